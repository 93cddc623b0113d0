"""How a dispute becomes a case: registered, accepted, and put into the hands of mediators."""

from __future__ import annotations

__all__ = ["COMMANDS", "enter", "keep_party"]

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import RiskLevel, Source
from app.mediation.facts import case_facts, people_of
from app.mediation.handlers.agents import check_agents, copy_parties, keep_agents
from app.mediation.handlers.leads import take_lead
from app.mediation.handlers.referrals import receive
from app.mediation.handlers.risk import first_look
from app.mediation.handlers.shared import MEDIATING, case_of, done, move, must_be, not_on_roll
from app.mediation.messages import (
    AcceptCase,
    AppointMediators,
    CaseInput,
    DeclineCase,
    OpenCase,
    PartyInput,
    RegisterCase,
    TakeUpAgain,
)
from app.mediation.numbering import format_number, next_number
from app.mediation.parties import accept_mediators, parties_now
from app.mediation.rules import (
    Named,
    check_acceptance,
    check_again,
    check_both_sides,
    check_case,
    check_decline,
    check_recusal,
    check_registration,
    named,
)
from app.mediation.states import State
from app.people.handlers import check_organisation, check_person, keep_organisation, keep_person
from app.weighing import placed, weigh
from app.work import Handler, Work
from db.tables.mediation import CaseParty, MediationCase
from db.tables.office import Committee, Mediator

_COMES_ALONG = (
    "dispute_type", "tags", "facts", "claims", "occurred_on", "place", "division",
    "people_count", "amount_fen", "difficulty", "public",
)  # fmt: skip
_NO_NUMBER: dict[str, Any] = {"number": None, "number_year": None, "case_no": ""}


def open_case(command: OpenCase, work: Work) -> Id:
    """受理: A10→A20, and A30 with the mediators named (人民调解法 第19条)."""
    return enter(command, work, State.MEDIATING)


def register_case(command: RegisterCase, work: Work) -> Id:
    """登记待受理: →A10, where it waits for the other side or for the head of the committee."""
    return enter(command, work, State.PENDING)


def enter(
    command: OpenCase | RegisterCase,
    work: Work,
    state: State,
    *,
    waits: Callable[[Fault], bool] | None = None,
) -> Id:
    """Write a dispute down as a case in this state; `waits` says what may be filled in later."""
    given = _counted(command.case)
    today = work.clock.today()
    committee, unfit = _committee(given.committee, work)
    check = check_registration if state is State.PENDING else check_case
    faults = check(given, committee.name if committee else "", today)
    for index, party in enumerate(given.parties):
        if party.person:
            faults += placed(check_person(party.person, work), f"parties.{index}")
        elif party.organisation:
            faults += placed(check_organisation(party.organisation), f"parties.{index}")
        faults += placed(check_agents(party, work), f"parties.{index}")
    faults += check_both_sides(given.parties, today)
    consent = all(party.recusal_ok for party in given.parties)
    faults += _mediators(given, named(given.parties, today), work, consent=consent)
    faults += unfit
    if waits is not None:
        faults = [fault for fault in faults if not waits(fault)]
    case_id = work.new_id()
    weigh(faults, command, case_id, work)
    case = _new_case(case_id, given, work.session.get_one(Committee, given.committee), state, work)
    for ordinal, party in enumerate(given.parties, 1):
        keep_party(case.id, ordinal, party, work)
    receive(case, given, work)
    first_look(case, work)
    if given.lead:
        take_lead(given.lead, case, work)
    return done(case, work)


def _committee(chosen: Id, work: Work) -> tuple[Committee | None, list[Fault]]:
    """A committee that takes a dispute, and what stands against it."""
    committee = work.session.get(Committee, chosen)
    if committee is None:
        return None, [Fault(tr("请选调解委员会"), "committee")]
    if committee.ended_on is not None:
        return committee, [Fault(tr("这个调委会已经终止，请选现在的调委会"), "committee")]
    return committee, []


def _counted(given: CaseInput) -> CaseInput:
    if given.people_count is not None:
        return given
    return replace(given, people_count=max(2, len(given.parties)))


