"""Who belongs to the city: one-time codes, certificates, revocation, new keys."""

from __future__ import annotations

__all__ = [
    "NewCode",
    "add_online_key",
    "enrol",
    "find_device",
    "make_code",
    "number_after",
    "read_code",
    "revoke",
    "rotate",
    "take_back_list",
]

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.city.city import ROLES, City
from app.city.keylists import issue_list, renew_office_key
from app.city.keyring import Holder, certify, conceal, load_keyring, next_number, reveal
from app.errors import Fault, Refused
from app.failpoints import hit
from app.i18n import tr
from app.sync.codes import CodeRefused, CodeWhy
from app.sync.enrol import Request, code_id, new_code, parse_code, proves
from app.sync.identity import Certificate, Keys, Signed, Subject, decode, key_id_of, new_keys
from db.tables.city import HubCode, HubDevice, HubKey, HubKeyList

_CERTIFICATES = "certificate_serial"


@dataclass(frozen=True, slots=True)
class NewCode:
    """What goes on the 登记单 of one laptop."""

    code: str
    expires_at: datetime


def make_code(session: Session, city: City, office: str, *, days: int) -> NewCode:
    """A one-time code for one laptop of an office; raises Refused where there is no such office."""
    city.office_name(office)
    code, expires_at = new_code(), city.clock.now() + timedelta(days=days)
    parsed = parse_code(code)
    session.add(
        HubCode(
            code_id=code_id(parsed),
            office=office,
            secret=conceal(city.keyring(session), parsed),
            expires_at=expires_at,
        )
    )
    return NewCode(code, expires_at)


def read_code(session: Session, city: City, request: Request) -> tuple[HubCode, str]:
    """The code a request names, and its 16 characters; raises Refused.

    A laptop whose answer was lost may ask again with the same keys.
    """
    kept = session.get(HubCode, request.code, with_for_update=True) if request.code else None
    code = reveal(city.keyring(session), kept.secret) if kept else ""
    if kept is None or not proves(request, code):
        raise CodeRefused(CodeWhy.UNKNOWN)
    if kept.device is not None and kept.device != request.device:
        raise CodeRefused(CodeWhy.USED)
    if kept.device is None and kept.expires_at < city.clock.now():
        raise CodeRefused(CodeWhy.EXPIRED)
    return kept, code


def enrol(session: Session, city: City, request: Request, office: str) -> Signed:
    """The certificate of a laptop whose request was proven or compared; the same if it has one.

    Raises:
        Refused: the id or the key belongs to another laptop, or it was revoked.
    """
    known = session.get(HubDevice, request.device)
    key_id = key_id_of(request.suite, request.signing)
    if known is not None:
        if (known.key_id, known.office, known.revoked_at) != (key_id, office, None):
            raise CodeRefused(CodeWhy.ENROLLED)
        return decode(known.certificate, Signed)
    ring = city.keyring(session)
    given = session.scalars(select(HubDevice.device_no).where(HubDevice.office == office))
    device_no = number_after(given)
    holder = Holder(
        request.suite,
        request.signing,
        request.recipient,
        request.device,
        city.office_name(office),
        office,
        city.county_bureau(office),
        device_no,
        tuple(map(str, ROLES)),
    )
    serial = next_number(session, _CERTIFICATES)
    signed = certify(holder, Subject.DEVICE, ring.online, serial=serial, clock=city.clock)
    certificate = decode(signed.body, Certificate)
    session.add(_device(certificate, signed, request.name, city.clock.now()))
    session.flush()
    issue_list(session, city, ring, office)
    return signed


def number_after(given: Iterable[str]) -> str:
    """The number of the next laptop of an office: its records are numbered by it.

    Never by counting them: a city that was put back may not know again the laptops it lost, and
    two of one number would give one consultation's number twice.
    """
    return f"{max(map(int, given), default=0) + 1:02d}"


def find_device(session: Session, text: str) -> HubDevice:
    """A laptop by "office-number" ("440705101-02") or by the start of its id; raises Refused."""
    office, _, number = text.partition("-")
    found = [
        device
        for device in session.scalars(select(HubDevice))
        if (device.office, device.device_no) == (office, number)
        or (len(text) >= 6 and device.device.hex().startswith(text.lower()))
    ]
    if len(found) != 1:
        raise Refused(
            Fault(
                tr("找不到电脑 {text}。请用 status 列出的编号，例如 440705101-02。").format(
                    text=text
                )
            )
        )
    return found[0]


