"""The course of a correction (domain specification 1A), as data."""

from __future__ import annotations

__all__ = [
    "IN_HAND",
    "LIVE",
    "MOVES",
    "STEPS",
    "Category",
    "Flag",
    "State",
    "Step",
    "may_move",
    "step_of",
]

from app.codes import Code
from app.machine import Move, leads


class Category(Code):
    """矫正类别 (社区矫正法 第2条)."""

    CONTROL = "01", "管制"
    SUSPENSION = "02", "缓刑"
    PAROLE = "03", "假释"
    OUTSIDE = "04", "暂予监外执行"


class State(Code):
    """Main states of a correction; what runs beside them follows from the rows."""

    AWAITED = "C10", "待报到"
    LATE = "C15", "逾期未报到"
    RECEIVED = "C20", "已接收"
    SERVING = "C30", "在矫"
    UNSETTLED = "C40", "期满待定"
    RELEASED = "C50", "解除"
    TERMINATED = "C60", "终止"
    MOVED = "C70", "转出"
    SEALED = "C90", "封存"

    @property
    def ended(self) -> bool:
        """Whether the office watches over this person no longer."""
        return self in _ENDED


class Flag(Code):
    """What may run beside a correction in hand; each follows from rows of its own."""

    AWAY = "1", "外出中"
    MONITORED = "2", "电子定位中"
    SOUGHT = "3", "查找中"
    HELD = "4", "羁押中"
    SANCTION = "5", "奖惩程序中"
    REVOCATION = "6", "提请撤销、收监中"
    RELOCATING = "7", "变更执行地中"


IN_HAND = frozenset({State.SERVING, State.UNSETTLED})  # declared, and not ended
LIVE = IN_HAND | {State.AWAITED, State.LATE, State.RECEIVED}  # known to the office, and not ended
_ENDED = frozenset({State.RELEASED, State.TERMINATED, State.MOVED, State.SEALED})


MOVES: tuple[Move[State], ...] = (
    Move(State.AWAITED, State.LATE, "逾期未报到", "cor.A2"),
    Move(State.AWAITED, State.RECEIVED, "接收", "cor.A3"),
    Move(State.LATE, State.RECEIVED, "接收", "cor.A3"),
    Move(State.RECEIVED, State.SERVING, "入矫宣告", "cor.A4"),
    Move(State.SERVING, State.MOVED, "执行地变更", "cor.A15"),
    Move(State.SERVING, State.UNSETTLED, "期满待定", "cor.A16"),
    Move(State.UNSETTLED, State.SERVING, "裁定继续执行", "cor.A14"),
    Move(State.SERVING, State.RELEASED, "解除矫正", "cor.A17"),
    Move(State.UNSETTLED, State.RELEASED, "解除矫正", "cor.A17"),
    Move(State.AWAITED, State.TERMINATED, "终止矫正", "cor.A18"),
    Move(State.LATE, State.TERMINATED, "终止矫正", "cor.A18"),
    Move(State.RECEIVED, State.TERMINATED, "终止矫正", "cor.A18"),
    Move(State.SERVING, State.TERMINATED, "终止矫正", "cor.A18"),
    Move(State.UNSETTLED, State.TERMINATED, "终止矫正", "cor.A18"),
    Move(State.RELEASED, State.SEALED, "封存", "cor.A19"),
    Move(State.TERMINATED, State.SEALED, "封存", "cor.A19"),
)

may_move = leads(MOVES)


class Step(Code):
    """The steps a person sees above a record."""

    REPORT = "1", "报到"
    RECEIVE = "2", "接收"
    SERVE = "3", "在矫"
    EXPIRE = "4", "期满"
    END = "5", "解除"


STEPS: dict[State, Step] = {
    State.AWAITED: Step.REPORT,
    State.LATE: Step.REPORT,
    State.RECEIVED: Step.RECEIVE,
    State.SERVING: Step.SERVE,
    State.UNSETTLED: Step.EXPIRE,
    State.RELEASED: Step.END,
    State.TERMINATED: Step.END,
    State.MOVED: Step.END,
    State.SEALED: Step.END,
}


def step_of(state: State) -> Step:
    """The step a record in this state is at."""
    return STEPS[state]
