"""What the centre decided and the bureau reviewed, and what that does to the record.

No command decides: each enters a paper of the centre or the bureau (la.M20). `follow` is what a
decision does, whoever entered it; the centre's own entry, once it comes by the sync, ends there.
"""

from __future__ import annotations

__all__ = ["COMMANDS", "follow"]

from collections.abc import Mapping

from sqlalchemy import select

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.legalaid.codes import (
    DecisionKind,
    EnteredBy,
    ObjectionAgainst,
    ObjectionOutcome,
)
from app.legalaid.facts import aid_facts
from app.legalaid.handlers.shared import done, late, move, must_be, new_row, open_row, record_of
from app.legalaid.messages import (
    FileAidObjection,
    RecordAidDecision,
    RecordAidReview,
    ServeAidDecision,
)
from app.legalaid.names import bureau_of
from app.legalaid.rules.decisions import check_decision, check_objection, check_review
from app.legalaid.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.aid import AidAssignment, AidDecision, AidObjection
from db.tables.legalaid import AidCase

_FROM = {
    DecisionKind.PROVISIONAL: frozenset({State.REVIEWED}),
    DecisionKind.GRANT: frozenset({State.REVIEWED, State.PROVISIONAL, State.TO_CORRECT}),
    DecisionKind.REFUSE: frozenset({State.REVIEWED}),
    DecisionKind.TERMINATE: frozenset({
        State.PROVISIONAL, State.GRANTED, State.ASSIGNED, State.HANDLED,
    }),
}  # fmt: skip
_TARGETS = {
    DecisionKind.PROVISIONAL: State.PROVISIONAL,
    DecisionKind.GRANT: State.GRANTED,
    DecisionKind.REFUSE: State.REFUSED,
    DecisionKind.TERMINATE: State.TERMINATED,
}


def record_decision(command: RecordAidDecision, work: Work) -> Id:
    """The centre's decision, from its paper."""
    case = record_of(command.record, work)
    deed = tr("登记“{kind}”").format(kind=tr(command.kind.label))
    must_be(case, _FROM[command.kind], deed)
    facts = aid_facts(case, work.session)
    refuse(check_decision(command, facts, work.me.office_name, work.clock.today()))
    ground = command.refusal or command.provisional or command.termination
    row = new_row(
        *(AidDecision, case, work),
        kind=command.kind.value,
        ground=ground.value if ground else "",
        reasons=command.reasons.strip(),
        doc_no=command.doc_no.strip(),
        decided_on=command.decided_on,
        signed_by=command.signed_by.strip(),
        remedy_told=command.remedy_told,
        came_on=command.came_on,
        handed_by=command.handed_by.strip(),
        entered=EnteredBy.PAPER.value,
    )
    follow(row, case, work)
    return done(case, work)


def follow(decision: AidDecision, case: AidCase, work: Work) -> None:
    """Lead the record where a decision leads, whoever entered it: the officer, or the centre."""
    kind, on = DecisionKind(decision.kind), decision.decided_on
    held = _held(case, work)
    if kind is DecisionKind.GRANT and State(case.state) is State.TO_CORRECT and held:
        move(case, State.HANDLED, on)
        return
    move(case, _TARGETS[kind], on)
    if kind is DecisionKind.GRANT and held:  # who was aided first has a lawyer already (44)
        move(case, State.ASSIGNED, held.assigned_on)
        if held.contract_on:
            move(case, State.HANDLED, held.contract_on)


def _held(case: AidCase, work: Work) -> AidAssignment | None:
    return work.session.scalars(
        select(AidAssignment)
        .where(
            AidAssignment.case == case.id, AidAssignment.ended_on.is_(None), ~AidAssignment.voided
        )
        .order_by(AidAssignment.id.desc())
    ).first()


def _newest(case: AidCase, work: Work) -> AidDecision | None:
    return work.session.scalars(
        select(AidDecision)
        .where(AidDecision.case == case.id, ~AidDecision.voided)
        .order_by(AidDecision.decided_on.desc(), AidDecision.id.desc())
    ).first()


def serve_decision(command: ServeAidDecision, work: Work) -> Id:
    """送达 of the newest decision."""
    case = record_of(command.record, work)
    row = open_row(_newest(case, work), tr("还没有登记决定，不能登记送达"))
    faults = late(command.served_on, "served_on", work)
    if command.served_on < row.decided_on:
        faults.append(Fault(tr("早于决定的日期，请核对"), "served_on"))
    refuse(faults)
    row.served_on, row.served_how = command.served_on, command.how.value
    row.receiver = command.receiver.strip()
    return done(case, work)


def file_objection(command: FileAidObjection, work: Work) -> Id:
    """B35, B50→B70."""
    case = record_of(command.record, work)
    must_be(case, {State.REFUSED, State.TERMINATED}, tr("登记异议"))
    facts = aid_facts(case, work.session)
    faults = check_objection(command, facts, work.tool(Rulebook), work.clock.today())
    weigh(faults, command, case.id, work)
    decision = open_row(_newest(case, work), tr("还没有登记可以提异议的决定"))
    refused = DecisionKind(decision.kind) is DecisionKind.REFUSE
    against = ObjectionAgainst.REFUSAL if refused else ObjectionAgainst.TERMINATION
    new_row(
        *(AidObjection, case, work),
        decision=decision.id,
        against=against.value,
        filed_on=command.filed_on,
        to=command.to.strip() or bureau_of(work.me),
        reasons=command.grounds.strip(),
    )
    move(case, State.OBJECTED, command.filed_on)
    return done(case, work)


def record_review(command: RecordAidReview, work: Work) -> Id:
    """B70→B72 or B74, from the bureau's paper."""
    case = record_of(command.record, work)
    must_be(case, {State.OBJECTED}, tr("登记异议审查决定"))
    facts = aid_facts(case, work.session)
    refuse(check_review(command, facts, work.clock.today()))
    row = open_row(_open_objection(case, work), tr("没有在审查的异议，没有改动"))
    row.outcome, row.decided_on = command.outcome.value, command.decided_on
    row.doc_no, row.note = command.doc_no.strip(), command.note.strip()
    row.handed_by, row.entered = command.handed_by.strip(), EnteredBy.PAPER.value
    row.served_on = command.served_on
    corrected = command.outcome is ObjectionOutcome.CORRECT
    move(case, State.TO_CORRECT if corrected else State.UPHELD, command.decided_on)
    return done(case, work)


def _open_objection(case: AidCase, work: Work) -> AidObjection | None:
    return work.session.scalars(
        select(AidObjection)
        .where(AidObjection.case == case.id, AidObjection.outcome == "", ~AidObjection.voided)
        .order_by(AidObjection.id.desc())
    ).first()


COMMANDS: Mapping[type, Handler] = {
    RecordAidDecision: record_decision,
    ServeAidDecision: serve_decision,
    FileAidObjection: file_objection,
    RecordAidReview: record_review,
}
