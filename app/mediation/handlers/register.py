"""What the register says of a dispute is put right; what was printed stays as it was printed."""

from __future__ import annotations

__all__ = ["COMMANDS", "check_newcomer", "last_place", "require_new"]

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import func, select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.facts import case_facts, mediators_of, party_names, people_of
from app.mediation.handlers.intake import keep_party
from app.mediation.handlers.shared import MEDIATING, case_of, done, must_be
from app.mediation.messages import AddParty, PartyInput, ReviseCase, StrikeCase
from app.mediation.parties import all_accept
from app.mediation.projection import PARTS
from app.mediation.rules import check_recusal, named
from app.mediation.rules.acceptance import check_joining
from app.mediation.rules.register import check_revision
from app.mediation.states import State
from app.people.handlers import check_organisation, check_person
from app.weighing import placed, weigh
from app.work import Handler, Work
from db.tables.mediation import CaseParty, DisputeLead, MediationCase
from db.tables.office import Committee

_JOINABLE = MEDIATING | {State.PENDING}
_BEGUN = frozenset({State.PENDING, State.ACCEPTED, State.MEDIATING})


def revise_case(command: ReviseCase, work: Work) -> Id:
    """改登记: until the record is locked."""
    case = case_of(command.case, work)
    committee = work.session.get(Committee, case.committee)
    parties = len(party_names(work.session, case.id))
    facts, today = case_facts(case, work.session), work.clock.today()
    name = committee.name if committee else ""
    faults = check_revision(command, facts, name, parties, case.number_year, today)
    weigh(faults, command, case.id, work)
    _begin_on(case, command)
    case.dispute_type, case.tags = command.dispute_type.value, list(command.tags)
    case.source = command.source.value
    case.facts = command.facts.strip()
    case.claims = [claim.strip() for claim in command.claims if claim.strip()]
    case.occurred_on, case.place = command.occurred_on, command.place.strip()
    case.division = command.division
    case.amount_fen, case.difficulty = command.amount_fen, command.difficulty.value
    case.people_count = command.people_count or max(2, parties)
    case.public = command.public
    return done(case, work)


def add_party(command: AddParty, work: Work) -> Id:
    """追加当事人, while it waits or is mediated; the mediator must be nobody of theirs (M05)."""
    case = case_of(command.case, work)
    must_be(case, _JOINABLE, tr("追加当事人"))
    given, today = command.party, work.clock.today()
    faults = [*check_joining(command, case_facts(case, work.session), today)]
    faults += check_newcomer(case, given, work)
    weigh(faults, command, case.id, work)
    row = keep_party(
        case.id, last_place(case.id, work) + 1, given, work, joined_on=command.joined_on
    )
    require_new(row, work)
    case.people_count = max(case.people_count, row.ordinal)
    done(case, work)
    return row.id


def check_newcomer(case: MediationCase, given: PartyInput, work: Work) -> list[Fault]:
    """What is wrong with a party as typed; and M05: with ties of a mediator it is asked as well."""
    session = work.session
    faults: list[Fault] = []
    if given.person:
        faults = placed(check_person(given.person, work), "party")
    elif given.organisation:
        faults = placed(check_organisation(given.organisation), "party")
    people = [*named([given], work.clock.today()), *people_of(session, case.id)]
    consent = given.recusal_ok and all_accept(session, case.id)
    found = check_recusal(
        mediators_of(session, case), people, consent=consent, interest=case.interest
    )
    return faults + [replace(one, field="party.name") for one in found]


def strike_case(command: StrikeCase, work: Work) -> Id:
    """作废登记: the case and all its rows; the lead it was made of waits again."""
    case = case_of(command.case, work)
    must_be(case, _JOINABLE, tr("作废"))
    reason = command.reason.strip()
    if not reason:
        raise Refused(Fault(tr("请写明为什么作废，如与哪一件重复"), "reason"))
    for part in PARTS:
        rows = work.session.scalars(select(part).where(part.case == case.id, ~part.voided))
        for row in rows.all():
            row.voided, row.void_reason = True, reason
    leads = work.session.scalars(select(DisputeLead).where(DisputeLead.case == case.id))
    for lead in leads.all():
        lead.outcome, lead.closed_on, lead.case = "", None, None
    case.voided, case.void_reason = True, reason
    return done(case, work)


def last_place(case: Id, work: Work) -> int:
    """The place of the last party, struck out or not."""
    query = select(func.max(CaseParty.ordinal)).where(CaseParty.case == case)
    return work.session.execute(query).scalar_one() or 0


def require_new(row: CaseParty, work: Work) -> None:
    """Nobody is a party twice, however the file was found."""
    work.session.flush()
    who = CaseParty.person == row.person if row.person else (
        CaseParty.organisation == row.organisation
    )  # fmt: skip
    same = select(CaseParty.id).where(
        CaseParty.case == row.case, who, CaseParty.id != row.id, ~CaseParty.voided
    )
    if work.session.execute(same).first() is not None:
        raise Refused(Fault(tr("已经是本案的当事人，请核对"), "party.name", "med.M30"))


def _begin_on(case: MediationCase, command: ReviseCase) -> None:
    """The day of a state that began with acceptance moves with it."""
    if State(case.state) in _BEGUN and case.state_on == case.accepted_on:
        case.state_on = command.accepted_on
    if State(case.state) is State.PENDING:
        case.applied_on = command.accepted_on
    case.accepted_on = command.accepted_on


COMMANDS: Mapping[type, Handler] = {
    ReviseCase: revise_case,
    AddParty: add_party,
    StrikeCase: strike_case,
}
