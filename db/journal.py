"""The one journal: writes an entry for every change of a session, in the same transaction."""

from __future__ import annotations

__all__ = ["JOURNAL", "JournalSession", "Pen", "entries_of", "pen_of", "reading", "stored"]

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from sqlalchemy import delete, select
from sqlalchemy import inspect as sa_inspect
from sqlalchemy.orm import InstanceState, Session

from db.bulk import first_row, insert_rows, update_rows
from db.entry import SALT_BYTES, Body, Entry, Hlc, Kind, Version, chain, encode_body
from db.registers import Register, Registers, decode, encode, fresh, open_groups
from db.tables.base import Journalled, default_of, groups_of
from db.tables.house import JournalEntry, Review
from db.types import to_wire
from db.wire import load_extra, shape_of

# In the order of `stored`. A save writes them past SQLAlchemy: making its statements anew took
# half as long as the save itself.
JOURNAL = (
    "stream_no", "seq", "hlc", "wall", "actor", "office", "tbl", "row", "kind", "salt", "body",
    "commitment", "hash",
)  # fmt: skip
_HEAD = (
    "SELECT stream_id, device, epoch, applied, head, (SELECT max(hlc) FROM stream) "
    "FROM stream WHERE no = "
)


class _Now(Protocol):
    def timestamp(self) -> float: ...


class _Clock(Protocol):
    def now(self) -> _Now: ...


@dataclass(slots=True)
class Pen:
    """Whose hand writes: the own stream, and the person at the keyboard.

    Attributes:
        stream_no: row of the own stream in this database.
        lo, hi: seqs written since the pen was made (lo > hi when none).
    """

    stream_no: int
    office: str
    actor: bytes
    clock: _Clock
    lo: int = 1
    hi: int = 0


class JournalSession(Session):
    """A session whose flush journals every new and changed row.

    A write without a pen, and any delete, is refused: records are struck out, never removed.
    """

    def flush(self, objects: Any = None) -> None:
        self._journal()
        super().flush(objects)

    def _journal(self) -> None:
        for gone in self.deleted:
            if isinstance(gone, Journalled):
                raise TypeError("a journalled row is struck out, never deleted")
        with self.no_autoflush:
            rows = [*self._inserted(), *self._updated()]
        if rows:
            _Writing(self, pen_of(self)).write(rows)

    def _inserted(self) -> list[Journalled]:
        new = [row for row in self.new if isinstance(row, Journalled)]
        return sorted(new, key=lambda row: _state(row).insert_order or 0)

    def _updated(self) -> list[Journalled]:
        dirty = [row for row in self.dirty if isinstance(row, Journalled)]
        return sorted((row for row in dirty if _changed_values(row)), key=lambda row: row.id)


def pen_of(session: Session) -> Pen:
    """The pen of a session; raises TypeError when it has none."""
    pen = session.info.get("pen")
    if not isinstance(pen, Pen):
        raise TypeError("this session may not write records: it has no pen")
    return pen


def reading(session: Session, clock: _Clock) -> int:
    """The reading of the hybrid clock that the next entry of this session will bear, or a lower."""
    with session.no_autoflush:
        (seen,) = first_row(session.connection(), "SELECT max(hlc) FROM stream")
    return Hlc.tick(int(clock.now().timestamp() * 1000), seen or 0)


def entries_of(session: Session, stream_no: int, lo: int, hi: int) -> Iterator[Entry]:
    """Entries lo..hi of a stream, in order, as they travel (stream index 0)."""
    table = JournalEntry.__table__
    query = (
        select(
            table.c.seq,
            table.c.hlc,
            table.c.wall,
            table.c.actor,
            table.c.office,
            table.c.tbl,
            table.c.row,
            table.c.kind,
            table.c.salt,
            table.c.body,
            table.c.commitment,
        )
        .where(table.c.stream_no == stream_no, table.c.seq.between(lo, hi))
        .order_by(table.c.seq)
    )
    for row in session.execute(query):
        yield Entry(0, *row)


