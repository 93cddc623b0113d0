"""The city's own word on what came in: what it rejects, where a stream forked, whom it now knows.

Each ruling is an ordinary entry of the city's stream, so every replica comes to the same rows.
"""

from __future__ import annotations

__all__ = ["acknowledged", "forked", "rejected", "rejections"]

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import Clock
from app.ids import new_id
from app.sync.append import Draft, restated, values_of
from app.sync.apply import Applied
from app.sync.arrival import Arrived
from app.sync.feed import linked
from app.sync.judge import Denied, Reason
from app.sync.ledger import FORK, Ledger, StreamRow
from app.sync.replica import Replica
from db.entry import Body, Entry, Kind, Version
from db.registers import decode
from db.tables.house import Fork, JournalEntry
from db.tables.office import Rejection, User

_JOURNAL = JournalEntry.__table__.c
_TOLD = 1000  # rejections a receipt names at most


def rejected(
    hub: bytes, clock: Clock, office: str, stream: StreamRow, denied: Iterable[Denied]
) -> Iterator[Draft]:
    """The rejections of entries just denied."""
    for entry, reason in denied:
        what = {"tbl": entry.table, "row": entry.row, "sentence": reason.sentence}
        yield _rejection(hub, clock, office, (stream.stream_id, entry.seq), reason.value, what)


def rejections(session: Session, stream: StreamRow, lo: int) -> list[tuple[int, Reason]]:
    """Entries of a stream from seq lo on that have no effect, for its receipt."""
    query = (
        select(Rejection.seq, Rejection.reason)
        .where(
            Rejection.stream == stream.stream_id,
            Rejection.seq >= lo,
            Rejection.reason != FORK,
            Rejection.voided.is_(False),
        )
        .order_by(Rejection.seq)
        .limit(_TOLD)
    )
    return [(found.seq, Reason(found.reason)) for found in session.execute(query)]


def acknowledged(
    ledger: Ledger, replica: Replica, hub: bytes, office: str, applied: Applied
) -> Iterator[Draft]:
    """Lifts rejections of entries whose authors became known only now.

    A person is often entered on one laptop and writes on another, which may come to town first.
    """
    people = applied.touched.get(User.__tablename__)
    if not people:
        return
    query = select(Rejection).where(
        Rejection.office == office,
        Rejection.reason == Reason.ACTOR.value,
        Rejection.voided.is_(False),
    )
    roles = {user.id: user.role for user in _users(ledger.session, people)}
    for rejection in ledger.session.scalars(query):
        actor = _author(ledger, (rejection.stream, rejection.seq))
        if actor not in roles or not replica.may_write(roles[actor], rejection.tbl):
            continue
        heads = decode(rejection.heads)["void"].heads
        values = {"void": {"voided": True, "void_reason": ""}}
        body = Body(values, {"void": [version for version, _ in heads]})
        yield Draft(hub, office, Rejection.__tablename__, rejection.id, Kind.VOID, body)


def forked(ledger: Ledger, hub: bytes, clock: Clock, arrived: Arrived) -> Iterator[Draft]:
    """Freezes a stream with two contents, keeps both, and announces where they part.

    From there on its versions name two contents, and nobody can tell which of them a later writer
    saw. So the city vouches for the one it applied with entries of its own: what was written upon
    the other content then stands beside it for a person to review, and not above it.
    """
    stream, run = arrived.stream, arrived.run
    session = ledger.session
    if session.get(Fork, (stream.no, run.lo, run.hashes[-1])) is None:
        plain = msgspec.msgpack.encode(run)
        seen_at = clock.now()
        session.add(
            Fork(stream_no=stream.no, lo=run.lo, head=run.hashes[-1], seen_at=seen_at, plain=plain)
        )
        session.flush()
    ledger.change(stream.no, frozen=True)
    announced = session.scalar(
        select(func.min(Rejection.seq)).where(
            Rejection.stream == stream.stream_id, Rejection.reason == FORK
        )
    )
    if announced is not None and announced <= arrived.differs:
        return
    what = {"tbl": "", "row": bytes(16), "sentence": ""}
    at = (stream.stream_id, arrived.differs)
    yield _rejection(hub, clock, stream.office, at, FORK, what)
    yield from _vouched(ledger, hub, stream, arrived.differs, announced)


def _vouched(
    ledger: Ledger, hub: bytes, stream: StreamRow, first: int, before: int | None
) -> Iterator[Draft]:
    """The last write of each group by entries in force from seq first up to before."""
    last: dict[tuple[str, bytes], dict[str, tuple[int, dict[str, Any]]]] = {}
    like: dict[tuple[str, bytes], Entry] = {}
    refused = ledger.refused(stream.no)
    for item in linked(ledger.session, stream, first, (before or stream.applied + 1) - 1):
        entry = item.entry
        if entry.seq in refused:
            continue
        row = entry.table, entry.row
        like[row] = entry
        groups = {group: (entry.seq, values) for group, values in values_of(entry).items()}
        last[row] = last.get(row, {}) | groups
    for row, said in last.items():
        if said:
            yield restated(hub, stream.stream_id, said, like[row])


def _rejection(
    hub: bytes, clock: Clock, office: str, at: Version, reason: str, what: dict[str, Any]
) -> Draft:
    entry = {"stream": at[0], "seq": at[1], "reason": reason, **what}
    body = Body({"entry": entry}, {})
    return Draft(hub, office, Rejection.__tablename__, new_id(clock), Kind.INSERT, body)


def _users(session: Session, ids: set[bytes]) -> Iterable[User]:
    return session.scalars(select(User).where(User.id.in_(ids)))


def _author(ledger: Ledger, version: Version) -> bytes | None:
    query = select(_JOURNAL.actor).where(
        _JOURNAL.stream_no == ledger.number(version[0]), _JOURNAL.seq == version[1]
    )
    return ledger.session.execute(query).scalar_one_or_none()
