"""The clock of R-B02 against a slow model that counts day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.lawbook.rules import Rulebook
from app.legalaid.codes import Entry
from app.legalaid.messages import State
from app.legalaid.rules.record import AidFacts, CompletionFact, review_due
from tests.legalaid.conftest import RULES

LAW = Rulebook.load(RULES)
RECEIVED = date(2026, 4, 28)
# Stops one after the other: so many days after the last, for so many days.
STOPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=3)


def _slow(stops: list[tuple[date, date]]) -> date:
    """Each day after receipt counts, unless papers were awaited that day."""
    day, counted = RECEIVED, 0
    while counted < 7:
        day += timedelta(1)
        if not any(told < day <= supplied for told, supplied in stops):
            counted += 1
    return day


@given(STOPS)
def test_stops_move_the_end_by_as_many_days(gaps: list[tuple[int, int]]) -> None:
    stops: list[tuple[date, date]] = []
    end = RECEIVED
    for before, length in gaps:
        told = end + timedelta(before)
        if told >= _slow(stops):  # over by then: nobody asks any more
            break
        end = told + timedelta(length)
        stops.append((told, end))
    told_of = tuple(CompletionFact(b"c" * 16, a, b, supplied_on=b) for a, b in stops)
    facts = AidFacts(b"r" * 16, "韦应㛃", State.REVIEWED, Entry.APPLICATION, RECEIVED,
                     completions=told_of)  # fmt: skip
    due = review_due(facts, LAW)
    assert due is not None
    assert due.raw == _slow(stops)
    assert due.internal <= due.raw <= due.rolled
