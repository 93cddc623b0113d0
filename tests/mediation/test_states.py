"""The life of a case: every pair of states, allowed or refused by the specification's table."""

from __future__ import annotations

from itertools import product

import pytest

from app.mediation.states import MOVES, STEPS, State, Step, may_move, step_of

# Typed from the table of 1A, arrow by arrow.
TABLE = """
A05→A10 A10→A15 A10→A20 A20→A30 A30→A35 A35→A30 A30→A40 A30→A60 A30→A65 A40→A45
A45→A50 A45→A55 A50→A90 A55→A90 A60→A90 A65→A90 A90→A95
"""
# What the table leaves out and the law gives: a party may refuse or end mediation at any time
# (人民调解法 第23条), an applicant withdraw, a late debtor still pay, the parties change what they
# agreed (民法典 第543条), and a written agreement stay unsigned, so without effect (第29条).
BESIDES = "A35→A60 A20→A65 A35→A65 A55→A50 A45→A40 A50→A40 A55→A40 A40→A30"
ARROWS = {tuple(arrow.split("→")) for arrow in (TABLE + BESIDES).split()}


@pytest.mark.parametrize(("source", "target"), list(product(State, State)))
def test_every_move(source: State, target: State) -> None:
    assert may_move(source, target) is ((source.value, target.value) in ARROWS)


def test_no_arrow_is_drawn_twice() -> None:
    assert len(MOVES) == len({(move.source, move.target) for move in MOVES}) == len(ARROWS)


def test_every_state_has_its_step_and_a_way_out() -> None:
    assert set(STEPS) == set(State)
    final = {state for state in State if not any(move.source is state for move in MOVES)}
    assert final == {State.NOT_ACCEPTED, State.ARCHIVED}
    assert {state for state in State if state.ended} == {*final, State.CLOSED}


def test_steps_never_go_back_on_the_way_to_the_archive() -> None:
    back = (State.MEDIATING, State.AGREED)
    forward = [move for move in MOVES if move.target not in back or move.source is State.ACCEPTED]
    assert all(step_of(move.source) <= step_of(move.target) for move in forward)
    assert step_of(State.OVERDUE) is Step.PERFORM