def _new_case(
    case_id: Id, given: CaseInput, committee: Committee, state: State, work: Work
) -> MediationCase:
    accepted = given.accepted_on or work.clock.today()
    pending = state is State.PENDING
    number = None if pending else _number(committee, accepted, work)
    case = MediationCase(
        id=case_id,
        office=work.me.office,
        committee=committee.id,
        **(number or _NO_NUMBER),
        state=state.value,
        state_on=accepted,
        accepted_on=accepted,
        applied_on=accepted if pending else given.applied_on,
        consent=given.consent,
        registrar=work.me.user,
        source=given.source.value,
        source_doc_no=given.source_doc_no.strip(),
        dispute_type=given.dispute_type.value,
        tags=list(given.tags),
        facts=given.facts.strip(),
        claims=[claim.strip() for claim in given.claims if claim.strip()],
        occurred_on=given.occurred_on,
        place=given.place.strip(),
        division=given.division,
        people_count=given.people_count,
        amount_fen=given.amount_fen,
        difficulty=given.difficulty.value,
        risk=given.risk.value,
        public=given.public,
        mediators=[mediator.hex() for mediator in given.mediators],
        interest=given.interest.strip(),
    )
    work.session.add(case)
    return case


def _number(committee: Committee, accepted: date, work: Work) -> dict[str, Any]:
    """The number of a case accepted on a day; none while this laptop has no block of that year."""
    number = next_number(committee, accepted.year, work)
    if number is None:
        return _NO_NUMBER
    shown = format_number(committee.number_pattern, accepted.year, number)
    return {"number": number, "number_year": accepted.year, "case_no": shown}


def accept_case(command: AcceptCase, work: Work) -> Id:
    """A10→A20, and on to A30 when the mediators are named."""
    case = case_of(command.case, work)
    must_be(case, {State.PENDING}, tr("受理"))
    committee, unfit = _committee(command.committee or case.committee, work)
    facts, today = case_facts(case, work.session), work.clock.today()
    faults = check_acceptance(command, facts, committee.name if committee else "", today)
    faults += unfit
    people, consent = people_of(work.session, case.id), _all_of(case, command, work)
    faults += _mediators(command, people, work, consent=consent)
    weigh(faults, command, case.id, work)
    case.committee = command.committee or case.committee
    home = work.session.get_one(Committee, case.committee)
    number = _number(home, command.accepted_on, work)
    for name, value in number.items():
        setattr(case, name, value)
    case.accepted_on, case.consent = command.accepted_on, command.consent
    move(case, State.ACCEPTED, command.accepted_on)
    accept_mediators(work.session, case.id, command.recusal_ok)
    _assign(case, command)
    return done(case, work)


def decline_case(command: DeclineCase, work: Work) -> Id:
    """A10→A15 (G1): not accepted, with the ground that the notice will name."""
    case = case_of(command.case, work)
    facts, today = case_facts(case, work.session), work.clock.today()
    weigh(check_decline(command, facts, today), command, case.id, work)
    move(case, State.NOT_ACCEPTED, command.declined_on)
    case.decline_ground, case.end_note = command.ground.value, command.note.strip()
    return done(case, work)


def take_up_again(command: TakeUpAgain, work: Work) -> Id:
    """A95→new case: what was agreed is changed, or agreed anew after the court's no."""
    origin = case_of(command.case, work, archived=True)
    must_be(origin, {State.CLOSED, State.ARCHIVED}, tr("由原案再办"))
    committee, unfit = _committee(command.committee or origin.committee, work)
    facts, today = case_facts(origin, work.session), work.clock.today()
    faults = [*_again_already(origin.id, work)]
    faults += check_again(command, facts, committee.name if committee else "", today)
    faults += unfit
    people, consent = people_of(work.session, origin.id), _all_of(origin, command, work)
    faults += _mediators(command, people, work, consent=consent)
    case_id = work.new_id()
    weigh(faults, command, case_id, work)
    home = work.session.get_one(Committee, command.committee or origin.committee)
    number = _number(home, command.accepted_on, work)
    kept = {name: getattr(origin, name) for name in _COMES_ALONG}
    case = MediationCase(
        id=case_id,
        office=work.me.office,
        committee=home.id,
        **kept,
        **number,
        state=State.ACCEPTED.value,
        state_on=command.accepted_on,
        accepted_on=command.accepted_on,
        consent=command.consent,
        registrar=work.me.user,
        source=Source.APPLICATION.value,
        risk=RiskLevel.BLUE.value,
        origin=origin.id,
        origin_reason=command.reason.value,
    )
    _assign(case, command)
    work.session.add(case)
    copy_parties(origin.id, case.id, command.recusal_ok, work)
    return done(case, work)


