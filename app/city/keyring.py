"""The city's keys in use: who it trusts, what it opens with, to whom it seals."""

from __future__ import annotations

__all__ = [
    "Holder",
    "Keyring",
    "certify",
    "conceal",
    "current_serial",
    "load_keyring",
    "next_number",
    "reveal",
]

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.city.folder import CityFolder
from app.clock import Clock
from app.sync.facts import HUB_EPOCH, read_fact
from app.sync.format import Shared
from app.sync.identity import Certificate, Keys, Purpose, Signed, Subject, decode, sign
from app.sync.seal import suite_of
from app.sync.trust import KeyList, Trust
from db.schema import VERSION
from db.tables.city import HubDevice, HubKey, HubKeyList
from db.tables.house import Fact

LISTS = "key_list_serial"  # grows with every key list of any office

_LIVES = {  # days until a certificate is renewed at the latest
    Subject.ROOT: 366 * 20,
    Subject.HUB: 366,
    Subject.DEVICE: 366 * 3,
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose key is certified: its public halves, and what the certificate says (Certificate)."""

    suite: int
    signing: bytes
    recipient: str
    device: bytes
    name: str
    office: str = ""
    county: str = ""
    device_no: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys as of one moment; a value, read anew when the serial of key lists has grown.

    Attributes:
        serial: of the newest key list of any office.
        hub, hub_epoch: the city, and the incarnation of its database.
        lists: the newest key list of each office.
        online: the key in use; identities: secret keys that open, newest first.
        root: the certificate of the offline key; escrow: its public encryption key.
        certificates: of all online keys.
        trust: whose files count; amnesty: the same as if nobody had been revoked, to look into
            what a revoked laptop brought.
    """

    serial: int
    hub: bytes
    hub_epoch: bytes
    lists: Mapping[str, tuple[Signed, KeyList]]
    online: Keys
    identities: tuple[str, ...]
    root: Signed
    escrow: str
    certificates: tuple[Signed, ...]
    trust: Trust
    amnesty: Trust

    def shared(self, office: str, cursor: tuple[int, int] = (0, 0)) -> Shared:
        """What every file of the city for this office says of itself; KeyError for none of ours."""
        _, listed = self.lists[office]
        return Shared(VERSION, office, self.hub, self.hub_epoch, listed.recipients, cursor)

    @property
    def seals_to(self) -> list[str]:
        """Who can open what only the city may: its online key and the one in the safe."""
        return [self.online.recipient, self.escrow]


def load_keyring(session: Session, folder: CityFolder) -> Keyring:
    """The keys in use now."""
    by_subject: dict[int, list[Signed]] = {Subject.ROOT: [], Subject.HUB: []}
    rows = session.execute(select(HubKey.subject, HubKey.certificate).order_by(HubKey.since))
    for subject, certificate in rows:
        by_subject[subject].append(decode(certificate, Signed))
    root, certificates = by_subject[Subject.ROOT][0], by_subject[Subject.HUB]
    devices = session.scalars(select(HubDevice.certificate))
    amnesty = Trust.start(root).admit(
        *certificates, *(decode(certificate, Signed) for certificate in devices)
    )
    trust, lists = amnesty, {}
    for kept in session.scalars(select(HubKeyList.signed)):
        signed = decode(kept, Signed)
        trust, listed = trust.take(signed)
        lists[listed.office] = signed, listed
    online = folder.online()
    certified = {decode(signed.body, Certificate).key_id for signed in certificates}
    return Keyring(
        current_serial(session),
        trust.hub,
        read_fact(session, HUB_EPOCH) or b"",
        lists,
        # A key without a certificate is what a rotation left that did not come to its end.
        next(keys for keys in online if keys.key_id in certified),
        tuple(keys.identity for keys in online),
        root,
        decode(root.body, Certificate).recipient,
        tuple(certificates),
        trust,
        amnesty,
    )


def current_serial(session: Session) -> int:
    """Serial of the newest key list."""
    kept = session.execute(select(Fact.value).where(Fact.name == LISTS)).scalar_one_or_none()
    return int.from_bytes(kept or b"", "big")


def next_number(session: Session, name: str) -> int:
    """The next number of a counter, from 1; its row is locked until the transaction ends."""
    fact = session.get(Fact, name, with_for_update=True, populate_existing=True)
    number = int.from_bytes(fact.value if fact else b"", "big") + 1
    session.merge(Fact(name=name, value=number.to_bytes(8, "big")))
    session.flush()
    return number


def certify(holder: Holder, subject: Subject, issuer: Keys, *, serial: int, clock: Clock) -> Signed:
    """A certificate on a key, valid from now on."""
    certificate = Certificate(
        suite=holder.suite,
        serial=serial,
        subject=subject,
        device=holder.device,
        signing=holder.signing,
        recipient=holder.recipient,
        office=holder.office,
        name=holder.name,
        county=holder.county,
        device_no=holder.device_no,
        roles=list(holder.roles),
        not_before=_milliseconds(clock.now()),
        expiry=_milliseconds(clock.now() + timedelta(days=_LIVES[subject])),
    )
    return sign(certificate, Purpose.CERTIFICATE, issuer)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def conceal(ring: Keyring, secret: str) -> bytes:
    """A secret as the database keeps it: a copy of the database alone opens nothing."""
    return suite_of(ring.online.suite).encrypt(secret.encode(), ring.seals_to)


def reveal(ring: Keyring, kept: bytes) -> str:
    """What conceal() kept."""
    return suite_of(ring.online.suite).decrypt(kept, ring.identities).decode()
