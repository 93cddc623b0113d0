"""Keys of the offices, and the lists by which their laptops hear of every change of keys."""

from __future__ import annotations

__all__ = ["ARCHIVE", "issue_list", "office_recipient", "renew_office_key"]

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.city.city import City
from app.city.keyring import LISTS, Keyring, conceal, next_number, reveal
from app.sync.facts import read_fact
from app.sync.identity import Certificate, Purpose, Signed, decode, sign
from app.sync.seal import suite_of
from app.sync.trust import KeyList, wrap_office_key
from db.tables.city import HubDevice, HubKeyList, HubOfficeKey

ARCHIVE = "archive/"  # fact, and the 6-digit code of a county: public key of its archive


def issue_list(session: Session, city: City, ring: Keyring, office: str) -> Signed:
    """A new key list for an office: every laptop of it hears what changed."""
    key = _office_key(session, office) or renew_office_key(session, ring, office)
    devices = session.scalars(select(HubDevice).where(HubDevice.office == office)).all()
    active = [
        decode(decode(device.certificate, Signed).body, Certificate)
        for device in devices
        if device.revoked_at is None
    ]
    serial = next_number(session, LISTS)
    listed = KeyList(
        serial=serial,
        hub=city.hub,
        hub_epoch=city.hub_epoch(session),
        office=office,
        certificates=[*ring.certificates, *(decode(d.certificate, Signed) for d in devices)],
        revoked=[device.key_id for device in devices if device.revoked_at],
        recipients=key.recipients,
        seal_to=[*ring.seals_to, key.recipient],
        office_key=wrap_office_key(reveal(ring, key.secret), active),
        servers=list(city.settings.servers),
        pins=[city.folder.pin()],
        archive=(read_fact(session, ARCHIVE + office[:6]) or b"").decode(),
    )
    signed = sign(listed, Purpose.KEY_LIST, ring.online)
    session.merge(HubKeyList(office=office, serial=serial, signed=signed.dump()))
    session.flush()
    return signed


def renew_office_key(
    session: Session, ring: Keyring, office: str, *, same_secret: bool = False, above: int = 0
) -> HubOfficeKey:
    """The next recipient set of an office.

    Args:
        same_secret: only the city's own keys changed; otherwise the office gets a new key, which
            a lost laptop does not learn.
        above: a number of sets that may have been given out already.
    """
    before = _office_key(session, office)
    number = max(before.recipients if before else 0, above) + 1
    if before and same_secret:
        identity, recipient = reveal(ring, before.secret), before.recipient
    else:
        identity, recipient = suite_of(ring.online.suite).new_identity()
    key = HubOfficeKey(
        office=office, recipients=number, recipient=recipient, secret=conceal(ring, identity)
    )
    session.add(key)
    session.flush()
    return key


def office_recipient(session: Session, office: str) -> tuple[int, str]:
    """Number of the recipient set and public key of an office; LookupError before it has one."""
    key = _office_key(session, office)
    if key is None:
        raise LookupError(office)
    return key.recipients, key.recipient


def _office_key(session: Session, office: str) -> HubOfficeKey | None:
    return session.scalars(
        select(HubOfficeKey)
        .where(HubOfficeKey.office == office)
        .order_by(HubOfficeKey.recipients.desc())
        .limit(1)
    ).first()
