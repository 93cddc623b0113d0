"""Periods of civil law and procedure, counted to the day: DE1 to DE5 of the domain specification.

民法典 第201条 to 第203条 and 民事诉讼法 第85条: the first day is left out, months and years end on
the corresponding day, a last day off moves to the next working day. Terms of sentences follow
other rules: app/lawbook/terms.py.
"""

from __future__ import annotations

__all__ = [
    "Due",
    "Pause",
    "after_days",
    "after_hours",
    "after_months",
    "after_working_days",
    "after_years",
    "before_days",
    "before_months",
    "corresponding_day",
    "on_day",
    "unmoved",
]

import calendar as gregorian
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.i18n import full_date, month_day, tr
from app.lawbook.calendar import DAY, Calendar

_MOVED = "；"  # parts the count from what became of its last day


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a period, three ways.

    Attributes:
        raw: the bare result of the count.
        rolled: the first working day from `raw` on; ends the rights of parties (民法典 第203条).
        internal: the last working day up to `raw`; by then our own duties are done. `raw` itself
            where a count has no working day: nothing is due before it began.
        published: False when a year without a holiday notice was touched (节假日未公布).
        arithmetic: the count in words ("3月2日受理，次日起算 30 日，到 4月1日").
    """

    raw: date
    rolled: date
    internal: date
    published: bool
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that a period leaves out, both included, and why ("鉴定")."""

    first: date
    last: date
    why: str

    def words(self) -> str:
        """As said behind the count."""
        say = month_day if self.first.year == self.last.year else full_date
        words = tr("{first}至{last}{why}，不计入")
        return words.format(first=say(self.first), last=say(self.last), why=self.why)


def after_days(
    start: date, n: int, calendar: Calendar, *, event: str = "", ahead: bool = False
) -> Due:
    """The end of `n` days (自然日) from `start`, which is left out (民法典 第201条).

    For the words of the count: `event` is what happened on the first day ("受理"); `ahead` says
    that a last day off means the working day before, as for a duty of our own.
    """
    return _due(start, start + n * DAY, tr("{n} 日").format(n=n), calendar, event, ahead=ahead)


def after_months(
    start: date, n: int, calendar: Calendar, *, event: str = "", ahead: bool = False
) -> Due:
    """The end of `n` months: the corresponding day, else the month's last (民法典 第202条)."""
    return _due(
        start, corresponding_day(start, n), tr("{n} 个月").format(n=n), calendar, event, ahead=ahead
    )


def after_years(
    start: date, n: int, calendar: Calendar, *, event: str = "", ahead: bool = False
) -> Due:
    """The end of `n` years: the corresponding day, else the month's last (民法典 第202条)."""
    return _due(
        start,
        corresponding_day(start, 12 * n),
        tr("{n} 年").format(n=n),
        calendar,
        event,
        ahead=ahead,
    )


def after_working_days(
    start: date,
    n: int,
    calendar: Calendar,
    *,
    event: str = "",
    ahead: bool = False,
    pauses: Sequence[Pause] = (),
) -> Due:
    """The end of `n` working days (工作日) from `start`, which is left out as the pauses are."""
    _refuse_negative(n)
    day, left = start, n
    while left:
        day += DAY
        paused = any(pause.first <= day <= pause.last for pause in pauses)
        left -= calendar.is_working_day(day) and not paused
    count = tr("{n} 个工作日").format(n=n)
    years = range(start.year, day.year + 1)
    published = all(map(calendar.is_published, years))
    del ahead  # the last day is a working day
    words = _words(start, event, count, day, day, published=published)
    told = [pause.words() for pause in pauses if pause.first <= day]
    return Due(day, day, day, published, _MOVED.join((words, *told)))


def on_day(day: date, calendar: Calendar, *, event: str = "", ahead: bool = False) -> Due:
    """A day that was agreed or set, rather than counted."""
    return _due(day, day, "", calendar, event, ahead=ahead)


def before_days(
    end: date, n: int, calendar: Calendar, *, event: str = "", ahead: bool = False
) -> Due:
    """The day `n` days before one to come (自然日); `event` is what happens then ("期满")."""
    _refuse_negative(n)
    count = tr("{n} 日").format(n=n)
    return _before(end, end - n * DAY, count, calendar, event, ahead=ahead)


def before_months(
    end: date, n: int, calendar: Calendar, *, event: str = "", ahead: bool = False
) -> Due:
    """The like day `n` months before one to come; where it is missing, that month's last day."""
    _refuse_negative(n)
    count = tr("{n} 个月").format(n=n)
    return _before(end, corresponding_day(end, -n), count, calendar, event, ahead=ahead)


def _before(
    end: date, raw: date, count: str, calendar: Calendar, event: str, *, ahead: bool
) -> Due:
    due = on_day(raw, calendar, ahead=ahead)
    say = month_day if end.year == raw.year else full_date
    words = tr("{end}{event}，提前 {count}，到 {day}")
    counted = words.format(end=say(end), event=event, count=count, day=say(raw))
    _, *moved = due.arithmetic.split(_MOVED)
    return replace(due, arithmetic=_MOVED.join((counted, *moved)))


def unmoved(due: Due) -> Due:
    """The same for a last day that stays where it is, whatever the calendar says of it."""
    return replace(
        due, internal=due.raw, published=True, arithmetic=due.arithmetic.split(_MOVED)[0]
    )


def after_hours(start: datetime, n: int) -> datetime:
    """The end of `n` hours, which run on from the moment itself (民法典 第201条第2款)."""
    _refuse_negative(n)
    return start + timedelta(hours=n)


def corresponding_day(start: date, months: int) -> date:
    """The same day some months later; where it is missing, that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def _due(start: date, raw: date, count: str, calendar: Calendar, event: str, *, ahead: bool) -> Due:
    if raw < start:
        _refuse_negative(-1)
    rolled = calendar.next_working_day(raw)
    internal = calendar.previous_working_day(raw)
    if count and internal < start:
        internal = raw
    published = all(map(calendar.is_published, {internal.year, raw.year, rolled.year}))
    act_by = internal if ahead else rolled
    words = _words(start, event, count, raw, act_by, published=published)
    return Due(raw, rolled, internal, published, words)


def _words(start: date, event: str, count: str, raw: date, act_by: date, *, published: bool) -> str:
    say = month_day if start.year == raw.year == act_by.year else full_date
    counted = tr("{start}{event}，次日起算 {count}，到 {end}") if count else tr("{start}{event}")
    event = event or (tr("起") if count else "")
    parts = [counted.format(start=say(start), event=event, count=count, end=say(raw))]
    if act_by != raw:
        moved = (
            tr("{end}是休息日，顺延到 {day}") if act_by > raw else tr("{end}是休息日，提前到 {day}")
        )
        parts.append(moved.format(end=say(raw), day=say(act_by)))
    if not published:
        parts.append(tr("节假日未公布，只避开周末"))
    return _MOVED.join(parts)


def _refuse_negative(n: int) -> None:
    if n < 0:
        raise ValueError(n)
