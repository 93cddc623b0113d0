"""司法确认: J0→J1 by both parties, then what the court answers (J2, J3); J4 is the day's own."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.agreements import in_hand
from app.mediation.facts import case_facts
from app.mediation.handlers.shared import case_of
from app.mediation.messages import ApplyConfirmation, RecordCourt, RecordRuling
from app.mediation.rules.confirmation import check_application, check_court, check_ruling
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.mediation import JudicialConfirmation, MediationCase


def apply_confirmation(command: ApplyConfirmation, work: Work) -> Id:
    """J0→J1 (人民调解法 第33条)."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    refuse(check_application(command, facts, work.tool(Rulebook), work.clock.today()))
    asked = JudicialConfirmation(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        agreement=_agreement(case, work),
        court=command.court.strip(),
        applied_on=command.applied_on,
        both_present=command.both_present,
    )
    work.session.add(asked)
    work.session.flush()
    return asked.id


def record_court(command: RecordCourt, work: Work) -> Id:
    """The court received it, took it on, or takes longer (R-A11)."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    refuse(check_court(command, facts.application, work.clock.today()))
    asked = _pending(case, work)
    asked.received_on = command.received_on
    asked.accepted_on = command.accepted_on
    asked.court_case_no = command.court_case_no.strip()
    asked.extended = command.extended
    work.session.flush()
    return asked.id


def record_ruling(command: RecordRuling, work: Work) -> Id:
    """J1→J2 or J3, by the court's own paper."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    refuse(check_ruling(command, facts.application, work.clock.today()))
    asked = _pending(case, work)
    asked.outcome = command.outcome.value
    asked.ruled_on = command.ruled_on
    asked.ruling_no = command.ruling_no.strip()
    asked.ruling_note = command.ruling_note.strip()
    work.session.flush()
    return asked.id


def _agreement(case: MediationCase, work: Work) -> Id:
    agreement = in_hand(work.session, case.id)
    return agreement.id if agreement else case.id


def _pending(case: MediationCase, work: Work) -> JudicialConfirmation:
    found = work.session.scalars(
        select(JudicialConfirmation)
        .where(
            JudicialConfirmation.case == case.id,
            JudicialConfirmation.agreement == _agreement(case, work),
            ~JudicialConfirmation.voided,
        )
        .order_by(JudicialConfirmation.applied_on.desc(), JudicialConfirmation.id.desc())
    ).first()
    if found is None:
        raise Refused(Fault(tr("没有等法院答复的司法确认申请")))
    return found


COMMANDS: Mapping[type, Handler] = {
    ApplyConfirmation: apply_confirmation,
    RecordCourt: record_court,
    RecordRuling: record_ruling,
}
