"""Three laptops and a city through any schedule: nothing is lost, all come to the same books.

`python3 dev.py bench schedules` plays two thousand.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.schedules import LIKELY, STEPS, Play, Step, check

_NUMBER = st.integers(0, 40)
_SCHEDULES: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.sampled_from([*LIKELY, *STEPS]), _NUMBER, _NUMBER, _NUMBER),
    min_size=5,
    max_size=40,
)


@pytest.mark.slow
@given(_SCHEDULES)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_schedule_ends_with_equal_books(schedule: list[Step]) -> None:
    play = Play()
    play.play(schedule)
    check(play)


@pytest.mark.parametrize(
    "schedule",
    [
        # a restored city judged what it had held by nobody's roles
        [
            ("send", 33, 0, 0), ("bring", 0, 6, 0), ("write", 21, 38, 17),
            ("write unlawfully", 15, 39, 32), ("answer", 27, 12, 3), ("read", 9, 22, 36),
            ("restore city", 30, 24, 36),
        ],
        # an uplink carried by a colleague after its stream forked went round for ever
        [
            ("copy", 28, 19, 36), ("write", 23, 32, 29), ("send", 3, 38, 20), ("meet", 12, 12, 18),
            ("send", 36, 3, 14), ("copy", 35, 13, 14), ("write", 36, 31, 16),
        ],
        # two restores in the same moment, by a clock that went back, made the same incarnation
        [
            ("save city", 37, 4, 34), ("leap", 34, 21, 31), ("restore city", 4, 29, 31),
            ("send", 31, 28, 8), ("bring", 38, 14, 16), ("restore city", 25, 11, 27),
            ("read", 16, 2, 36), ("copy", 3, 20, 11),
        ],
        # the head of office signed in after somebody he had entered on a copy of his laptop
        [
            ("send", 12, 22, 33), ("copy", 1, 26, 20), ("send", 15, 12, 12),
            ("write unlawfully", 27, 23, 18), ("send", 15, 33, 4), ("bring", 39, 15, 39),
            ("back up city", 10, 33, 29), ("write", 23, 37, 21),
        ],
        # a content of a fork that was held beyond a gap drove out what the city had said
        [
            ("send", 31, 20, 9), ("copy", 7, 35, 22), ("bring", 25, 32, 6), ("write", 25, 37, 26),
            ("write unlawfully", 39, 21, 23), ("read", 7, 3, 21), ("restore city", 9, 2, 17),
            ("send", 3, 26, 36), ("meet", 6, 24, 21),
        ],
        # what was written upon one content of a fork seemed to have seen the other
        [
            ("write", 2, 10, 17), ("copy", 2, 33, 4), ("write", 22, 38, 15), ("send", 18, 15, 10),
            ("write unlawfully", 11, 16, 3), ("meet", 3, 13, 19), ("write", 15, 5, 12),
        ],
        # one content of a fork was left on a colleague's laptop alone, and the city knew of none
        [
            ("copy", 35, 21, 6), ("write", 10, 6, 26), ("copy", 26, 28, 35), ("save", 23, 4, 26),
            ("send", 17, 34, 9), ("send", 14, 28, 27), ("write", 8, 4, 12), ("bring", 35, 14, 29),
            ("send", 18, 10, 10), ("meet", 5, 37, 32), ("put back", 13, 18, 0),
            ("send", 3, 26, 27), ("meet", 0, 21, 1),
        ],
    ],
)  # fmt: skip
def test_what_hypothesis_taught_us(schedule: list[Step]) -> None:
    play = Play()
    play.play(schedule)
    check(play)
