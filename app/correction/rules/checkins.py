"""What became of each window of reports (R09), and which window a report answers.

A window that closed without a report or an excuse is missed: it makes one clue for an officer to
verify, never more. 社区矫正法 says nothing of days off, so a missed report is only spoken of after
the next working day (T10).
"""

from __future__ import annotations

__all__ = [
    "Absence",
    "Judged",
    "Owed",
    "ReportFact",
    "ReportingFacts",
    "WindowState",
    "answered_by",
    "asked_kinds",
    "closing_within",
    "judge",
    "judged",
    "owed",
    "taken_for",
]

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from app.codes import Code
from app.correction.codes import CheckInKind
from app.correction.rules.schedules import (
    ChangeFact,
    FrequencyTable,
    GradeFact,
    Window,
    near_of,
    segments_of,
    windows,
)
from app.ids import Id
from app.lawbook.calendar import Calendar

# Who is away by leave reports from afar (R15), but cannot come, nor be called on at home.
PRESENT = frozenset({CheckInKind.OFFICE, CheckInKind.VISIT})


class WindowState(Code):
    """What became of a window."""

    DONE = "1", "按时"
    LATE = "2", "迟到"
    EXCUSED = "3", "免除"
    AWAY = "4", "外出或羁押"
    OPEN = "5", "待报告"
    MISSED = "6", "未报告"
    CUT = "7", "不要求"

    @property
    def settled(self) -> bool:
        """Whether nothing is owed of it any more."""
        return self not in (WindowState.OPEN, WindowState.MISSED)


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which reports of some kinds are not expected: leave, custody, a rest agreed on.

    Attributes:
        to_on: the last day, None while it lasts.
        agreed: nobody is away, the reports are merely not asked for.
    """

    from_on: date
    to_on: date | None
    kinds: frozenset[CheckInKind]
    agreed: bool = False

    def covers(self, kind: CheckInKind, day: date) -> bool:
        """Whether a report of a kind is not expected on a day."""
        begun = kind in self.kinds and self.from_on <= day
        return begun and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class ReportFact:
    """One report, or one excuse.

    Attributes:
        on: the day it came; of an excuse the last day it excuses.
        due_to: the end of the window it was taken for; None where none was named.
    """

    kind: CheckInKind
    on: date
    due_to: date | None = None
    excused: bool = False


@dataclass(frozen=True, slots=True)
class ReportingFacts:
    """A subject as the windows need it.

    Attributes:
        start: the first day of reports; last: the last day of the term, or of the record.
        outside: serves outside prison, and so reports on the body.
        taken_up: (kind, end) of missed windows that an officer has in hand as a clue.
    """

    subject: Id
    start: date
    last: date
    outside: bool = False
    grades: tuple[GradeFact, ...] = ()
    changes: tuple[ChangeFact, ...] = ()
    absences: tuple[Absence, ...] = ()
    reports: tuple[ReportFact, ...] = ()
    taken_up: frozenset[tuple[CheckInKind, date]] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """A window and what became of it.

    Attributes:
        report: the report or excuse that answers it.
        late: days by which the report came late, or is missing.
        taken_up: an officer has the missed report in hand as a clue.
    """

    kind: CheckInKind
    window: Window
    standing: WindowState
    report: ReportFact | None = None
    late: int = 0
    taken_up: bool = False


def asked_kinds(facts: ReportingFacts, table: FrequencyTable) -> tuple[CheckInKind, ...]:
    """The kinds that this person was ever asked for."""
    return tuple(kind for kind in CheckInKind if any(_windows(facts, kind, table)))


def judged(
    facts: ReportingFacts,
    kind: CheckInKind,
    table: FrequencyTable,
    calendar: Calendar,
    today: date,
) -> Iterator[Judged]:
    """The windows of a kind that have begun, each with what became of it, the oldest first."""
    begun = list(takewhile(lambda one: one.from_on <= today, _windows(facts, kind, table)))
    return judge(facts, kind, begun, calendar, today)


def closing_within(
    facts: ReportingFacts,
    kind: CheckInKind,
    table: FrequencyTable,
    calendar: Calendar,
    today: date,
    *,
    first: date,
    last: date,
) -> Iterator[Judged]:
    """What became of the windows that close in a span of days, without going through all before."""
    if kind is CheckInKind.HEALTH and not facts.outside:
        return
    segments = segments_of(kind, facts.start, facts.grades, facts.changes, table)
    near = windows(near_of(segments, first), facts.last)
    begun = list(takewhile(lambda one: one.from_on <= today, near))
    if not begun:
        return
    # A report taken for a window further back answers none of these.
    reports = tuple(
        one for one in facts.reports if one.due_to is None or one.due_to >= begun[0].from_on
    )
    for one in judge(replace(facts, reports=reports), kind, begun, calendar, today):
        if first <= one.window.to_on <= last:
            yield one


def judge(
    facts: ReportingFacts,
    kind: CheckInKind,
    found: Sequence[Window],
    calendar: Calendar,
    today: date,
) -> Iterator[Judged]:
    """What became of some windows of a kind, the oldest first."""
    answers = _answers(found, [one for one in facts.reports if one.kind is kind])
    away = [one for one in facts.absences if kind in one.kinds]
    for window in found:
        report = answers.get(window.to_on)
        taken_up = (kind, window.to_on) in facts.taken_up
        if report is not None:
            yield _answered(kind, window, report, calendar, taken_up=taken_up)
        elif not window.asked:
            yield Judged(kind, window, WindowState.CUT)
        elif covering := [one for one in away if one.covers(kind, window.to_on)]:
            agreed = all(one.agreed for one in covering)
            yield Judged(kind, window, WindowState.CUT if agreed else WindowState.AWAY)
        elif today <= calendar.next_working_day(window.to_on):
            yield Judged(kind, window, WindowState.OPEN)
        else:
            late = (today - window.to_on).days
            yield Judged(kind, window, WindowState.MISSED, late=late, taken_up=taken_up)


def _answered(
    kind: CheckInKind, window: Window, report: ReportFact, calendar: Calendar, *, taken_up: bool
) -> Judged:
    if report.excused:
        return Judged(kind, window, WindowState.EXCUSED, report)
    if report.on <= window.to_on or report.on <= calendar.next_working_day(window.to_on):
        return Judged(kind, window, WindowState.DONE, report)
    late = (report.on - window.to_on).days
    return Judged(kind, window, WindowState.LATE, report, late, taken_up)


def _answers(found: Sequence[Window], reports: Iterable[ReportFact]) -> dict[date, ReportFact]:
    """The first report of each window, by the window's end.

    A report keeps the window it was taken for, as long as there still is one with that end.
    """
    ends = {window.to_on for window in found}
    starts = [window.from_on for window in found]
    answers: dict[date, ReportFact] = {}
    for report in sorted(reports, key=lambda one: (one.excused, one.on)):
        held = report.due_to
        if held not in ends:
            at = bisect_right(starts, report.on) - 1
            held = found[at].to_on if at >= 0 and report.on in found[at] else None
        if held is not None:
            answers.setdefault(held, report)
    return answers


def answered_by(
    facts: ReportingFacts,
    kind: CheckInKind,
    on: date,
    table: FrequencyTable,
    calendar: Calendar,
) -> Window | None:
    """Which window a report of a day answers, unless the officer says otherwise.

    The one that holds the day; the one before, when that went unanswered and the day is no further
    from its end than half the new window is long. None where nothing is asked for.
    """
    return taken_for(list(judged(facts, kind, table, calendar, on)), on, calendar)


def taken_for(found: Sequence[Judged], on: date, calendar: Calendar) -> Window | None:
    """The same of windows that are judged already: all that have begun on the day."""
    if not found or on > found[-1].window.to_on:
        return None
    *earlier, current = found
    before = next((one for one in reversed(earlier) if one.standing is not WindowState.CUT), None)
    if before is None or before.standing.settled:
        return current.window
    since = (on - before.window.to_on).days
    rolled = on <= calendar.next_working_day(before.window.to_on)
    near = rolled or 2 * since <= current.window.days or current.standing.settled
    return before.window if near else current.window


@dataclass(frozen=True, slots=True)
class Owed:
    """A window that waits for a report, an excuse or an officer's look.

    Attributes:
        behind: the person has reported since, so that only the look is still to come.
    """

    window: Window
    behind: bool


def owed(facts: ReportingFacts, kind: CheckInKind, table: FrequencyTable) -> list[Owed]:
    """The windows that wait, the oldest first.

    All up to the last report, and the first one after it: who has stopped to report owes one line,
    not one for each week. The same on every day until something is recorded; what is late follows
    from the day alone.
    """
    reports = [one for one in facts.reports if one.kind is kind]
    newest = max((one.on for one in reports), default=facts.start)
    found: list[Window] = []
    for window in _windows(facts, kind, table):
        found.append(window)
        if window.from_on > newest and _waits(facts, kind, window):
            break
    answers = _answers(found, reports)
    waiting = [one for one in found if one.to_on not in answers and _waits(facts, kind, one)]
    behind = [Owed(one, behind=True) for one in waiting if one.to_on < newest]
    ahead = waiting[len(behind) : len(behind) + 1]
    return behind + [Owed(one, behind=False) for one in ahead]


def _waits(facts: ReportingFacts, kind: CheckInKind, window: Window) -> bool:
    taken_up = (kind, window.to_on) in facts.taken_up
    away = any(one.covers(kind, window.to_on) for one in facts.absences)
    return window.asked and not taken_up and not away


def _windows(facts: ReportingFacts, kind: CheckInKind, table: FrequencyTable) -> Iterator[Window]:
    if kind is CheckInKind.HEALTH and not facts.outside:
        return iter(())
    segments = segments_of(kind, facts.start, facts.grades, facts.changes, table)
    return windows(segments, facts.last)
