"""Cases for the papers of mediation: fictional people, valid check digits, no real region."""

from __future__ import annotations

__all__ = [
    "ACTED_CASE",
    "AGREEMENT",
    "CASE",
    "CLAIM_VIEW",
    "COURT_CASE",
    "COURT_REFERRAL",
    "DOSSIER_CASE",
    "INVESTIGATED",
    "INVESTIGATION",
    "LABOUR_CASE",
    "POLICE_CASE",
    "REPORT",
    "RISKY_CASE",
    "SESSION",
    "VISIT",
]

from dataclasses import replace
from datetime import date, datetime

from app.clock import CHINA
from app.mediation.codes import (
    AgentBasis,
    AgentProof,
    AgreementForm,
    Authority,
    Certification,
    Channel,
    CourtCourse,
    Difficulty,
    Direction,
    DisputeType,
    DossierPart,
    EndReason,
    ItemStatus,
    Outcome,
    PartyRole,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Satisfaction,
    SessionMode,
    Source,
    SubsidyStage,
    VisitWay,
)
from app.mediation.messages import (
    AgentView,
    AgreementItemView,
    AgreementView,
    AssessmentView,
    CaseDetail,
    ClaimStepView,
    ClaimView,
    InvestigationView,
    MediatorChoice,
    PartyView,
    ReferralView,
    ReportView,
    RiskView,
    SessionView,
    ShareView,
    VisitView,
)
from app.mediation.states import State
from app.people.messages import Capacity, IdKind, OrganisationInput, PersonView, Sex
from app.records.messages import DossierItem, DossierView, Retention


def _id(number: int) -> bytes:
    return number.to_bytes(16, "big")


def person(number: int, name: str, id_no: str, sex: Sex, birth: date, **more: str) -> PersonView:
    """A resident; `more` overrides what people fill in."""
    given = {"phone": f"0750-0000{number:03d}", "address": f"江门市新会区大泽镇田金村{number}号"}
    given |= more
    return PersonView(
        id=_id(number),
        name=name,
        id_kind=IdKind.RESIDENT,
        id_no=id_no,
        sex=sex,
        birth=birth,
        age=None,
        ethnicity=given.get("ethnicity", "汉族"),
        phone=given["phone"],
        address=given["address"],
        registered_address="",
        division=None,
        division_name="",
        occupation=given.get("occupation", ""),
        work_unit="",
        traits=(),
    )


_OWNER = person(101, "黄䶮昌", "440799195203129010", Sex.MALE, date(1952, 3, 12), occupation="务农")
_NEIGHBOUR = person(102, "陈㛃仪", "440799198611059027", Sex.FEMALE, date(1986, 11, 5), address="")
_WITNESS = person(103, "谭𬍛", "440799197902289039", Sex.MALE, date(1979, 2, 28))

SESSION = SessionView(
    id=_id(31),
    ordinal=1,
    start=datetime(2026, 11, 20, 15, 0, tzinfo=CHINA),
    end=datetime(2026, 11, 20, 16, 20, tzinfo=CHINA),
    place="田金村调解室",
    mode=SessionMode.ON_SITE,
    attendees="村民小组长李某",
    told_rights=True,
    transcript=(
        "调解员：今天请双方来，先请申请人说说情况。\n"
        "黄䶮昌：今年三月起，隔壁阳台的排水管一直漏，污水把我家外墙淋湿，墙皮掉了一大片。\n"
        "陈㛃仪：管子是前年装的，我愿意修，但是墙面本来就旧，800元太多。\n"
        "调解员：民法典规定，相邻各方应当按照有利生产、方便生活、团结互助、公平合理的原则处理。"
        "双方到现场看过，墙皮脱落与漏水有关。\n"
        "双方：同意分两期支付，管子十日内修好。"
    ),
    outcome=Outcome.SUCCESS,
)

AGREEMENT = AgreementView(
    id=_id(41),
    form=AgreementForm.WRITTEN,
    facts=(
        "双方系邻居。2026年3月起，被申请人阳台排水管破损，污水淋湿申请人外墙并致墙皮脱落。"
        "申请人要求修复排水管并赔偿墙面修补费1,500.50元；被申请人同意修管，对赔偿数额有异议。"
    ),
    liability="",
    terms=("陈㛃仪自行负责将阳台排水管修复至不渗漏", "双方今后互相提供通行、排水便利。"),
    performance="",
    copies=5,
    reached_on=date(2026, 11, 20),
    effective_on=None,
    items=(
        AgreementItemView(
            _id(51), 1, "陈㛃仪", "黄䶮昌", "支付第一期墙面修补费", 80_000, date(2026, 11, 30),
            "现金", ItemStatus.NOT_DUE, None, "", "陈㛃仪", "黄䶮昌",
        ),
        AgreementItemView(
            _id(52), 2, "陈㛃仪", "黄䶮昌", "支付第二期墙面修补费", 70_050, None,
            "银行转账", ItemStatus.NOT_DUE, None, "", "陈㛃仪", "黄䶮昌",
        ),
    ),
)  # fmt: skip

