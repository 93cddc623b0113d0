"""Merges entries into the rows of one table: registers decide, values of the shown head follow."""

from __future__ import annotations

__all__ = ["RowMerge"]

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.failpoints import hit
from app.sync.judge import Denied, Reason
from app.sync.ledger import Ledger, StreamRow
from app.sync.marks import mark_reviews
from app.sync.replica import Replica
from db.bulk import insert_rows, rows_in, update_rows
from db.entry import Entry, Version
from db.registers import (
    Circular,
    Register,
    Registers,
    apply,
    decode,
    encode,
    encode_fresh,
    fresh,
    insert,
    open_groups,
    shown,
)
from db.wire import SYSTEM, Birth, Shape, Written, dump_extra, load_extra

Item = tuple[Entry, Written | Birth]

_MOST_HEADS = 64  # there are a handful of laptops; the merge of a crowd takes its square in time


class _Row:
    """A row in hand.

    Attributes:
        before: the version shown before this batch, of each group it writes.
        doubtful: whether some group had, or may have come to have, more than one head.
        last: seq of the entry applied last.
    """

    __slots__ = ("before", "doubtful", "extra", "last", "office", "registers")

    def __init__(self, office: str, registers: Registers, extra: bytes | None) -> None:
        self.office = office
        self.registers = registers
        self.extra = extra
        self.before: dict[str, Version] = {}
        self.last = 0
        self.doubtful = open_groups(registers)


