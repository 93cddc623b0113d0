"""The house's own books: journal, streams, batches, receipts, drafts, settings of this database."""

from __future__ import annotations

__all__ = [
    "Batch",
    "Blob",
    "Draft",
    "Fact",
    "Fork",
    "HeldBatch",
    "HubOffice",
    "HubRun",
    "JournalEntry",
    "KeptFile",
    "Orphan",
    "Receipt",
    "Refusal",
    "Review",
    "Stream",
]

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import IdBytes, Moment


class Stream(Base):
    """A stream: one incarnation (epoch) of one device.

    Attributes:
        applied: highest seq applied; the prefix up to it is complete.
        head: chain hash at `applied`.
        hlc: greatest hybrid clock of its entries, those far ahead of this clock apart.
        own: what this database writes to; one stream of a laptop, one an office in the city.
        sealed: highest seq ever sealed (own streams).
        durable: highest seq the city vouches for as backed up.
        receipted: highest seq the city signed for, or sent down itself.
        ordered: in the city, highest seq with a place in the office's order.
        frozen: two contents were seen for one seq (fork); nothing more is applied.
        shadow: the content that lost a fork, under a name of its own: kept for a person to see,
            never sent, no part of the records.
    """

    __tablename__ = "stream"

    no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    stream_id: Mapped[bytes] = mapped_column(IdBytes, unique=True)
    device: Mapped[bytes] = mapped_column(IdBytes)
    epoch: Mapped[bytes] = mapped_column(IdBytes)
    office: Mapped[str] = mapped_column(String(9))
    own: Mapped[bool] = mapped_column(Boolean, default=False)
    applied: Mapped[int] = mapped_column(BigInteger, default=0)
    head: Mapped[bytes] = mapped_column(LargeBinary(32), default=bytes(32))
    hlc: Mapped[int] = mapped_column(BigInteger, default=0)
    sealed: Mapped[int] = mapped_column(BigInteger, default=0)
    receipted: Mapped[int] = mapped_column(BigInteger, default=0)
    durable: Mapped[int] = mapped_column(BigInteger, default=0)
    ordered: Mapped[int] = mapped_column(BigInteger, default=0)
    frozen: Mapped[bool] = mapped_column(Boolean, default=False)
    shadow: Mapped[bool] = mapped_column(Boolean, default=False)


