"""The end of aid: what the lawyer handed in, what the centre said of it, the archive."""

from __future__ import annotations

__all__ = [
    "ArchiveAid",
    "EndMatter",
    "RecordAidSubsidy",
    "RecordAudit",
    "SubmitClosing",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.legalaid.codes import CloseResult, ClosingWay
from app.messages import Command


@dataclass(frozen=True, slots=True)
class EndMatter(Command[Id]):
    """The matter itself ended (判决、裁决 …), from which R-B10 counts; aid goes on until B55.

    Attributes:
        light: of a minor who was defended, five years of prison or less, or none (R-B24).
    """

    record: Id
    ended_on: date
    way: ClosingWay
    result: CloseResult
    note: str = ""
    recovered_fen: int | None = None
    light: bool = False


@dataclass(frozen=True, slots=True)
class SubmitClosing(Command[Id]):
    """B45→B55: 结案报告 and papers came to the centre."""

    record: Id
    reported_on: date
    complete: bool = True
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RecordAudit(Command[Id]):
    """B55→B60, or back to B45: the centre looked at the papers.

    Attributes:
        passed: False sends them back to the lawyer.
    """

    record: Id
    reviewed_on: date
    passed: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordAidSubsidy(Command[Id]):
    """办案补贴 as the centre says it was paid; it is not set here (S2)."""

    record: Id
    paid_on: date
    subsidy_fen: int


@dataclass(frozen=True, slots=True)
class ArchiveAid(Command[Id]):
    """B60→B65, or what ended otherwise: bound and archived; the record is locked."""

    record: Id
    archived_on: date
    archive_no: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