class _Writing:
    """One flush: the head of the stream is read once and written once."""

    def __init__(self, session: Session, pen: Pen) -> None:
        self._pen = pen
        self._now_ms = int(pen.clock.now().timestamp() * 1000)
        with session.no_autoflush:
            self._connection = session.connection()
        found = first_row(self._connection, f"{_HEAD}{pen.stream_no:d}")
        self._stream, self._device, self._epoch, self._seq, self._head, seen = found
        self._hlc = 0 if Hlc.ahead(seen, self._now_ms) else seen
        self._settled: list[Journalled] = []

    def write(self, rows: Iterable[Journalled]) -> None:
        entries = [self._write_row(row) for row in rows]
        connection = self._connection
        insert_rows(connection, "journal", JOURNAL, entries)
        stands = (self._seq, self._head, self._hlc, self._pen.stream_no)
        update_rows(connection, "stream", ("applied", "head", "hlc"), [stands], key="no")
        for row in self._settled:  # whoever writes a group anew ends its review
            connection.execute(
                delete(Review).where(Review.tbl == row.__tablename__, Review.row == row.id)
            )
        if self._pen.lo > self._pen.hi:
            self._pen.lo = self._seq - len(entries) + 1
        self._pen.hi = self._seq

    def _write_row(self, row: Journalled) -> tuple[Any, ...]:
        state = _state(row)
        is_new = state.transient or state.pending
        values = _new_values(row) if is_new else _changed_values(row)
        body = Body(values, {})
        self._seq += 1
        self._hlc = Hlc.tick(self._now_ms, self._hlc)
        registers, body.bases = self._registers(row, values, is_new=is_new)
        shape_of(type(row)).read_values(body)  # never journal what every replica must refuse
        row.heads = encode(registers)
        row.v_stream, row.v_seq = self._pen.stream_no, self._seq
        entry = Entry(
            stream=0,
            seq=self._seq,
            hlc=self._hlc,
            wall=self._now_ms,
            actor=self._pen.actor,
            office=row.office,
            table=row.__tablename__,
            row=row.id,
            kind=Kind.INSERT if is_new else Kind.VOID if row.voided else Kind.UPDATE,
            salt=secrets.token_bytes(SALT_BYTES),
            body=encode_body(body),
        )
        self._head = chain(self._head, self._device, self._epoch, entry)
        return stored(self._pen.stream_no, entry, self._head)

    def _registers(
        self, row: Journalled, values: Mapping[str, object], *, is_new: bool
    ) -> tuple[Registers, dict[str, list[Version]]]:
        version = (self._stream, self._seq)
        if is_new:
            return Registers(rest=fresh(version, self._hlc)), {}
        registers = decode(row.heads)
        bases = {group: [head for head, _ in registers[group].heads] for group in values}
        for group in values:
            # One's own entry saw every head there is; what is named but absent stays named.
            registers[group] = Register(((version, self._hlc),), registers[group].named)
        if any(len(seen) > 1 for seen in bases.values()) and not open_groups(registers):
            self._settled.append(row)
        return registers, bases


def stored(stream_no: int, entry: Entry, head: bytes) -> tuple[Any, ...]:
    """The journal row of an entry whose chain hash is `head`."""
    return (
        stream_no, entry.seq, entry.hlc, entry.wall, entry.actor, entry.office, entry.table,
        entry.row, entry.kind, entry.salt, entry.body, entry.commit, head,
    )  # fmt: skip


@cache
def _fresh(model: type[Journalled]) -> dict[str, list[tuple[str, Any]]]:
    """Columns of each field group with their defaults."""
    return {
        group: [(name, default_of(model, name)) for name in columns]
        for group, columns in groups_of(model).items()
    }


def _new_values(row: Journalled) -> dict[str, dict[str, Any]]:
    """Values of a new row by group; groups at their defaults are left out of the entry."""
    values: dict[str, dict[str, Any]] = {}
    for group, columns in _fresh(type(row)).items():
        written, said = {}, False
        for name, default in columns:
            value = getattr(row, name)
            if value is None and default is not None:
                value = default
                setattr(row, name, value)
            written[name] = value = to_wire(value)
            said = said or value != default
        if said:
            values[group] = written
    return values


def _changed_values(row: Journalled) -> dict[str, dict[str, Any]]:
    """Values of the groups a changed row touches: a group is always written whole."""
    attributes = _state(row).attrs
    unknown = load_extra(row.extra)
    return {
        group: {name: to_wire(getattr(row, name)) for name in columns} | unknown.get(group, {})
        for group, columns in groups_of(type(row)).items()
        if any(attributes[name].history.has_changes() for name in columns)
    }


def _state(row: Journalled) -> InstanceState[Any]:
    return sa_inspect(row)
