"""Answers a laptop that asks to be taken in, by code or by stick."""

from __future__ import annotations

__all__ = ["admit_by_code", "admit_by_stick"]

from pathlib import Path

from sqlalchemy.orm import Session

from app.city.city import City
from app.city.keyring import load_keyring
from app.city.officebooks import furnish
from app.city.registry import enrol, read_code
from app.sync.enrol import Request, open_request, seal_reply


def admit_by_code(session: Session, city: City, source: bytes) -> bytes:
    """The sealed reply to a request that knows a one-time code; the same again if it asks again.

    Raises:
        Unreadable: it is no request.
        CodeRefused: the code is unknown, used by another laptop or expired.
    """
    request = open_request(source)
    kept, code = read_code(session, city, request)
    kept.device = request.device
    return _reply(session, city, request, kept.office, code)


def admit_by_stick(session: Session, city: City, source: Path | bytes, office: str) -> bytes:
    """The sealed reply to a request whose 核对码 a person compared.

    Raises:
        Unreadable: it is no request.
        CodeRefused: the laptop belongs elsewhere or was revoked.
    """
    return _reply(session, city, open_request(source), office, None)


def _reply(session: Session, city: City, request: Request, office: str, code: str | None) -> bytes:
    certificate = enrol(session, city, request, office)
    furnish(session, city, office)
    ring = load_keyring(session, city.folder)
    signed, _ = ring.lists[office]
    return seal_reply(
        request,
        ring.root,
        certificate,
        signed,
        shared=ring.shared(office),
        hub=ring.online,
        code=code,
    )
