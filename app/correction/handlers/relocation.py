"""执行地变更: asked, consulted on, decided, moved (A15, R17)."""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.correction.codes import Answer, EnteredBy, Level, RequestKind
from app.correction.handlers.requests import Follow, ask
from app.correction.handlers.shared import (
    facts_of,
    move,
    must_be,
    row_of,
    state_of,
    subject_of,
)
from app.correction.messages.relocation import AskRelocation, RecordRelocation
from app.correction.rules.relocation import check_course, check_relocation
from app.correction.states import IN_HAND, State
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import CountyRequest
from db.tables.measures import Relocation


def ask_relocation(command: AskRelocation, work: Work) -> Id:
    """A request to be moved; the counties settle it between them (R17)."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("登记执行地变更"))
    today = work.clock.today()
    faults = check_relocation(command, facts.moves.relocation, work.tool(Rulebook), today)
    weigh(faults, command, subject.id, work)
    row = Relocation(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        target=command.target.strip(),
        reason=command.reason.strip(),
        applied_on=command.applied_on,
    )
    work.session.add(row)
    ask(
        subject.id, RequestKind.RELOCATION, row.id, Level.COUNTY, work,
        asked_on=command.applied_on, opinion=command.opinion,
    )  # fmt: skip
    work.session.flush()
    return row.id


def record_relocation(command: RecordRelocation, work: Work) -> Id:
    """What became known; with the arrival the correction here is over (A15)."""
    row = _relocation(command.relocation, work)
    refuse(check_course(command, row.applied_on, work.clock.today()))
    row.consulted_on, row.replied_on = command.consulted_on, command.replied_on
    row.reply = command.reply.value if command.reply else ""
    row.decided_on = command.decided_on
    row.decision = command.decision.value if command.decision else ""
    row.decision_no = command.decision_no.strip()
    row.told_on, row.sent_on = command.told_on, command.sent_on
    row.reported_on = command.reported_on
    if command.decision and command.decided_on:
        _close(row, work)
    if command.reported_on:
        move(subject_of(row.subject, work), State.MOVED, command.reported_on)
    work.session.flush()
    return row.id


def _answered(request: CountyRequest, work: Work) -> None:
    """The county's decision, entered with its paper."""
    if Answer(request.answer) is Answer.BACK:
        says = tr("执行地变更只有准予、不准予；退回补充的，补充后再登记决定")
        raise Refused(Fault(says, "answer"))
    row = _relocation(request.record, work)
    row.decided_on, row.decision = request.answered_on, request.answer
    row.decision_no = request.answer_no or row.decision_no


def _close(row: Relocation, work: Work) -> None:
    """The request of the same matter has its answer with the decision."""
    open_ones = select(CountyRequest).where(
        CountyRequest.record == row.id, CountyRequest.answer == "", ~CountyRequest.voided
    )
    for request in work.session.scalars(open_ones):
        request.answer, request.answered_on = row.decision, row.decided_on
        request.answer_no, request.entered = row.decision_no, EnteredBy.PAPER.value


def _relocation(relocation: Id, work: Work) -> Relocation:
    found = row_of(Relocation, relocation, tr("这项变更"), work)
    subject_of(found.subject, work)
    return found


COMMANDS: Mapping[type, Handler] = {
    AskRelocation: ask_relocation,
    RecordRelocation: record_relocation,
}

ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.RELOCATION: _answered}
