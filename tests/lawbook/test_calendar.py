"""The calendar against the State Council's notice for 2026 (spec DE5), typed from the notice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.lawbook.calendar import Calendar, Notice

HOLIDAYS_2026 = [
    ("01-01", "01-03"),
    ("02-15", "02-23"),
    ("04-04", "04-06"),
    ("05-01", "05-05"),
    ("06-19", "06-21"),
    ("09-25", "09-27"),
    ("10-01", "10-07"),
]
WORKING_WEEKENDS_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def _day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def _off_2026() -> set[date]:
    days = set()
    for first, last in HOLIDAYS_2026:
        day = _day(first)
        while day <= _day(last):
            days.add(day)
            day += timedelta(days=1)
    return days


def test_every_day_of_2026_agrees_with_the_notice() -> None:
    calendar = Calendar()
    worked = {_day(text) for text in WORKING_WEEKENDS_2026}
    off = _off_2026()
    day = date(2026, 1, 1)
    while day.year == 2026:
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert calendar.is_working_day(day) is expected, day
        day += timedelta(days=1)


def test_2026_has_as_many_working_days_as_the_notice_leaves() -> None:
    # 2026 has 261 weekdays; 19 of the 33 days off fall on them, 6 weekend days are worked.
    weekdays_off = 2 + 6 + 1 + 3 + 1 + 1 + 5  # 元旦 春节 清明 劳动节 端午 中秋 国庆
    calendar = Calendar()
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(map(calendar.is_working_day, days)) == 261 - weekdays_off + 6


@pytest.mark.parametrize(
    ("year", "published"), [(2000, False), (2001, True), (2025, True), (2026, True), (2027, False)]
)
def test_published_years(year: int, published: bool) -> None:
    assert Calendar().is_published(year) is published


def test_without_a_notice_only_weekends_are_off() -> None:
    calendar = Calendar()
    assert calendar.is_working_day(date(2027, 10, 1))  # a Friday, National Day
    assert not calendar.is_working_day(date(2027, 10, 2))


def test_rolling_over_the_spring_festival() -> None:
    calendar = Calendar()
    assert calendar.next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)
    assert calendar.previous_working_day(date(2026, 2, 23)) == date(2026, 2, 14)  # a Saturday
    assert calendar.next_working_day(date(2026, 2, 28)) == date(2026, 2, 28)  # worked Saturday


def test_a_notice_in_the_folder_makes_a_year_published(tmp_path: Path) -> None:
    (tmp_path / "cn-2027.toml").write_text(
        'source = "样例"\noff = [[2027-10-01, 2027-10-07]]\nworking = [2027-10-09]\n',
        encoding="utf-8",
    )
    calendar = Calendar.load(tmp_path)
    assert calendar.is_published(2027)
    assert not calendar.is_working_day(date(2027, 10, 7))
    assert calendar.is_working_day(date(2027, 10, 9))
    assert calendar.is_published(2026)  # the library still answers for its own years


def test_a_given_notice_comes_before_the_library() -> None:
    calendar = Calendar({2026: Notice(frozenset(), frozenset())})
    assert calendar.is_working_day(date(2026, 10, 1))
