"""Agents and guardians of the parties: entered with the case or later, and ended."""

from __future__ import annotations

__all__ = ["COMMANDS", "check_agents", "copy_parties", "keep_agents"]

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation import rules
from app.mediation.facts import mediators_of, people_of
from app.mediation.handlers.shared import case_of, done
from app.mediation.messages import AddAgent, AgentInput, EndAgent, PartyInput
from app.mediation.parties import all_accept, parties_now
from app.mediation.rules import Named
from app.people import idnumbers
from app.people.handlers import check_person, keep_person
from app.weighing import placed, refuse, weigh
from app.work import Handler, Work
from db.tables.base import groups_of
from db.tables.mediation import CaseParty, MediationCase, PartyAgent

R = TypeVar("R", CaseParty, PartyAgent)


def check_agents(party: PartyInput, work: Work) -> list[Fault]:
    """Everything wrong with the agents of a party as typed, placed below it."""
    faults: list[Fault] = []
    for index, agent in enumerate(party.agents):
        unit = party.organisation is not None
        faults += placed(_check(agent, work, organisation=unit), f"agents.{index}")
    return faults


def _check(agent: AgentInput, work: Work, *, organisation: bool) -> list[Fault]:
    faults = rules.check_agent(agent, work.clock.today(), organisation=organisation)
    return [*faults, *check_person(agent.person, work)]


def keep_agents(case: Id, party: Id, given: PartyInput, work: Work) -> None:
    """Write down the agents of a new party."""
    for agent in given.agents:
        _keep(case, party, agent, work)


def copy_parties(origin: Id, case: Id, agreed: Collection[Id], work: Work) -> None:
    """The parties of an earlier case in a new one, with the agents that stand today.

    Args:
        agreed: those who accept the mediators of the new case in writing.
    """
    session, today = work.session, work.clock.today()
    agents = select(PartyAgent).where(PartyAgent.case == origin, ~PartyAgent.voided)
    new: dict[Id, Id] = {}
    for party in parties_now(session, origin):
        new[party.id], accepts = work.new_id(), party.id in agreed
        of_now = {"joined_on": None, "succeeds": None, "recusal_ok": accepts}
        session.add(_copy(party, id=new[party.id], case=case, **of_now))
    for agent in session.scalars(agents.order_by(PartyAgent.id)).all():
        ends = [day for day in (agent.valid_to, agent.ended_on) if day is not None]
        if agent.party in new and all(today <= day for day in ends):
            session.add(_copy(agent, id=work.new_id(), case=case, party=new[agent.party]))


def _copy(row: R, **changes: Id | bool | None) -> R:
    groups = groups_of(type(row))
    names = [name for group, found in groups.items() if group != "void" for name in found]
    return type(row)(office=row.office, **{name: getattr(row, name) for name in names} | changes)


def _keep(case: Id, party: Id, agent: AgentInput, work: Work) -> PartyAgent:
    row = PartyAgent(
        id=work.new_id(),
        office=work.me.office,
        case=case,
        party=party,
        person=keep_person(agent.person, work).id,
        basis=agent.basis.value,
        relation=agent.relation.strip(),
        authority=agent.authority.value,
        proof=agent.proof.value,
        certification=agent.certification.value,
        valid_from=agent.valid_from or work.clock.today(),
        valid_to=agent.valid_to,
    )
    work.session.add(row)
    return row


def add_agent(command: AddAgent, work: Work) -> Id:
    """Somebody acts for a party; the mediator must be nobody of theirs (M05)."""
    case = case_of(command.case, work)
    party = work.session.get(CaseParty, command.party)
    if party is None or party.voided or party.case != case.id:
        raise Refused(Fault(tr("请选为哪一方代理"), "party"))
    if party.left_on is not None:
        raise Refused(Fault(tr("已由他人承继，请为承继人登记代理人"), "party"))
    faults = _check(command.agent, work, organisation=party.organisation is not None)
    if not faults:
        faults = [*_recusal(case, command.agent, work), *_both_sides(case, party, command, work)]
    weigh(faults, command, case.id, work)
    agent = _keep(case.id, party.id, command.agent, work)
    done(case, work)
    return agent.id


def _recusal(case: MediationCase, agent: AgentInput, work: Work) -> list[Fault]:
    faults = rules.check_recusal(
        mediators_of(work.session, case),
        [_named(agent, work)],
        consent=all_accept(work.session, case.id),
    )
    return [replace(fault, field="name") for fault in faults]


def _named(agent: AgentInput, work: Work) -> Named:
    number = idnumbers.parse(agent.person.id_kind, agent.person.id_no, work.clock.today())
    return Named(agent.person.name.strip(), number.normalised)


def _both_sides(
    case: MediationCase, party: CaseParty, command: AddAgent, work: Work
) -> list[Fault]:
    others = people_of(work.session, case.id, but=party.role)
    return [rules.both_sides("name")] if rules.is_among(_named(command.agent, work), others) else []


def end_agent(command: EndAgent, work: Work) -> Id:
    """取消委托、辞去委托: the authority ended before its day."""
    agent = work.session.get(PartyAgent, command.agent)
    if agent is None or agent.voided:
        raise Refused(Fault(tr("没有找到这名代理人，可能还没有同步过来"), "agent"))
    case = case_of(agent.case, work)
    faults = []
    if command.ended_on > work.clock.today():
        faults.append(Fault(tr("终止日期晚于今天，请核对"), "ended_on"))
    if command.ended_on < agent.valid_from:
        faults.append(Fault(tr("终止日期早于授权开始，请核对"), "ended_on"))
    refuse(faults)
    agent.ended_on, agent.end_note = command.ended_on, command.note.strip()
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {AddAgent: add_agent, EndAgent: end_agent}
