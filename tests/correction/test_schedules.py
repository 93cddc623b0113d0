"""Windows of reports: R09 of the domain specification, by dates counted by hand, and by days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.correction.rules.schedules import (
    Frequency,
    Segment,
    Window,
    end_from,
    merged,
    window_of,
    windows,
)

DAILY = Frequency(1, days=1)
WEEKLY = Frequency(1, days=7)
TUESDAYS = Frequency(1, days=7, weekday=2)
THRICE = Frequency(3, days=7)
HALVES = Frequency(2, months=1)
MONTHLY = Frequency(1, months=1)
BIMONTHLY = Frequency(1, months=2)
QUARTERLY = Frequency(1, months=3)
HALF_YEARLY = Frequency(1, months=6)
FAR = date(2035, 12, 31)


def day(month: int, of_month: int, year: int = 2026) -> date:
    return date(year, month, of_month)


@pytest.mark.parametrize(
    ("frequency", "on", "start", "end"),
    [
        (DAILY, day(11, 23), day(11, 23), day(11, 23)),
        # 2026-11-23 is a Monday.
        (WEEKLY, day(11, 23), day(11, 23), day(11, 29)),
        (WEEKLY, day(11, 29), day(11, 23), day(11, 29)),
        (WEEKLY, day(1, 1), day(12, 29, 2025), day(1, 4)),
        # By Tuesday: from the Wednesday before.
        (TUESDAYS, day(11, 24), day(11, 18), day(11, 24)),
        (TUESDAYS, day(11, 25), day(11, 25), day(12, 1)),
        # Three times a week: Monday and Tuesday, Wednesday and Thursday, Friday to Sunday.
        (THRICE, day(11, 24), day(11, 23), day(11, 24)),
        (THRICE, day(11, 25), day(11, 25), day(11, 26)),
        (THRICE, day(11, 29), day(11, 27), day(11, 29)),
        (HALVES, day(11, 15), day(11, 1), day(11, 15)),
        (HALVES, day(11, 16), day(11, 16), day(11, 30)),
        (HALVES, day(10, 31), day(10, 16), day(10, 31)),
        (HALVES, day(2, 28), day(2, 16), day(2, 28)),
        (HALVES, day(2, 29, 2028), day(2, 16, 2028), day(2, 29, 2028)),
        (Frequency(3, months=1), day(2, 20), day(2, 11), day(2, 20)),
        (Frequency(3, months=1), day(2, 21), day(2, 21), day(2, 28)),
        # Case 4 of the specification: the body report of November is open until 11-30.
        (MONTHLY, day(11, 23), day(11, 1), day(11, 30)),
        (BIMONTHLY, day(11, 23), day(11, 1), day(12, 31)),
        (BIMONTHLY, day(2, 28), day(1, 1), day(2, 28)),
        (QUARTERLY, day(11, 23), day(10, 1), day(12, 31)),
        (HALF_YEARLY, day(6, 30), day(1, 1), day(6, 30)),
    ],
)
def test_the_window_that_holds_a_day(
    frequency: Frequency, on: date, start: date, end: date
) -> None:
    assert window_of(frequency, on) == Window(start, end)


@pytest.mark.parametrize(
    ("frequency", "begins", "ends"),
    [
        (MONTHLY, day(11, 1), day(11, 30)),
        (MONTHLY, day(11, 16), day(11, 30)),  # fifteen of thirty days are half
        (MONTHLY, day(11, 17), day(12, 31)),  # fourteen are not: joined to December
        (WEEKLY, day(11, 26), day(11, 29)),  # Thursday: four of seven days
        (WEEKLY, day(11, 27), day(12, 6)),  # Friday: three
        (HALVES, day(11, 30), day(12, 15)),
        (DAILY, day(11, 30), day(11, 30)),
    ],
)
def test_a_window_of_which_less_than_half_is_left_is_joined_to_the_next(
    frequency: Frequency, begins: date, ends: date
) -> None:
    assert end_from(frequency, begins) == ends


def _first(segments: Sequence[Segment], count: int, last: date = FAR) -> list[Window]:
    return list(islice(windows(segments, last), count))


def test_half_months_from_a_declaration_late_in_october() -> None:
    segments = [Segment(day(10, 26), HALVES)]
    # 10-26 to 10-31 are six of sixteen days.
    assert _first(segments, 3) == [
        Window(day(10, 26), day(11, 15)),
        Window(day(11, 16), day(11, 30)),
        Window(day(12, 1), day(12, 15)),
    ]


def test_a_stricter_class_asks_at_once_and_the_window_in_hand_gives_way() -> None:
    """严管 by a warning on 2026-08-10 (case 9): reports at the office monthly, then by halves."""
    segments = [Segment(day(8, 1), MONTHLY), Segment(day(8, 8), HALVES)]
    assert _first(segments, 3) == [
        Window(day(8, 1), day(8, 7), asked=False),
        Window(day(8, 8), day(8, 15)),  # eight of fifteen days are left
        Window(day(8, 16), day(8, 31)),
    ]


def test_a_stricter_class_whose_first_window_would_end_no_sooner_leaves_the_one_in_hand() -> None:
    segments = [Segment(day(8, 1), MONTHLY), Segment(day(8, 25), HALVES)]
    # From 08-25 less than half of 08-16…31 is left: the first half window would end on 09-15.
    assert _first(segments, 2) == [
        Window(day(8, 1), day(8, 31)),
        Window(day(9, 1), day(9, 15)),
    ]


def test_a_milder_class_begins_when_the_window_in_hand_has_ended() -> None:
    segments = [Segment(day(11, 1), HALVES), Segment(day(11, 20), BIMONTHLY)]
    assert _first(segments, 4) == [
        Window(day(11, 1), day(11, 15)),
        Window(day(11, 16), day(11, 30)),
        Window(day(12, 1), day(12, 31)),  # 31 of the 61 days of November and December
        Window(day(1, 1, 2027), day(2, 28, 2027)),
    ]


def test_a_class_that_asks_as_often_changes_nothing() -> None:
    segments = [Segment(day(11, 1), MONTHLY), Segment(day(11, 29), MONTHLY)]
    assert _first(segments, 1) == [Window(day(11, 1), day(11, 30))]


def test_two_changes_within_one_window_follow_the_sooner_one() -> None:
    segments = [
        Segment(day(10, 1), QUARTERLY),
        Segment(day(11, 3), MONTHLY),
        Segment(day(11, 9), WEEKLY),
    ]
    assert _first(segments, 4) == [
        Window(day(10, 1), day(11, 2), asked=False),
        Window(day(11, 3), day(11, 8), asked=False),
        Window(day(11, 9), day(11, 15)),
        Window(day(11, 16), day(11, 22)),
    ]


def test_what_is_no_longer_asked_for_cannot_be_missed() -> None:
    segments = [Segment(day(11, 1), MONTHLY), Segment(day(11, 10), None)]
    assert _first(segments, 2) == [Window(day(11, 1), day(11, 9), asked=False)]


@pytest.mark.parametrize(
    ("last", "asked"),
    [(day(11, 30), True), (day(11, 15), True), (day(11, 14), False)],
)
def test_the_last_window_ends_with_the_term(last: date, asked: bool) -> None:
    found = list(windows([Segment(day(10, 1), MONTHLY)], last))
    assert found == [Window(day(10, 1), day(10, 31)), Window(day(11, 1), last, asked=asked)]


def test_nothing_is_asked_behind_the_term() -> None:
    assert list(windows([Segment(day(10, 1), MONTHLY)], day(9, 30))) == []
    assert list(windows([], day(9, 30))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"times": 0, "months": 1},
        {"times": 1},
        {"times": 1, "months": 1, "days": 7},
        {"times": 11, "months": 1},
        {"times": 8, "days": 7},
        {"times": 1, "months": 1, "weekday": 2},
        {"times": 2, "days": 7, "weekday": 2},
    ],
)
def test_a_frequency_that_means_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the value is what is wrong
        Frequency(**wrong)


# -- against days ---------------------------------------------------------------------------

_frequencies = st.one_of(
    st.builds(Frequency, st.integers(1, 7), days=st.just(7)),
    st.builds(Frequency, st.just(1), days=st.sampled_from([1, 7, 14]), weekday=st.none()),
    st.builds(Frequency, st.just(1), days=st.just(7), weekday=st.integers(1, 7)),
    st.builds(Frequency, st.integers(1, 10), months=st.integers(1, 6)),
)


@st.composite
def _segments(draw: st.DrawFn) -> list[Segment]:
    start = draw(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    gaps = draw(st.lists(st.integers(0, 120), max_size=5))
    found, at = [Segment(start, draw(_frequencies))], start
    for gap in gaps:
        at += timedelta(days=gap)
        found.append(Segment(at, draw(st.one_of(_frequencies, _frequencies, st.none()))))
    return found


def _asked_on(segments: Sequence[Segment], on: date) -> Frequency | None:
    """The frequency of a day, the slow way."""
    return [segment for segment in segments if segment.from_on <= on][-1].frequency


@given(_segments(), st.integers(0, 500))
def test_windows_never_overlap_and_leave_no_hole(segments: list[Segment], length: int) -> None:
    last = segments[0].from_on + timedelta(days=length)
    held = dict.fromkeys(_days(segments[0].from_on, last), 0)
    for window in windows(segments, last):
        for on in _days(window.from_on, window.to_on):
            held[on] += 1
    for on, count in held.items():
        assert count == 1 or (count == 0 and _asked_on(segments, on) is None)


@given(_segments())
def test_a_change_never_puts_off_the_report_in_hand(segments: list[Segment]) -> None:
    segments = merged(segments)
    last = segments[-1].from_on + timedelta(days=400)
    for at, change in enumerate(segments[1:], 1):
        if change.frequency is None:
            continue
        begun = [
            window
            for window in windows(segments[:at], last)
            if window.asked and window.from_on < change.from_on <= window.to_on
        ]
        asked = (window for window in windows(segments[: at + 1], last) if window.asked)
        for window in begun:
            assert next(one.to_on for one in asked if one.to_on >= change.from_on) <= window.to_on


@given(_frequencies, st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_no_report_is_lost_over_month_ends(frequency: Frequency, start: date) -> None:
    """Counted by days: as many windows in ten years as the frequency asks for."""
    last = date(start.year + 10, 12, 31)
    found = list(windows([Segment(start, frequency)], last))
    assert all(window.asked for window in found[:-1])
    assert all(one.to_on + timedelta(days=1) == two.from_on for one, two in pairwise(found))
    slow = 0  # windows of the calendar that begin on a day of these years
    for on in _days(start, last):
        slow += window_of(frequency, on).from_on == on
    assert slow - 1 <= len(found) <= slow + 1


@given(_frequencies, st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_the_calendar_of_a_frequency_holds_each_day_once(frequency: Frequency, on: date) -> None:
    window = window_of(frequency, on)
    assert on in window
    assert all(window_of(frequency, other) == window for other in _days(*_ends(window)))


def _ends(window: Window) -> tuple[date, date]:
    return window.from_on, window.to_on


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
