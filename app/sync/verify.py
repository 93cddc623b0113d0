"""Proves the books: every chain recomputed from the bodies, every row from the journal."""

from __future__ import annotations

__all__ = ["Break", "Report", "verify"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sync.digest import canonical_heads, plain_values
from app.sync.ledger import Ledger, StreamRow
from app.sync.replay import Image, images
from db.bulk import rows_in
from db.entry import GENESIS, Entry, links
from db.registers import encode
from db.tables import journalled_tables
from db.tables.house import JournalEntry, Stream
from db.wire import SYSTEM, Shape, shape_of

_JOURNAL = JournalEntry.__table__.c
_CHUNK = 500
_ENTRY = (
    _JOURNAL.seq, _JOURNAL.hlc, _JOURNAL.wall, _JOURNAL.actor, _JOURNAL.office, _JOURNAL.tbl,
    _JOURNAL.row, _JOURNAL.kind, _JOURNAL.salt, _JOURNAL.body, _JOURNAL.commitment, _JOURNAL.hash,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where something does not agree.

    Attributes:
        where: "stream 7c3f…" or a table; at: seq, or the row's id in hex.
        what: one English phrase, for the log and the county's engineer.
    """

    where: str
    at: str
    what: str


@dataclass(slots=True)
class Report:
    """What was checked, and what was found: the first break of each stream, and of each row."""

    streams: int = 0
    entries: int = 0
    rows: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether everything agrees."""
        return not self.breaks


def verify(session: Session) -> Report:
    """Check every chain and every row of a database; reads all of it, changes nothing."""
    report = Report()
    ledger = Ledger(session)
    for no in session.scalars(select(Stream.no).order_by(Stream.no)).all():
        _check_stream(session, ledger.stream(no), report)
    for model in journalled_tables().values():
        _check_table(ledger, shape_of(model), report)
    return report


def _check_stream(session: Session, stream: StreamRow, report: Report) -> None:
    report.streams += 1
    name = f"stream {stream.stream_id.hex()}"
    prev, last = GENESIS, 0
    for entries, hashes in _entries(session, stream.no):
        report.entries += len(entries)
        expected = range(last + 1, last + 1 + len(entries))
        computed = links(prev, stream.device, stream.epoch, entries)
        for seq, entry, own, right in zip(expected, entries, hashes, computed, strict=True):
            if entry.seq != seq:
                report.breaks.append(Break(name, str(seq), "entry missing"))
                return
            if own != right:
                report.breaks.append(Break(name, str(seq), "content does not match its hash"))
                return
        prev, last = computed[-1], entries[-1].seq
    if (last, prev) != (stream.applied, stream.head):
        report.breaks.append(Break(name, str(last), "end of the chain is not the stream's head"))


def _entries(session: Session, no: int) -> Iterator[tuple[list[Entry], list[bytes]]]:
    query = select(*_ENTRY).where(_JOURNAL.stream_no == no).order_by(_JOURNAL.seq)
    found = session.execute(query.execution_options(yield_per=_CHUNK))
    for rows in found.partitions(_CHUNK):
        yield [Entry(0, *row[:-1]) for row in rows], [row[-1] for row in rows]


def _check_table(ledger: Ledger, shape: Shape, report: Report) -> None:
    session = ledger.session
    ids = session.scalars(select(shape.model.id).order_by(shape.model.id)).all()
    report.rows += len(ids)
    for some in _chunks(ids):
        stored = {
            row[0]: row for row in rows_in(session.connection(), shape.table, shape.columns, some)
        }
        told = images(ledger, shape, some)
        for row, values in stored.items():
            what = _difference(shape, values, told.get(row))
            if what:
                report.breaks.append(Break(shape.table, row.hex(), what))
    known = set(ids)
    written = select(_JOURNAL.row).where(_JOURNAL.tbl == shape.table).distinct()
    absent = [row for row in session.scalars(written) if row not in known]
    for some in _chunks(absent):
        report.breaks += [
            Break(shape.table, row.hex(), "the journal has a row the table has not")
            for row, image in images(ledger, shape, some).items()
            if image is not None
        ]


def _difference(shape: Shape, stored: Sequence[Any], image: Image | None) -> str:
    if image is None:
        return "no entry in force made this row"
    if stored[1] != image.office:
        return "office"
    if canonical_heads(stored[2]) != canonical_heads(encode(image.registers)):
        return "heads"
    blank: list[Any] = [None] * len(SYSTEM)
    right = plain_values(shape, [*blank, *image.fields])
    names = shape.columns[len(SYSTEM) :]
    found = plain_values(shape, stored)
    return next(
        (name for name, one, other in zip(names, found, right, strict=True) if one != other), ""
    )


def _chunks(ids: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for at in range(0, len(ids), _CHUNK):
        yield ids[at : at + _CHUNK]
