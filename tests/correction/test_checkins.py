"""What becomes of each window of reports: R09, T10, by dates counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import RESOURCES
from app.correction.codes import CheckInKind, Grade
from app.correction.practice import Practice
from app.correction.rules.checkins import (
    PRESENT,
    Absence,
    Judged,
    Owed,
    ReportFact,
    ReportingFacts,
    WindowState,
    answered_by,
    judged,
    owed,
)
from app.correction.rules.schedules import (
    ChangeFact,
    Frequency,
    GradeFact,
    OfficeFrequency,
    Segment,
    Window,
    segments_of,
)
from app.lawbook.calendar import Calendar

OFFICE, CALL, WRITTEN, HEALTH, VISIT = (
    CheckInKind.OFFICE,
    CheckInKind.TELEPHONE,
    CheckInKind.WRITTEN,
    CheckInKind.HEALTH,
    CheckInKind.VISIT,
)
TABLE = Practice.load(RESOURCES / "correction" / "schedules.toml").table
CALENDAR = Calendar()  # weekends alone, so that hands can count
END = date(2027, 12, 31)


def day(month: int, of_month: int) -> date:
    return date(2026, month, of_month)


def facts(**more: object) -> ReportingFacts:
    """普管 since 2026-09-01: at the office once a month, by telephone twice."""
    given_ = {"grades": (GradeFact(Grade.GENERAL, day(9, 1)),), **more}
    return ReportingFacts(subject=b"s", start=day(9, 1), last=END, **given_)  # type: ignore[arg-type]


def came(month: int, of_month: int, kind: CheckInKind = OFFICE, **more: object) -> ReportFact:
    return ReportFact(kind, day(month, of_month), **more)  # type: ignore[arg-type]


def standings(
    of: ReportingFacts, today: date, kind: CheckInKind = OFFICE
) -> list[tuple[date, WindowState]]:
    found = judged(of, kind, TABLE, CALENDAR, today)
    return [(one.window.to_on, one.standing) for one in found]


@pytest.mark.parametrize(
    ("grade", "kind", "expected"),
    [
        (Grade.STRICT, CALL, Frequency(1, days=7)),
        (Grade.STRICT, OFFICE, Frequency(2, months=1)),
        (Grade.STRICT, WRITTEN, Frequency(1, months=1)),
        (Grade.STRICT, VISIT, Frequency(1, months=1)),
        (Grade.GENERAL, CALL, Frequency(2, months=1)),
        (Grade.GENERAL, OFFICE, Frequency(1, months=1)),
        (Grade.GENERAL, WRITTEN, Frequency(1, months=1)),
        (Grade.GENERAL, VISIT, Frequency(1, months=3)),
        (Grade.LENIENT, CALL, Frequency(1, months=1)),
        (Grade.LENIENT, OFFICE, Frequency(1, months=2)),
        (Grade.LENIENT, WRITTEN, Frequency(1, months=3)),
        (Grade.LENIENT, VISIT, Frequency(1, months=6)),
        (Grade.STRICT, CheckInKind.ONLINE, None),  # on the province's platform
    ],
)
def test_cor_r09_the_table_of_classes(
    grade: Grade, kind: CheckInKind, expected: Frequency | None
) -> None:
    assert TABLE.frequency(grade, kind, day(11, 23)) == expected


def test_cor_r09_without_a_confirmed_class_it_is_strict() -> None:
    found = segments_of(OFFICE, day(9, 1), [], [], TABLE)
    assert found == [Segment(day(9, 1), Frequency(2, months=1))]


def test_cor_r09_the_class_follows_its_confirmation() -> None:
    grades = [GradeFact(Grade.STRICT, day(9, 1)), GradeFact(Grade.GENERAL, day(12, 1))]
    assert segments_of(OFFICE, day(9, 1), grades, [], TABLE) == [
        Segment(day(9, 1), Frequency(2, months=1)),
        Segment(day(12, 1), Frequency(1, months=1)),
    ]


def test_cor_r09_what_was_agreed_holds_for_its_days() -> None:
    grades = [GradeFact(Grade.GENERAL, day(9, 1))]
    tuesdays = ChangeFact(OFFICE, Frequency(1, days=7, weekday=2), day(10, 1), day(11, 30))
    assert segments_of(OFFICE, day(9, 1), grades, [tuesdays], TABLE) == [
        Segment(day(9, 1), Frequency(1, months=1)),
        Segment(day(10, 1), Frequency(1, days=7, weekday=2)),
        Segment(day(12, 1), Frequency(1, months=1)),
    ]
    assert segments_of(CALL, day(9, 1), grades, [tuesdays], TABLE) == [
        Segment(day(9, 1), Frequency(2, months=1))
    ]


def test_cor_r09_an_agreement_for_every_way_asks_for_no_new_way() -> None:
    weekly = ChangeFact(None, Frequency(1, days=7), day(9, 1))
    grades = [GradeFact(Grade.GENERAL, day(9, 1))]
    for kind in (OFFICE, CALL, WRITTEN, VISIT):
        assert segments_of(kind, day(9, 1), grades, [weekly], TABLE)[0].frequency == Frequency(
            1, days=7
        )
    online = segments_of(CheckInKind.ONLINE, day(9, 1), grades, [weekly], TABLE)
    assert online == [Segment(day(9, 1), None)]


def test_cor_r09_the_offices_own_numbers_hold_from_their_day() -> None:
    own = OfficeFrequency(Grade.GENERAL, OFFICE, day(12, 1), Frequency(1, days=7))
    found = segments_of(
        OFFICE, day(9, 1), [GradeFact(Grade.GENERAL, day(9, 1))], [], TABLE.with_office([own])
    )
    assert found == [
        Segment(day(9, 1), Frequency(1, months=1)),
        Segment(day(12, 1), Frequency(1, days=7)),
    ]


def test_cor_r11_the_body_report_is_asked_of_who_serves_outside_alone() -> None:
    """Case 4: the report of November is open until 11-30."""
    assert standings(facts(), day(11, 23), HEALTH) == []
    reports = (came(9, 20, HEALTH), came(10, 28, HEALTH))
    assert standings(facts(outside=True, reports=reports), day(11, 23), HEALTH) == [
        (day(9, 30), WindowState.DONE),
        (day(10, 31), WindowState.DONE),
        (day(11, 30), WindowState.OPEN),
    ]


def test_cor_r09_a_window_without_a_report_is_missed_when_it_has_closed() -> None:
    reports = (came(9, 7),)
    assert standings(facts(reports=reports), day(11, 23)) == [
        (day(9, 30), WindowState.DONE),
        (day(10, 31), WindowState.MISSED),
        (day(11, 30), WindowState.OPEN),
    ]


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (day(10, 31), WindowState.OPEN),  # a Saturday: the last day of the window
        (day(11, 1), WindowState.OPEN),
        (day(11, 2), WindowState.OPEN),  # Monday, until which nothing is alleged
        (day(11, 3), WindowState.MISSED),
    ],
)
def test_t10_a_miss_is_alleged_only_after_the_next_working_day(
    today: date, standing: WindowState
) -> None:
    found = dict(standings(facts(reports=(came(9, 7),)), today))
    assert found[day(10, 31)] is standing


def test_t10_a_report_on_that_working_day_is_in_time_for_the_window_before() -> None:
    report = came(11, 2, due_to=day(10, 31))
    assert standings(facts(reports=(came(9, 7), report)), day(11, 23))[1:] == [
        (day(10, 31), WindowState.DONE),
        (day(11, 30), WindowState.OPEN),
    ]


def test_cor_r09_a_late_report_says_by_how_many_days() -> None:
    report = came(11, 5, due_to=day(10, 31))
    found = list(judged(facts(reports=(came(9, 7), report)), OFFICE, TABLE, CALENDAR, day(11, 23)))
    assert found[1] == Judged(
        OFFICE, Window(day(10, 1), day(10, 31)), WindowState.LATE, report, late=5
    )
    assert found[2].standing is WindowState.OPEN  # November is still to come


def test_cor_r09_an_excuse_settles_its_window() -> None:
    excuse = came(10, 31, due_to=day(10, 31), excused=True)
    found = standings(facts(reports=(came(9, 7), excuse)), day(11, 23))
    assert found[1] == (day(10, 31), WindowState.EXCUSED)


def test_cor_r09_a_report_made_after_all_counts_more_than_an_excuse() -> None:
    excuse = came(10, 31, due_to=day(10, 31), excused=True)
    found = standings(facts(reports=(excuse, came(10, 30))), day(11, 23))
    assert found[1] == (day(10, 31), WindowState.DONE)


def test_cor_r15_who_is_away_when_the_window_closes_need_not_come_but_calls() -> None:
    away = Absence(day(10, 28), day(11, 2), PRESENT)
    of = facts(absences=(away,))
    assert standings(of, day(11, 23))[1] == (day(10, 31), WindowState.AWAY)
    assert standings(of, day(11, 23), CALL)[3] == (day(10, 31), WindowState.MISSED)


def test_cor_r15_leave_that_ends_before_the_window_excuses_nothing() -> None:
    away = Absence(day(10, 1), day(10, 30), PRESENT)
    assert standings(facts(absences=(away,)), day(11, 23))[1] == (day(10, 31), WindowState.MISSED)


def test_cor_a12_in_custody_no_report_of_any_kind_is_missed() -> None:
    of = facts(absences=(Absence(day(9, 15), None, frozenset(CheckInKind)),))
    for kind in (OFFICE, WRITTEN, CALL):
        assert owed(of, kind, TABLE) == []
        assert WindowState.MISSED not in [one for _, one in standings(of, day(11, 23), kind)]


def test_cor_r09_a_class_that_gave_way_leaves_no_miss() -> None:
    """严管 from 11-06: the window of November ends the day before, and nobody missed it."""
    grades = (GradeFact(Grade.GENERAL, day(9, 1)), GradeFact(Grade.STRICT, day(11, 6)))
    reports = (came(9, 7), came(10, 7))
    found = standings(facts(grades=grades, reports=reports), day(11, 23))
    assert found[2:] == [
        (day(11, 5), WindowState.CUT),
        (day(11, 15), WindowState.MISSED),
        (day(11, 30), WindowState.OPEN),
    ]


@pytest.mark.parametrize(
    ("on", "window_end"),
    [
        (day(10, 20), day(10, 31)),
        (day(11, 2), day(10, 31)),  # until the next working day it is in time for October
        (day(11, 15), day(10, 31)),  # fifteen of thirty days: late for October
        (day(11, 16), day(11, 30)),  # nearer to November's end
    ],
)
def test_which_window_a_report_answers(on: date, window_end: date) -> None:
    found = answered_by(facts(reports=(came(9, 7),)), OFFICE, on, TABLE, CALENDAR)
    assert found is not None
    assert found.to_on == window_end


def test_a_second_report_goes_to_the_window_that_has_none() -> None:
    of = facts(reports=(came(9, 7), came(11, 16)))
    found = answered_by(of, OFFICE, day(11, 23), TABLE, CALENDAR)
    assert found == Window(day(10, 1), day(10, 31))
    of = facts(reports=(came(9, 7), came(10, 5), came(11, 16)))
    found = answered_by(of, OFFICE, day(11, 23), TABLE, CALENDAR)
    assert found == Window(day(11, 1), day(11, 30))


def test_behind_the_term_a_report_answers_nothing() -> None:
    assert answered_by(facts(), OFFICE, date(2028, 1, 1), TABLE, CALENDAR) is None


def test_owed_is_what_is_open_behind_the_last_report_and_the_next_one() -> None:
    of = facts(reports=(came(9, 7), came(11, 16)))
    assert owed(of, OFFICE, TABLE) == [
        Owed(Window(day(10, 1), day(10, 31)), behind=True),
        Owed(Window(day(12, 1), day(12, 31)), behind=False),
    ]


def test_who_stopped_to_report_owes_one_line() -> None:
    assert owed(facts(), OFFICE, TABLE) == [Owed(Window(day(9, 1), day(9, 30)), behind=False)]


def test_a_miss_that_an_officer_has_in_hand_is_no_longer_owed() -> None:
    of = facts(reports=(came(9, 7),), taken_up=frozenset({(OFFICE, day(10, 31))}))
    assert owed(of, OFFICE, TABLE) == [Owed(Window(day(11, 1), day(11, 30)), behind=False)]


# -- against days ---------------------------------------------------------------------------


@st.composite
def _lives(draw: st.DrawFn) -> ReportingFacts:
    """A year with classes, leaves and reports on some days."""
    start = draw(st.dates(day(1, 1), day(6, 30)))
    offsets = st.integers(0, 360)
    grades = tuple(
        GradeFact(draw(st.sampled_from(Grade)), start + timedelta(days=n))
        for n in sorted(draw(st.lists(offsets, max_size=4)))
    )
    absences = tuple(
        Absence(start + timedelta(days=n), start + timedelta(days=n + draw(st.integers(0, 20))),
                PRESENT)
        for n in draw(st.lists(offsets, max_size=4))
    )  # fmt: skip
    reports = tuple(
        ReportFact(OFFICE, start + timedelta(days=n)) for n in draw(st.lists(offsets, max_size=15))
    )
    return ReportingFacts(b"s", start, END, False, grades, (), absences, reports)


@given(_lives(), st.integers(0, 500))
def test_no_due_report_is_lost(of: ReportingFacts, later: int) -> None:
    """Against days: a stretch without report or absence is never longer than two of its windows.

    Walk the days since the last report; as soon as more days went by, all present, than the two
    longest windows that the classes of those days can make, something must be owed or missed.
    """
    today = of.start + timedelta(days=later)
    found = list(judged(of, OFFICE, TABLE, CALENDAR, today))
    days_off = sum(
        any(one.covers(OFFICE, on) for one in of.absences) for on in _days(of.start, today)
    )
    came_on = sorted({of.start, *(one.on for one in of.reports if one.on <= today)})
    silent = (today - came_on[-1]).days - days_off
    longest = max((one.window.days for one in found), default=0)
    if silent > 2 * longest + 3:
        assert any(not one.standing.settled for one in found)


@given(_lives(), st.integers(0, 500))
def test_each_day_has_one_window_and_each_window_one_standing(
    of: ReportingFacts, later: int
) -> None:
    today = of.start + timedelta(days=later)
    found = list(judged(of, OFFICE, TABLE, CALENDAR, today))
    for on in _days(of.start, today):
        holding = [one for one in found if on in one.window]
        assert len(holding) == 1
        if holding[0].standing is WindowState.MISSED:  # nobody came, nobody was away at its end
            window = holding[0].window
            assert not any(one.on in window for one in of.reports)
            assert not any(one.covers(OFFICE, window.to_on) for one in of.absences)
            assert window.to_on < today


@given(_lives(), st.integers(0, 360), st.integers(0, 200))
def test_what_was_missed_stays_missed_until_somebody_records_something(
    of: ReportingFacts, first: int, later: int
) -> None:
    one, two = (of.start + timedelta(days=n) for n in (first, first + later))
    missed = {
        found.window
        for found in judged(of, OFFICE, TABLE, CALENDAR, one)
        if found.standing is WindowState.MISSED and not any(r.on > one for r in of.reports)
    }
    then = {
        found.window
        for found in judged(of, OFFICE, TABLE, CALENDAR, two)
        if found.standing is WindowState.MISSED
    }
    assert missed <= then


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
