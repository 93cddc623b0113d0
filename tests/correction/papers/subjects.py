"""Subjects for papers, invented: rows as they would be read, without a database."""

from __future__ import annotations

__all__ = [
    "TEMPLATES",
    "blocks",
    "control",
    "minor",
    "outside",
    "parole",
    "row",
    "suspension",
    "text",
]

from datetime import date
from typing import Any

from app.bootstrap import RESOURCES
from app.correction.papers import build
from app.correction.papers.subject import SubjectPaper
from app.papers.model import Paper
from app.papers.templates import Templates
from db.tables.correction import (
    ClassRecord,
    CorrectionPlan,
    CorrectionSubject,
    ExitDocument,
    Judgment,
    OutsideServing,
    Prohibition,
    TeamMember,
)
from db.tables.people import Person, PersonRelation
from tests.papers.rows import row, text

TEMPLATES = Templates(RESOURCES / "papers")
_OFFICE, _COUNTY = "江门市新会区大泽镇司法所", "新会区司法局"


def suspension(**more: Any) -> SubjectPaper:
    """赵某宁: 危险驾驶，拘役五个月，缓刑六个月; from a month's last day."""
    return _paper(
        _person("赵某宁", "440799199205170218", date(1992, 5, 17), phone="13900000001"),
        _judgment(
            category="02", doc_no="（2026）粤0705刑初9001号", organ="新会区人民法院",
            doc_on=date(2026, 2, 10), effective_on=date(2026, 2, 28), offence="危险驾驶",
            offence_kind="02", offence_on=date(2025, 12, 6), principal="04", months=5,
            probation_months=6, accessory=["01"], start_on=date(2026, 2, 28),
            end_on=date(2026, 8, 30),
        ),
        _subject(number=1, reported_on=date(2026, 3, 6), education="03", marital="02",
                 employment="01"),
        family=(_kin("1", "何某", "13900000101"),),
        team=(_member("刘某", "2", "1"), _member("陈某", "1", "2"), _member("何某", "2", "3")),
        **more,
    )  # fmt: skip


def parole(**more: Any) -> SubjectPaper:
    """钱某江: 抢劫，有期徒刑八年，假释."""
    return _paper(
        _person("钱某江", "440799198511030358", date(1985, 11, 3), phone="13900000002"),
        _judgment(
            category="03", doc_no="（2026）粤07刑更9002号", organ="江门市中级人民法院",
            doc_on=date(2026, 9, 28), effective_on=date(2026, 10, 9),
            executed_on=date(2026, 10, 15), offence="抢劫", offence_kind="05",
            offence_on=date(2020, 5, 1), principal="03", years=8, start_on=date(2026, 10, 15),
            end_on=date(2028, 5, 15), nominal_end=date(2028, 5, 15),
        ),
        _subject(number=2, reported_on=date(2026, 10, 16), education="02", marital="03",
                 employment="02"),
        grades=(_grade("1", date(2026, 10, 16)),),
        **more,
    )  # fmt: skip


def control(**more: Any) -> SubjectPaper:
    """孙某霞: 寻衅滋事，管制一年，禁止令."""
    return _paper(
        _person("孙某霞", "440799199607220425", date(1996, 7, 22), sex="2", phone="13900000003"),
        _judgment(
            category="01", doc_no="（2026）粤0703刑初9003号", organ="蓬江区人民法院",
            doc_on=date(2026, 8, 20), effective_on=date(2026, 9, 1), executed_on=date(2026, 9, 1),
            offence="寻衅滋事", offence_kind="06", offence_on=date(2026, 3, 15), principal="05",
            years=1, custody_days=30, start_on=date(2026, 9, 1), end_on=date(2027, 7, 2),
        ),
        _subject(number=3, reported_on=date(2026, 9, 8), education="04", marital="01",
                 employment="01"),
        prohibitions=(
            row(Prohibition, kind="2", content="禁止进入酒吧、KTV 等场所",
                start_on=date(2026, 9, 1), end_on=date(2027, 7, 2)),
        ),
        **more,
    )  # fmt: skip


