"""外出 R14, R14a, R15: days, whose leave it takes, three districts as one, no way abroad."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import CHINA
from app.correction.areas import Areas
from app.correction.codes import Answer, LeaveReason, Level
from app.correction.messages.leave import AskLeave, RecordReturn
from app.correction.rules.leave import (
    check_application,
    check_approval,
    check_return,
    days_of,
    level_of,
    most_within,
    overdue_days,
)
from app.correction.rules.movefacts import LeaveFact
from app.lawbook.rules import Rulebook

AREAS = Areas.load(Path(__file__).resolve().parents[2] / "resources/correction/areas.toml")
RULES = Rulebook.load(Path(__file__).resolve().parents[2] / "resources" / "rules")
XINHUI, PENGJIANG, KAIPING, HESHAN, JIANGHAI = "440705", "440703", "440783", "440784", "440704"
TODAY = date(2026, 11, 23)
LAST = date(2027, 8, 31)
ASK = AskLeave(
    subject=b"s" * 16,
    reason=LeaveReason.FAMILY,
    detail="父亲住院",
    destinations=("开平市中心医院",),
    areas=(KAIPING,),
    asked_on=TODAY,
    depart_on=date(2026, 11, 26),
    due_on=date(2026, 11, 28),
)


def _taken(start: date, end: date, **changes: Any) -> LeaveFact:
    made = LeaveFact(start.isoformat().encode(), start, start, end, answer=Answer.YES)
    return replace(made, **changes)


def _level(start: date, end: date, *others: LeaveFact, entrusted: bool = True) -> Level:
    return level_of(start, end, others, RULES, entrusted=entrusted)


def _says(
    residence: str = XINHUI, others: tuple[LeaveFact, ...] = (), **changes: Any
) -> list[tuple[str | None, str | None, bool]]:
    found = check_application(replace(ASK, **changes), residence, LAST, others, AREAS, RULES, TODAY)
    return [(fault.field, fault.rule, fault.blocks) for fault in found]


# -- days and levels -----------------------------------------------------------------------------


def test_cor_r14_both_ends_count() -> None:
    assert days_of(date(2026, 9, 26), date(2026, 9, 30)) == 5  # case 4
    assert days_of(TODAY, TODAY) == 1


def test_cor_r14_the_level_by_the_days() -> None:
    assert _level(date(2026, 11, 24), date(2026, 11, 30)) is Level.OFFICE  # 7
    assert _level(date(2026, 11, 24), date(2026, 12, 1)) is Level.COUNTY  # 8
    assert _level(date(2026, 11, 24), date(2026, 12, 23)) is Level.COUNTY  # 30
    assert _level(date(2026, 11, 24), date(2026, 12, 24)) is Level.CITY  # 31


def test_cor_r14_without_entrustment_the_county_decides() -> None:
    assert _level(date(2026, 11, 24), date(2026, 11, 24), entrusted=False) is Level.COUNTY


def test_cor_r14_more_than_thirty_days_in_two_months() -> None:
    # 7 + 7 + 10 + 7 = 31 days from 1 October to 30 November.
    taken = (
        _taken(date(2026, 10, 1), date(2026, 10, 7)),
        _taken(date(2026, 10, 15), date(2026, 10, 21)),
        _taken(date(2026, 11, 1), date(2026, 11, 10)),
    )
    trip = (date(2026, 11, 24), date(2026, 11, 30))
    assert most_within(*trip, taken, RULES) == (31, date(2026, 11, 30))
    assert _level(*trip, *taken) is Level.CITY
    # One day later the window to the last day begins on 2 October: 30 days.
    later = (date(2026, 11, 25), date(2026, 12, 1))
    assert most_within(*later, taken, RULES)[0] == 30
    assert _level(*later, *taken) is Level.OFFICE


def test_cor_r14_the_worst_window_may_end_inside_the_trip() -> None:
    # 30 days of leave in October: a trip of 29 November to 8 December has 30 + ... the more it
    # goes on, the more of October falls out of the two months.
    october = _taken(date(2026, 10, 1), date(2026, 10, 29))  # 29 days
    n, last = most_within(date(2026, 11, 29), date(2026, 12, 8), (october,), RULES)
    # To 30 November the window begins on 1 October: 29 + 2. Each later day gains one, loses one.
    assert (n, last) == (31, date(2026, 11, 30))


def test_cor_r14_a_window_at_the_end_of_a_month() -> None:
    # Two months that end on 30 April begin on 1 March: February has no 30th.
    march = _taken(date(2027, 3, 1), date(2027, 3, 25))
    assert most_within(date(2027, 4, 30), date(2027, 4, 30), (march,), RULES)[0] == 26
    february = _taken(date(2027, 2, 1), date(2027, 2, 28))
    assert most_within(date(2027, 4, 30), date(2027, 4, 30), (february,), RULES)[0] == 1


def test_cor_r14_the_days_really_taken_count() -> None:
    early = _taken(date(2026, 11, 1), date(2026, 11, 20), returned_on=date(2026, 11, 5))
    late = _taken(date(2026, 11, 1), date(2026, 11, 5), returned_on=date(2026, 11, 8))
    refused = _taken(date(2026, 11, 1), date(2026, 11, 20), answer=Answer.NO)
    waiting = _taken(date(2026, 11, 1), date(2026, 11, 20), answer=None)
    trip = (date(2026, 11, 24), date(2026, 11, 24))
    assert [most_within(*trip, (one,), RULES)[0] for one in (early, late, refused, waiting)] == [
        6, 9, 1, 21,
    ]  # fmt: skip


_DAYS = st.dates(date(2026, 1, 1), date(2028, 3, 31))
_TRIPS = st.tuples(_DAYS, st.integers(0, 40)).map(lambda t: (t[0], t[0] + timedelta(t[1])))


@given(_TRIPS, st.lists(_TRIPS, max_size=4))
def test_cor_r14_against_a_slow_model(
    trip: tuple[date, date], others: list[tuple[date, date]]
) -> None:
    """Each day of the trip on its own: walk back until the same day of two months before."""

    def back(end: date) -> set[date]:
        year, month = divmod(end.year * 12 + end.month - 3, 12)
        stop = (year, month + 1, end.day)
        day, found = end, set()
        while (day.year, day.month, day.day) > stop:
            found.add(day)
            day -= timedelta(1)
        return found

    away = {
        first + timedelta(n)
        for first, last in [trip, *others]
        for n in range((last - first).days + 1)
    }
    ends = [trip[0] + timedelta(n) for n in range((trip[1] - trip[0]).days + 1)]
    expected = max(len(back(end) & away) for end in ends)
    taken = tuple(_taken(first, last) for first, last in others)
    assert most_within(*trip, taken, RULES)[0] == expected


@given(_TRIPS, st.lists(_TRIPS, max_size=4), st.booleans())
def test_cor_r14_more_leave_never_lowers_the_level(
    trip: tuple[date, date], others: list[tuple[date, date]], entrusted: bool
) -> None:
    taken = [_taken(*one) for one in others]
    fewer = level_of(*trip, taken[:-1], RULES, entrusted=entrusted)
    assert level_of(*trip, taken, RULES, entrusted=entrusted) >= fewer


# -- where to ------------------------------------------------------------------------------------


def test_an_ordinary_application() -> None:
    assert _says() == []


def test_cor_w8_three_districts_are_one() -> None:
    warned = [("areas", "cor.W8", False)]
    assert _says(JIANGHAI, areas=(XINHUI,)) == warned  # case 7
    assert _says(PENGJIANG, areas=(XINHUI,)) == warned  # case 3
    assert _says(KAIPING, areas=(KAIPING,)) == warned
    assert _says(HESHAN, areas=(PENGJIANG,)) == []  # case 4: 鹤山 is its own
    assert _says(XINHUI, areas=(PENGJIANG, KAIPING)) == []


def test_cor_w9_nobody_leaves_the_country() -> None:
    assert _says(JIANGHAI, areas=("810000",)) == [("areas", "cor.W9", True)]  # case 7
    assert _says(areas=("100000", "999999")) == [("areas", "cor.W9", True)]
    named = ("深圳市福田区香港大学深圳医院",)
    assert _says(areas=("440000",), destinations=named) == [("destinations", "cor.W9", False)]


def test_cor_r14_three_days_ahead() -> None:
    assert _says(depart_on=date(2026, 11, 25)) == [("asked_on", "cor.R14", False)]
    assert _says(asked_on=date(2026, 11, 24))[-1] == ("asked_on", "cor.R14", False)
    left = _says(asked_on=date(2026, 11, 20), depart_on=date(2026, 11, 19))
    assert left == [("depart_on", "cor.R14", True)]


def test_what_is_missing_or_upside_down() -> None:
    assert [one[0] for one in _says(detail=" ", destinations=(), areas=())] == [
        "detail", "destinations", "areas",
    ]  # fmt: skip
    assert _says(due_on=date(2026, 11, 25)) == [("due_on", None, True)]


def test_leave_beyond_the_term_wants_a_reason() -> None:
    late = _says(depart_on=date(2027, 8, 30), due_on=date(2027, 9, 1))
    assert late == [("due_on", "cor.R29", False)]
    assert _says(depart_on=date(2027, 8, 30), due_on=LAST) == []


def test_leaves_do_not_overlap() -> None:
    other = _taken(date(2026, 11, 28), date(2026, 12, 3))
    assert _says(others=(other,)) == [("depart_on", None, True)]
    assert _says(others=(replace(other, answer=Answer.NO),)) == []
    assert _says(others=(replace(other, depart_on=date(2026, 11, 29)),)) == []


# -- who approves --------------------------------------------------------------------------------


def test_cor_w6_the_office_approves_seven_days() -> None:
    eight = _taken(date(2026, 11, 24), date(2026, 12, 1), answer=None)
    assert _approve(eight, Level.OFFICE) == ["cor.W6"]
    assert _approve(eight, Level.COUNTY) == []
    seven = replace(eight, due_on=date(2026, 11, 30))
    assert _approve(seven, Level.OFFICE) == []
    assert _approve(seven, Level.OFFICE, entrusted=False) == ["cor.R14"]
    assert _approve(seven, Level.COUNTY, entrusted=False) == []


def test_cor_w7_thirty_days_in_two_months_are_the_citys() -> None:
    taken = (_taken(date(2026, 10, 1), date(2026, 10, 30)),)
    trip = _taken(date(2026, 11, 24), date(2026, 11, 24), answer=None)
    assert _approve(trip, Level.OFFICE, *taken) == ["cor.W7"]
    assert _approve(trip, Level.COUNTY, *taken) == ["cor.W7"]
    assert _approve(trip, Level.CITY, *taken) == []
    found = check_approval(trip, Level.COUNTY, taken, RULES, entrusted=True)
    assert found[0].message == "两个月内累计 31 日，须报市级并通报检察院"


def _approve(
    leave: LeaveFact, by: Level, *others: LeaveFact, entrusted: bool = True
) -> list[str | None]:
    found = check_approval(leave, by, others, RULES, entrusted=entrusted)
    return [fault.rule for fault in found]


# -- R15 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "late", "expected"),
    [
        (date(2026, 9, 30), "", []),
        (date(2026, 10, 1), "", ["late_reason"]),
        (date(2026, 10, 1), "车票卖完了", []),
        (date(2026, 9, 25), "", []),  # called off before the departure
    ],
)
def test_cor_r15_a_late_return_is_explained(day: date, late: str, expected: list[str]) -> None:
    away = _taken(date(2026, 9, 26), date(2026, 9, 30), answered_on=date(2026, 9, 23))
    at = datetime(day.year, day.month, day.day, 0, 30, tzinfo=CHINA)
    command = RecordReturn(away.id, at, "车票", late)
    assert [fault.field for fault in check_return(command, away, TODAY)] == expected


def test_cor_r15_no_return_without_a_leave_in_use() -> None:
    away = _taken(date(2026, 9, 26), date(2026, 9, 30))
    command = RecordReturn(away.id, datetime(2026, 9, 30, 9, tzinfo=CHINA), "车票")
    assert check_return(command, replace(away, answer=None), TODAY)
    assert check_return(command, replace(away, returned_on=date(2026, 9, 30)), TODAY)
    assert [one.field for one in check_return(replace(command, proof=""), away, TODAY)] == ["proof"]


def test_cor_r15_nothing_is_called_off_before_it_was_granted() -> None:
    away = _taken(date(2026, 9, 26), date(2026, 9, 30), answered_on=date(2026, 9, 23))
    early = RecordReturn(away.id, datetime(2026, 9, 22, 9, tzinfo=CHINA), "")
    assert [one.field for one in check_return(early, away, TODAY)] == ["returned_at"]


def test_cor_r15_days_beyond() -> None:
    away = _taken(date(2026, 9, 26), date(2026, 9, 30))
    assert overdue_days(away, date(2026, 9, 30)) == 0
    assert overdue_days(away, date(2026, 10, 3)) == 3
    assert overdue_days(replace(away, returned_on=date(2026, 10, 1)), TODAY) == 1
    assert overdue_days(replace(away, answer=None), TODAY) == 0
