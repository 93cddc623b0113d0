"""Reads who acts for the parties of a case: for the screen, and for the rules."""

from __future__ import annotations

__all__ = ["agents_of", "capacity_today", "party_facts"]

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, Certification
from app.mediation.messages import AgentView
from app.mediation.parties import parties_now
from app.mediation.rules import AgentFact, PartyFact, capacity_on
from app.people.divisions import Divisions
from app.people.messages import Capacity
from app.people.queries import person_view
from app.work import Work
from db.tables.mediation import CaseParty, PartyAgent
from db.tables.people import Organisation, Person


def agents_of(case: Id, work: Work) -> dict[Id, tuple[AgentView, ...]]:
    """The agents of each party of a case, those that stand today first."""
    found: defaultdict[Id, list[AgentView]] = defaultdict(list)
    for agent in _rows(work.session, case):
        found[agent.party].append(_view(agent, work))
    return {
        party: tuple(sorted(views, key=lambda one: (not one.standing, one.basis)))
        for party, views in found.items()
    }


def _rows(session: Session, case: Id) -> list[PartyAgent]:
    query = select(PartyAgent).where(PartyAgent.case == case, ~PartyAgent.voided)
    return list(session.scalars(query.order_by(PartyAgent.id)))


def _view(agent: PartyAgent, work: Work) -> AgentView:
    person, today = work.session.get(Person, agent.person), work.clock.today()
    fact = _fact(agent, person)
    return AgentView(
        id=agent.id,
        party=agent.party,
        name=fact.name,
        person=person_view(person, today, work.tool(Divisions)) if person else None,
        basis=fact.basis,
        relation=agent.relation,
        authority=fact.authority,
        proof=AgentProof(agent.proof),
        certification=Certification(agent.certification),
        valid_from=agent.valid_from,
        valid_to=fact.last_day,
        end_note=agent.end_note,
        standing=fact.stands(today),
    )


def _fact(agent: PartyAgent, person: Person | None) -> AgentFact:
    ends = [day for day in (agent.valid_to, agent.ended_on) if day is not None]
    return AgentFact(
        name=person.name if person else tr("（未同步）"),
        basis=AgentBasis(agent.basis),
        authority=Authority(agent.authority),
        first_day=agent.valid_from,
        last_day=min(ends) if ends else None,
    )


def party_facts(session: Session, case: Id) -> list[PartyFact]:
    """The parties of a case now, in order, with who acts for them."""
    agents: defaultdict[Id, list[AgentFact]] = defaultdict(list)
    for agent in _rows(session, case):
        agents[agent.party].append(_fact(agent, session.get(Person, agent.person)))
    return [
        _party_fact(party, session, tuple(agents[party.id])) for party in parties_now(session, case)
    ]


def _party_fact(
    party: CaseParty, session: Session, agents: tuple[AgentFact, ...] = ()
) -> PartyFact:
    person = session.get(Person, party.person) if party.person else None
    unit = session.get(Organisation, party.organisation) if party.organisation else None
    return PartyFact(
        id=party.id,
        name=person.name if person else unit.name if unit else tr("（未同步）"),
        birth=person.birth if person else None,
        capacity=Capacity(person.capacity) if person else Capacity.FULL,
        own_income=party.own_income,
        agents=agents,
    )


def capacity_today(party: CaseParty, work: Work) -> Capacity:
    """What a party may do by itself today."""
    return capacity_on(_party_fact(party, work.session), work.clock.today())
