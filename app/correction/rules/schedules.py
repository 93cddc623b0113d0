"""When a subject must report: from the class and what was agreed with the person to windows.

How often is no law but local practice (未经核实): resources/correction/schedules.toml, and what an
office sets instead. What is fixed here is how windows follow one another:

- Every day from the first to the last belongs to exactly one window of each kind that is asked for.
- A change of class or frequency never puts off a report: the window in hand stays as it was told,
  or, where the new frequency would have the report sooner, gives way to the first new window.
- A window of which less than half is left when it would begin is joined to the next one.
"""

from __future__ import annotations

__all__ = [
    "ChangeFact",
    "Frequency",
    "FrequencyTable",
    "GradeFact",
    "OfficeFrequency",
    "Segment",
    "Window",
    "end_from",
    "frequency_words",
    "merged",
    "segments_of",
    "window_of",
    "windows",
]

import calendar as gregorian
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.correction.codes import CheckInKind, Grade
from app.i18n import tr
from app.lawbook.calendar import DAY

_MONTH = 30  # parts of a month are cut as if it had so many days: 上半月 ends on the 15th
_MOST = 10  # reports in one month, so that no part of it is empty


@dataclass(frozen=True, slots=True)
class Frequency:
    """So many times in a period of calendar months, or of days that follow Monday weeks.

    Attributes:
        times: at least 1.
        months, days: one of them is 0.
        weekday: the day of the week by which a weekly report is due (1 Monday … 7 Sunday);
            None means Sunday.
    """

    times: int
    months: int = 0
    days: int = 0
    weekday: int | None = None

    def __post_init__(self) -> None:
        most = self.days or _MOST * self.months
        if not 1 <= self.times <= most or (self.months and self.days):
            raise ValueError(self)
        if self.weekday is not None and (self.days % 7 or self.times != 1 or not self.days):
            raise ValueError(self)


_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_MONTHS = {1: tr("每月"), 3: tr("每季度"), 6: tr("每半年"), 12: tr("每年")}


def frequency_words(frequency: Frequency) -> str:
    """每周 1 次, 每周二, 每月 2 次, 每 2 个月 1 次, 每季度 1 次."""
    if frequency.weekday:
        day = tr(_WEEKDAYS[frequency.weekday - 1])
        weeks = frequency.days // 7
        often = tr("每周{day}") if weeks == 1 else tr("每 {n} 周的周{day}")
        return often.format(day=day, n=weeks)
    if frequency.days == 1:
        return tr("每天")
    if frequency.days:
        often = tr("每周") if frequency.days == 7 else tr("每 {n} 天").format(n=frequency.days)
    else:
        often = _MONTHS.get(frequency.months) or tr("每 {n} 个月").format(n=frequency.months)
    return tr("{often} {n} 次").format(often=often, n=frequency.times)


@dataclass(frozen=True, slots=True)
class Segment:
    """From a day on, until the next segment begins, so many reports of one kind; None for none."""

    from_on: date
    frequency: Frequency | None


@dataclass(frozen=True, slots=True)
class Window:
    """The days within which one report is due.

    Attributes:
        asked: False where it gave way before its end came: nobody can have missed it.
    """

    from_on: date
    to_on: date
    asked: bool = True

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.to_on - self.from_on).days + 1

    def __contains__(self, day: date) -> bool:
        return self.from_on <= day <= self.to_on


@lru_cache(maxsize=4096)
def window_of(frequency: Frequency, day: date) -> Window:
    """The window of the calendar that holds a day, whoever reports and since when."""
    if frequency.days:
        return _of_days(frequency, day)
    return _of_months(frequency, day)


