"""The city's side: takes uplinks in, and puts all streams of an office in one order."""

from __future__ import annotations

__all__ = [
    "City",
    "Marks",
    "Received",
    "backup_marks",
    "city_publish",
    "city_receive",
    "city_take_back",
    "city_write",
    "lock_office",
    "mark_durable",
    "new_hub_epoch",
    "own_stream",
    "renew_city",
]

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from app.clock import Clock
from app.ids import new_id
from app.sync.append import Draft, append
from app.sync.apply import Applied
from app.sync.arrival import Run, Where, receive, runs_of
from app.sync.batch import Opened
from app.sync.erasure import follow_erasures
from app.sync.facts import HUB_EPOCH, read_fact, write_fact
from app.sync.judge import Reason
from app.sync.ledger import Ledger, StreamRow
from app.sync.replica import Replica
from app.sync.rulings import acknowledged, forked, rejected, rejections
from app.sync.verdicts import follow_rejections
from db.tables.house import HeldBatch, HubOffice, HubRun, Stream
from db.tables.sealing import SealedRecord

_OFFICE = HubOffice.__table__.c
_ADD_RUN = insert(HubRun)
_LAST = select(_OFFICE.hub_seq).where(_OFFICE.office == bindparam("which")).with_for_update()
_COUNT = (
    update(HubOffice).where(_OFFICE.office == bindparam("which")).values(hub_seq=bindparam("last"))
)
_HELD = (
    select(HeldBatch.lo, HeldBatch.hi)
    .where(HeldBatch.stream_id == bindparam("name"))
    .order_by(HeldBatch.lo)
)

_TIME = 6  # bytes of a UUIDv7 that hold its time


@dataclass(frozen=True, slots=True)
class City:
    """The city as the sync knows it.

    Attributes:
        hub: its id, 16 bytes: the device of its own streams, and whose hand writes there.
    """

    hub: bytes
    replica: Replica


@dataclass(slots=True)
class Received:
    """What one uplink did.

    Attributes:
        stream: as it stands now.
        held: (lo, hi) of what waits beyond a gap.
        rejected: entries of it without effect, judged now or before, as (seq, reason).
        applied: what was new.
    """

    where: Where
    stream: StreamRow
    held: list[tuple[int, int]] = field(default_factory=list)
    rejected: list[tuple[int, Reason]] = field(default_factory=list)
    applied: Applied = field(default_factory=Applied)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the books stood when a backup began.

    Attributes:
        streams: stream number → last seq; offices: office → last hub_seq.
    """

    streams: dict[int, int]
    offices: dict[str, int]


def new_hub_epoch(clock: Clock) -> bytes:
    """A fresh incarnation of the city's database, 16 bytes; later ones compare greater."""
    return new_id(clock)


def renew_city(session: Session, clock: Clock) -> bytes:
    """Start a new incarnation, because the database was put back to an earlier day.

    The city's own streams end here: what they held after that day comes back from the laptops.
    What is here now came from a backup, so it is durable.
    """
    before = read_fact(session, HUB_EPOCH) or b""
    epoch = new_hub_epoch(clock)
    if epoch <= before:  # the clock is behind what it was
        later = int.from_bytes(before[:_TIME], "big") + 1
        epoch = later.to_bytes(_TIME, "big") + epoch[_TIME:]
    write_fact(session, HUB_EPOCH, epoch)
    session.execute(update(Stream).where(Stream.own).values(own=False))
    session.execute(update(HubOffice).values(stream_no=None, receipts=0))
    mark_durable(session, backup_marks(session))
    return epoch


def _lock(ledger: Ledger, office: str) -> int:
    """Lock the office's books, and return the last hub_seq given out."""
    last = ledger.connection.execute(_LAST, {"which": office}).scalar_one_or_none()
    return lock_office(ledger.session, office).hub_seq if last is None else last


def lock_office(session: Session, office: str) -> HubOffice:
    """The office's books, locked for this transaction: one writer at a time gives out hub_seq."""
    make = text(
        "INSERT INTO hub_office (office, hub_seq, durable, receipts) "
        "VALUES (:office, 0, 0, 0) ON CONFLICT DO NOTHING"
    )
    session.execute(make, {"office": office})
    query = select(HubOffice).where(HubOffice.office == office).with_for_update()
    return session.execute(query.execution_options(populate_existing=True)).scalar_one()


def own_stream(ledger: Ledger, city: City, office: str) -> StreamRow:
    """The city's own stream for an office, made when it is first written to."""
    books = lock_office(ledger.session, office)
    if books.stream_no is not None:
        return ledger.stream(books.stream_no)
    stream = ledger.open(city.hub, secrets.token_bytes(16), office, own=True)
    books.stream_no = stream.no
    ledger.session.flush()
    return stream


