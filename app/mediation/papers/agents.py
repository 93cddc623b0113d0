"""Who speaks and signs for the parties: they themselves, guardians, agents, interpreters."""

from __future__ import annotations

__all__ = [
    "acting",
    "agent_rows",
    "agent_runs",
    "agents_named",
    "as_now",
    "as_on",
    "begin",
    "introduced",
    "sign_parties",
    "sign_party",
]

from dataclasses import replace
from datetime import date, timedelta

from app.mediation.codes import AgentBasis, Authority, Certification
from app.mediation.messages import AgentView, CaseDetail, PartyView
from app.mediation.papers.cells import row
from app.mediation.papers.wording import HAND, party_runs
from app.papers.model import Bold, Filled, Paragraph, Row, Runs, SignLine
from app.papers.wording import masked
from app.people.idnumbers import mask_id
from app.people.messages import Capacity
from app.people.phones import mask_phone

_ROLES = {
    AgentBasis.STATUTORY: "法定代理人",
    AgentBasis.ENTRUSTED: "委托代理人",
    AgentBasis.APPOINTED: "指定代理人",
}
_HERE = ("话", "粤语", "汉语", "国语", "客家语")  # endings of what is spoken at the table


def as_on(case: CaseDetail, day: date) -> CaseDetail:
    """The case with those acting who acted on the day of a paper.

    An authority that ends afterwards takes nobody off a paper that was signed; one that begins
    afterwards puts nobody on it, but a guardian who was only written down later. Who came in
    later as a party is on no paper from before; who died or ceased to be is on none from
    afterwards.
    """
    parties = (
        replace(party, agents=_as_on(party.agents, day))
        for party in case.parties
        if _was_party(party, day)
    )
    return replace(case, parties=tuple(parties))


def as_now(case: CaseDetail) -> CaseDetail:
    """The case with those who are its parties now."""
    return replace(case, parties=case.present)


def begin(party: PartyView) -> date:
    """The first day of a party; of who comes in the place of another, the day after."""
    if party.joined_on is None:
        return date.min
    return party.joined_on + timedelta(days=1 if party.succeeds else 0)


def _was_party(party: PartyView, day: date) -> bool:
    return begin(party) <= day and (party.left_on is None or day <= party.left_on)


def _as_on(agents: tuple[AgentView, ...], day: date) -> tuple[AgentView, ...]:
    acted = [one for one in agents if _stood(one, day)]
    guardians = [one for one in agents if one.basis is not AgentBasis.ENTRUSTED]
    later = [one for one in guardians if one.valid_from > day]
    if later and not any(one in acted for one in guardians):
        acted.append(min(later, key=lambda one: one.valid_from))
    return tuple(replace(one, standing=one in acted) for one in agents)


def _stood(agent: AgentView, day: date) -> bool:
    return agent.valid_from <= day and (agent.valid_to is None or day <= agent.valid_to)


def acting(party: PartyView) -> tuple[tuple[int, AgentView], ...]:
    """Those whose authority stands, each with its place among the party's agents."""
    return tuple((at, agent) for at, agent in enumerate(party.agents) if agent.standing)


def introduced(case: CaseDetail, title: str = "当事人") -> tuple[Paragraph, ...]:
    """Every party as a paragraph, and below it whoever acts for it and by what right."""
    found: list[Paragraph] = []
    for party in case.parties:
        role = f"（{party.role.label}）：" if title == "当事人" else "："
        found.append(Paragraph((Bold(title), role, *party_runs(party))))
        if title == "申请人" and party.service_address:  # what goes to a court
            target = f"parties.{party.place}.service_address"
            found.append(Paragraph((Bold("送达地址"), "：", Filled(party.service_address, target))))
        at = f"parties.{party.place}"
        found += [
            Paragraph((Bold(_ROLES[agent.basis]), "：", *agent_runs(agent, at, n)))
            for n, agent in acting(party)
        ]
    return tuple(found)


def agent_rows(party: PartyView, columns: int) -> list[Row]:
    """The same in a ruled form, one row for each; `columns` is the width of the value."""
    return [
        row(_ROLES[agent.basis], (agent_runs(agent, f"parties.{party.place}", n), columns))
        for n, agent in acting(party)
    ]


def agents_named(case: CaseDetail) -> str:
    """谭母（第三人谭𬍛的法定代理人）、…, or nothing."""
    return "、".join(
        f"{agent.name}（{party.role.label}{party.name}的{_ROLES[agent.basis]}）"
        for party in case.parties
        for _, agent in acting(party)
    )


def agent_runs(agent: AgentView, party: str, place: int) -> Runs:
    """Who acts, how related, and by what right (民法典 第163条, 第165条)."""
    target = f"{party}.agents.{place}"
    person = agent.person
    numbers: Runs = ()
    if person and person.id_no:
        name = f"{agent.name}的证件号码"
        number = masked(person.id_no, mask_id(person.id_no), f"{target}.id_no", name)
        numbers = (f"，{person.id_kind.label}号码", number)
    if person and person.phone:
        name = f"{agent.name}的联系电话"
        phone = masked(person.phone, mask_phone(person.phone), f"{target}.phone", name)
        numbers = (*numbers, "，联系电话", phone)
    relation = f"，{agent.relation}" if agent.relation else ""
    return (Filled(agent.name, f"{target}.name"), *numbers, f"{relation}，{_right(agent)}。")


def _right(agent: AgentView) -> str:
    """特别授权（授权委托书，境外出具，已公证并附证明书）."""
    proof = agent.proof.label
    if agent.certification is not Certification.AT_HOME:
        proof += f"，{agent.certification.label}"
    if agent.basis is AgentBasis.ENTRUSTED:
        special = agent.authority is Authority.SPECIAL
        return f"{'特别授权' if special else '一般授权'}（{proof}）"
    return proof


def sign_parties(case: CaseDetail, role: str = "") -> tuple[SignLine, ...]:
    """A place for every party and whoever acts for it, and for an interpreter where one is needed.

    Args:
        role: what all of them are on this paper ("申请人"); their own roles unless told.
    """
    lines = [line for party in case.parties for line in sign_party(party, role)]
    if any(_unspoken(party) for party in case.parties):
        lines.append(SignLine("翻译人员（签名）"))
    return tuple(lines)


def sign_party(party: PartyView, role: str = "") -> list[SignLine]:
    """Who signs for one party: for a child under eight the guardian alone (民法典 第20条)."""
    name = f"{role or party.role.label}{party.name}"
    lines = [] if party.capacity is Capacity.NONE else [SignLine(f"{name}（{HAND}）")]
    lines += [
        SignLine(f"{name}的{_ROLES[agent.basis]}{agent.name}（{HAND}）")
        for _, agent in acting(party)
    ]
    return lines or [SignLine(f"{name}的法定代理人（{HAND}）")]


def _unspoken(party: PartyView) -> bool:
    """Whether a party was noted to speak nothing that is spoken at the table."""
    spoken = party.person.languages if party.person else ()
    return bool(spoken) and not any(language.endswith(_HERE) for language in spoken)