def revoke(session: Session, city: City, device: HubDevice) -> None:
    """Take a laptop out of use: its files no longer count, and its office gets a new key."""
    if device.revoked_at is not None:
        return
    device.revoked_at = city.clock.now()
    session.flush()
    ring = city.keyring(session)
    renew_office_key(session, ring, device.office)
    issue_list(session, city, ring, device.office)


def rotate(session: Session, city: City, root: Keys) -> Keys:
    """A new online key, certified by the root; every laptop gets a certificate by it, and a list.

    The new key must be kept in the folder by the caller before the transaction ends.
    """
    before = city.keyring(session)
    online = new_keys(root.suite)
    add_online_key(session, city, online, root)
    city.folder.add_online(online)
    hit("city.rotate.kept")
    ring = load_keyring(session, city.folder)
    for device in session.scalars(select(HubDevice).where(HubDevice.revoked_at.is_(None))):
        old = decode(decode(device.certificate, Signed).body, Certificate)
        device.certificate = _renewed(session, city, old, online).dump()
    session.flush()
    for office in session.scalars(select(HubKeyList.office)).all():
        renew_office_key(session, ring, office, same_secret=True)
        issue_list(session, city, ring, office)
    for code in session.scalars(select(HubCode).where(HubCode.device.is_(None))):
        code.secret = conceal(ring, reveal(before, code.secret))
    return online


def take_back_list(session: Session, city: City, signed: Signed) -> None:
    """After a restore: laptops and revocations of a later day, from a list a laptop kept.

    The secret of a later office key is lost to the city, so the office gets a new one.

    Raises:
        Unreadable: it is no list of this city.
    """
    ring = city.keyring(session)
    _, listed = ring.amnesty.take(signed)  # checks every certificate in it
    learned = [_take_back(session, city, certificate) for certificate in listed.certificates]
    lost = select(HubDevice).where(
        HubDevice.key_id.in_(listed.revoked), HubDevice.revoked_at.is_(None)
    )
    for device in session.scalars(lost).all():
        device.revoked_at = city.clock.now()
        learned.append(True)
    if not any(learned):
        return
    session.flush()
    ring = load_keyring(session, city.folder)
    renew_office_key(session, ring, listed.office, above=listed.recipients)
    issue_list(session, city, ring, listed.office)


def add_online_key(session: Session, city: City, online: Keys, root: Keys) -> None:
    """Enter a certificate of the root on an online key."""
    signed = certify(
        Holder(online.suite, online.public, online.recipient, city.hub, city.settings.name),
        Subject.HUB,
        root,
        serial=next_number(session, _CERTIFICATES),
        clock=city.clock,
    )
    session.add(
        HubKey(
            key_id=online.key_id,
            subject=Subject.HUB,
            since=city.clock.now(),
            certificate=signed.dump(),
        )
    )
    session.flush()


def _take_back(session: Session, city: City, signed: Signed) -> bool:
    """Enter a certificate; whether it was not known."""
    certificate = decode(signed.body, Certificate)
    key_id, now = certificate.key_id, city.clock.now()
    if certificate.subject is Subject.HUB:
        if session.get(HubKey, key_id):
            return False
        session.add(
            HubKey(key_id=key_id, subject=Subject.HUB, since=now, certificate=signed.dump())
        )
    else:
        if session.get(HubDevice, certificate.device):
            return False
        session.add(_device(certificate, signed, "", now))
    session.flush()
    return True


def _device(certificate: Certificate, signed: Signed, name: str, now: datetime) -> HubDevice:
    return HubDevice(
        device=certificate.device,
        office=certificate.office,
        device_no=certificate.device_no,
        name=name,
        key_id=certificate.key_id,
        certificate=signed.dump(),
        enrolled_at=now,
    )


def _renewed(session: Session, city: City, old: Certificate, issuer: Keys) -> Signed:
    holder = Holder(
        old.suite,
        old.signing,
        old.recipient,
        old.device,
        old.name,
        old.office,
        old.county,
        old.device_no,
        tuple(old.roles),
    )
    serial = next_number(session, _CERTIFICATES)
    return certify(holder, Subject.DEVICE, issuer, serial=serial, clock=city.clock)