VISIT = VisitView(
    id=_id(61),
    visited_on=date(2026, 12, 18),
    way=VisitWay.HOME,
    performance="两期款项均已付清，排水管已修好，未再渗漏。",
    satisfaction=Satisfaction.SATISFIED,
    hidden_risk="",
    next_on=None,
)

CASE = CaseDetail(
    id=_id(1),
    title="黄䶮昌与陈㛃仪邻里纠纷",
    case_no="（2026）江新大人调字第087号",
    committee=_id(2),
    committee_name="江门市新会区大泽镇人民调解委员会",
    state=State.AGREED,
    dispute_type=DisputeType.NEIGHBOUR,
    source=Source.APPLICATION,
    source_doc_no="",
    accepted_on=date(2026, 11, 16),
    closed_on=None,
    decline_ground=None,
    applied_on=None,
    ext_until=None,
    interest="",
    occurred_on=date(2026, 3, 1),
    place="大泽镇田金村",
    division_name="田金村",
    facts="被申请人阳台排水管破损，污水淋湿申请人外墙并致墙皮脱落。",
    claims=("修复排水管", "赔偿墙面修补费1,500.50元"),
    amount_fen=150_050,
    people_count=3,
    difficulty=Difficulty.SIMPLE,
    risk=RiskLevel.BLUE,
    tags=("老年人",),
    public=False,
    registrar="陈丽华",
    mediators=(MediatorChoice(_id(71), "冯某", _id(2)),),
    parties=(
        PartyView(_id(81), PartyRole.APPLICANT, _OWNER.name, _OWNER, None),
        PartyView(_id(82), PartyRole.RESPONDENT, _NEIGHBOUR.name, _NEIGHBOUR, None, place=1),
        PartyView(_id(83), PartyRole.THIRD, _WITNESS.name, _WITNESS, None, place=2),
    ),
    sessions=(SESSION,),
    agreement=AGREEMENT,
    visits=(VISIT,),
    end_reason=None,
    end_note="",
    steps=(),
    next_step=None,
    dues=(),
    timeline=(),
    papers=(),
    reviews=0,
    actions=(),
)

_WORKER = person(
    301,
    "阿依努尔·买买提",
    "659799199007159066",
    Sex.FEMALE,
    date(1990, 7, 15),
    ethnicity="维吾尔族",
)
_FACTORY = OrganisationInput(
    "江门市某照明有限公司", "91440799MA00000000", "陈某", "江门市江海区某路88号", "0750-0000303"
)

LABOUR_CASE = replace(
    CASE,
    id=_id(3),
    case_no="",
    dispute_type=DisputeType.MIGRANT_WAGES,
    source=Source.COURT,
    source_doc_no="（2026）粤0704诉前调12号",
    parties=(
        PartyView(_id(84), PartyRole.APPLICANT, _WORKER.name, _WORKER, None),
        PartyView(_id(85), PartyRole.RESPONDENT, _FACTORY.name, None, _FACTORY, place=1),
    ),
    agreement=None,
    visits=(),
    end_reason=EndReason.TOO_FAR_APART,
)

INVESTIGATION = InvestigationView(
    id=_id(91),
    ordinal=1,
    target="邻居梁某",
    start=datetime(2026, 11, 17, 9, 30, tzinfo=CHINA),
    end=datetime(2026, 11, 17, 10, 5, tzinfo=CHINA),
    place="田金村村委会",
    attendees="村民小组长李某",
    investigators="冯某",
    recorder="陈丽华",
    transcript="问：什么时候开始漏水？\n答：今年三月，排水管裂了以后，雨天更多。",
)

COURT_REFERRAL = ReferralView(
    id=_id(92),
    direction=Direction.IN,
    channel=Channel.COURT,
    course=CourtCourse.ASSIGNED,
    organ="恩平市人民法院",
    letter_no="（2026）粤0785诉前调12号",
    received_on=date(2026, 11, 16),
    asked_by=None,
    online=False,
    materials="起诉状副本1份3页\n借条复印件1份1页",
    agreed_on=None,
    police_decided_on=None,
    due_on=date(2026, 12, 16),
    feedback_on=None,
    feedback_doc="",
    feedback="",
    returned="起诉状副本1份3页",
)

