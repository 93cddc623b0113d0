"""The course of a record of 安置帮教 (domain specification 1B), as data."""

from __future__ import annotations

__all__ = ["MOVES", "STEPS", "State", "Step", "may_move", "step_of"]

from app.codes import Code
from app.machine import Move, leads


class State(Code):
    """States res.B1 to res.B6 lead through; NOT_MET is the day's own move and never written."""

    TO_VERIFY = "H10", "待核实"
    EXPECTED = "H20", "预释放"
    AWAITED = "H30", "待衔接"
    NOT_MET = "H35", "未衔接"
    HELPED = "H40", "帮教中"
    RELEASED = "H50", "期满解除"
    MOVED = "H60", "转出"
    ENDED = "H70", "终止"

    @property
    def ended(self) -> bool:
        """Whether the office helps this person no longer."""
        return self in _ENDED

    @property
    def waiting(self) -> bool:
        """Whether the person has not been met yet."""
        return self in _WAITING


_ENDED = frozenset({State.RELEASED, State.MOVED, State.ENDED})
_WAITING = frozenset({State.TO_VERIFY, State.EXPECTED, State.AWAITED, State.NOT_MET})


MOVES: tuple[Move[State], ...] = (
    Move(State.TO_VERIFY, State.EXPECTED, "核查属实", "res.B1"),
    Move(State.TO_VERIFY, State.AWAITED, "收到释放通知", "res.B2"),
    Move(State.EXPECTED, State.AWAITED, "收到释放通知", "res.B2"),
    Move(State.AWAITED, State.NOT_MET, "三十日没有衔接上", "res.B5"),
    Move(State.AWAITED, State.HELPED, "衔接", "res.B3"),
    Move(State.NOT_MET, State.HELPED, "衔接", "res.B3"),
    *(
        Move(source, State.RELEASED, "期满解除", "res.B6")
        for source in (State.AWAITED, State.NOT_MET, State.HELPED)
    ),
    *(
        Move(source, target, event, "res.B6")
        for source in (
            State.TO_VERIFY,
            State.EXPECTED,
            State.AWAITED,
            State.NOT_MET,
            State.HELPED,
        )
        for target, event in ((State.MOVED, "转出"), (State.ENDED, "终止"))
    ),
)

may_move = leads(MOVES)


class Step(Code):
    """The steps a person sees above a record."""

    VERIFY = "1", "核查"
    EXPECT = "2", "释放"
    MEET = "3", "衔接"
    HELP = "4", "帮教"
    END = "5", "解除"


STEPS: dict[State, Step] = {
    State.TO_VERIFY: Step.VERIFY,
    State.EXPECTED: Step.EXPECT,
    State.AWAITED: Step.MEET,
    State.NOT_MET: Step.MEET,
    State.HELPED: Step.HELP,
    State.RELEASED: Step.END,
    State.MOVED: Step.END,
    State.ENDED: Step.END,
}


def step_of(state: State) -> Step:
    """The step a record in this state is at."""
    return STEPS[state]
