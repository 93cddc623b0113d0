"""The desk of reports as its page shows it."""

from __future__ import annotations

__all__ = [
    "ClassFrequency",
    "DayMark",
    "MissedView",
    "QueueGroup",
    "QueueRow",
    "QueueScope",
    "QueueView",
    "RecordLine",
    "ReporterView",
    "SchedulesView",
    "WayOffer",
    "WeekCell",
    "WindowOffer",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.correction.codes import CheckInKind, Grade
from app.correction.rules.checkins import WindowState
from app.correction.states import Category
from app.ids import Id


class QueueScope(Code):
    """How far the queue looks."""

    TODAY = "1", "今天"
    WEEK = "2", "本周"
    ALL = "3", "全部"


class QueueGroup(Code):
    """Groups of the queue, the most urgent first."""

    OVERDUE = "1", "超期未到"
    TODAY = "2", "今天应到"
    TOMORROW = "3", "明天应到"
    WEEK = "4", "本周应到"
    LATER = "5", "以后应到"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One person of the queue.

    Attributes:
        keys: what the person may be found by: initials and full pinyin.
        detail: class, frequency, windows to verify ("普管，2 期待核实，每月 1 次到所").
        kind, due_to: what is due first, and by when; None where nothing is.
        days: days since it was due; negative before.
        done_at, done_kind: the newest report of today.
        outside: serves outside prison, and so reports on the body too.
    """

    subject: Id
    name: str
    keys: tuple[str, ...]
    detail: str
    group: QueueGroup
    kind: CheckInKind | None
    due_to: date | None
    days: int
    done_at: datetime | None
    done_kind: CheckInKind | None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue of a day.

    Attributes:
        rows: in the order of the groups.
        total: how many people are in correction.
        expected, came: how many had to report today, and how many of them did.
    """

    today: date
    rows: tuple[QueueRow, ...]
    total: int
    expected: int
    came: int


@dataclass(frozen=True, slots=True)
class WindowOffer:
    """A window that a report of today may be taken for.

    Attributes:
        late: by how many days the report would be late for it; 0 in time.
    """

    from_on: date
    to_on: date
    late: int


@dataclass(frozen=True, slots=True)
class WayOffer:
    """One way to report.

    Attributes:
        asked: whether the person's schedule asks for it.
        offers: the windows that wait for a report, the one the rule takes first.
    """

    kind: CheckInKind
    asked: bool
    frequency: str
    offers: tuple[WindowOffer, ...]


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One week of the strip; `standing` None where nothing was due or done."""

    monday: date
    standing: WindowState | None
    words: str


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of the calendar."""

    day: date
    standing: WindowState
    words: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of what was recorded last.

    Attributes:
        at: when it was; an excuse has the last day of its window, without an hour.
        words: what came of it ("按时，参加集中学习"); without a look what was noted is covered.
    """

    id: Id
    at: datetime
    way: str
    standing: WindowState
    words: str


@dataclass(frozen=True, slots=True)
class MissedView:
    """A window without a report that waits for an officer to verify it.

    Attributes:
        days: since it was due.
        taken_up: it is a clue in hand.
    """

    kind: CheckInKind
    from_on: date
    to_on: date
    days: int
    taken_up: bool


@dataclass(frozen=True, slots=True)
class ReporterView:
    """One person at the desk.

    Attributes:
        about: sex, age, where the person lives ("男，38 岁，田金村").
        term: category, term and how often ("缓刑，矫正期 … 每月 1 次到所").
        unconfirmed: the frequencies rest on local practice nobody has confirmed.
        counts: of the weeks of the strip: in time, late, excused or away, missed.
        duties: label and words of what the month holds.
        away: what keeps the person from coming today ("外出到 11月26日"), or "".
        photo: an attachment that shows the face, or None; opened with a look of its own.
        uncovered: what was noted is read in full.
    """

    subject: Id
    person: Id
    name: str
    about: str
    grade: Grade
    category: Category
    term: str
    unconfirmed: bool
    ways: tuple[WayOffer, ...]
    weeks: tuple[WeekCell, ...]
    counts: tuple[tuple[WindowState, int], ...]
    month: date
    marks: tuple[DayMark, ...]
    duties: tuple[tuple[str, str], ...]
    records: tuple[RecordLine, ...]
    missed: tuple[MissedView, ...]
    away: str = ""
    photo: Id | None = None
    uncovered: bool = False


@dataclass(frozen=True, slots=True)
class ClassFrequency:
    """How often a class reports in one way; `basis` "" where it is unconfirmed.

    Attributes:
        asked: whether the class is asked for it at all.
    """

    grade: Grade
    kind: CheckInKind
    asked: bool
    words: str
    from_on: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class SchedulesView:
    """The office's table of frequencies today."""

    rows: tuple[ClassFrequency, ...]