def _of_days(frequency: Frequency, day: date) -> Window:
    # Ordinal 1 is a Monday.
    shift = 1 + (frequency.weekday or 0) % 7
    start = day.toordinal() - (day.toordinal() - shift) % frequency.days
    cuts = [frequency.days * part // frequency.times for part in range(frequency.times + 1)]
    return _among([date.fromordinal(start + cut) for cut in cuts], day)


def _of_months(frequency: Frequency, day: date) -> Window:
    month = day.year * 12 + day.month - 1
    first = month - month % frequency.months
    length = frequency.months * _MONTH
    cuts = [length * part // frequency.times for part in range(frequency.times + 1)]
    return _among([_nominal(first, cut) for cut in cuts], day)


def _nominal(first: int, cut: int) -> date:
    """The day so many days of months of thirty behind the first of a month."""
    months, days = divmod(cut, _MONTH)
    year, month = divmod(first + months, 12)
    return date(year, month + 1, min(days + 1, gregorian.monthrange(year, month + 1)[1]))


def _among(starts: Sequence[date], day: date) -> Window:
    after = bisect_right(starts, day)
    return Window(starts[after - 1], starts[after] - DAY)


def end_from(frequency: Frequency, day: date) -> date:
    """The last day of the window that begins on a day: the next one's, where little is left."""
    window = window_of(frequency, day)
    left = (window.to_on - day).days + 1
    whole = 2 * left >= window.days
    return window.to_on if whole else window_of(frequency, window.to_on + DAY).to_on


def merged(segments: Iterable[Segment]) -> list[Segment]:
    """The same without changes that change nothing, so that they cut no window."""
    found: list[Segment] = []
    for segment in segments:
        if found and found[-1].from_on == segment.from_on:
            found.pop()
        if not found or found[-1].frequency != segment.frequency:
            found.append(segment)
    return found


def near_of(segments: Sequence[Segment], day: date) -> list[Segment]:
    """The segments from shortly before a day on: windows that close from that day on are the same.

    Windows of one frequency follow the calendar once the first of them has closed, so that they
    may be begun at any border of the calendar behind that.
    """
    segments = merged(segments)
    until = day
    for at in range(len(segments) - 1, -1, -1):
        one = segments[at]
        if one.from_on > day:
            continue
        if one.frequency is None:
            return segments[at:]
        border = window_of(one.frequency, window_of(one.frequency, until).from_on - DAY).from_on
        if border > one.from_on:
            return [Segment(border, one.frequency), *segments[at + 1 :]]
        until = one.from_on
    return segments


def windows(segments: Sequence[Segment], last: date) -> Iterator[Window]:
    """The windows of one kind, from the first segment's first day to the last day of the term."""
    segments = merged(segments)
    at = segments[0].from_on if segments else last + DAY
    current = 0
    while at <= last:
        while current + 1 < len(segments) and segments[current + 1].from_on <= at:
            current += 1
        frequency, later = segments[current].frequency, segments[current + 1 :]
        if frequency is None:
            at = later[0].from_on if later else last + DAY
            continue
        window = _window(frequency, at, later, last)
        yield window
        at = window.to_on + DAY


def _window(frequency: Frequency, at: date, later: Sequence[Segment], last: date) -> Window:
    to = end_from(frequency, at)
    for change in later:
        if change.from_on > min(to, last):
            break
        if change.frequency is None or end_from(change.frequency, change.from_on) < to:
            return Window(at, change.from_on - DAY, asked=False)
    if to <= last:
        return Window(at, to)
    return Window(at, last, asked=2 * ((last - at).days + 1) >= (to - at).days + 1)


# -- from class and agreement to segments ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfficeFrequency:
    """What an office set for a class from a day on, instead of the built-in number."""

    grade: Grade
    kind: CheckInKind
    from_on: date
    frequency: Frequency | None


@dataclass(frozen=True, slots=True)
class GradeFact:
    """The class of a person from the day it was known to be confirmed."""

    grade: Grade
    from_on: date


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """What was agreed with a person instead of the class's number; `kind` None for every kind.

    Attributes:
        frequency: None for a time without reports: its days are an absence, no change of windows.
        until_on: the last day; None as long as the person is in correction.
    """

    kind: CheckInKind | None
    frequency: Frequency | None
    from_on: date
    until_on: date | None = None


class FrequencyTable:
    """How often each class reports: the built-in numbers, and the office's own from their days."""

    def __init__(
        self,
        built_in: Mapping[tuple[Grade, CheckInKind], Frequency],
        outside: Frequency,
        office: Iterable[OfficeFrequency] = (),
    ) -> None:
        self._built_in = built_in
        self._outside = outside
        self._office = sorted(office, key=lambda one: one.from_on)

    def with_office(self, office: Iterable[OfficeFrequency]) -> FrequencyTable:
        """The same with an office's own numbers."""
        return FrequencyTable(self._built_in, self._outside, office)

    def frequency(self, grade: Grade, kind: CheckInKind, day: date) -> Frequency | None:
        """What is asked on a day; None for a kind that the class does not report by."""
        if kind is CheckInKind.HEALTH:
            return self._outside
        found = self._built_in.get((grade, kind))
        for one in self._office:
            if one.grade is grade and one.kind is kind and one.from_on <= day:
                found = one.frequency
        return found

    def days(self, kind: CheckInKind) -> list[date]:
        """The days from which the office set other numbers of a kind."""
        return [one.from_on for one in self._office if one.kind is kind]


def segments_of(
    kind: CheckInKind,
    start: date,
    grades: Sequence[GradeFact],
    changes: Sequence[ChangeFact],
    table: FrequencyTable,
) -> list[Segment]:
    """How often a person reports in one way, from the first day on.

    Before any class is confirmed it is 严管. Of two agreements for the same days the later holds.
    """
    own = [one for one in sorted(changes, key=_begin) if one.frequency and one.kind in (None, kind)]
    breaks = {start, *(one.from_on for one in grades), *table.days(kind)}
    breaks.update(one.from_on for one in own)
    breaks.update(one.until_on + DAY for one in own if one.until_on)
    ordered = sorted(grades, key=lambda one: one.from_on)
    found = []
    for day in sorted(max(day, start) for day in breaks):
        grade = next((one.grade for one in reversed(ordered) if one.from_on <= day), Grade.STRICT)
        asked = table.frequency(grade, kind, day)
        agreed = next((one.frequency for one in reversed(own) if _holds(one, day)), None)
        found.append(Segment(day, agreed if asked and agreed else asked))
    return merged(found)


def _begin(change: ChangeFact) -> date:
    return change.from_on


def _holds(change: ChangeFact, day: date) -> bool:
    return change.from_on <= day and (change.until_on is None or day <= change.until_on)
