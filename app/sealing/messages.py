"""Sealing: pack a record for the archive, drop it here once the archive has it."""

from __future__ import annotations

__all__ = [
    "DropSealing",
    "FinishSealing",
    "ListSealings",
    "PackRecord",
    "SealingRow",
    "SealingStep",
]

from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.ids import Id
from app.messages import Command, Query


class SealingStep(Code):
    """How far a sealing came."""

    PACKED = "1", "已打包，还没有送到"
    RECEIPTED = "2", "市里已签收，还没有备份"
    DURABLE = "3", "市里已备份，可以清除"
    ERASED = "4", "已封存，各处已清除"


@dataclass(frozen=True, slots=True)
class PackRecord(Command[Id]):
    """Pack a record and all that hangs on it for the county's archive; nothing is dropped yet.

    Runs beside the writer: photos and scans are read and encrypted.
    """

    line: str
    record: Id


@dataclass(frozen=True, slots=True)
class FinishSealing(Command[Id]):
    """Drop what a package holds, here and on every other copy; cannot be undone."""

    order: Id


@dataclass(frozen=True, slots=True)
class DropSealing(Command[Id]):
    """Give up a package that was not carried out; the record stays as it is."""

    order: Id
    reason: str


@dataclass(frozen=True, slots=True)
class SealingRow:
    """One sealing; says of nobody whose record it was.

    Attributes:
        line: label of the line of work; record: the id that is left of the record.
        entries: changes in the package; later: changes that came after it was packed.
    """

    id: Id
    line: str
    record: Id
    basis: str
    ordered_on: date
    ordered_by: str
    step: SealingStep
    entries: int
    later: int
    erased_on: date | None


@dataclass(frozen=True, slots=True)
class ListSealings(Query[tuple[SealingRow, ...]]):
    """All sealings of the office, or of one record, the newest first."""

    record: Id | None = None
