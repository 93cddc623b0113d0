"""排查: a round is one however often it is written down; a lead ends settled, told, or a case."""

from __future__ import annotations

__all__ = ["COMMANDS", "note_prevention", "prevention_faults", "take_heard", "take_lead"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.access import Role, may
from app.errors import Fault, Refused
from app.handover import Heard
from app.i18n import tr
from app.ids import Id, named_id
from app.mediation.codes import DisputeType, LeadStep, RiskLevel
from app.mediation.handlers.shared import case_of, must_be
from app.mediation.messages import (
    AddLead,
    CloseCase,
    CloseLead,
    LeadInput,
    MarkPrevention,
    RecordScreening,
    ReopenLead,
    ReviseLead,
)
from app.mediation.rules.leads import (
    check_closing,
    check_lead,
    check_prevention,
    check_screening,
)
from app.mediation.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.mediation import DisputeLead, MediationCase, Screening

_WORKED = frozenset(
    {
        State.AGREED, State.PERFORMING, State.PERFORMED, State.OVERDUE, State.FAILED,
        State.WITHDRAWN, State.CLOSED,
    }
)  # fmt: skip


def record_screening(command: RecordScreening, work: Work) -> Id:
    """A round through a village."""
    refuse(check_screening(command, work.clock.today()))
    screening = _screening(command.screened_on, command.division, command.finder, work)
    if command.note.strip():
        screening.note = command.note.strip()
    work.session.flush()
    return screening.id


def _screening(on: date, division: str, finder: str, work: Work) -> Screening:
    """The round of this day, village and finder, whoever wrote it down first."""
    finder = finder.strip()
    screening_id = named_id("screening", work.me.office, on.isoformat(), division, finder)
    found = work.session.get(Screening, screening_id)
    if found is None:
        found = Screening(
            id=screening_id,
            office=work.me.office,
            screened_on=on,
            division=division,
            finder=finder,
        )
        work.session.add(found)
    elif found.voided:
        found.voided, found.void_reason = False, ""
    return found


def _drop_empty(screening_id: Id, work: Work) -> None:
    """A round that was only written down for a lead goes when the lead names another."""
    found = work.session.get(Screening, screening_id)
    leads = select(DisputeLead.id).where(DisputeLead.screening == screening_id, ~DisputeLead.voided)
    if found and not found.note and work.session.execute(leads.limit(1)).first() is None:
        found.voided, found.void_reason = True, tr("排查日期、村或者排查人更正")
        work.session.flush()


def add_lead(command: AddLead, work: Work) -> Id:
    """→A05."""
    refuse(check_lead(command.lead, work.clock.today()))
    lead = DisputeLead(id=work.new_id(), office=work.me.office)
    _fill(lead, command.lead, work)
    work.session.add(lead)
    work.session.flush()
    return lead.id


def take_heard(heard: Heard, work: Work) -> Id:
    """→A05 from a consultation; its id follows from it, so that two laptops make one lead."""
    lead_id = named_id("dispute_lead", heard.origin.hex())
    lead = work.session.get(DisputeLead, lead_id)
    if lead is not None and not lead.voided:
        return lead.id
    lead = lead or DisputeLead(id=lead_id, office=work.me.office)
    lead.voided, lead.void_reason = False, ""
    given = LeadInput(
        found_on=heard.heard_on,
        finder=heard.finder,
        division=heard.division,
        parties=heard.parties,
        dispute_type=DisputeType(heard.kind),
        facts=heard.facts,
        next_step=LeadStep(heard.step),
        people_count=heard.people_count,
        place=heard.place,
        risk=RiskLevel(heard.risk),
    )
    _fill(lead, given, work)
    work.session.add(lead)  # filled in: looking for its round flushes what the session has
    work.session.flush()
    return lead.id


def revise_lead(command: ReviseLead, work: Work) -> Id:
    """More was heard of it."""
    lead = _lead(command.id, work)
    refuse(check_lead(command.lead, work.clock.today()))
    before = lead.screening
    _fill(lead, command.lead, work)
    work.session.flush()
    _drop_empty(before, work)
    return lead.id


def _fill(lead: DisputeLead, given: LeadInput, work: Work) -> None:
    screening = _screening(given.found_on, given.division, given.finder, work)
    lead.screening = screening.id
    lead.parties = [name.strip() for name in given.parties if name.strip()]
    lead.people_count = given.people_count
    lead.dispute_type = given.dispute_type.value
    lead.place = given.place.strip()
    lead.facts = given.facts.strip()
    lead.risk = given.risk.value
    lead.next_step = given.next_step.value


def close_lead(command: CloseLead, work: Work) -> Id:
    """Settled on the spot, or reported."""
    lead = _lead(command.id, work)
    screening = work.session.get(Screening, lead.screening)
    found_on = screening.screened_on if screening else command.closed_on
    refuse(check_closing(command, found_on, work.clock.today()))
    lead.outcome = command.outcome.value
    lead.closed_on = command.closed_on
    lead.closed_note = command.note.strip()
    work.session.flush()
    return lead.id


def reopen_lead(command: ReopenLead, work: Work) -> Id:
    """It flared up again; a lead that became a case goes on there."""
    lead = _lead(command.id, work, open_only=False)
    if lead.case is not None:
        raise Refused(Fault(tr("这条线索已经转为案件，请在案件里办理")))
    lead.outcome, lead.closed_on, lead.closed_note = "", None, ""
    work.session.flush()
    return lead.id


def take_lead(lead_id: Id, case: MediationCase, work: Work) -> None:
    """A05→A20: the lead became this case."""
    lead = _lead(lead_id, work)
    lead.outcome = LeadStep.MEDIATION.value
    lead.closed_on = case.accepted_on
    lead.closed_note = ""
    lead.case = case.id


def _lead(lead_id: Id, work: Work, *, open_only: bool = True) -> DisputeLead:
    lead = work.session.get(DisputeLead, lead_id)
    if lead is None or lead.voided:
        raise Refused(Fault(tr("没有找到这条线索，可能已经撤销，或者还没有同步过来")))
    if open_only and lead.outcome:
        raise Refused(Fault(tr("这条线索已经办结，不能再改；又有新情况的，请先重新处理")))
    return lead


def mark_prevention(command: MarkPrevention, work: Work) -> Id:
    """CL-09, by the head of the committee."""
    case = case_of(command.case, work)
    must_be(case, _WORKED, tr("认定预防成效"))
    refuse(prevention_faults(command, work))
    note_prevention(case, command)
    work.session.flush()
    return case.id


def prevention_faults(command: MarkPrevention | CloseCase, work: Work) -> list[Fault]:
    """What stands against saying so: who may, with how many people, and why."""
    faults = check_prevention(command)
    if command.kinds and not may(Role(work.me.role), MarkPrevention.__name__):
        faults.append(
            Fault(tr("预防成效由司法所工作人员认定，请先不选，结案后由所长认定"), "kinds")
        )
    return faults


def note_prevention(case: MediationCase, command: MarkPrevention | CloseCase) -> None:
    """Write down what was prevented, or that nothing was."""
    case.prevented = [kind.value for kind in command.kinds]
    case.prevented_people = command.people if command.kinds else None
    case.prevention_reason = command.reason.strip() if command.kinds else ""


COMMANDS: Mapping[type, Handler] = {
    RecordScreening: record_screening,
    AddLead: add_lead,
    ReviseLead: revise_lead,
    CloseLead: close_lead,
    ReopenLead: reopen_lead,
    MarkPrevention: mark_prevention,
}
