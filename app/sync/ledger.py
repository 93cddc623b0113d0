"""What one transaction looks up in the journal, each thing once: streams, refusals, bodies."""

from __future__ import annotations

__all__ = ["FORK", "Ledger", "StreamRow"]

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Update, bindparam, insert, select, update
from sqlalchemy.orm import Session

from db.bulk import rows_in
from db.entry import Kind, Version, decode_body, stream_id
from db.tables.house import JournalEntry, Refusal, Stream
from db.tables.office import Rejection

FORK = "fork"  # reason of a rejection that names where a stream forked, and no entry

_STREAM = Stream.__table__.c
_JOURNAL = JournalEntry.__table__.c
_REFUSAL = Refusal.__table__.c
_REJECTION = Rejection.__table__.c


class StreamRow(NamedTuple):
    """A stream as it stands in the database (db.tables.house.Stream)."""

    no: int
    stream_id: bytes
    device: bytes
    epoch: bytes
    office: str
    own: bool
    applied: int
    head: bytes
    hlc: int
    sealed: int
    receipted: int
    durable: int
    ordered: int
    frozen: bool
    shadow: bool


_COLUMNS = [_STREAM[name] for name in StreamRow._fields]

# Made once: a small batch costs the city little more than these.
_SOME = select(*_COLUMNS)
_LAW = _STREAM.shadow.is_(False)
_BY_NO = _SOME.where(_STREAM.no == bindparam("no"))
_BY_NAME = _SOME.where(_STREAM.stream_id == bindparam("name"))
_OWN = _SOME.where(_STREAM.own.is_(True), _LAW)
_OF_OFFICE = _SOME.where(_STREAM.office == bindparam("office"), _LAW).order_by(_STREAM.no)
_OF_DEVICE = _SOME.where(_STREAM.device == bindparam("device"), _LAW).order_by(_STREAM.no)
_SHADOWS = _SOME.where(_STREAM.device == bindparam("device"), _STREAM.shadow.is_(True))
_NAME = select(_STREAM.stream_id, _STREAM.shadow).where(_STREAM.no == bindparam("no"))
_NUMBER = select(_STREAM.no).where(_STREAM.stream_id == bindparam("name"))
_REFUSED = (
    select(_REFUSAL.seq)
    .where(_REFUSAL.stream_no == bindparam("no"))
    .union(
        select(_REJECTION.seq).where(
            _REJECTION.stream == bindparam("name"),
            _REJECTION.reason != FORK,
            _REJECTION.voided.is_(False),
        )
    )
)
_WROTE = select(_JOURNAL.kind, _JOURNAL.body).where(
    _JOURNAL.stream_no == bindparam("no"),
    _JOURNAL.seq == bindparam("seq"),
    _JOURNAL.tbl == bindparam("tbl"),
    _JOURNAL.row == bindparam("row"),
)


@cache
def _setting(columns: tuple[str, ...]) -> Update:
    values: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
    return update(Stream).where(_STREAM.no == bindparam("number")).values(values)