def _again_already(origin: Id, work: Work) -> Iterator[Fault]:
    """One dispute is in hand once: its newer case goes on before there is another."""
    newer = work.session.scalars(
        select(MediationCase).where(MediationCase.origin == origin, ~MediationCase.voided)
    ).all()
    for case in newer:
        if not State(case.state).ended:
            says = tr("这个案件已经另立新案（{case_no}），还没有结案，请在新案里办理")
            yield Fault(says.format(case_no=case.case_no or tr("待编号")))


def _assign(case: MediationCase, given: AcceptCase | AppointMediators | TakeUpAgain) -> None:
    """The mediators and what they declared; with the first ones A20→A30."""
    case.mediators = [mediator.hex() for mediator in given.mediators]
    case.interest = given.interest.strip()
    if given.mediators and State(case.state) is State.ACCEPTED:
        move(case, State.MEDIATING, case.state_on)


def keep_party(
    case: Id,
    ordinal: int,
    party: PartyInput,
    work: Work,
    *,
    joined_on: date | None = None,
    succeeds: Id | None = None,
) -> CaseParty:
    """Write a party down with who acts for it."""
    person = keep_person(party.person, work) if party.person else None
    organisation = keep_organisation(party.organisation, work) if party.organisation else None
    row = CaseParty(
        id=work.new_id(),
        office=work.me.office,
        case=case,
        ordinal=ordinal,
        role=party.role.value,
        person=person.id if person else None,
        organisation=organisation.id if organisation else None,
        own_income=party.own_income,
        joined_on=joined_on,
        recusal_ok=party.recusal_ok,
        succeeds=succeeds,
    )
    work.session.add(row)
    keep_agents(case, row.id, party, work)
    return row


def _mediators(
    given: CaseInput | AcceptCase | AppointMediators | TakeUpAgain,
    people: Iterable[Named],
    work: Work,
    *,
    consent: bool,
) -> list[Fault]:
    """What stands against these mediators: not of this office, or M05."""
    found = [work.session.get(Mediator, mediator) for mediator in given.mediators]
    active = [mediator for mediator in found if mediator and mediator.active]
    if len(active) < len(found):
        return [not_on_roll()]
    return check_recusal(
        [Named(mediator.name, mediator.id_no) for mediator in active],
        people,
        consent=consent,
        interest=given.interest,
    )


def _all_of(
    case: MediationCase, given: AcceptCase | AppointMediators | TakeUpAgain, work: Work
) -> bool:
    """Whether every party accepts the mediators that are named."""
    return {party.id for party in parties_now(work.session, case.id)} <= set(given.recusal_ok)


def appoint_mediators(command: AppointMediators, work: Work) -> Id:
    """Name or replace the mediators, as long as the case is being mediated."""
    case = case_of(command.case, work)
    must_be(case, MEDIATING, tr("更换调解员"))
    if not command.mediators:
        raise Refused(Fault(tr("请选定至少一名调解员"), "mediators"))
    people = people_of(work.session, case.id)
    consent = _all_of(case, command, work)
    weigh(_mediators(command, people, work, consent=consent), command, case.id, work)
    accept_mediators(work.session, case.id, command.recusal_ok)
    _assign(case, command)
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    OpenCase: open_case,
    RegisterCase: register_case,
    AcceptCase: accept_case,
    DeclineCase: decline_case,
    TakeUpAgain: take_up_again,
    AppointMediators: appoint_mediators,
}
