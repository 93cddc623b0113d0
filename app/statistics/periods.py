"""What a report covers: a month, a quarter, a half or a whole year."""

from __future__ import annotations

__all__ = ["Period", "Span", "month_of", "period_of"]

from dataclasses import dataclass
from datetime import date, timedelta

from app.codes import Code
from app.i18n import tr


class Span(Code):
    """How long a report's period is."""

    MONTH = "1", "月报"
    QUARTER = "2", "季报"
    HALF = "3", "半年报"
    YEAR = "4", "年报"

    @property
    def months(self) -> int:
        """How many months it has."""
        return {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}[self]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a report, both days included."""

    span: Span
    first: date
    last: date

    @property
    def label(self) -> str:
        """2026年3月, 2026年第1季度, 2026年上半年, 2026年."""
        year, month = self.first.year, self.first.month
        match self.span:
            case Span.MONTH:
                return tr("{y}年{m}月").format(y=year, m=month)
            case Span.QUARTER:
                return tr("{y}年第{n}季度").format(y=year, n=(month + 2) // 3)
            case Span.HALF:
                return (tr("{y}年上半年") if month == 1 else tr("{y}年下半年")).format(y=year)
            case Span.YEAR:
                return tr("{y}年").format(y=year)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def before(self) -> Period:
        """The one before it."""
        return period_of(self.span, self.first - timedelta(days=1))

    def after(self) -> Period:
        """The one after it."""
        return period_of(self.span, self.last + timedelta(days=1))


def period_of(span: Span, day: date) -> Period:
    """The period of a span that holds a day."""
    start = (day.month - 1) // span.months * span.months + 1
    first = date(day.year, start, 1)
    return Period(span, first, month_of(start + span.months, day.year) - timedelta(days=1))


def month_of(month: int, year: int) -> date:
    """The first day of a month, where month 13 is January of the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
