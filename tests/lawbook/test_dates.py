"""DE1 to DE5: dates counted by hand, and a slow day-by-day model beside them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import CHINA
from app.lawbook.calendar import Calendar
from app.lawbook.dates import (
    after_days,
    after_hours,
    after_months,
    after_working_days,
    after_years,
)

CALENDAR = Calendar()
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def _d(text: str) -> date:
    return date.fromisoformat(text)


# The sample cases of the domain specification: trigger, days, raw, rolled, internal.
SAMPLES = [
    ("M1 受理期限", "2026-03-02", 30, "2026-04-01", "2026-04-01", "2026-04-01"),
    ("M1 司法确认", "2026-03-05", 30, "2026-04-04", "2026-04-07", "2026-04-03"),
    ("M1 回访", "2026-03-05", 15, "2026-03-20", "2026-03-20", "2026-03-20"),
    ("M3 劳动争议", "2026-01-20", 15, "2026-02-04", "2026-02-04", "2026-02-04"),
    ("M3 司法确认", "2026-02-02", 30, "2026-03-04", "2026-03-04", "2026-03-04"),
    ("M4 司法确认", "2026-07-08", 30, "2026-08-07", "2026-08-07", "2026-08-07"),
    ("M5 法院委派", "2026-08-03", 30, "2026-09-02", "2026-09-02", "2026-09-02"),
    ("L1 审查", "2026-04-28", 7, "2026-05-05", "2026-05-06", "2026-04-30"),
    ("L1 指派", "2026-04-29", 3, "2026-05-02", "2026-05-06", "2026-04-30"),
    ("L4 指派", "2026-04-02", 3, "2026-04-05", "2026-04-07", "2026-04-03"),
    ("国庆里收到的通知", "2026-10-01", 3, "2026-10-04", "2026-10-08", "2026-10-04"),
    ("节前一天收到的通知", "2026-09-30", 3, "2026-10-03", "2026-10-08", "2026-09-30"),
]

# Days of community correction, counted without the first day (T10, 刑事诉讼法 第105条).
REPORTING = [
    ("2026-02-28", "2026-03-10"),
    ("2026-10-09", "2026-10-19"),
    ("2026-09-01", "2026-09-11"),
    ("2026-06-18", "2026-06-28"),
    ("2026-06-11", "2026-06-21"),
    ("2026-04-20", "2026-04-30"),
    ("2025-09-15", "2025-09-25"),
]


@pytest.mark.parametrize(
    ("start", "n", "raw", "rolled", "internal"),
    [row[1:] for row in SAMPLES],
    ids=[row[0] for row in SAMPLES],
)
def test_sample_cases(start: str, n: int, raw: str, rolled: str, internal: str) -> None:
    due = after_days(_d(start), n, CALENDAR)
    assert (due.raw, due.rolled, due.internal) == (_d(raw), _d(rolled), _d(internal))
    assert due.published


@pytest.mark.parametrize(("effective", "last"), REPORTING)
def test_ten_days_to_report(effective: str, last: str) -> None:
    assert after_days(_d(effective), 10, CALENDAR).raw == _d(last)


@pytest.mark.parametrize(
    ("start", "months", "raw"),
    [
        ("2026-03-15", 1, "2026-04-15"),
        ("2026-01-31", 1, "2026-02-28"),  # no 31st: the month's last day
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-02-28", 1, "2026-03-28"),  # the corresponding day, not the last (民法典 第202条)
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
    ],
)
def test_months_of_civil_law(start: str, months: int, raw: str) -> None:
    assert after_months(_d(start), months, CALENDAR).raw == _d(raw)


@pytest.mark.parametrize(
    ("start", "years", "raw"),
    [
        ("2023-06-30", 3, "2026-06-30"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2026-08-31", 2, "2028-08-31"),
    ],
)
def test_years_of_civil_law(start: str, years: int, raw: str) -> None:
    assert after_years(_d(start), years, CALENDAR).raw == _d(raw)


@pytest.mark.parametrize(
    ("start", "n", "last"),
    [
        ("2026-02-12", 1, "2026-02-13"),
        ("2026-02-12", 2, "2026-02-14"),  # a worked Saturday
        ("2026-02-12", 3, "2026-02-24"),  # after the Spring Festival
        ("2026-09-30", 3, "2026-10-10"),  # 8, 9, and Saturday the 10th
        ("2026-07-06", 30, "2026-08-17"),  # six full weeks
    ],
)
def test_working_days(start: str, n: int, last: str) -> None:
    due = after_working_days(_d(start), n, CALENDAR)
    assert due.raw == due.rolled == due.internal == _d(last)


def test_hours_run_on_over_midnight_and_holidays() -> None:
    start = datetime(2026, 5, 1, 21, 30, tzinfo=CHINA)
    assert after_hours(start, 24) == datetime(2026, 5, 2, 21, 30, tzinfo=CHINA)


def test_the_words_of_a_count() -> None:
    due = after_days(_d("2026-03-02"), 30, CALENDAR, event="受理")
    assert due.arithmetic == "3月2日受理，次日起算 30 日，到 4月1日"
    rolled = after_days(_d("2026-03-05"), 30, CALENDAR, event="协议生效")
    assert rolled.arithmetic == (
        "3月5日协议生效，次日起算 30 日，到 4月4日；4月4日是休息日，顺延到 4月7日"
    )


def test_the_words_name_the_year_when_it_changes() -> None:
    due = after_years(_d("2024-08-30"), 2, CALENDAR)
    assert due.arithmetic == (
        "2024年8月30日起，次日起算 2 年，到 2026年8月30日；"
        "2026年8月30日是休息日，顺延到 2026年8月31日"
    )


def test_a_year_without_a_notice_is_said() -> None:
    due = after_days(_d("2026-12-20"), 30, CALENDAR)
    assert not due.published
    assert due.arithmetic.endswith("节假日未公布，只避开周末")
    assert not after_working_days(_d("2026-12-30"), 5, CALENDAR).published


def test_a_period_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        after_days(_d("2026-03-02"), -1, CALENDAR)
    with pytest.raises(ValueError, match="-1"):
        after_working_days(_d("2026-03-02"), -1, CALENDAR)


@given(DAYS, st.integers(0, 400))
def test_days_agree_with_counting_one_by_one(start: date, n: int) -> None:
    day = start
    for _ in range(n):
        day += timedelta(days=1)
    due = after_days(start, n, CALENDAR)
    assert due.raw == day
    assert start <= due.internal <= due.raw <= due.rolled
    assert CALENDAR.is_working_day(due.rolled)
    if not CALENDAR.is_working_day(due.internal):  # the whole count is a holiday
        assert due.internal == due.raw
    between = (due.rolled - due.internal).days
    days = [due.internal + timedelta(days=k) for k in range(1, between)]
    assert not any(map(CALENDAR.is_working_day, days))


@given(DAYS, st.integers(0, 60))
def test_months_agree_with_walking_to_the_day(start: date, months: int) -> None:
    target = (start.year * 12 + start.month - 1) + months
    day = start
    while day.year * 12 + day.month - 1 < target:
        day += timedelta(days=1)
    while day.day < start.day and (day + timedelta(days=1)).month == day.month:
        day += timedelta(days=1)
    assert after_months(start, months, CALENDAR).raw == day


@given(DAYS, st.integers(0, 40))
def test_working_days_agree_with_a_list_of_them(start: date, n: int) -> None:
    days = (start + timedelta(days=k) for k in range(1, 120))
    worked = [start, *(day for day in days if CALENDAR.is_working_day(day))]
    assert after_working_days(start, n, CALENDAR).raw == worked[n]
