"""Erases by order of law what a county's archive has taken over: bodies and salts, never the chain.

The order is a row of the table `sealed_record`, so every replica learns it as it learns anything
else, and carries it out in the transaction in which it came.
"""

from __future__ import annotations

__all__ = ["confirmed", "follow_erasures", "later_changes", "whole_entries"]

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from app.sync.apply import Applied
from app.sync.facts import write_fact
from app.sync.ledger import Ledger
from app.sync.orders import DONE, Covers, carried_out, covers_of, done_here
from app.sync.replica import Replica
from app.sync.verdicts import replay_rows
from db.entry import Entry
from db.tables.house import JournalEntry, Stream
from db.tables.office import Rejection, User
from db.tables.sealing import SealedRecord

T = TypeVar("T")
_JOURNAL = JournalEntry.__table__.c
_AT_ONCE = 500
_NEVER = frozenset(  # what the house itself stands on, whatever an order says
    {SealedRecord.__tablename__, Rejection.__tablename__, User.__tablename__}
)
_ERASE = (
    update(JournalEntry)
    .where(_JOURNAL.stream_no == bindparam("at_stream"), _JOURNAL.seq == bindparam("at_seq"))
    .values(salt=None, body=None, commitment=bindparam("kept"))
)


def follow_erasures(
    ledger: Ledger, replica: Replica, applied: Applied, orders: Collection[bytes]
) -> None:
    """Erase what these orders cover, and rebuild its rows; again it changes nothing."""
    if not orders:
        return
    ledger.session.expire_all()  # rows were written past it
    found = carried_out(ledger.session, orders)
    rows = [row for order in found for row in _erase(ledger, order)]
    for order in found:
        write_fact(ledger.session, DONE + order.id.hex(), b"")
    for table, touched in replay_rows(ledger, replica, rows).items():
        applied.touch(table, touched)


def confirmed(ledger: Ledger) -> list[bytes]:
    """Orders on which the city has spoken, and which a laptop has not carried out yet.

    One that only a colleague's stick brought may still be refused, and an erasure has no way back.
    """
    done, streams = done_here(ledger.session), dict[int, int]()
    found = []
    for order in carried_out(ledger.session):
        if order.id in done:
            continue
        if order.v_stream not in streams:
            streams[order.v_stream] = ledger.stream(order.v_stream).receipted
        if order.v_seq <= streams[order.v_stream]:
            found.append(order.id)
    return found


def whole_entries(
    session: Session, rows: Collection[bytes], office: str
) -> dict[bytes, list[tuple[Entry, bytes]]]:
    """What the journal holds of these rows with their contents: stream id → (entry, its hash)."""
    found: dict[bytes, list[tuple[Entry, bytes]]] = defaultdict(list)
    numbers = _numbers(session)
    for some in _batched(sorted(rows)):
        query = select(JournalEntry).where(
            _JOURNAL.row.in_(some),
            _JOURNAL.body.is_not(None),
            _JOURNAL.office == office,
            _JOURNAL.tbl.not_in(_NEVER),
        )
        for row in session.scalars(query.order_by(_JOURNAL.stream_no, _JOURNAL.seq)):
            entry = Entry(
                0, row.seq, row.hlc, row.wall, row.actor, row.office, row.tbl, row.row, row.kind,
                row.salt, row.body,
            )  # fmt: skip
            found[numbers[row.stream_no]].append((entry, row.hash))
    return dict(found)


def later_changes(session: Session, order: SealedRecord) -> int:
    """How many entries of its rows came since it was packed, and are whole here."""
    covers = covers_of(order)
    rows = {entry.row for entry, _ in _entries(session, covers, order.office)}
    count = 0
    numbers = _numbers(session)
    for some in _batched(rows):
        found = session.execute(
            select(_JOURNAL.stream_no, _JOURNAL.seq).where(
                _JOURNAL.row.in_(some), _JOURNAL.body.is_not(None)
            )
        )
        count += sum(
            seq not in covers.entries.get(numbers.get(stream, b""), ()) for stream, seq in found
        )
    return count


def _erase(ledger: Ledger, order: SealedRecord) -> list[tuple[str, bytes]]:
    """Drop salts and bodies of what an order covers; returns the rows that are written in them."""
    erased, rows = [], []
    for entry, stream_no in _entries(ledger.session, covers_of(order), order.office):
        if entry.tbl in _NEVER or entry.body is None:
            continue
        kept = sha256((entry.salt or b"") + entry.body).digest()
        erased.append({"at_stream": stream_no, "at_seq": entry.seq, "kept": kept})
        rows.append((entry.tbl, entry.row))
    if erased:
        ledger.connection.execute(_ERASE, erased)
    return rows


def _entries(session: Session, covers: Covers, office: str) -> Iterator[tuple[Any, int]]:
    """The covered entries that are here, with the number of their stream."""
    numbers = {name: no for no, name in _numbers(session).items()}
    for stream, seqs in covers.entries.items():
        number = numbers.get(stream)
        if number is None:
            continue
        for some in _batched(seqs):
            query = select(
                _JOURNAL.seq, _JOURNAL.tbl, _JOURNAL.row, _JOURNAL.salt, _JOURNAL.body
            ).where(_JOURNAL.stream_no == number, _JOURNAL.seq.in_(some), _JOURNAL.office == office)
            for entry in session.execute(query):
                yield entry, number


def _numbers(session: Session) -> dict[int, bytes]:
    return dict(session.execute(select(Stream.no, Stream.stream_id)).all())


def _batched(values: Iterable[T]) -> Iterator[list[T]]:
    every = list(values)
    for at in range(0, len(every), _AT_ONCE):
        yield every[at : at + _AT_ONCE]
