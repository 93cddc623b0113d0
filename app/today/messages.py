"""Today: what is due, over all lines of work, with why."""

from __future__ import annotations

__all__ = [
    "CaseDue",
    "DueGroup",
    "DueRow",
    "LeaveUndone",
    "LineCount",
    "PutOff",
    "ReadDues",
    "ReadToday",
    "TodayView",
    "Upcoming",
    "Urgency",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.ids import Id
from app.messages import Command, Query


class Urgency(Code):
    """How near a date is."""

    OVERDUE = "1", "已超期"
    TODAY = "2", "今天到期"
    WEEK = "3", "本周内"
    LATER = "4", "以后"


@dataclass(frozen=True, slots=True)
class CaseDue:
    """One thing owed by a date.

    Attributes:
        rule: id of the rule ("med.R-A03").
        what: what is owed, short ("调解期限").
        on: the date to act by (due_internal for our duties, due_rolled for parties' rights).
        raw: the bare result of the count.
        rolled: rolled to a working day.
        days: days from today to `on`; negative when late.
        why: the arithmetic in words ("3月2日受理，次日起算 30 日").
        law: short law name ("人民调解法"), or "" when there is none.
        article: "第33条".
        published: False when a year without published holidays is touched (节假日未公布).
        confirmed: False when the period is said to be law but was not read there (未经核实).
    """

    rule: str
    what: str
    on: date
    raw: date
    rolled: date
    days: int
    urgency: Urgency
    why: str
    law: str
    article: str
    published: bool = True
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class DueRow:
    """One row of 今日.

    Attributes:
        line: "mediation", "correction" …
        title: verb and person ("回访 周伯荣、周伯昌 赡养协议").
        detail: the plain reason below it.
        button: the verb of its button ("填写回访").
        action: command name the button opens.
        subject: what of the record is due, beside its rule.
        more: what else is due of the same record or concerns the same person, less urgent.
    """

    line: str
    record: Id
    title: str
    detail: str
    due: CaseDue
    button: str
    action: str
    mine: bool = True
    subject: Id = b""
    more: tuple[DueRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Rows of one urgency, most urgent first."""

    urgency: Urgency
    rows: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A session or visit with a time."""

    at: datetime
    title: str
    detail: str
    record: Id


@dataclass(frozen=True, slots=True)
class LineCount:
    """Cases in hand of one line of work; None where the line has no such count."""

    line: str
    label: str
    open: int
    today: int | None
    late: int | None


@dataclass(frozen=True, slots=True)
class TodayView:
    """The page 今日."""

    today: date
    groups: tuple[DueGroup, ...]
    upcoming: tuple[Upcoming, ...]
    counts: tuple[LineCount, ...]


@dataclass(frozen=True, slots=True)
class ReadToday(Query[TodayView]):
    """What is due until `days` days from today."""

    line: str | None = None
    mine: bool = False
    days: int = 7


@dataclass(frozen=True, slots=True)
class ReadDues(Query[tuple[DueRow, ...]]):
    """Everything owed in some records (those of one person), the most urgent first."""

    records: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class PutOff(Command[Id]):
    """Show something due again on a later day, with the reason; its last day always shows it."""

    record: Id
    rule: str
    subject: Id
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class LeaveUndone(Command[Id]):
    """Say that something due could not be done (未能完成), with the reason, which is kept."""

    record: Id
    rule: str
    subject: Id
    reason: str
