"""Months, quarters, halves and years, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statistics.periods import Span, period_of


@pytest.mark.parametrize(
    ("span", "day", "first", "last", "label"),
    [
        (Span.MONTH, "2024-02-10", "2024-02-01", "2024-02-29", "2024年2月"),
        (Span.MONTH, "2026-12-31", "2026-12-01", "2026-12-31", "2026年12月"),
        (Span.QUARTER, "2026-03-31", "2026-01-01", "2026-03-31", "2026年第1季度"),
        (Span.QUARTER, "2026-10-01", "2026-10-01", "2026-12-31", "2026年第4季度"),
        (Span.HALF, "2026-06-30", "2026-01-01", "2026-06-30", "2026年上半年"),
        (Span.HALF, "2026-07-01", "2026-07-01", "2026-12-31", "2026年下半年"),
        (Span.YEAR, "2026-11-24", "2026-01-01", "2026-12-31", "2026年"),
    ],
)
def test_a_day_lies_in_its_period(span: Span, day: str, first: str, last: str, label: str) -> None:
    period = period_of(span, date.fromisoformat(day))
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert period.label == label
    assert period.holds(date.fromisoformat(day))


@given(st.sampled_from(list(Span)), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_periods_follow_one_another_without_a_gap(span: Span, day: date) -> None:
    period = period_of(span, day)
    assert period.before().after() == period
    assert (period.after().first - period.last).days == 1
    assert not period.after().holds(period.last)
