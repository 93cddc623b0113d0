"""Statistics: which reports there are, one of a period, what lies behind a number, submitting."""

from __future__ import annotations

__all__ = [
    "FEW",
    "Cell",
    "Check",
    "Column",
    "ExportReport",
    "ExportView",
    "ListReports",
    "Measure",
    "Note",
    "Period",
    "ReadBehind",
    "ReadReport",
    "ReportChoice",
    "ReportView",
    "Row",
    "RowHead",
    "Span",
    "SubmitReport",
    "Table",
    "cell_words",
    "may_leave",
    "period_of",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.messages import Command, Query
from app.statistics.periods import Period, Span, period_of
from app.statistics.table import (
    FEW,
    Cell,
    Check,
    Column,
    Measure,
    Note,
    Row,
    RowHead,
    Table,
    cell_words,
    may_leave,
)


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """A report that can be made, and the periods it is made for."""

    id: str
    title: str
    line: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report of one period.

    Attributes:
        line: of which line of work; the records behind its numbers open there.
        rows: the committees that can be chosen, whatever is shown.
        source: what is known of the form, where it was not read in the original.
        submitted_on: the day it was frozen; None while it still follows the records.
        digest: of the frozen numbers, as printed on the report.
        ended: whether the period is over, so that it can be submitted.
        subject: id of the paper.
    """

    table: Table
    rows: tuple[RowHead, ...]
    period: Period
    source: str
    submitted_on: date | None
    submitted_by: str
    digest: str
    ended: bool
    subject: Id
    line: str = "mediation"


@dataclass(frozen=True, slots=True)
class ListReports(Query[tuple[ReportChoice, ...]]):
    """The reports of the lines this person may see."""


@dataclass(frozen=True, slots=True)
class ReadReport(Query[ReportView]):
    """A report of a period, of one committee or of the office."""

    report: str
    span: Span
    day: date
    row: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadBehind(Query[tuple[Id, ...]]):
    """The records behind one number, in no order; empty where nothing can be opened.

    Attributes:
        row: a committee, or None for the last line.
        column: key of the column.
    """

    report: str
    span: Span
    day: date
    row: Id | None
    column: str


@dataclass(frozen=True, slots=True)
class SubmitReport(Command[Id]):
    """Freeze a report that goes to the county; what comes later counts in the next one."""

    report: str
    span: Span
    day: date


@dataclass(frozen=True, slots=True)
class ExportView:
    """A workbook (.xlsx), with a name for it."""

    name: str
    content: bytes
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ExportReport(Query[ExportView]):
    """A report as a workbook: the numbers as numbers, case numbers as text, no formulas."""

    report: str
    span: Span
    day: date
    row: Id | None = None
