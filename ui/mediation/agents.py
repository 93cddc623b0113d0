"""What is said of agents and guardians, in the list of parties and on their sheets."""

from __future__ import annotations

__all__ = ["agent_line", "needs_guardian"]

from app.i18n import full_date, tr
from app.mediation.messages import AgentBasis, AgentView, PartyView
from app.people.messages import Capacity


def needs_guardian(party: PartyView) -> bool:
    """Whether a party cannot be bound without somebody who is not there yet."""
    guardians = [one for one in party.agents if one.basis is not AgentBasis.ENTRUSTED]
    return party.capacity is not Capacity.FULL and not any(one.standing for one in guardians)


def agent_line(agent: AgentView) -> str:
    """委托代理人 何某（律师），特别授权，到 2026年11月30日."""
    who = tr("{name}（{relation}）") if agent.relation else "{name}"
    entrusted = agent.basis is AgentBasis.ENTRUSTED
    until = ""
    if agent.valid_to is not None:
        words = tr("到 {day}") if agent.standing else tr("已于 {day} 到期")
        until = words.format(day=full_date(agent.valid_to))
    parts = (
        tr("{basis} {who}").format(
            basis=tr(agent.basis.label), who=who.format(name=agent.name, relation=agent.relation)
        ),
        tr(agent.authority.label) if entrusted else "",
        until,
    )
    return tr("，").join(filter(None, parts))
