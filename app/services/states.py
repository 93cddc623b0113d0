"""The course of a consultation (domain specification 1C), as data."""

from __future__ import annotations

__all__ = ["MOVES", "STEPS", "State", "Step", "may_move", "step_of"]

from app.codes import Code
from app.machine import Move, from_each, leads


class State(Code):
    """States pls.C10 to pls.C70."""

    REGISTERED = "C10", "待解答"
    TAKEN = "C20", "解答中"
    ANSWERED = "C30", "已答复"
    APPOINTED = "C35", "约期答复"
    REFERRED = "C40", "转介中"
    RECEIPTED = "C50", "转介有回执"
    RATED = "C60", "已评价"
    CLOSED = "C70", "已办结"

    @property
    def open(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self in _OPEN


_OPEN = frozenset({State.REGISTERED, State.TAKEN, State.APPOINTED})

MOVES: tuple[Move[State], ...] = (
    Move(State.REGISTERED, State.TAKEN, "解答", "pls.C20"),
    Move(State.TAKEN, State.ANSWERED, "答复", "pls.C30"),
    Move(State.TAKEN, State.APPOINTED, "约期答复", "pls.C35"),
    Move(State.APPOINTED, State.ANSWERED, "到期答复", "pls.C30"),
    # From C35 and C50: what could not be answered, or was sent back, is sent on (proof D).
    *from_each(
        (State.TAKEN, State.ANSWERED, State.APPOINTED, State.RECEIPTED),
        State.REFERRED,
        *("转介", "pls.C40"),
    ),
    Move(State.REFERRED, State.RECEIPTED, "收到回执", "pls.C50"),
    *from_each((State.ANSWERED, State.RECEIPTED), State.RATED, "评价", "pls.C60"),
    Move(State.RATED, State.CLOSED, "办结", "pls.C70"),
)

may_move = leads(MOVES)


class Step(Code):
    """The steps a person sees above a consultation."""

    REGISTER = "1", "登记"
    ANSWER = "2", "解答"
    REFER = "3", "转介"
    RATE = "4", "评价"
    CLOSE = "5", "办结"


STEPS: dict[State, Step] = {
    State.REGISTERED: Step.REGISTER,
    State.TAKEN: Step.ANSWER,
    State.ANSWERED: Step.ANSWER,
    State.APPOINTED: Step.ANSWER,
    State.REFERRED: Step.REFER,
    State.RECEIPTED: Step.REFER,
    State.RATED: Step.RATE,
    State.CLOSED: Step.CLOSE,
}


def step_of(state: State) -> Step:
    """The step a consultation in this state is at."""
    return STEPS[state]
