"""Sealed files of others, kept as they came until what they hold is safe with the city.

A colleague's uplink, met on a stick, is carried on to the city. A downlink is given back to a city
that was put back to an earlier day: it bears the city's own signature, so it is believed.
"""

from __future__ import annotations

__all__ = ["files_to_carry", "forget_safe", "keep"]

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.sync.ledger import Ledger, StreamRow
from db.tables.house import KeptFile, Stream

_Runs = list[tuple[int, int]]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Runs).decode


def keep(
    session: Session,
    sealed: bytes,
    runs: Iterable[tuple[int, int]],
    *,
    up: bool,
    hub_epoch: bytes,
    hub_to: int = 0,
) -> None:
    """Keep a file.

    Args:
        runs: (stream number, last seq) of each stream in it.
        hub_epoch, hub_to: of a downlink: the order it was read in, and its last place there.
    """
    name = sha256(sealed).digest()
    if session.get(KeptFile, name) is None:
        session.add(
            KeptFile(
                id=name,
                up=up,
                hub_epoch=hub_epoch,
                hub_to=hub_to,
                runs=_encode(list(runs)),
                sealed=sealed,
            )
        )
        session.flush()


def files_to_carry(ledger: Ledger, hub_epoch: bytes) -> Iterator[bytes]:
    """The files the city may not have: uplinks it has not sent down, downlinks of its past."""
    columns = (KeptFile.up, KeptFile.hub_epoch, KeptFile.runs, KeptFile.id)
    for kept in ledger.session.execute(select(*columns).order_by(KeptFile.hub_to)).all():
        if not kept.up and kept.hub_epoch == hub_epoch:
            continue
        runs = [(ledger.stream(no), hi) for no, hi in _decode(kept.runs)]
        if not all(_settled(ledger, stream, hi) for stream, hi in runs):
            query = select(KeptFile.sealed).where(KeptFile.id == kept.id)
            yield ledger.session.execute(query).scalar_one()


def _settled(ledger: Ledger, stream: StreamRow, hi: int) -> bool:
    """Whether the city has it, or has spoken on the stream's fork and takes no more of it."""
    if stream.shadow:
        return not ledger.unspoken(stream)
    return stream.frozen or stream.receipted >= hi


def forget_safe(ledger: Ledger, hub_epoch: bytes, durable: int) -> None:
    """Let go of what a backup of the city holds.

    Args:
        durable: the last hub_seq of the office that is in a backup, in the order of hub_epoch.
    """
    session = ledger.session
    safe = select(KeptFile.id, KeptFile.runs).where(
        KeptFile.up.is_(False), KeptFile.hub_epoch == hub_epoch, KeptFile.hub_to <= durable
    )
    held = session.execute(safe).all()
    for kept in held:
        for no, hi in _decode(kept.runs):
            session.execute(
                update(Stream).where(Stream.no == no, Stream.durable < hi).values(durable=hi)
            )
    gone = [kept.id for kept in held]
    others = select(KeptFile.id, KeptFile.runs).where(KeptFile.id.not_in(gone))
    gone += [
        kept.id
        for kept in session.execute(others).all()
        if all(ledger.stream(no).durable >= hi for no, hi in _decode(kept.runs))
    ]
    if gone:
        session.execute(delete(KeptFile).where(KeptFile.id.in_(gone)))
