"""What is said of agents and guardians, in the list of parties and on their sheets."""

from __future__ import annotations

__all__ = ["agent_line", "needs_guardian"]

from app.i18n import month_day, tr
from app.mediation.messages import AgentBasis, AgentView, PartyView
from app.people.messages import Capacity

_SHORT = {
    AgentBasis.STATUTORY: tr("监护人"),
    AgentBasis.ENTRUSTED: tr("代理人"),
    AgentBasis.APPOINTED: tr("指定监护人"),
}


def needs_guardian(party: PartyView) -> bool:
    """Whether a party cannot be bound without somebody who is not there yet."""
    guardians = [one for one in party.agents if one.basis is not AgentBasis.ENTRUSTED]
    return party.capacity is not Capacity.FULL and not any(one.standing for one in guardians)


def agent_line(agent: AgentView) -> str:
    """代理人 何某（律师），特别授权，到 11月30日; a lapsed authority is said before all else."""
    who = tr("{name}（{relation}）") if agent.relation else "{name}"
    entrusted = agent.basis is AgentBasis.ENTRUSTED
    until = ""
    if agent.valid_to is not None and agent.standing:
        until = tr("到 {day}").format(day=month_day(agent.valid_to))
    elif agent.valid_to is not None:
        until = tr("授权 {day}已到期").format(day=month_day(agent.valid_to))
    parts = [
        tr("{basis} {who}").format(
            basis=_SHORT[agent.basis], who=who.format(name=agent.name, relation=agent.relation)
        ),
        tr(agent.authority.label) if entrusted and agent.standing else "",
        until,
    ]
    return tr("，").join(filter(None, parts))
