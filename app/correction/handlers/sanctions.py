"""奖惩: the office proposes, the county decides, court, prison or police rule (A10, A13, A14).

No command here decides: a decision comes in by the county's answer alone (#4).
"""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS", "decided"]

from collections.abc import Mapping

from app.correction.codes import Answer, Level, RequestKind, SanctionKind, Termination
from app.correction.facts.measures import sanction_fact
from app.correction.handlers.requests import Follow, ask
from app.correction.handlers.shared import facts_of, move, must_be, row_of, state_of, subject_of
from app.correction.messages.sanctions import (
    AnswerObjection,
    FileProposal,
    ProposeSanction,
    RecordObjection,
    RecordOutcome,
    ServeSanction,
)
from app.correction.rules.allowance import check_allowed
from app.correction.rules.sanctions import (
    check_answer,
    check_filing,
    check_objection,
    check_outcome,
    check_proposal,
    check_service,
)
from app.correction.states import State
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import CorrectionSubject, CountyRequest
from db.tables.measures import Sanction

_LIVE = frozenset({State.LATE, State.RECEIVED, State.SERVING, State.UNSETTLED})
_ENDS = {
    SanctionKind.REVOKE_SUSPENSION: Termination.SUSPENSION_REVOKED,
    SanctionKind.REVOKE_PAROLE: Termination.PAROLE_REVOKED,
    SanctionKind.IMPRISON: Termination.IMPRISONED,
}


def propose_sanction(command: ProposeSanction, work: Work) -> Id:
    """A10, A13: the head proposes; the request goes up to the county."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), _LIVE, tr("提出奖惩建议"))
    law, today = work.tool(Rulebook), work.clock.today()
    weigh(check_proposal(command, facts, law, today), command, subject.id, work)
    row = Sanction(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        kind=command.kind.value,
        item=command.ground.value,
        facts=command.facts.strip(),
        clues=[one.hex() for one in dict.fromkeys(command.rows)],
        heard=command.heard.strip(),
        proposed_on=command.proposed_on,
    )
    work.session.add(row)
    ask(
        subject.id, RequestKind.SANCTION, row.id, Level.COUNTY, work,
        asked_on=command.proposed_on, opinion=command.opinion,
    )  # fmt: skip
    work.session.flush()
    return row.id


def decided(request: CountyRequest, work: Work) -> None:
    """The county's answer; whoever enters it, the office is not who decided (#4)."""
    row, subject = _sanction(request.record, work)
    answer = Answer(request.answer)
    faults = check_answer(answer, request.approver, request.answer_no, work.me.office_name)
    facts = facts_of(subject, work)
    if answer is Answer.YES:
        faults += check_allowed(SanctionKind(row.kind), facts.category)
    refuse(faults)
    row.answer, row.decided_on = request.answer, request.answered_on
    row.decided_by, row.doc_no = request.approver, request.answer_no


def _sanction(sanction: Id, work: Work) -> tuple[Sanction, CorrectionSubject]:
    row = row_of(Sanction, sanction, tr("这件奖惩"), work)
    return row, subject_of(row.subject, work)


def serve_sanction(command: ServeSanction, work: Work) -> Id:
    """送达: from now on the subject knows of it."""
    row, _ = _sanction(command.sanction, work)
    refuse(check_service(command, sanction_fact(row), work.clock.today()))
    row.served_on = command.served_on
    row.copied_to = [one.strip() for one in command.copied_to if one.strip()]
    work.session.flush()
    return row.id


def file_proposal(command: FileProposal, work: Work) -> Id:
    """The county sent its proposal: R25 counts from here."""
    row, _ = _sanction(command.sanction, work)
    refuse(check_filing(command, sanction_fact(row), work.clock.now()))
    row.filed_on, row.arrest_asked_at = command.filed_on, command.arrest_asked_at
    work.session.flush()
    return row.id


def record_outcome(command: RecordOutcome, work: Work) -> Id:
    """A14: back to 在矫, or the end; of 治安处罚 and 减刑 it is noted alone."""
    row, subject = _sanction(command.sanction, work)
    refuse(check_outcome(command, sanction_fact(row), work.clock.today()))
    row.outcome, row.outcome_on = command.outcome.value, command.outcome_on
    row.outcome_no, row.arrested_on = command.outcome_no.strip(), command.arrested_on
    ground = _ENDS.get(SanctionKind(row.kind))
    if ground is not None and command.outcome is Answer.YES:
        move(subject, State.TERMINATED, command.outcome_on)
        subject.ended_as, subject.ended_on = ground.value, command.outcome_on
        subject.end_doc_no = row.outcome_no
    elif ground is not None and State(subject.state) is State.UNSETTLED:
        move(subject, State.SERVING, command.outcome_on)
    work.session.flush()
    return row.id


def record_objection(command: RecordObjection, work: Work) -> Id:
    """R39: the subject disagrees."""
    row, _ = _sanction(command.sanction, work)
    refuse(check_objection(command, sanction_fact(row), work.clock.today()))
    row.objected_on, row.objection = command.objected_on, command.objection.strip()
    work.session.flush()
    return row.id


def answer_objection(command: AnswerObjection, work: Work) -> Id:
    """What the county answered to it."""
    row, _ = _sanction(command.sanction, work)
    if row.objected_on is None:
        raise Refused(Fault(tr("没有登记异议")))
    if not command.answer.strip():
        raise Refused(Fault(tr("请写县级的答复，以及告知本人可以向检察院提出"), "answer"))
    row.objection_answer = command.answer.strip()
    work.session.flush()
    return row.id


# What an answer of the county does to the row it was asked about.
ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.SANCTION: decided}

COMMANDS: Mapping[type, Handler] = {
    ProposeSanction: propose_sanction,
    ServeSanction: serve_sanction,
    FileProposal: file_proposal,
    RecordOutcome: record_outcome,
    RecordObjection: record_objection,
    AnswerObjection: answer_objection,
}