COURT_CASE = replace(LABOUR_CASE, referrals=(COURT_REFERRAL,))

POLICE_CASE = replace(
    CASE,
    id=_id(4),
    case_no="（2026）新双人调字第021号",
    dispute_type=DisputeType.DAMAGES,
    source=Source.POLICE,
    referrals=(
        replace(
            COURT_REFERRAL,
            id=_id(93),
            channel=Channel.POLICE,
            course=None,
            organ="江门市公安局新会分局双水派出所",
            letter_no="新公双委调字〔2026〕07号",
            returned="",
        ),
    ),
    agreement=replace(
        AGREEMENT,
        items=tuple(
            replace(item, status=ItemStatus.ON_THE_SPOT, performed_on=date(2026, 11, 20))
            for item in AGREEMENT.items
        ),
    ),
)

REPORT = ReportView(
    id=_id(94),
    reported_at=datetime(2026, 11, 16, 11, 0, tzinfo=CHINA),
    reported_to=(ReportTo.POLICE, ReportTo.CENTRE),
    written=True,
    content="申请人扬言封堵厂门。",
    received_by="值班民警",
)

RISKY_CASE = replace(
    COURT_CASE,
    risk=RiskLevel.ORANGE,
    risks=RiskView(
        RiskLevel.ORANGE,
        datetime(2026, 11, 16, 10, 30, tzinfo=CHINA),
        (
            AssessmentView(
                _id(95),
                datetime(2026, 11, 16, 10, 30, tzinfo=CHINA),
                RiskLevel.ORANGE,
                (RiskTrigger.ANNOUNCED,),
                (RiskAction.TELL_SAME_DAY, RiskAction.CALM),
                "",
                "陈丽华",
            ),
        ),
        (REPORT,),
    ),
)

INVESTIGATED = replace(CASE, investigations=(INVESTIGATION,))

_GUARDIAN = person(104, "谭母", "440799195203129010", Sex.FEMALE, date(1955, 1, 1))


def agent(number: int, **changes: object) -> AgentView:
    """Somebody who acts for the third party."""
    made = AgentView(
        id=_id(number),
        party=_id(83),
        name=_GUARDIAN.name,
        person=_GUARDIAN,
        basis=AgentBasis.STATUTORY,
        relation="母亲",
        authority=Authority.GENERAL,
        proof=AgentProof.HOUSEHOLD,
        certification=Certification.AT_HOME,
        valid_from=date(2026, 11, 16),
        valid_to=None,
        end_note="",
        standing=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


_LAWYER = {
    "name": "陈某",
    "person": None,
    "basis": AgentBasis.ENTRUSTED,
    "relation": "",
    "authority": Authority.SPECIAL,
    "proof": AgentProof.POWER,
}

ACTED_CASE = replace(
    CASE,
    parties=(
        *CASE.parties[:2],
        replace(
            CASE.parties[2],
            capacity=Capacity.LIMITED,
            agents=(agent(96), agent(97, **_LAWYER), agent(98, **_LAWYER | {"standing": False})),
        ),
    ),
)

DOSSIER_CASE = replace(
    CASE,
    state=State.ARCHIVED,
    dossier=DossierView(
        items=(
            DossierItem(DossierPart.REGISTER, "人民调解受理登记表", 1, 2, "签字件", "signed"),
            DossierItem(DossierPart.IDENTITY, "当事人身份证明", 3, 3, "复印件", "paper"),
            DossierItem(DossierPart.VISIT, "回访记录", None, None, "", "missing"),
        ),
        gaps=(),
        sentence="",
        complete=True,
        unsigned=0,
        pages=3,
        binder="陈丽华",
        bound_on=date(2026, 12, 20),
        retention=Retention.LONG,
    ),
)

CLAIM_VIEW = ClaimView(
    id=_id(99),
    case=CASE.id,
    case_no=CASE.case_no,
    grade=Difficulty.ORDINARY,
    standard_fen=20_000,
    basis="",
    amount_fen=20_000,
    reason="调解成功并已履行",
    status=SubsidyStage.FIRST,
    status_on=date(2026, 12, 22),
    shares=(ShareView(_id(71), "冯某", 20_000, civil_servant=False),),
    steps=(ClaimStepView(SubsidyStage.FIRST, date(2026, 12, 22), "同意", "陈丽华"),),
    against="",
    next=(),
)
