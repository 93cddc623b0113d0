"""Sentences and cells that several papers of mediation share."""

from __future__ import annotations

__all__ = [
    "HAND",
    "LAW",
    "accepted",
    "concessions",
    "dossier_name",
    "names",
    "number",
    "party_runs",
    "stamp",
    "successions",
]

from collections.abc import Iterable
from datetime import date

from app.mediation.codes import PartyRole, Source
from app.mediation.messages import CaseDetail, PartyView
from app.papers.model import (
    Bold,
    Filled,
    Number,
    Paragraph,
    Runs,
    Stamp,
)
from app.papers.wording import day, filled, id_name, masked
from app.people.idnumbers import mask_id
from app.people.messages import OrganisationInput, PersonView, Sex
from app.people.phones import mask_phone

LAW = "《中华人民共和国人民调解法》"
HAND = "签名、盖章或按指印"  # 人民调解法 第29条

# 最高人民法院关于人民法院特邀调解的规定 第22条
_CONCESSIONS = (
    "本纠纷由人民法院委派或者委托调解。当事人为达成调解协议作出妥协而认可的事实，不得在诉讼程序中作为"
    "对其不利的证据，但法律另有规定的除外。"
)


def accepted(case: CaseDetail) -> str:
    """To the parties: what was taken in, and when."""
    return f"你们之间的{case.dispute_type.label}，本委员会已于{day(case.accepted_on)}受理。"


def concessions(case: CaseDetail) -> tuple[Paragraph, ...]:
    """What a court's mediation may not be used for (med.R-A20); nothing in any other case."""
    if case.source is not Source.COURT:
        return ()
    return (Paragraph((Bold("不得作为不利证据："), _CONCESSIONS)),)


def number(case: CaseDetail) -> Number:
    """The number at the right; a case still without one says so, with the end of its row id."""
    waiting = f"待编号（{case.id.hex()[-6:].upper()}）"
    return Number(("编号：", Filled(case.case_no or waiting, "case_no")))


def names(parties: Iterable[PartyView]) -> str:
    """甲、乙、丙."""
    return "、".join(party.name for party in parties)


def dossier_name(case: CaseDetail) -> str:
    """甲与乙××纠纷; of many on one side the first and 等 n 人."""
    sides = [
        [party for party in case.called_by or case.parties if party.role is role]
        for role in (PartyRole.APPLICANT, PartyRole.RESPONDENT)
    ]
    names = "与".join(_side(side) for side in sides if side)
    return f"{names}{case.dispute_type.label}"


def successions(case: CaseDetail) -> tuple[str, ...]:
    """Who came in the place of whom, when and by what papers; a sentence for each."""
    return tuple(
        f"{one.party}于{day(one.on)}{one.ground.label[:2]}，由{one.successors}承继（{one.proof}）。"
        for one in case.successions
    )


def _side(parties: list[PartyView]) -> str:
    if len(parties) <= 2:
        return "、".join(party.name for party in parties)
    return f"{parties[0].name}等{len(parties)}人"


def party_runs(party: PartyView) -> Runs:
    """Who a party is, as a sentence (人民调解法 第29条 第1款 第1项)."""
    target = f"parties.{party.place}"
    if party.person:
        return _person(party.person, target, party.role.label)
    if party.organisation:
        return _organisation(party.organisation, target, party.role.label)
    return (Filled(party.name, f"{target}.name"), "。")


def stamp(case: CaseDetail, on: date | None = None) -> Stamp:
    """The committee's stamp; the judicial office is no party to mediation and stamps nothing."""
    return Stamp(case.committee_name, day(on) if on else "")


def _person(person: PersonView, target: str, role: str) -> Runs:
    return (
        Filled(person.name, f"{target}.name"),
        *_if(f"，{person.sex.label}", known=person.sex is not Sex.UNSTATED),
        *_if(f"，{person.ethnicity}", known=bool(person.ethnicity)),
        *((f"，{day(person.birth)}出生",) if person.birth else ()),
        f"，{id_name(person.id_kind)}",
        masked(person.id_no, mask_id(person.id_no), f"{target}.id_no", f"{role}的证件号码"),
        *(("，", Filled(person.occupation, f"{target}.occupation")) if person.occupation else ()),
        "，住",
        filled(person.address, f"{target}.address", f"{role}的住址", 10),
        "，联系电话",
        masked(person.phone, mask_phone(person.phone), f"{target}.phone", f"{role}的联系电话"),
        "。",
    )


def _organisation(unit: OrganisationInput, target: str, role: str) -> Runs:
    return (
        Filled(unit.name, f"{target}.name"),
        "，统一社会信用代码",
        filled(unit.uscc, f"{target}.uscc", f"{role}的统一社会信用代码", 12),
        "，住所地",
        filled(unit.address, f"{target}.address", f"{role}的住所地", 10),
        "，法定代表人",
        filled(unit.legal_rep, f"{target}.legal_rep", f"{role}的法定代表人", 6),
        "，联系电话",
        masked(unit.phone, mask_phone(unit.phone), f"{target}.phone", f"{role}的联系电话"),
        "。",
    )


def _if(text: str, *, known: bool) -> Runs:
    return (text,) if known else ()
