"""Working days of the mainland: the State Council's yearly notices, weekends where none is out."""

from __future__ import annotations

__all__ = ["Calendar", "Notice"]

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Self

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """One year's notice on public holidays (国务院办公厅关于部分节假日安排的通知).

    Attributes:
        off: days off; weekends need not be named.
        working: Saturdays and Sundays worked in exchange.
    """

    off: frozenset[date]
    working: frozenset[date]


class Calendar:
    """Tells working days from days off; a year without a notice knows weekends only.

    Attributes:
        given: the notices of our own, in plain values: year, days off, working weekends.
    """

    def __init__(self, notices: Mapping[int, Notice] | None = None) -> None:
        """Notices given here come before those of the `holidays` library."""
        self._notices: dict[int, Notice | None] = dict(notices or {})
        self.given = tuple(
            (year, tuple(sorted(notice.off)), tuple(sorted(notice.working)))
            for year, notice in sorted((notices or {}).items())
        )

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Take the notices of a folder ("cn-2027.toml"), for years the library lacks."""
        return cls({int(path.stem[-4:]): _read(path) for path in sorted(folder.glob("cn-*.toml"))})

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day."""
        notice = self._notice(day.year)
        if notice is not None and day in notice.working:
            return True
        return day.weekday() < 5 and (notice is None or day not in notice.off)

    def is_published(self, year: int) -> bool:
        """Whether the year's notice is known; without one the screen says 节假日未公布."""
        return self._notice(year) is not None

    def next_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def _notice(self, year: int) -> Notice | None:
        if year not in self._notices:
            self._notices[year] = _from_library(year)
        return self._notices[year]


def _from_library(year: int) -> Notice | None:
    import holidays  # noqa: PLC0415 - 0.1 s that the start of the program need not pay

    # The next year's notice may move a day of this December.
    known = holidays.country_holidays("CN", years=(year, year + 1))
    working = frozenset(day for day in known.weekend_workdays if day.year == year)
    # The library guesses holidays to 2100, but working weekends only ever come from a notice,
    # and every notice since 2001 has some.
    if not working:
        return None
    return Notice(frozenset(day for day in known if day.year == year), working)


def _read(path: Path) -> Notice:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    off = frozenset(
        first + n * DAY for first, last in data["off"] for n in range((last - first).days + 1)
    )
    return Notice(off, frozenset(data["working"]))
