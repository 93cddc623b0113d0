"""Three laptops and a city through any schedule: nothing is lost, all come to the same books."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.schedules import STEPS, Play, Step, check

_NUMBER = st.integers(0, 40)
_OFTEN = ["write", "write", "write", "send", "bring", "answer", "read", "meet"]


def steps(names: list[str]) -> st.SearchStrategy[list[Step]]:
    return st.lists(
        st.tuples(st.sampled_from(names), _NUMBER, _NUMBER, _NUMBER), min_size=5, max_size=40
    )


@given(steps([*_OFTEN, *STEPS]))
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_any_schedule_ends_with_equal_books(schedule: list[Step]) -> None:
    play = Play()
    play.play(schedule)
    check(play)
