"""Records of legal aid for papers, invented (L1, L4 and others): rows without a database."""

from __future__ import annotations

__all__ = [
    "RECORDS",
    "TEMPLATES",
    "blocks",
    "checked",
    "every_paper",
    "kinds",
    "missing",
    "noticed",
    "refused",
    "shown",
    "wages",
]

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.bootstrap import RESOURCES
from app.clock import CHINA
from app.legalaid.codes import AssetKind, Hardship, Kinship, VerifyWay
from app.legalaid.messages import AssetInput, Household, MemberInput
from app.legalaid.papers import FORMS, build
from app.legalaid.papers.record import AidPaper, Party
from app.papers.model import Masked, Paper, gaps, runs_of
from app.papers.templates import Templates
from db.tables.aid import AidAssignment, AidChange, AidClosing, AidDecision, AidObjection
from db.tables.legalaid import (
    AidCase,
    AidCompletion,
    AidForwarding,
    AidMaterial,
    AidNotice,
    AidParty,
    AidProposal,
)
from db.tables.people import Organisation, Person
from tests.papers.rows import row

TEMPLATES = Templates(RESOURCES / "papers")
CENTRE = "新会区法律援助处"


def wages() -> AidPaper:
    """L1: 韦应㛃, unpaid wages, route 3, granted and assigned the next days."""
    person = _person("韦应㛃", "459799199107149044", date(1991, 7, 14), sex="2", ethnicity="壮族",
                     occupation="制衣厂工人", phone="0750-0000701")  # fmt: skip
    case = _case(
        apply_no="（2026）江新援申字第0007号", state="B45",
        received_at=datetime(2026, 4, 28, 9, 20, tzinfo=CHINA), categories=["04", "05", "13"],
        aid_form="6", matter="05", cause="追索劳动报酬", legal_status="10", stage="01",
        forum_kind="4", forum="新会区劳动人事争议仲裁委员会", means_route="3", route_ground="4",
        facts="在制衣厂做工至 2026 年 3 月，厂方欠发工资 23,800 元，多次讨要没有结果。",
        limitation_on=date(2026, 5, 3),
    )  # fmt: skip
    factory = Party(
        row(AidParty, ordinal=1, role="1"), None, row(Organisation, name="江门市某制衣厂")
    )
    return _paper(
        person,
        case,
        parties=(factory,),
        decide_by=date(2026, 5, 5),
        materials=(
            _material("身份证复印件", 1, 2),
            _material("工资条", 4, 4, original=True),
            _material("居住登记", 1, 1, received_on=date(2026, 4, 29)),
        ),
        completions=(_completion(),),
        proposals=(
            row(AidProposal, made_on=date(2026, 4, 28), opinion="1", provisional=["1"],
                reasons="请求支付劳动报酬，属于第三十一条第五项。\n进城务工人员讨薪，免予核查。"),
        ),
        forwardings=(_sent("1", CENTRE), _sent("3", "台山市法律援助处", b"g")),
        decisions=(
            _decision("1", "", "（2026）江新援给字第0012号", date(2026, 4, 29)),
            _decision("3", "1", "（2026）江新援先字第0002号", date(2026, 4, 28), b"p"),
        ),
        assignments=(_assignment(), _assignment(b"n", lawyer="李𬍛", unit="广东乙律师事务所")),
        changes=(_change(),),
        closing=_closing(),
    )  # fmt: skip


