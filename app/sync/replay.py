"""Rows as the journal tells them: a pure function of the entries in force, whatever their order.

Used where the order of arrival was not the order of writing (an insert after its updates), where
an entry lost or regained its effect, after an upgrade, and to check that tables and journal agree.
"""

from __future__ import annotations

__all__ = ["Image", "images", "replay", "replaying"]

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.sync.judge import read
from app.sync.ledger import Ledger
from app.sync.marks import mark_reviews
from app.sync.replica import Replica
from db.bulk import insert_rows, rows_in, update_rows
from db.entry import Entry, Kind, Poison, Version
from db.guard import REPLAYING
from db.registers import Register, Registers, encode, shown
from db.tables.house import Fact, Orphan
from db.wire import Extra, Shape, Written, dump_extra

_COLUMNS = (
    "stream_no", "seq", "hlc", "wall", "actor", "office", "tbl", "row", "kind", "salt", "body"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Image:
    """What a row must be.

    Attributes:
        stands: (stream number, seq) of an entry of it, for the guard.
        fields: driver values in the order of the table's fields.
    """

    office: str
    registers: Registers
    stands: tuple[int, int]
    extra: bytes | None
    fields: list[Any]


@dataclass(frozen=True, slots=True)
class _Write:
    version: Version
    stream_no: int
    entry: Entry
    written: Written


@contextmanager
def replaying(session: Session) -> Iterator[None]:
    """Within it the guard lets rows be rebuilt from entries that are in the journal already."""
    session.execute(insert(Fact).values(name=REPLAYING, value=b""))
    yield
    session.execute(delete(Fact).where(Fact.name == REPLAYING))


def replay(ledger: Ledger, replica: Replica, shape: Shape, ids: Collection[bytes]) -> None:
    """Rebuild these rows of one table from the journal, with their reviews and orphans."""
    connection = ledger.session.connection()
    made = images(ledger, shape, ids)
    there = {row[0] for row in rows_in(connection, shape.table, ("id",), ids)}
    full = {row: _columns(row, image) for row, image in made.items() if image}
    with replaying(ledger.session):
        insert_rows(
            connection,
            shape.table,
            shape.columns,
            [values for row, values in full.items() if row not in there],
        )
        update_rows(
            connection,
            shape.table,
            shape.columns[1:],
            [[*values[1:], row] for row, values in full.items() if row in there],
        )
        gone = [row for row in ids if row in there and row not in full]
        if gone:
            deletion = delete(shape.model).where(shape.model.id.in_(gone))
            ledger.session.execute(deletion.execution_options(synchronize_session=False))
    _mark_orphans(ledger, shape, ids, waiting=[row for row, image in made.items() if not image])
    suspects = {row: (image.office, image.registers) for row, image in made.items() if image}
    mark_reviews(ledger, replica, shape, suspects | {row: ("", Registers()) for row in gone})


def images(ledger: Ledger, shape: Shape, ids: Collection[bytes]) -> dict[bytes, Image | None]:
    """What each of these rows must be; None where its insert is not there, or not in force.

    Rows without any entry in force are left out.
    """
    writes: dict[bytes, list[_Write]] = {}
    for write in _writes(ledger, shape, ids):
        writes.setdefault(write.entry.row, []).append(write)
    return {row: _image(shape, found) for row, found in writes.items()}


def _columns(row: bytes, image: Image) -> list[Any]:
    heads = encode(image.registers)
    return [row, image.office, heads, *image.stands, image.extra, *image.fields]


def _writes(ledger: Ledger, shape: Shape, ids: Collection[bytes]) -> Iterator[_Write]:
    """The entries in force of these rows."""
    table = f"tbl = '{shape.table}' AND body IS NOT NULL"
    connection = ledger.session.connection()
    found = list(rows_in(connection, "journal", _COLUMNS, ids, key="row", where=table))
    for stream_no, *rest in found:
        entry = Entry(0, *rest)
        stream, shadow = ledger.name(stream_no)
        if shadow or entry.seq in ledger.refused(stream_no) or entry.body is None:
            continue
        try:
            read(entry, shape, stream)
        except Poison:
            continue
        yield _Write((stream, entry.seq), stream_no, entry, shape.read(entry.body))


def _image(shape: Shape, writes: list[_Write]) -> Image | None:
    inserts = [write for write in writes if write.entry.kind == Kind.INSERT]
    if not inserts:
        return None
    office = min(inserts, key=lambda write: write.version).entry.office
    # Another office may not touch the row, even where its update came before the row did.
    writes = [write for write in writes if write.entry.office == office]
    registers = Registers(rest=_register(inserts, ""))
    for group in {group for write in writes for group in write.written.names()}:
        wrote = [w for w in writes if w.entry.kind == Kind.INSERT or group in w.written.names()]
        registers[group] = _register(wrote, group)
    by_version = {write.version: write.written for write in writes}
    fields: list[Any] = []
    for group in shape.columns_of:
        written = by_version[shown(registers[group])]
        fields += written.groups[group] if group in written.groups else shape.blank(group)
    extra: Extra = {}
    for group, register in registers.items():
        beyond = by_version[shown(register)].extra
        if group in beyond:
            extra[group] = beyond[group]
    last = max(writes, key=lambda write: (write.entry.hlc, write.version))
    stands = last.stream_no, last.entry.seq
    return Image(office, registers, stands, dump_extra(extra), fields)


def _register(wrote: list[_Write], group: str) -> Register:
    """Heads: written and not named by another. Named: named and not written (db.registers)."""
    named = {
        base
        for write in wrote
        if write.entry.kind != Kind.INSERT
        for base in write.written.bases.get(group, ())
    }
    written = {write.version: write.entry.hlc for write in wrote}
    heads = [(version, hlc) for version, hlc in written.items() if version not in named]
    if not heads:
        heads = list(written.items())  # a ring of lies hides nothing
    return Register(tuple(sorted(heads)), tuple(sorted(named - written.keys())))


def _mark_orphans(
    ledger: Ledger, shape: Shape, ids: Collection[bytes], waiting: Collection[bytes]
) -> None:
    orphan = Orphan.__table__.c
    ledger.session.execute(
        delete(Orphan).where(orphan.tbl == shape.table, orphan.row.in_(list(ids)))
    )
    if waiting:
        ledger.session.execute(
            insert(Orphan), [{"tbl": shape.table, "row": row} for row in waiting]
        )
