"""What the county answered, and what its answer does to the row that was asked about."""

from __future__ import annotations

__all__ = ["COMMANDS", "follow_up"]

from collections.abc import Mapping

from app.correction.codes import EnteredBy, RequestKind
from app.correction.handlers import (
    course,
    crossarea,
    leave,
    monitoring,
    permits,
    relocation,
    sanctions,
)
from app.correction.handlers.requests import Follow
from app.correction.handlers.shared import row_of, subject_of
from app.correction.messages.course import EnterAnswer
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.correction import CountyRequest

# Each part of the work enters its own here.
_FOLLOWS: Mapping[RequestKind, Follow] = {
    **course.ANSWERED,
    **leave.ANSWERED,
    **crossarea.ANSWERED,
    **relocation.ANSWERED,
    **permits.ANSWERED,
    **monitoring.ANSWERED,
    **sanctions.ANSWERED,
}


def enter_answer(command: EnterAnswer, work: Work) -> Id:
    """The answer, from its paper."""
    row = row_of(CountyRequest, command.request, tr("这件请示"), work)
    subject_of(row.subject, work)
    faults = []
    if row.answer:
        faults.append(Fault(tr("这件请示已经登记过答复，没有改动")))
    if not row.asked_on <= command.answered_on <= work.clock.today():
        faults.append(Fault(tr("答复日期在提出之后、今天以前，请核对"), "answered_on"))
    if not command.approver.strip():
        faults.append(Fault(tr("请填答复的机关或者审批人"), "approver"))
    refuse(faults)
    row.answer, row.answered_on = command.answer.value, command.answered_on
    row.approver, row.answer_no = command.approver.strip(), command.answer_no.strip()
    row.answer_note, row.entered = command.note.strip(), EnteredBy.PAPER.value
    follow_up(row, work)
    work.session.flush()
    return row.id


def follow_up(request: CountyRequest, work: Work) -> None:
    """What an answer does, whoever entered it: the officer from its paper, or the county itself."""
    if follow := _FOLLOWS.get(RequestKind(request.kind)):
        follow(request, work)


COMMANDS: Mapping[type, Handler] = {EnterAnswer: enter_answer}