class Ledger:
    """Looks into the journal for one transaction; make a new one after another hand wrote."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.connection = session.connection()
        self._numbers: dict[bytes, int | None] = {}
        self._names: dict[int, tuple[bytes, bool]] = {}
        self._refused: dict[int, set[int]] = {}

    def stream(self, no: int) -> StreamRow:
        """A stream by its number here, as it stands now."""
        return StreamRow(*self.connection.execute(_BY_NO, {"no": no}).one())

    def find(self, device: bytes, epoch: bytes) -> StreamRow | None:
        """A stream by its name, or None when nothing of it was ever seen."""
        name = {"name": stream_id(device, epoch)}
        found = self.connection.execute(_BY_NAME, name).one_or_none()
        return None if found is None else StreamRow(*found)

    def open(self, device: bytes, epoch: bytes, office: str, *, own: bool = False) -> StreamRow:
        """A stream by its name, entered in the books when it is new."""
        found = self.find(device, epoch)
        if found:
            return found
        name = stream_id(device, epoch)
        self.connection.execute(
            insert(Stream).values(
                stream_id=name, device=device, epoch=epoch, office=office, own=own
            )
        )
        self._numbers.pop(name, None)
        return StreamRow(*self.connection.execute(_BY_NAME, {"name": name}).one())

    def streams(self, office: str) -> list[StreamRow]:
        """All streams of an office that are part of its records."""
        found = self.connection.execute(_OF_OFFICE, {"office": office})
        return [StreamRow(*row) for row in found]

    def own(self) -> StreamRow | None:
        """The stream a laptop writes to; None before there is one."""
        found = self.connection.execute(_OWN).one_or_none()
        return None if found is None else StreamRow(*found)

    def of_device(self, device: bytes) -> list[StreamRow]:
        """All streams of a device that are part of the records, oldest first."""
        found = self.connection.execute(_OF_DEVICE, {"device": device})
        return [StreamRow(*row) for row in found]

    def unspoken(self, stream: StreamRow) -> bool:
        """Whether a stream is a shadow of one on whose fork the city has not spoken yet."""
        if not stream.shadow:
            return False
        true = self.find(stream.device, stream.epoch)
        return true is not None and not true.frozen

    def shadows(self, device: bytes) -> list[StreamRow]:
        """What a device once wrote in streams that gave way to the city's content."""
        found = self.connection.execute(_SHADOWS, {"device": device})
        return [StreamRow(*row) for row in found]

    def change(self, no: int, **values: Any) -> None:
        """Set columns of a stream."""
        new = {f"new_{column}": value for column, value in values.items()}
        self.connection.execute(_setting(tuple(values)), {"number": no, **new})

    def name(self, no: int) -> tuple[bytes, bool]:
        """The id of a stream, and whether it is a shadow."""
        if no not in self._names:
            name, shadow = self.connection.execute(_NAME, {"no": no}).one()
            self._names[no] = name, shadow
        return self._names[no]

    def number(self, name: bytes) -> int | None:
        """The number here of a stream id; None when nothing of it was ever seen."""
        if name not in self._numbers:
            found = self.connection.execute(_NUMBER, {"name": name})
            self._numbers[name] = found.scalar_one_or_none()
        return self._numbers[name]

    def refused(self, no: int) -> set[int]:
        """Seqs of a stream that are in the journal and have no effect: the city's word, or ours."""
        if no not in self._refused:
            which = {"no": no, "name": self.name(no)[0]}
            self._refused[no] = set(self.connection.execute(_REFUSED, which).scalars())
        return self._refused[no]

    def forget_refusals(self) -> None:
        """Look again: a rejection was written or lifted."""
        self._refused.clear()

    def forget(self) -> None:
        """Look everything up again: streams changed their names."""
        self._numbers.clear()
        self._names.clear()
        self._refused.clear()

    def wrote(self, version: Version, table: str, row: bytes, group: str) -> bool:
        """Whether an entry in force wrote this group of this row."""
        no = self.number(version[0])
        if no is None or version[1] in self.refused(no) or self.name(no)[1]:
            return False
        which = {"no": no, "seq": version[1], "tbl": table, "row": row}
        found = self.connection.execute(_WROTE, which).one_or_none()
        if found is None or found.body is None:
            return False
        return found.kind == Kind.INSERT or group in decode_body(found.body).values

    def bodies(self, versions: Iterable[Version]) -> dict[Version, bytes]:
        """Bodies of entries in the journal, by version; erased ones are left out."""
        by_stream: dict[bytes, list[int]] = {}
        for stream, seq in versions:
            by_stream.setdefault(stream, []).append(seq)
        found = {}
        for stream, seqs in by_stream.items():
            where = f"stream_no = {self.number(stream) or 0:d} AND body IS NOT NULL"
            for seq, body in rows_in(
                self.connection, "journal", ("seq", "body"), seqs, key="seq", where=where
            ):
                found[stream, seq] = body
        return found
