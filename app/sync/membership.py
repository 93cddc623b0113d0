"""What enrolment gave this laptop: its keys, its certificate, whom it trusts, to whom it seals."""

from __future__ import annotations

__all__ = [
    "Membership",
    "join",
    "keep_keys",
    "read_key_list",
    "read_keys",
    "read_membership",
    "take_key_list",
]

from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

import msgspec
from msgspec import Meta
from sqlalchemy.orm import Session

from app.sync.enrol import Enrolled
from app.sync.identity import Certificate, Keys, Signed, Subject, decode
from app.sync.trust import KeyList, Trust, unwrap_office_key
from db.entry import Id16
from db.tables.house import Fact

_KEYS = "keys"
_MEMBERSHIP = "membership"
_NAMING = b"byn/content-names/1\0"


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    """What is kept besides the keys; trust is built from it anew at each opening.

    Attributes:
        office_keys: secret office keys, newest first: older files stay readable.
    """

    device: Id16
    root: Signed
    certificate: Signed
    key_list: Signed
    office_keys: Annotated[list[str], Meta(max_length=1000)]


class _Device(msgspec.Struct, array_like=True, frozen=True):
    device: Id16
    keys: bytes


@dataclass(frozen=True, slots=True)
class Membership:
    """The laptop as a member of its office.

    Attributes:
        certificate: the newest one on its own key.
        trust: the signers it knows; listed: the city's newest key list.
        identities: secret keys that open what comes in: its own, then the office's, newest first.
        city: name of the city's bureau ("江门市司法局").
        revoked: the city took the laptop out of use; what it seals is kept for a person.
    """

    device: bytes
    keys: Keys
    certificate: Certificate
    trust: Trust
    listed: KeyList
    identities: tuple[str, ...]
    city: str
    revoked: bool

    @property
    def naming(self) -> bytes:
        """The key by which contents are named in all laptops of the office (see Contents)."""
        return sha256(_NAMING + self.identities[1].encode()).digest()

    @property
    def recipients(self) -> list[str]:
        """To whom an uplink is sealed: the city, its escrow key, the office."""
        return self.listed.seal_to

    @property
    def city_short(self) -> str:
        """The city's bureau as people call it ("江门市局")."""
        return self.city.replace("司法局", "局")


def keep_keys(session: Session, device: bytes, keys: Keys) -> None:
    """Remember the keys of a laptop that is about to ask, before anybody else hears of them."""
    session.merge(Fact(name=_KEYS, value=msgspec.msgpack.encode(_Device(device, keys.dump()))))


def read_keys(session: Session) -> tuple[bytes, Keys] | None:
    """Id and keys of this laptop, or None before it first asked."""
    fact = session.get(Fact, _KEYS)
    if fact is None:
        return None
    kept = msgspec.msgpack.decode(fact.value, type=_Device)
    return kept.device, Keys.load(kept.keys)


def join(session: Session, enrolled: Enrolled) -> Membership:
    """Keep what the city answered, once a person compared the digits or the code proved it."""
    device, keys = _own(session)
    office_key = unwrap_office_key(enrolled.keys, device, keys)
    kept = _Kept(device, enrolled.root, enrolled.signed, enrolled.key_list, [office_key])
    _keep(session, kept)
    return _membership(kept, keys)


def read_membership(session: Session) -> Membership | None:
    """The laptop's membership, or None before it was enrolled."""
    fact = session.get(Fact, _MEMBERSHIP)
    if fact is None:
        return None
    _, keys = _own(session)
    return _membership(decode(fact.value, _Kept), keys)


def read_key_list(session: Session) -> Signed:
    """The newest key list, as the city signed it; raises LookupError before enrolment."""
    fact = session.get(Fact, _MEMBERSHIP)
    if fact is None:
        raise LookupError("not enrolled")
    return decode(fact.value, _Kept).key_list


def take_key_list(session: Session, signed: Signed) -> Membership:
    """Keep a newer key list, with the office key it brings; an older one changes nothing.

    Raises:
        Unreadable: it is not from the city, or for another office; nothing was changed.
    """
    fact = session.get(Fact, _MEMBERSHIP)
    if fact is None:
        raise LookupError("not enrolled")
    _, keys = _own(session)
    kept = decode(fact.value, _Kept)
    before = _membership(kept, keys)
    _, listed = before.trust.take(signed)
    if listed.serial <= before.listed.serial and listed.hub_epoch == before.listed.hub_epoch:
        return before
    kept = msgspec.structs.replace(kept, key_list=signed)
    if kept.device in listed.office_key:
        office_key = unwrap_office_key(listed, kept.device, keys)
        others = [key for key in kept.office_keys if key != office_key]
        kept = msgspec.structs.replace(kept, office_keys=[office_key, *others])
    _keep(session, kept)
    return _membership(kept, keys)


def _own(session: Session) -> tuple[bytes, Keys]:
    own = read_keys(session)
    if own is None:
        raise LookupError("no keys were made")
    return own


def _keep(session: Session, kept: _Kept) -> None:
    session.merge(Fact(name=_MEMBERSHIP, value=msgspec.msgpack.encode(kept)))


def _membership(kept: _Kept, keys: Keys) -> Membership:
    trust = Trust.start(kept.root)
    city = next(c.name for c in trust.signers() if c.subject is Subject.ROOT)
    trust, listed = trust.take(kept.key_list)
    trust = trust.admit(kept.certificate)
    own = next((c for c in trust.signers() if c.key_id == keys.key_id), None)
    return Membership(
        kept.device,
        keys,
        own or decode(kept.certificate.body, Certificate),
        trust.of_office(listed.office),
        listed,
        (keys.identity, *kept.office_keys),
        city,
        revoked=own is None,
    )