def outside(**more: Any) -> SubjectPaper:
    """李某敏: 诈骗，有期徒刑三年，怀孕暂予监外执行."""
    return _paper(
        _person("李某敏", "440799199701090663", date(1997, 1, 9), sex="2", phone="13900000004"),
        _judgment(
            category="04", doc_no="（2026）粤0784刑初9004号", organ="鹤山市人民法院",
            doc_on=date(2026, 6, 10), effective_on=date(2026, 6, 18),
            executed_on=date(2026, 6, 18), offence="诈骗", offence_kind="05",
            offence_on=date(2025, 8, 20), principal="03", years=3, custody_days=45,
            start_on=date(2026, 6, 18), end_on=date(2029, 5, 3), nominal_end=date(2029, 6, 17),
        ),
        _subject(number=4, reported_on=date(2026, 6, 25), education="06", marital="02",
                 employment="02", infectious="乙型肝炎"),
        outside=row(OutsideServing, ground="2", hospital="江门市中心医院", diagnosis="宫内孕",
                    expected_on=date(2026, 10, 5), born_on=date(2026, 9, 28)),
        **more,
    )  # fmt: skip


def minor(**more: Any) -> SubjectPaper:
    """吴某轩, 17 when it happened: 盗窃，有期徒刑十个月，缓刑一年."""
    return _paper(
        _person("吴某轩", "440799200812240535", date(2008, 12, 24), phone="13900000006"),
        _judgment(
            category="02", doc_no="（2026）粤0783刑初9006号", organ="开平市人民法院",
            doc_on=date(2026, 5, 30), effective_on=date(2026, 6, 11), offence="盗窃",
            offence_kind="05", offence_on=date(2026, 3, 2), principal="03", months=10,
            probation_years=1, start_on=date(2026, 6, 11), end_on=date(2027, 6, 10),
        ),
        _subject(number=6, reported_on=date(2026, 6, 15), education="05", marital="01",
                 employment="03", minor_regime=True, guardian_present=True),
        family=(_kin("7", "周某", "13900000106"),),
        **more,
    )  # fmt: skip


def blocks(
    kind: str, paper: SubjectPaper, made_of: Any = None, templates: Templates = TEMPLATES
) -> Paper:
    """A paper of a subject; `made_of` is what the form's fill asks for."""
    return build(kind, paper, getattr(made_of, "id", paper.id), made_of, templates).paper


def _paper(
    person: Person, judgment: Judgment, entered: CorrectionSubject, **more: Any
) -> SubjectPaper:
    given: dict[str, Any] = {
        "family": (), "exits": (), "prohibitions": (), "outside": None, "team": (), "plans": (),
        "grades": (_grade("2", date(2026, 6, 1)),), "survey": None, **more,
    }  # fmt: skip
    for name, value in given.pop("subject", {}).items():
        setattr(entered, name, value)
    return SubjectPaper(
        office=_OFFICE,
        county=_COUNTY,
        mark="江新大",
        report_by=date(2026, 3, 10),
        seal_by=None,
        subject=entered,
        person=person,
        judgment=judgment,
        **given,
    )


def _person(name: str, number: str, birth: date, sex: str = "1", **more: Any) -> Person:
    home = "广东省江门市新会区大泽镇虚构村 1 号"
    return row(
        Person, name=name, id_kind="01", id_no=number, sex=sex, birth=birth, ethnicity="汉族",
        address=home, registered_address=home, **more,
    )  # fmt: skip


def _judgment(**more: Any) -> Judgment:
    return row(Judgment, **more)


def _subject(**more: Any) -> CorrectionSubject:
    return row(
        CorrectionSubject, id=b"s" * 16, state="C30", state_on=more["reported_on"],
        notice_on=more["reported_on"], number_year=2026, area="440705",
        accepted_on=more["reported_on"], declared_on=more["reported_on"], declared_by="陈丽华",
        **more,
    )  # fmt: skip


def _kin(kind: str, name: str, phone: str) -> PersonRelation:
    return row(PersonRelation, kind=kind, name=name, phone=phone, note="同住")


def _member(name: str, sex: str, standing: str) -> TeamMember:
    return row(TeamMember, name=name, sex=sex, standing=standing, joined_on=date(2026, 3, 6),
               letter_on=date(2026, 3, 6))  # fmt: skip


def _grade(grade: str, on: date) -> ClassRecord:
    return row(ClassRecord, grade=grade, from_on=on, basis="入矫初期", confirmed_on=on)


def exit_document() -> ExitDocument:
    """A passport that nobody took."""
    return row(ExitDocument, kind="01", number="E12345678", handling="06")


def plan(**more: Any) -> CorrectionPlan:
    """The first plan, or a later one."""
    values = {
        "version": 1, "made_on": date(2026, 3, 10), "assessment": "悔罪态度较好，家庭稳定",
        "psyche": "情绪平稳", "measures": "每月到所报告一次\n每月参加教育学习\n协助联系就业",
    }  # fmt: skip
    return row(CorrectionPlan, **{**values, **more})
