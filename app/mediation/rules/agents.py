"""Guards of capacity and representation: who may bind a party (G3, M08, M09, R-A24)."""

from __future__ import annotations

__all__ = [
    "AgentFact",
    "PartyFact",
    "capacity_on",
    "check_agent",
    "check_capacity",
    "check_settlers",
    "check_views",
    "minor_on",
]

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import Fault
from app.i18n import full_date, tr
from app.ids import Id
from app.mediation.codes import AgentBasis, AgentProof, Authority, Certification
from app.mediation.messages import AgentInput
from app.people.idnumbers import age
from app.people.messages import Capacity

_GUARDIANS = frozenset({AgentBasis.STATUTORY, AgentBasis.APPOINTED})


@dataclass(frozen=True, slots=True)
class AgentFact:
    """An agent as the rules need it; `last_day` is None while the authority has no end."""

    name: str
    basis: AgentBasis
    authority: Authority
    first_day: date
    last_day: date | None = None

    def stands(self, day: date) -> bool:
        """Whether the authority stands on a day, its first and last included."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class PartyFact:
    """A party as the rules need it.

    Attributes:
        birth: None for an organisation, or where it is not known.
        capacity: as declared; of a minor the age decides.
        own_income: lives mainly on what it earns by its own labour.
    """

    id: Id
    name: str
    birth: date | None = None
    capacity: Capacity = Capacity.FULL
    own_income: bool = False
    agents: tuple[AgentFact, ...] = ()


def minor_on(party: PartyFact, day: date) -> bool:
    """Whether a party is younger than eighteen on a day (民法典 第17条)."""
    return party.birth is not None and age(party.birth, day) < 18


def capacity_on(party: PartyFact, day: date) -> Capacity:
    """G3: 民法典 第18条至第22条, by the age on the day and what was declared."""
    if party.birth is None or not minor_on(party, day):
        return party.capacity
    if age(party.birth, day) < 8 or party.capacity is Capacity.NONE:
        return Capacity.NONE
    worker = party.own_income and age(party.birth, day) >= 16
    return Capacity.FULL if worker and party.capacity is Capacity.FULL else Capacity.LIMITED


def check_capacity(parties: Iterable[PartyFact], day: date, *, field: str | None) -> list[Fault]:
    """M08: who lacks full capacity has a guardian whose authority stands on the day."""
    return [
        Fault(
            tr("{name}{lacks}，须由法定代理人签字或同意；请先登记监护人").format(
                name=party.name, lacks=_lacks(party, day)
            ),
            field,
            "med.M08",
            _capacity_article(party, day),
        )
        for party in parties
        if capacity_on(party, day) is not Capacity.FULL
        and not any(agent.basis in _GUARDIANS and agent.stands(day) for agent in party.agents)
    ]


def _lacks(party: PartyFact, day: date) -> str:
    if capacity_on(party, day) is Capacity.NONE:
        return tr("是无民事行为能力人")
    return tr("是限制民事行为能力人")


def _capacity_article(party: PartyFact, day: date) -> str:
    none = capacity_on(party, day) is Capacity.NONE
    if minor_on(party, day):
        young = party.birth is not None and age(party.birth, day) < 8
        number = 20 if young else 21 if none else 19
    else:
        number = 21 if none else 22
    return tr("民法典 第{n}条").format(n=number)


def check_views(parties: Iterable[PartyFact], view: str, day: date) -> list[Fault]:
    """G3: what a minor from eight years on has to say of the agreement is written down."""
    if view.strip():
        return []
    heard = [
        party.name
        for party in parties
        if minor_on(party, day) and capacity_on(party, day) is Capacity.LIMITED
    ]
    if not heard:
        return []
    names = tr("、").join(heard)
    message = tr("请写明未成年人{names}本人对协议的意见").format(names=names)
    return [Fault(message, "minor_view", "med.M08", tr("民法典 第35条第2款"))]


def check_settlers(
    parties: Iterable[PartyFact], by_agent: Collection[Id], day: date
) -> Iterator[Fault]:
    """M09: an entrusted agent settles only with special authority that stands on the day."""
    for party in parties:
        if party.id not in by_agent:
            continue
        standing = [agent for agent in party.agents if agent.stands(day)]
        if any(_may_settle(agent) for agent in standing):
            continue
        yield Fault(_why_not(party, standing, day), "by_agent", "med.M09", _settling_law(standing))


def _may_settle(agent: AgentFact) -> bool:
    return agent.basis in _GUARDIANS or agent.authority is Authority.SPECIAL


def _why_not(party: PartyFact, standing: list[AgentFact], day: date) -> str:
    if standing:
        return tr("{agent}没有特别授权，不得代{party}和解；请补特别授权，或者由本人签字").format(
            agent=standing[0].name, party=party.name
        )
    lapsed = [agent for agent in party.agents if agent.last_day and agent.last_day < day]
    if lapsed:
        last = max(lapsed, key=lambda agent: agent.last_day or date.min)
        return tr(
            "{agent}代{party}的授权已于{day}到期，不得代为和解；请续授权，或者由本人签字"
        ).format(agent=last.name, party=party.name, day=full_date(last.last_day or day))
    return tr("{party}没有代理人，请由本人签字，或者先登记代理人").format(party=party.name)


def _settling_law(standing: list[AgentFact]) -> str:
    return tr("民事诉讼法 第62条第2款") if standing else tr("民法典 第173条")


def check_agent(agent: AgentInput, today: date, *, organisation: bool = False) -> list[Fault]:
    """What stands against an agent of a person or an organisation: its basis, paper and days."""
    faults = []
    if not agent.person.name.strip():
        faults.append(Fault(tr("请填代理人姓名"), "name"))
    entrusted = agent.basis is AgentBasis.ENTRUSTED
    if organisation and not entrusted:
        message = tr("单位没有监护人；法定代表人填在单位里，其他人请选委托代理人")
        faults.append(Fault(message, "basis", "med.M09", tr("民法典 第165条")))
    if entrusted and agent.proof is not AgentProof.POWER:
        law = tr("民法典 第165条")
        faults.append(Fault(tr("委托代理人须有授权委托书"), "proof", citation=law))
    if not entrusted and agent.proof is AgentProof.POWER:
        faults.append(Fault(tr("监护人的证明是监护证明、户口簿等，请核对"), "proof"))
    start = agent.valid_from or today
    if start > today:
        faults.append(Fault(tr("授权开始的日期晚于今天，请核对"), "valid_from"))
    if agent.valid_to is not None and agent.valid_to < start:
        faults.append(Fault(tr("授权到期早于开始，请核对"), "valid_to"))
    if agent.certification is Certification.MISSING:
        faults.append(
            Fault(
                tr("境外寄交的授权委托书须经使领馆、公证或者爱国华侨团体证明，法院才认"),
                "certification",
                "med.R-A24",
                tr("民事诉讼法 第62条第3款"),
                blocks=False,
            )
        )
    return faults
