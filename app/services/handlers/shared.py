"""What every use case of a consultation begins and ends with."""

from __future__ import annotations

__all__ = ["consultation_of", "done", "hints_of", "later", "move", "must_be"]

from collections.abc import Collection
from datetime import date

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.services.practice import Hint, QuestionWords
from app.services.states import State, may_move
from app.work import Work
from db.tables.services import Consultation


def consultation_of(record: Id, work: Work) -> Consultation:
    """The consultation to be worked on."""
    case = work.session.get(Consultation, record)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这条咨询，可能已经撤销，或者还没有同步过来")))
    work.tool(Lines).require_open(work.session, case.id)
    return case


def must_be(case: Consultation, states: Collection[State], deed: str) -> None:
    """Refuse what makes no sense in this state."""
    state = State(case.state)
    if state not in states:
        says = tr("这条咨询现在是“{state}”，不能{deed}")
        raise Refused(Fault(says.format(state=tr(state.label), deed=deed)))


def move(case: Consultation, target: State, on: date) -> None:
    """Lead on; refused where there is no arrow."""
    source = State(case.state)
    if not may_move(source, target):
        says = tr("这条咨询现在是“{state}”，不能改为“{target}”")
        raise Refused(Fault(says.format(state=tr(source.label), target=tr(target.label))))
    case.state, case.state_on = target.value, on


def hints_of(case: Consultation, work: Work) -> tuple[Hint, ...]:
    """What the words of the question let one think of."""
    return work.tool(QuestionWords).of(case.question)


def later(on: date, field: str, work: Work) -> list[Fault]:
    """Nothing is entered that has not happened."""
    if on > work.clock.today():
        return [Fault(tr("日期晚于今天，请核对"), field)]
    return []


def done(case: Consultation, work: Work) -> Id:
    """Written; the record is what comes back."""
    work.session.flush()
    return case.id