class RowMerge:
    """Entries of one stream, in order, into one table; the journal holds them already.

    Attributes:
        denied: entries that turned out to have no effect.
        replays: rows to be rebuilt from the journal, because updates came before the insert.
        orphans: rows known only by updates.
        touched: rows written.
    """

    def __init__(
        self,
        ledger: Ledger,
        replica: Replica,
        shape: Shape,
        stream: StreamRow,
        *,
        judged: bool,
    ) -> None:
        """For one stream and table.

        Args:
            judged: whether an entry may be refused here for crowding a row.
        """
        self.denied: list[Denied] = []
        self.replays: set[bytes] = set()
        self.orphans: set[bytes] = set()
        self.touched: set[bytes] = set()
        self._ledger = ledger
        self._replica = replica
        self._shape = shape
        self._most = _MOST_HEADS if judged else sys.maxsize
        self._no = stream.no
        self._stream = stream.stream_id
        self._births: dict[bytes, tuple[Entry, list[Any]]] = {}
        self._rows: dict[bytes, _Row] = {}
        self._written: dict[Version, Written] = {}
        self._stored: dict[bytes, Sequence[Any]] = {}
        self._waiting: set[bytes] = set()

    @property
    def _connection(self) -> Connection:
        return self._ledger.session.connection()

    def merge(self, items: Sequence[Item]) -> None:
        """Take these entries in and write the rows."""
        self._load({entry.row for entry, _ in items})
        for entry, written in items:
            self._take(entry, written)
        self._write()
        self.touched = self._births.keys() | self._rows.keys() | self.replays

    def _load(self, ids: set[bytes]) -> None:
        found = rows_in(
            self._connection, self._shape.table, ("id", "office", "heads", "extra"), ids
        )
        self._stored = {row[0]: row for row in found}
        unknown = ids - self._stored.keys()
        table = f"tbl = '{self._shape.table}'"
        orphans = rows_in(self._connection, "orphan", ("row",), unknown, key="row", where=table)
        self._waiting = {row[0] for row in orphans}

    def _take(self, entry: Entry, written: Written | Birth) -> None:
        row = self._find(entry.row)
        if row is not None:
            reason = self._apply(row, entry, written)
            if reason:
                self.denied.append(Denied(entry, reason))
                self._ledger.refused(self._no).add(entry.seq)
        elif entry.row in self.replays:
            pass  # the journal has it, and the whole row is rebuilt from there
        elif not isinstance(written, Birth):
            self.orphans.add(entry.row)
        elif entry.row in self._waiting or entry.row in self.orphans:
            self.replays.add(entry.row)
        else:
            heads = encode_fresh((self._stream, entry.seq), entry.hlc)
            extra = dump_extra(written.extra)
            system = [entry.row, entry.office, heads, self._no, entry.seq, extra]
            self._births[entry.row] = entry, [*system, *written.fields]

    def _find(self, row: bytes) -> _Row | None:
        """The row in hand, or as it is stored, or as it was just born; None when unknown."""
        found = self._rows.get(row)
        if found is not None:
            return found
        if row in self._births:
            entry, born = self._births[row]
            version = (self._stream, entry.seq)
            found = _Row(entry.office, Registers(rest=fresh(version, entry.hlc)), born[5])
            found.last = entry.seq
            self._written[version] = self._read(entry)
        elif row in self._stored:
            _, office, heads, extra = self._stored[row]
            found = _Row(office, decode(heads), extra)
        else:
            return None
        self._rows[row] = found
        return found

    def _read(self, entry: Entry) -> Written:
        return self._shape.read(entry.body or b"")

    def _apply(self, row: _Row, entry: Entry, written: Written | Birth) -> Reason | None:
        """One more entry of a row that is there; says why when it may have no effect."""
        if entry.office != row.office:
            return Reason.ROW
        version = (self._stream, entry.seq)
        registers = row.registers
        if row.doubtful and self._crowded(registers, written):
            return Reason.CROWD
        after: dict[str, Register] = {}
        if isinstance(written, Birth):
            written, row.doubtful = self._read(entry), True
            merged = insert(registers, version, entry.hlc, lambda _: False)
            after = {group: merged[group] for group in (*self._shape.columns_of, *merged)}
        else:
            merged = registers
            try:
                for group in written.names():
                    after[group] = self._after(row, entry, written, group)
            except Circular:
                return Reason.RING
        for group in after:
            row.before.setdefault(group, shown(registers[group]))
        row.registers = merged
        merged.update(after)
        row.last = entry.seq
        self._written[version] = written
        return None

    def _crowded(self, registers: Registers, written: Written | Birth) -> bool:
        """Whether one more version would be more than people can have made without a lie."""
        if isinstance(written, Birth):
            return len(registers.rest.heads) >= self._most
        return any(
            len(registers[group].heads) >= self._most
            or len(registers[group].named) >= self._most
            or len(written.bases.get(group, ())) > self._most
            for group in written.names()
        )

    def _after(self, row: _Row, entry: Entry, written: Written, group: str) -> Register:
        """The register of a group after an update."""
        version = (self._stream, entry.seq)
        register = row.registers[group]
        bases = written.bases.get(group, ())
        if len(register.heads) == len(bases) == 1 and not register.named:
            ((head, _),), (base,) = register.heads, bases
            if head == base:
                return fresh(version, entry.hlc)  # it saw the one head there is
        row.doubtful = True
        heads = [head for head, _ in register.heads]

        def known(other: Version) -> bool:
            """Whether it is in force, wrote this very group, and came before this entry."""
            if other in heads:
                return True
            if other[0] == self._stream and other[1] >= entry.seq:
                return False
            return self._ledger.wrote(other, self._shape.table, entry.row, group)

        return apply(register, version, entry.hlc, bases, known)

    def _write(self) -> None:
        grown = self._rows.keys() & self._births.keys()
        insert_rows(
            self._connection,
            self._shape.table,
            self._shape.columns,
            [
                row if key not in grown else self._grown(key, row)
                for key, (_, row) in self._births.items()
            ],
        )
        self._note_orphans()
        changes: dict[tuple[str, ...], list[list[Any]]] = {}
        shown_now = self._shown_now()
        for key, row in self._rows.items():
            if key in grown or not row.last:
                continue
            groups, values = self._changed(row, shown_now)
            hit("sync.merge.row")
            heads = [encode(row.registers), self._no, row.last, row.extra]
            changes.setdefault(groups, []).append([*heads, *values, key])
        for groups, rows in changes.items():
            columns = [name for group in groups for name in self._shape.columns_of[group]]
            update_rows(self._connection, self._shape.table, [*SYSTEM[2:], *columns], rows)
        self._mark_reviews()

    def _grown(self, key: bytes, born: list[Any]) -> list[Any]:
        """A row that was born and changed within one batch, as it is at the end."""
        row = self._rows[key]
        groups, values = self._changed(row, self._written)
        born[2:6] = [encode(row.registers), self._no, row.last, row.extra]
        places = {name: place for place, name in enumerate(self._shape.columns)}
        columns = [name for group in groups for name in self._shape.columns_of[group]]
        for name, value in zip(columns, values, strict=True):
            born[places[name]] = value
        return born

    def _changed(
        self, row: _Row, shown_now: Mapping[Version, Written]
    ) -> tuple[tuple[str, ...], list[Any]]:
        """The groups whose shown version is another one now, and their new values."""
        groups: list[str] = []
        values: list[Any] = []
        extra = load_extra(row.extra)
        for group, before in sorted(row.before.items()):
            now = shown(row.registers[group])
            written = shown_now.get(now)
            if now == before or written is None:
                continue  # None: erased by order of law, and the row cleared by that order
            if group in self._shape.columns_of:
                groups.append(group)
                found = written.groups.get(group)
                values += self._shape.blank(group) if found is None else found
            extra.pop(group, None)
            if group in written.extra:
                extra[group] = written.extra[group]
        row.extra = dump_extra(extra)
        return tuple(groups), values

    def _shown_now(self) -> Mapping[Version, Written]:
        """What the versions wrote that have come to be shown; older entries are read again."""
        wanted = {
            version
            for row in self._rows.values()
            for group, before in row.before.items()
            if (version := shown(row.registers[group])) != before
        }
        older = self._ledger.bodies(wanted - self._written.keys())
        return self._written | {version: self._shape.read(body) for version, body in older.items()}

    def _note_orphans(self) -> None:
        new = self.orphans - self._waiting - self.replays
        insert_rows(
            self._connection, "orphan", ("tbl", "row"), [(self._shape.table, row) for row in new]
        )

    def _mark_reviews(self) -> None:
        suspects = {
            key: (row.office, row.registers) for key, row in self._rows.items() if row.doubtful
        }
        if suspects:
            mark_reviews(self._ledger, self._replica, self._shape, suspects)