class JournalEntry(Base):
    """One change of one row; append-only (see db.entry.Entry)."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_row", "row"), {"sqlite_with_rowid": False})

    stream_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hlc: Mapped[int] = mapped_column(BigInteger)
    wall: Mapped[int] = mapped_column(BigInteger)
    actor: Mapped[bytes] = mapped_column(IdBytes)
    office: Mapped[str] = mapped_column(String(9))
    tbl: Mapped[str] = mapped_column(String(40))
    row: Mapped[bytes] = mapped_column(IdBytes)
    kind: Mapped[int] = mapped_column(Integer)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    commitment: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Orphan(Base):
    """A row known only by updates so far: its insert has not arrived (derived)."""

    __tablename__ = "orphan"

    tbl: Mapped[str] = mapped_column(String(40), primary_key=True)
    row: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)


class Refusal(Base):
    """An entry without effect here, by our own judgment, until the city has spoken (derived)."""

    __tablename__ = "refusal"

    stream_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    tbl: Mapped[str] = mapped_column(String(64))
    row: Mapped[bytes] = mapped_column(IdBytes)
    actor: Mapped[bytes] = mapped_column(IdBytes)
    reason: Mapped[str] = mapped_column(String(40))


class Review(Base):
    """A row with more than one head in some field group (derived)."""

    __tablename__ = "review"

    tbl: Mapped[str] = mapped_column(String(40), primary_key=True)
    row: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    office: Mapped[str] = mapped_column(String(9))
    since: Mapped[datetime] = mapped_column(Moment)


class Batch(Base):
    """A run of the own journal that was sealed, and how it travelled.

    Attributes:
        hub_epoch: the city's incarnation it was sealed for; zeros before one was known.
    """

    __tablename__ = "batch"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    stream_no: Mapped[int] = mapped_column(Integer)
    lo: Mapped[int] = mapped_column(BigInteger)
    hi: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(Moment)
    carrier: Mapped[str] = mapped_column(String(3))
    size: Mapped[int] = mapped_column(Integer)
    content: Mapped[str] = mapped_column(Text)
    hub_epoch: Mapped[bytes] = mapped_column(IdBytes, default=bytes(16))


class Receipt(Base):
    """A receipt signed by the city, kept as its bytes."""

    __tablename__ = "receipt"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    stream_no: Mapped[int] = mapped_column(Integer)
    applied: Mapped[int] = mapped_column(BigInteger)
    durable: Mapped[int] = mapped_column(BigInteger)
    hub_epoch: Mapped[bytes] = mapped_column(IdBytes)
    at: Mapped[datetime] = mapped_column(Moment)
    signed: Mapped[bytes] = mapped_column(LargeBinary)


class HeldBatch(Base):
    """A verified batch that came before its predecessor; kept, never forced."""

    __tablename__ = "held_batch"

    stream_id: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    lo: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    hi: Mapped[int] = mapped_column(BigInteger)
    size: Mapped[int] = mapped_column(Integer)
    plain: Mapped[bytes] = mapped_column(LargeBinary)


class Fork(Base):
    """A second content for a (stream, seq) already applied; kept for a person, never applied."""

    __tablename__ = "fork"

    stream_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    lo: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    head: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    plain: Mapped[bytes] = mapped_column(LargeBinary)


class KeptFile(Base):
    """A sealed file of somebody else, kept until what it holds is safe with the city.

    A colleague's uplink is carried on to the city; a downlink is given back to a city that was
    restored to an earlier day.

    Attributes:
        id: SHA-256 of the file.
        up: a colleague's uplink; otherwise a downlink.
        hub_epoch, hub_to: of a downlink: the last hub_seq it carries, in this order of the city.
        runs: msgpack of [(stream number, hi)] for each stream in it.
    """

    __tablename__ = "kept_file"

    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    up: Mapped[bool] = mapped_column(Boolean)
    hub_epoch: Mapped[bytes] = mapped_column(IdBytes)
    hub_to: Mapped[int] = mapped_column(BigInteger)
    runs: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Blob(Base):
    """How far a content (photo, scan) came on its way to the city.

    Attributes:
        sent: how many of its chunks left, from the first on; carrier: the last way they took.
        number: the city's number of it, once it has signed for the whole; None before.
    """

    __tablename__ = "blob"

    content: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    sent: Mapped[int] = mapped_column(Integer, default=0)
    carrier: Mapped[str] = mapped_column(String(3), default="")
    number: Mapped[int | None] = mapped_column(BigInteger)


class HubOffice(Base):
    """The city's counter of an office; its row is locked while the office's books are written.

    Attributes:
        hub_seq: the last number given; durable: the last one that a backup holds.
        receipts: number of the last receipt signed.
        stream_no: the city's own stream for this office.
    """

    __tablename__ = "hub_office"

    office: Mapped[str] = mapped_column(String(9), primary_key=True)
    hub_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    durable: Mapped[int] = mapped_column(BigInteger, default=0)
    receipts: Mapped[int] = mapped_column(BigInteger, default=0)
    stream_no: Mapped[int | None] = mapped_column(Integer)


class HubRun(Base):
    """The city's order of an office: hub_seq hub_from..hub_to is seq lo..hi of a stream."""

    __tablename__ = "hub_run"

    office: Mapped[str] = mapped_column(String(9), primary_key=True)
    hub_to: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    hub_from: Mapped[int] = mapped_column(BigInteger)
    stream_no: Mapped[int] = mapped_column(Integer)
    lo: Mapped[int] = mapped_column(BigInteger)
    hi: Mapped[int] = mapped_column(BigInteger)


class Draft(Base):
    """A half-typed form; never journalled."""

    __tablename__ = "draft"

    id: Mapped[bytes] = mapped_column(IdBytes, primary_key=True)
    owner: Mapped[bytes] = mapped_column(IdBytes)
    form: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    fields: Mapped[bytes] = mapped_column(LargeBinary)
    started_at: Mapped[datetime] = mapped_column(Moment)
    saved_at: Mapped[datetime] = mapped_column(Moment)


class Fact(Base):
    """One fact about this database itself (device, epoch, keys, cursors), by name."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
