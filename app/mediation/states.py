"""The life of a mediation case (domain specification 1A), as data."""

from __future__ import annotations

__all__ = ["MOVES", "STEPS", "State", "Step", "may_move", "step_of"]

from app.codes import Code
from app.machine import Move, from_each, leads


class State(Code):
    """States med.A05 to med.A95."""

    LEAD = "A05", "排查线索"
    PENDING = "A10", "待受理"
    NOT_ACCEPTED = "A15", "不予受理"
    ACCEPTED = "A20", "已受理"
    MEDIATING = "A30", "调解中"
    CONTINUING = "A35", "有待继续调解"
    AGREED = "A40", "达成协议"
    PERFORMING = "A45", "履行中"
    PERFORMED = "A50", "已履行"
    OVERDUE = "A55", "逾期未履行"
    FAILED = "A60", "调解不成"
    WITHDRAWN = "A65", "撤回"
    CLOSED = "A90", "结案"
    ARCHIVED = "A95", "已归档"

    @property
    def ended(self) -> bool:
        """Whether nothing remains to be mediated or performed."""
        return self in _ENDED


_ENDED = frozenset({State.NOT_ACCEPTED, State.CLOSED, State.ARCHIVED})


MOVES: tuple[Move[State], ...] = (
    Move(State.LEAD, State.PENDING, "申请、主动调解或移送"),
    Move(State.PENDING, State.NOT_ACCEPTED, "不予受理"),
    Move(State.PENDING, State.ACCEPTED, "受理"),
    Move(State.ACCEPTED, State.MEDIATING, "确定调解员"),
    Move(State.MEDIATING, State.CONTINUING, "有待继续调解"),
    Move(State.CONTINUING, State.MEDIATING, "继续调解"),
    Move(State.MEDIATING, State.AGREED, "达成协议"),
    *from_each((State.MEDIATING, State.CONTINUING), State.FAILED, "调解不成"),
    *from_each(
        (State.ACCEPTED, State.MEDIATING, State.CONTINUING),
        State.WITHDRAWN,
        "撤回",
    ),
    Move(State.AGREED, State.PERFORMING, "协议生效"),
    Move(State.AGREED, State.MEDIATING, "协议没有签成"),
    Move(State.PERFORMING, State.OVERDUE, "到期未履行"),
    *from_each((State.PERFORMING, State.OVERDUE), State.PERFORMED, "全部履行"),
    *from_each((State.PERFORMING, State.OVERDUE, State.PERFORMED), State.AGREED, "变更协议"),
    *from_each(
        (State.PERFORMED, State.OVERDUE, State.FAILED, State.WITHDRAWN),
        State.CLOSED,
        "结案",
    ),
    Move(State.CLOSED, State.ARCHIVED, "归档"),
)

may_move = leads(MOVES)


class Step(Code):
    """The steps a person sees above a case."""

    ACCEPT = "1", "受理"
    MEDIATE = "2", "调解"
    AGREE = "3", "协议"
    PERFORM = "4", "履行"
    CLOSE = "5", "结案"
    ARCHIVE = "6", "归档"


STEPS: dict[State, Step] = {
    State.LEAD: Step.ACCEPT,
    State.PENDING: Step.ACCEPT,
    State.NOT_ACCEPTED: Step.ARCHIVE,
    State.ACCEPTED: Step.MEDIATE,
    State.MEDIATING: Step.MEDIATE,
    State.CONTINUING: Step.MEDIATE,
    State.AGREED: Step.AGREE,
    State.PERFORMING: Step.PERFORM,
    State.OVERDUE: Step.PERFORM,
    State.PERFORMED: Step.CLOSE,
    State.FAILED: Step.CLOSE,
    State.WITHDRAWN: Step.CLOSE,
    State.CLOSED: Step.ARCHIVE,
    State.ARCHIVED: Step.ARCHIVE,
}


def step_of(state: State) -> Step:
    """The step a case in this state is at."""
    return STEPS[state]
