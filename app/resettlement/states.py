"""The course of a record of 安置帮教 (domain specification 1B), as data."""

from __future__ import annotations

__all__ = ["MOVES", "STEPS", "Move", "State", "Step", "may_move", "step_of"]

from dataclasses import dataclass

from app.codes import Code


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


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow of the machine; its id is the specification's."""

    id: str
    source: State
    target: State
    event: str


MOVES: tuple[Move, ...] = (
    Move("res.B1", State.TO_VERIFY, State.EXPECTED, "核查属实"),
    Move("res.B2", State.TO_VERIFY, State.AWAITED, "收到释放通知"),
    Move("res.B2", State.EXPECTED, State.AWAITED, "收到释放通知"),
    Move("res.B5", State.AWAITED, State.NOT_MET, "三十日没有衔接上"),
    Move("res.B3", State.AWAITED, State.HELPED, "衔接"),
    Move("res.B3", State.NOT_MET, State.HELPED, "衔接"),
    *(
        Move("res.B6", source, State.RELEASED, "期满解除")
        for source in (State.AWAITED, State.NOT_MET, State.HELPED)
    ),
    *(
        Move("res.B6", source, target, event)
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

_ARROWS = frozenset((move.source, move.target) for move in MOVES)


def may_move(source: State, target: State) -> bool:
    """Whether the machine has an arrow from one state to the other."""
    return (source, target) in _ARROWS


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
