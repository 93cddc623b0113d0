"""How days and moments are said: near ones by name, far ones with no more than they need."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import CHINA
from app.i18n import full_date, moment_words, month_day, near_day, plain_day

_TODAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 30), "昨天"),
        (date(2026, 12, 31), "今天"),
        (date(2027, 1, 1), "明天"),
        (date(2027, 1, 2), "后天"),
        (date(2026, 12, 29), "12月29日"),
        (date(2027, 1, 3), "2027年1月3日"),
        (date(2025, 12, 31), "2025年12月31日"),
    ],
)
def test_a_day_near_today(day: date, said: str) -> None:
    assert near_day(day, _TODAY) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 12, 31, 8, 5, tzinfo=CHINA), "今天 08:05"),
        (datetime(2026, 12, 30, 23, 59, tzinfo=CHINA), "昨天 23:59"),
        (datetime(2027, 1, 1, 0, 0, tzinfo=CHINA), "明天 00:00"),
        (datetime(2026, 11, 3, 8, 5, tzinfo=CHINA), "11月3日"),
        (datetime(2025, 11, 3, 8, 5, tzinfo=CHINA), "2025年11月3日"),
    ],
)
def test_a_moment(moment: datetime, said: str) -> None:
    assert moment_words(moment, _TODAY) == said


def test_a_deadline_names_its_year_only_when_it_is_another() -> None:
    this, next_one = date(2026, 12, 29), date(2027, 12, 29)
    assert plain_day(this, _TODAY) == month_day(this) == "12月29日"
    assert plain_day(next_one, _TODAY) == full_date(next_one) == "2027年12月29日"
