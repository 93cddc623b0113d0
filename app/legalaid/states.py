"""The course of legal aid (domain specification 1B), as data.

No move is the station's decision: to B25, B30, B35 and B50 a record is led by the centre's own
paper alone (la.M20).
"""

from __future__ import annotations

__all__ = ["CENTRES", "MOVES", "STEPS", "State", "Step", "may_move", "step_of"]

from app.codes import Code
from app.machine import Move, leads


class State(Code):
    """States B10 to B74, and N10 of a notice; WITHDRAWN is ours, the specification has none."""

    REGISTERED = "B10", "已登记"
    INCOMPLETE = "B15", "待补正"
    LAPSED = "B16", "视为撤回"
    WITHDRAWN = "B17", "已撤回"
    ELSEWHERE = "B18", "已告知或者移送"
    REVIEWED = "B20", "审查中"
    PROVISIONAL = "B25", "先行提供"
    GRANTED = "B30", "已决定给予"
    REFUSED = "B35", "已决定不予"
    ASSIGNED = "B40", "已指派"
    HANDLED = "B45", "承办中"
    TERMINATED = "B50", "已终止"
    REPORTED = "B55", "已交结案材料"
    AUDITED = "B60", "已审核"
    ARCHIVED = "B65", "已归档"
    OBJECTED = "B70", "异议审查"
    TO_CORRECT = "B72", "责令改正"
    UPHELD = "B74", "维持决定"
    NOTIFIED = "N10", "收到通知"

    @property
    def ended(self) -> bool:
        """Whether nothing more is owed; an objection may still open a refusal or termination."""
        return self in _ENDED

    @property
    def waiting(self) -> bool:
        """Whether the centre has not decided yet."""
        return self in _WAITING


_ENDED = frozenset({
    State.LAPSED, State.WITHDRAWN, State.ELSEWHERE, State.REFUSED, State.TERMINATED,
    State.ARCHIVED, State.UPHELD,
})  # fmt: skip
_WAITING = frozenset({
    State.REGISTERED, State.INCOMPLETE, State.REVIEWED, State.OBJECTED, State.TO_CORRECT,
})  # fmt: skip
_OPEN = (State.REGISTERED, State.INCOMPLETE, State.REVIEWED)

# States into which only a paper of the centre leads (法律援助法 第43、44、48条).
CENTRES = frozenset({State.PROVISIONAL, State.GRANTED, State.REFUSED, State.TERMINATED})


MOVES: tuple[Move[State], ...] = (
    Move(State.REGISTERED, State.INCOMPLETE, "一次性告知补正", "la.B15"),
    Move(State.REVIEWED, State.INCOMPLETE, "一次性告知补正", "la.B15"),
    Move(State.INCOMPLETE, State.REGISTERED, "补齐材料", "la.B15"),
    Move(State.INCOMPLETE, State.REVIEWED, "补齐材料", "la.B15"),
    Move(State.INCOMPLETE, State.LAPSED, "逾期未补，视为撤回", "la.B16"),
    *(Move(source, State.WITHDRAWN, "申请人撤回", "la.B17") for source in _OPEN),
    *(Move(source, State.ELSEWHERE, "告知或者移送有权机构", "la.B18") for source in _OPEN),
    Move(State.REGISTERED, State.REVIEWED, "转交法律援助机构", "la.B20"),
    Move(State.REVIEWED, State.PROVISIONAL, "先行提供", "la.B25"),
    Move(State.REVIEWED, State.GRANTED, "给予法律援助", "la.B30"),
    Move(State.PROVISIONAL, State.GRANTED, "给予法律援助", "la.B30"),
    Move(State.TO_CORRECT, State.GRANTED, "改为给予", "la.B30"),
    Move(State.REVIEWED, State.REFUSED, "不予法律援助", "la.B35"),
    Move(State.NOTIFIED, State.ASSIGNED, "指派", "la.N10"),
    Move(State.GRANTED, State.ASSIGNED, "指派", "la.B40"),
    Move(State.ASSIGNED, State.HANDLED, "办妥委托手续", "la.B45"),
    Move(State.TO_CORRECT, State.HANDLED, "恢复承办", "la.B45"),
    *(
        Move(source, State.TERMINATED, "终止法律援助", "la.B50")
        for source in (State.PROVISIONAL, State.GRANTED, State.ASSIGNED, State.HANDLED)
    ),
    Move(State.HANDLED, State.REPORTED, "收到结案材料", "la.B55"),
    Move(State.REPORTED, State.AUDITED, "机构审核", "la.B60"),
    Move(State.REPORTED, State.HANDLED, "退回补结案材料", "la.B60"),
    Move(State.AUDITED, State.ARCHIVED, "归档", "la.B65"),
    Move(State.REFUSED, State.OBJECTED, "提出异议", "la.B70"),
    Move(State.TERMINATED, State.OBJECTED, "提出异议", "la.B70"),
    Move(State.OBJECTED, State.TO_CORRECT, "责令改正", "la.B72"),
    Move(State.OBJECTED, State.UPHELD, "维持决定", "la.B74"),
)

may_move = leads(MOVES)


class Step(Code):
    """The steps a person sees above a record."""

    RECEIVE = "1", "受理"
    REVIEW = "2", "审查"
    DECIDE = "3", "决定"
    ASSIGN = "4", "指派"
    HANDLE = "5", "承办"
    CLOSE = "6", "结案"


STEPS: dict[State, Step] = {
    State.REGISTERED: Step.RECEIVE,
    State.INCOMPLETE: Step.RECEIVE,
    State.LAPSED: Step.RECEIVE,
    State.WITHDRAWN: Step.RECEIVE,
    State.ELSEWHERE: Step.RECEIVE,
    State.NOTIFIED: Step.RECEIVE,
    State.REVIEWED: Step.REVIEW,
    State.PROVISIONAL: Step.DECIDE,
    State.REFUSED: Step.DECIDE,
    State.OBJECTED: Step.DECIDE,
    State.TO_CORRECT: Step.DECIDE,
    State.UPHELD: Step.DECIDE,
    State.GRANTED: Step.ASSIGN,
    State.ASSIGNED: Step.HANDLE,
    State.HANDLED: Step.HANDLE,
    State.TERMINATED: Step.HANDLE,
    State.REPORTED: Step.CLOSE,
    State.AUDITED: Step.CLOSE,
    State.ARCHIVED: Step.CLOSE,
}


def step_of(state: State) -> Step:
    """The step a record in this state is at."""
    return STEPS[state]
