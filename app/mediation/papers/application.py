"""F-A3 人民调解申请书."""

from __future__ import annotations

__all__ = ["application"]

from app.mediation.codes import PartyRole
from app.mediation.messages import CaseDetail, PartyView
from app.mediation.papers.agents import agent_rows, sign_party
from app.mediation.papers.cells import COLUMNS, contact, row, years
from app.papers.model import (
    Block,
    Filled,
    Gap,
    Grid,
    Paragraph,
    Row,
    Signature,
    Title,
)
from app.papers.wording import BLANK_DATE, filled, lines_of, stacked
from app.people.messages import OrganisationInput, PersonView

_WISH = "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解。"


def application(case: CaseDetail) -> tuple[Block, ...]:
    """What the parties asked for, each of them introduced, and that they ask of their own will."""
    rows: list[Row] = []
    for party in case.parties:
        rows += _party(case, party)
        rows += agent_rows(party, 7)
    claims = [(f"{n}. ", Filled(text, f"claims.{n - 1}")) for n, text in enumerate(case.claims, 1)]
    wanted = stacked(claims or [(Gap("申请事项", "claims", 24),)])
    rows += [
        row("纠纷简要\n情况", (stacked(lines_of(case.facts, "facts")), 7), lines=6),
        row("当事人\n申请事项", (wanted, 7), lines=3),
    ]
    applicants = [party for party in case.parties if party.role is PartyRole.APPLICANT]
    return (
        Title("人民调解申请书"),
        Grid(COLUMNS, tuple(rows)),
        Paragraph((_WISH,)),
        Signature(tuple(line for party in applicants for line in sign_party(party)), BLANK_DATE),
    )


def _party(case: CaseDetail, party: PartyView) -> list[Row]:
    role, target = party.role.label, f"parties.{party.place}"
    if party.person:
        return _person(case, party.person, role, target)
    if party.organisation:
        return _organisation(party.organisation, role, target)
    return [row(role, ((Filled(party.name, f"{target}.name"),), 7))]


def _person(case: CaseDetail, person: PersonView, role: str, target: str) -> list[Row]:
    age = filled(years(case, person), f"{target}.birth", f"{role}的出生日期", 2)
    place = person.work_unit or person.address
    return [
        row(
            f"{role}\n姓名",
            ((Filled(person.name, f"{target}.name"),), 1),
            "性别",
            ((person.sex.label,), 1),
            "民族",
            ((person.ethnicity,), 1),
            "年龄",
            ((age,), 1),
        ),
        row(
            "职业或\n职务",
            ((Filled(person.occupation, f"{target}.occupation"),), 3),
            "联系方式",
            ((contact(person.phone, target, role),), 3),
        ),
        row("单位或\n住址", ((filled(place, f"{target}.address", f"{role}的单位或住址", 24),), 7)),
    ]


def _organisation(unit: OrganisationInput, role: str, target: str) -> list[Row]:
    return [
        row(f"{role}\n名称", ((Filled(unit.name, f"{target}.name"),), 7)),
        row(
            "法定\n代表人",
            ((filled(unit.legal_rep, f"{target}.legal_rep", f"{role}的法定代表人", 4),), 3),
            "联系方式",
            ((contact(unit.phone, target, role),), 3),
        ),
        row("住所地", ((filled(unit.address, f"{target}.address", f"{role}的住所地", 24),), 7)),
    ]