def checked() -> AidPaper:
    """Route 1: an elderly man without papers, his son files for him; the means are stated."""
    person = _person("黄䶮昌", "440799195203129010", date(1952, 3, 12), phone="0750-0000101")
    son = _person("黄国强", "440799197803129011", date(1978, 3, 12), phone="0750-0000102")
    filer = Party(row(AidParty, ordinal=1, role="2", relation="父子", person=b"s"), son, None)
    other = Party(row(AidParty, ordinal=2, role="1"), _person("黄某", "", None), None)
    case = _case(
        state="B15", received_at=datetime(2026, 11, 20, 10, 0, tzinfo=CHINA), filer_basis="1",
        categories=["02", "17"], aid_form="4", matter="04", cause="给付赡养费", legal_status="01",
        stage="01", forum_kind="1", forum="新会区人民法院", means_route="1",
        facts="老人独居，次子两年没有给过赡养费。",
    )  # fmt: skip
    home = Household(
        members=(
            MemberInput(name="黄䶮昌", kinship=Kinship.SELF, transfer=120_000),
            MemberInput(name="区月好", kinship=Kinship.SPOUSE, wage=480_000),
        ),
        spending=900_000,
        hardship=Hardship.ILLNESS,
        assets=(AssetInput(kind=AssetKind.RURAL_HOME, area=6_000, note="土木结构"),),
        verify=VerifyWay.PLEDGE,
        pledged_on=date(2026, 11, 20),
    )
    return _paper(
        person,
        case,
        parties=(filer, other),
        decide_by=date(2026, 11, 27),
        materials=(_material("户口簿复印件", 1, 3),),
        household=home,
        completions=(_completion(date(2026, 11, 20), date(2026, 12, 5)),),
        forwardings=(),
    )


def refused() -> AidPaper:
    """A son's theft judgment without a retrial order (L2): refused, and objected to."""
    paper = checked()
    no = _decision("2", "5", "（2026）江新援不字第0003号", date(2026, 5, 18),
                   reasons="没有再审决定、裁定，人民检察院也没有提出抗诉。")  # fmt: skip
    stop = _decision("4", "6", "（2026）江新援终字第0001号", date(2026, 6, 1), b"t",
                     reasons="受援人自行委托了律师。")  # fmt: skip
    objection = row(
        AidObjection, decision=no.id, against="1", filed_on=date(2026, 5, 20),
        to="新会区司法局", reasons="已经向法院申请再审，正在等候答复。",
    )  # fmt: skip
    return replace(paper, decisions=(no, stop), objections=(objection,))


def noticed() -> AidPaper:
    """L4: the police ask for a defender of 陆䶮, who is sixteen and detained."""
    person = _person("陆䶮", "440799200904109059", date(2009, 4, 10), occupation="学生",
                     phone="0750-0001001")  # fmt: skip
    mother = _person("NGUYEN THI MAU", "X00000000", None, sex="2", id_kind="06", phone="")
    guardian = Party(row(AidParty, ordinal=1, role="3", relation="母亲"), mother, None)
    case = _case(
        entry="2", state="B40", received_at=datetime(2026, 4, 2, 11, 5, tzinfo=CHINA),
        cause="涉嫌盗窃", legal_status="06", stage="02", aid_form="3", means_route="4",
        route_ground="1", forum_kind="3", forum="江门市公安局新会分局",
    )  # fmt: skip
    notice = row(
        AidNotice, organ_kind="1", organ="江门市公安局新会分局", kind="1",
        doc_no="新公（刑）援通字〔2026〕0×号（样例）", ground="1", detention_place="新会区看守所",
    )  # fmt: skip
    return _paper(
        person,
        case,
        parties=(guardian,),
        decide_by=None,
        materials=(_material("通知辩护公函", 1, 1),),
        forwardings=(_sent("2", CENTRE),),
        assignments=(_assignment(assigned_on=date(2026, 4, 3), minor_specialist=True),),
        notice=notice,
    )


def blocks(kind: str, paper: AidPaper, made_of: Any = None) -> Paper:
    """A paper of a record; `made_of` is the row it is made of."""
    return build(kind, paper, made_of, TEMPLATES).paper


def every_paper(paper: AidPaper) -> Iterator[Paper]:
    """Every paper the record has, from every row."""
    for kind, form in FORMS.items():
        for made_of in form.rows(paper):
            offer = form.offered(paper, made_of)
            if offer is not None and offer.status != "later":
                yield blocks(kind, paper, made_of)


# -- rows -------------------------------------------------------------------------------------