def city_write(ledger: Ledger, city: City, office: str, drafts: Iterable[Draft]) -> Applied:
    """Write entries of the city's own stream for an office; they get their place at publishing."""
    written = list(drafts)
    if not written:
        return Applied()
    return append(ledger, city.replica, own_stream(ledger, city, office).no, written)


def city_publish(ledger: Ledger, office: str) -> int:
    """Give every entry of the office without one its place in the order; returns the last hub_seq.

    The city's own entries come first: a rejection must be known before what it rejects.
    """
    last = _lock(ledger, office)
    streams = [stream for stream in ledger.streams(office) if stream.applied > stream.ordered]
    for stream in sorted(streams, key=lambda stream: (not stream.own, stream.no)):
        before, last = last, last + stream.applied - stream.ordered
        run = {
            "office": office,
            "hub_from": before + 1,
            "hub_to": last,
            "stream_no": stream.no,
            "lo": stream.ordered + 1,
            "hi": stream.applied,
        }
        ledger.connection.execute(_ADD_RUN, run)
        ledger.change(stream.no, ordered=stream.applied)
    ledger.connection.execute(_COUNT, {"which": office, "last": last})
    return last


def city_receive(session: Session, city: City, run: Run) -> Received:
    """Take an uplink in: merge it, answer for every entry, put it in the office's order.

    Idempotent: what is known already changes nothing and is answered the same.
    """
    ledger = Ledger(session)
    _lock(ledger, run.office)
    arrived = receive(ledger, city.replica, run)
    applied = arrived.applied
    hub, clock = city.hub, city.replica.clock
    own = [
        *rejected(hub, clock, run.office, arrived.stream, applied.denied),
        *(forked(ledger, hub, clock, arrived) if arrived.where is Where.FORK else ()),
    ]
    if applied.count or own:
        _conclude(ledger, city, run.office, own, applied)
    stream = ledger.stream(arrived.stream.no)
    held = ledger.connection.execute(_HELD, {"name": stream.stream_id})
    return Received(
        arrived.where,
        stream,
        [(lo, hi) for lo, hi in held],
        rejections(session, stream, run.lo) if ledger.refused(stream.no) else [],
        applied,
    )


def city_take_back(session: Session, city: City, opened: Opened) -> Applied:
    """After a restore: take back a downlink the city once sealed, from a laptop that kept it.

    Nothing in it is judged again: it is the city's own word.
    """
    ledger = Ledger(session)
    office = opened.inner.shared.office
    lock_office(session, office)
    applied = Applied()
    own: list[Draft] = []
    for run in runs_of(opened, judged=True):
        arrived = receive(ledger, city.replica, run)
        applied.add(arrived.applied)
        # What waited for this behind a gap is judged like any uplink.
        own += rejected(
            city.hub, city.replica.clock, office, arrived.stream, arrived.applied.denied
        )
        if arrived.where is Where.FORK:
            own += forked(ledger, city.hub, city.replica.clock, arrived)
    follow_rejections(ledger, city.replica, applied)
    _conclude(ledger, city, office, own, applied)
    return applied


def _conclude(
    ledger: Ledger, city: City, office: str, own: Iterable[Draft], applied: Applied
) -> None:
    """Write the city's word on what came in, and put all of it in the office's order."""
    applied.add(city_write(ledger, city, office, own))
    lifted = city_write(
        ledger, city, office, acknowledged(ledger, city.replica, city.hub, office, applied)
    )
    follow_rejections(ledger, city.replica, lifted)
    applied.add(lifted)
    follow_erasures(
        ledger, city.replica, applied, applied.touched.get(SealedRecord.__tablename__, ())
    )
    city_publish(ledger, office)
    ledger.session.expire_all()  # rows were written past it
    city.replica.touched(ledger.session, applied.touched)


def backup_marks(session: Session) -> Marks:
    """What a backup begun after this holds at least."""
    streams = session.execute(select(Stream.no, Stream.applied))
    offices = session.execute(select(HubOffice.office, HubOffice.hub_seq))
    return Marks(
        {stream.no: stream.applied for stream in streams},
        {office.office: office.hub_seq for office in offices},
    )


def mark_durable(session: Session, marks: Marks) -> None:
    """The backup is safe: what it holds is durable from now on."""
    for no, applied in marks.streams.items():
        session.execute(
            update(Stream).where(Stream.no == no, Stream.durable < applied).values(durable=applied)
        )
    for office, hub_seq in marks.offices.items():
        session.execute(
            update(HubOffice)
            .where(HubOffice.office == office, HubOffice.durable < hub_seq)
            .values(durable=hub_seq)
        )
