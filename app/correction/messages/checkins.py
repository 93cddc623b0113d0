"""Reports: the desk at which they are taken, excuses, schedules, visits and lessons."""

from __future__ import annotations

__all__ = [
    "EndSchedule",
    "ExcuseCheckIn",
    "ListReporters",
    "ReadReporter",
    "ReadSchedules",
    "RecordActivity",
    "RecordCheckIn",
    "RecordSubjectVisit",
    "SetClassSchedule",
    "SetSchedule",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import (
    ActivityKind,
    Checked,
    CheckInKind,
    CheckInResult,
    Grade,
    VisitTarget,
)
from app.correction.views.checkins import (
    QueueScope,
    QueueView,
    ReporterView,
    SchedulesView,
)
from app.ids import Id
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class RecordCheckIn(Command[Id]):
    """报到: one report of a subject (R09, R11); returns its id.

    Attributes:
        checked_by: how the identity was checked; None is refused, it is never preset.
        at: when it was; None for now.
        answers: the last day of the window it is taken for; None lets the rule choose.
    """

    subject: Id
    kind: CheckInKind
    checked_by: Checked | None
    summary: str = ""
    result: CheckInResult = CheckInResult.NORMAL
    at: datetime | None = None
    answers: date | None = None


@dataclass(frozen=True, slots=True)
class ExcuseCheckIn(Command[Id]):
    """免除一期报告 with a reason; returns the id of the excuse.

    Attributes:
        due_to: the last day of the window; None for the one that is due first.
    """

    subject: Id
    kind: CheckInKind
    excuse: str
    due_to: date | None = None


@dataclass(frozen=True, slots=True)
class SetSchedule(Command[Id]):
    """约定报告频次 with one subject, instead of the class's; returns its id.

    Attributes:
        kind: None for every way the class asks for.
        times: 0 for a time without reports.
        weekday: 1 Monday … 7 Sunday, for a weekly report.
    """

    subject: Id
    kind: CheckInKind | None
    times: int
    months: int
    days: int
    from_on: date
    reason: str
    weekday: int | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class EndSchedule(Command[Id]):
    """What was agreed ends with a day; the class's frequency holds again."""

    schedule: Id
    until_on: date


@dataclass(frozen=True, slots=True)
class SetClassSchedule(Command[Id]):
    """How often a class reports in this office from a day on (未经核实 without `basis`)."""

    grade: Grade
    kind: CheckInKind
    times: int
    months: int
    days: int
    from_on: date
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RecordSubjectVisit(Command[Id]):
    """走访; returns its id."""

    subject: Id
    target: VisitTarget
    findings: str
    officers: tuple[str, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordActivity(Command[Id]):
    """教育帮扶 with who came and who did not (R07, R32, #18, #19); returns its id.

    Attributes:
        minor_group: held for minors alone.
        reasons: (key of a warning, reason typed).
    """

    kind: ActivityKind
    topic: str
    at: datetime
    present: tuple[Id, ...]
    absent: tuple[Id, ...] = ()
    place: str = ""
    minutes: int | None = None
    minor_group: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListReporters(Query[QueueView]):
    """Who has to report: missed, today, soon."""

    scope: QueueScope = QueueScope.TODAY


@dataclass(frozen=True, slots=True)
class ReadReporter(Query[ReporterView]):
    """One subject at the desk of reports.

    Attributes:
        month: any day of the month of the calendar; None for this month.
        looks: ids of own looks, which uncover what was noted.
    """

    subject: Id
    month: date | None = None
    looks: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSchedules(Query[SchedulesView]):
    """How often each class reports in this office, and how well that is known."""