def _paper(person: Person, case: AidCase, **more: Any) -> AidPaper:
    given: dict[str, Any] = {
        "parties": (), "materials": (), "household": None, "months": 6,
        "completions": (), "proposals": (), "forwardings": (), "decisions": (), "assignments": (),
        "changes": (), "objections": (), "notice": None, "closing": None,
        **more,
    }  # fmt: skip
    given.setdefault("answer_by", given["decide_by"])
    return AidPaper(
        office="江门市新会区大泽镇司法所",
        station="江门市新会区大泽镇法律援助工作站",
        bureau="新会区司法局",
        centre=CENTRE,
        clerk="陈丽华",
        case=case,
        person=person,
        **given,
    )


def _person(name: str, number: str, birth: date | None, **more: Any) -> Person:
    given: dict[str, Any] = {
        "id_kind": "01", "sex": "1", "ethnicity": "汉族", "nationality": "1",
        "address": "江门市新会区大泽镇××村", "registered_address": "江门市新会区大泽镇××村", **more,
    }  # fmt: skip
    return row(Person, name=name, id_no=number, birth=birth, **given)


def _case(**more: Any) -> AidCase:
    given = {"id": b"c" * 16, "entry": "1", "received_by": "1", **more}
    return row(AidCase, **given)


def _material(name: str, copies: int, pages: int, **more: Any) -> AidMaterial:
    given: dict[str, Any] = {"received_on": date(2026, 4, 28), **more}
    return row(AidMaterial, ordinal=1, name=name, copies=copies, pages=pages, **given)


def _completion(
    told_on: date = date(2026, 4, 28), until: date = date(2026, 5, 13)
) -> AidCompletion:
    return row(
        AidCompletion, told_on=told_on, until=until,
        wanted=["务工证明（劳动合同、工牌或者工友证言，有一样就行）", "对方单位的名称和地址"],
    )  # fmt: skip


def _sent(kind: str, to: str, mark: bytes = b"f") -> AidForwarding:
    return row(
        AidForwarding, id=mark * 16, kind=kind, to=to, way="1",
        forwarded_at=datetime(2026, 4, 28, 15, 0, tzinfo=CHINA),
        items=["身份证复印件|1|2", "工资条|4|4", "居住登记|1|1"],
        note="争议处理机关不在本区。" if kind == "3" else "",
    )  # fmt: skip


def _decision(
    kind: str, ground: str, number: str, on: date, mark: bytes = b"d", **more: Any
) -> AidDecision:
    return row(
        AidDecision, id=mark * 16, kind=kind, ground=ground, doc_no=number, decided_on=on,
        signed_by=CENTRE, came_on=on, entered="1", **more,
    )  # fmt: skip


def _assignment(mark: bytes = b"a", **more: Any) -> AidAssignment:
    given: dict[str, Any] = {
        "assigned_on": date(2026, 4, 30), "doc_no": "（2026）江新援指字第0012号",
        "unit": "广东甲律师事务所", "lawyer": "谭𬍛", "licence_no": "14407202010000000",
        "phone": "0750-0000900", "entered": "1", "letter_no": "（2026）江新援公函第0012号", **more,
    }  # fmt: skip
    return row(AidAssignment, id=mark * 16, **given)


def _change() -> AidChange:
    return row(
        AidChange, assignment=b"a" * 16, asked_on=date(2026, 6, 3), reason="3",
        note="承办人住院，两次约谈都没有谈成。", outcome="1", decided_on=date(2026, 6, 5),
        doc_no="（2026）江新援换字第0001号", answer_note="情况属实。", entered="1",
    )  # fmt: skip


def _closing() -> AidClosing:
    return row(
        AidClosing, ended_on=date(2026, 9, 1), way="4", result="1", recovered_fen=2_380_000,
        result_note="仲裁调解，厂方当场支付。", reported_on=date(2026, 9, 20), materials_ok=True,
    )  # fmt: skip


def shown(paper: Paper) -> set[str]:
    """What stands on the screen where the paper says more."""
    return {one.shown for runs in runs_of(paper) for one in runs if isinstance(one, Masked)}


def kinds(paper: AidPaper) -> set[str]:
    """The papers a record has."""
    return {one.kind for one in every_paper(paper)}


def missing(paper: Paper) -> list[str]:
    """The gaps of a paper, by the names of their fields."""
    return [gap.name for gap in gaps(paper)]


RECORDS = (wages, checked, refused, noticed)
