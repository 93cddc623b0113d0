"""F-A4 人民调解受理登记表."""

from __future__ import annotations

__all__ = ["acceptance"]

from app.mediation.codes import Source
from app.mediation.messages import CaseDetail, PartyView
from app.mediation.papers.agents import agent_rows, sign_parties
from app.mediation.papers.cells import COLUMNS, contact, row, years
from app.mediation.papers.wording import names, number
from app.papers.amounts import figures
from app.papers.model import Block, Filled, Grid, Row, Run, Title
from app.papers.wording import BLANK_DATE, day, filled, lines_of, masked, stacked, ticks
from app.people.idnumbers import mask_id
from app.people.messages import OrganisationInput, PersonView


def acceptance(case: CaseDetail) -> tuple[Block, ...]:
    """The register of a dispute accepted, filled in by the committee."""
    rows = [row(((_opening(case),), 8), lines=2)]
    for party in case.parties:
        rows += _party(case, party)
        rows += agent_rows(party, 7)
    hands = len(sign_parties(case))
    amount = "" if case.amount_fen is None else f"{figures(case.amount_fen)}元"
    claims = [(f"{n}. ", Filled(text, f"claims.{n - 1}")) for n, text in enumerate(case.claims, 1)]
    rows += [
        row("纠纷类型", ((case.dispute_type.label,), 3), "金额", ((amount or "无",), 3)),
        row("案件来源", ((_source(case),), 7)),
        row("纠纷简要\n情况", (stacked(lines_of(case.facts, "facts")), 7), lines=3),
        row("申请事项", (stacked(claims), 7), lines=2),
        row("当事人签名", ((), 7), lines=max(3, 1 + hands), foot=((BLANK_DATE,),)),
        row(
            "登记人签名",
            ((), 7),
            lines=4,
            foot=((f"{case.committee_name}（印章）",), (BLANK_DATE,)),
        ),
        row("备注", (("此表由人民调解委员会填写。",), 7)),
    ]
    return (Title("人民调解受理登记表"), number(case), Grid(COLUMNS, tuple(rows)))


def _opening(case: CaseDetail) -> str:
    way = "主动调解" if case.source is Source.OWN_MOTION else "依当事人申请"
    way = f"接受{case.source.label}" if case.source.referred else way
    return (
        f"{day(case.accepted_on)}，{case.committee_name}{way}，经当事人同意，"
        f"调解{names(case.parties)}之间的纠纷。"
    )


def _source(case: CaseDetail) -> Run:
    letter = f"，{case.source_doc_no}" if case.source_doc_no else ""
    text = ticks(
        [
            ("当事人申请", case.source is Source.APPLICATION),
            ("主动调解", case.source is Source.OWN_MOTION),
            ("接受委托移送", case.source.referred),
        ]
    )
    return Filled(
        text + (f"：{case.source.label}{letter}" if case.source.referred else ""), "source"
    )


def _party(case: CaseDetail, party: PartyView) -> list[Row]:
    target = f"parties.{party.place}"
    if party.person:
        return _person(case, party.person, party.role.label, target)
    if party.organisation:
        return _organisation(party.organisation, party.role.label, target)
    return [row(party.role.label, ((Filled(party.name, f"{target}.name"),), 7))]


def _person(case: CaseDetail, person: PersonView, role: str, target: str) -> list[Row]:
    return [
        row(
            role,
            ((Filled(person.name, f"{target}.name"),), 1),
            "性别",
            ((person.sex.label,), 1),
            "民族",
            ((person.ethnicity,), 1),
            "年龄",
            ((filled(years(case, person), f"{target}.birth", f"{role}的出生日期", 2),), 1),
        ),
        row(
            "证件号码",
            (
                (
                    masked(
                        person.id_no, mask_id(person.id_no), f"{target}.id_no", f"{role}的证件号码"
                    ),
                ),
                3,
            ),
            "电话",
            ((contact(person.phone, target, role),), 3),
        ),
        row(
            "职业",
            ((Filled(person.occupation, f"{target}.occupation"),), 1),
            "住址",
            ((filled(person.address, f"{target}.address", f"{role}的住址"),), 5),
        ),
    ]


def _organisation(unit: OrganisationInput, role: str, target: str) -> list[Row]:
    return [
        row(role, ((Filled(unit.name, f"{target}.name"),), 7)),
        row(
            "信用代码",
            ((filled(unit.uscc, f"{target}.uscc", f"{role}的统一社会信用代码"),), 3),
            "电话",
            ((contact(unit.phone, target, role),), 3),
        ),
        row(
            "法定代表人",
            ((filled(unit.legal_rep, f"{target}.legal_rep", f"{role}的法定代表人", 4),), 1),
            "住址",
            ((filled(unit.address, f"{target}.address", f"{role}的住所地"),), 5),
        ),
    ]
