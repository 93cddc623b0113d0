"""The windows near a day, found without going through all before, are those of the whole course."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.correction.rules.schedules import Frequency, Segment, near_of, windows

_FREQUENCIES = st.sampled_from(
    [
        Frequency(1, days=1),
        Frequency(1, days=7),
        Frequency(3, days=7),
        Frequency(1, days=7, weekday=3),
        Frequency(2, months=1),
        Frequency(1, months=1),
        Frequency(1, months=3),
        Frequency(1, months=6),
        None,
    ]
)


@st.composite
def _segments(draw: st.DrawFn) -> list[Segment]:
    at, found = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 60))), []
    for _ in range(draw(st.integers(1, 5))):
        found.append(Segment(at, draw(_FREQUENCIES)))
        at += timedelta(days=draw(st.integers(1, 200)))
    return found


@given(_segments(), st.integers(0, 700), st.integers(0, 200))
def test_nothing_is_lost_and_nothing_moves(
    segments: list[Segment], behind: int, length: int
) -> None:
    day = segments[0].from_on + timedelta(days=behind)
    last = day + timedelta(days=length)
    whole = [one for one in windows(segments, last) if one.to_on >= day]
    assert [one for one in windows(near_of(segments, day), last) if one.to_on >= day] == whole


def test_long_courses_are_not_gone_through() -> None:
    segments = [Segment(date(2023, 1, 1), Frequency(1, days=1))]
    assert near_of(segments, date(2026, 11, 1)) == [
        Segment(date(2026, 10, 31), Frequency(1, days=1))
    ]
