"""What the city has to say of itself: one value, for people as lines and for programs as JSON."""

from __future__ import annotations

__all__ = ["DeviceStatus", "Gap", "OfficeStatus", "Status", "Waiting", "read_status"]

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.city.blobs import count_durable
from app.city.city import City
from app.city.officebooks import block_uses
from app.sync.digest import state_digest
from app.sync.identity import Certificate, check_digits, decode
from db.tables.city import HubDevice, HubKeyList, HubQuarantine
from db.tables.house import Fork, HeldBatch, HubOffice, Stream
from db.tables.office import Rejection


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """A laptop: how many entries of it are here, in a backup, and waiting beyond a gap."""

    number: str
    name: str
    enrolled_at: datetime
    seen_at: datetime | None
    revoked_at: datetime | None
    entries: int
    durable: int
    held: int
    frozen: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a committee and year that no case has and none will get."""

    committee: str
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class OfficeStatus:
    """An office: its order, what a backup holds of it, and the digest its laptops must have.

    Attributes:
        files: scans and photos signed for; files_durable: those in a backup.
    """

    code: str
    name: str
    entries: int
    durable: int
    rejected: int
    forks: int
    digest: str
    devices: tuple[DeviceStatus, ...]
    gaps: tuple[Gap, ...]
    files: int = 0
    files_durable: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a revoked laptop brought, until a person decides (import --accept ID)."""

    id: str
    device: str
    lo: int
    hi: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """The city.

    Attributes:
        digits: 核对码 of its root; keys_until: when the online key is due to be changed.
    """

    name: str
    digits: str
    hub_epoch: str
    keys_until: datetime
    offices: tuple[OfficeStatus, ...]
    waiting: tuple[Waiting, ...]


def read_status(session: Session, city: City) -> Status:
    """Everything, as of one moment."""
    ring = city.keyring(session)
    online = ring.trust.signer(ring.online.key_id)
    offices = session.scalars(select(HubKeyList.office).order_by(HubKeyList.office)).all()
    return Status(
        city.settings.name,
        check_digits(decode(ring.root.body, Certificate).signing),
        city.hub_epoch(session).hex(),
        datetime.fromtimestamp(online.expiry / 1000, city.clock.now().tzinfo),
        tuple(_office(session, city, office) for office in offices),
        tuple(_waiting(session)),
    )


def _office(session: Session, city: City, office: str) -> OfficeStatus:
    books = session.get(HubOffice, office)
    count = func.count()
    rejected = select(count).where(Rejection.office == office, ~Rejection.voided)
    forks = select(count).select_from(Fork).join(Stream, Stream.no == Fork.stream_no)
    return OfficeStatus(
        office,
        city.office_name(office),
        books.hub_seq if books else 0,
        books.durable if books else 0,
        session.execute(rejected).scalar_one(),
        session.execute(forks.where(Stream.office == office)).scalar_one(),
        state_digest(session, office).value.hex(),
        tuple(_devices(session, office)),
        tuple(_gaps(session, office)),
        *count_durable(session, office),
    )


def _devices(session: Session, office: str) -> Iterator[DeviceStatus]:
    query = select(HubDevice).where(HubDevice.office == office).order_by(HubDevice.device_no)
    for device in session.scalars(query):
        streams = session.scalars(
            select(Stream).where(Stream.device == device.device, Stream.shadow.is_(False))
        ).all()
        held = session.scalar(
            select(func.count())
            .select_from(HeldBatch)
            .where(HeldBatch.stream_id.in_([stream.stream_id for stream in streams]))
        )
        yield DeviceStatus(
            f"{office}-{device.device_no}",
            device.name,
            device.enrolled_at,
            device.seen_at,
            device.revoked_at,
            sum(stream.applied for stream in streams),
            sum(stream.durable for stream in streams),
            held or 0,
            any(stream.frozen for stream in streams),
        )


def _gaps(session: Session, office: str) -> Iterator[Gap]:
    gaps: dict[tuple[str, int], int] = {}
    for use in block_uses(session, office):
        key = (use.committee, use.block.year)
        gaps[key] = gaps.get(key, 0) + use.gaps
    for (committee, year), count in gaps.items():
        if count:
            yield Gap(committee, year, count)


def _waiting(session: Session) -> Iterator[Waiting]:
    query = (
        select(HubQuarantine, HubDevice.device_no)
        .outerjoin(HubDevice, HubDevice.device == HubQuarantine.device)
        .where(HubQuarantine.decided_at.is_(None))
        .order_by(HubQuarantine.received_at)
    )
    for kept, number in session.execute(query):
        yield Waiting(
            kept.id.hex()[:12], f"{kept.office}-{number}", kept.lo, kept.hi, kept.received_at
        )
