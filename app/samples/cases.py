"""Sample disputes: four of the specification (M1, M3, M4, M5) and some of our own."""

from __future__ import annotations

__all__ = ["fill"]

from concurrent.futures import Future
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from app.clock import CHINA, Clock
from app.correction.messages import ReadSubject, SubjectDetail
from app.ids import Id, named_id
from app.mediation.messages import (
    AddNote,
    AgreementForm,
    AgreementItemInput,
    AssessRisk,
    CaseInput,
    CloseCase,
    ConfirmSignatures,
    Difficulty,
    DisputeType,
    EndMediation,
    EndReason,
    OpenCase,
    Outcome,
    PartyInput,
    PartyRole,
    PlanSession,
    ReachAgreement,
    ReadCase,
    RecordSession,
    RecordVisit,
    ReplyReferral,
    ReportRisk,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Satisfaction,
    Source,
    VisitWay,
)
from app.messages import Command, Query
from app.people.messages import OrganisationInput, PersonInput
from app.samples.leads import leads
from app.samples.measures import measures
from app.samples.moves import moves
from app.samples.office import OFFICE, mediator_id, person
from app.samples.outreach import registers
from app.samples.resettlement import neighbours
from app.samples.subjects import subjects

T = TypeVar("T")
TOWN = named_id("committee", OFFICE)
TIANJIN = named_id("committee", "440705101219")  # 田金村
XIAOZE = named_id("committee", "440705101205")  # 小泽村


class Desk(Protocol):
    """What the samples need of a desk."""

    clock: Clock

    def do(self, command: Command[T]) -> Future[T]:
        """Carry out a command."""
        ...

    def ask(self, query: Query[T]) -> Future[T]:
        """Answer a query."""
        ...


class _Story:
    """Enters one case after another and remembers the last one's id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.today = desk.clock.today()
        self.cases: dict[str, Id] = {}

    def do(self, command: Command[T]) -> T:
        return self._desk.do(command).result()

    def open(self, key: str, case: CaseInput) -> Id:
        self.cases[key] = self.do(OpenCase(case))
        return self.cases[key]

    def sign(self, case: Id, on: date) -> None:
        """The parties, the mediator and the committee, on one day."""
        self.do(ConfirmSignatures(case, on, by_parties=True, by_mediator=True, by_committee=True))

    def session(self, case: Id, on: date, hour: int, text: str, outcome: Outcome) -> None:
        start = datetime.combine(on, time(hour), CHINA)
        self.do(
            RecordSession(
                case=case,
                start=start,
                end=start + timedelta(hours=1, minutes=20),
                place="大泽镇人民调解委员会调解室",
                transcript=text,
                outcome=outcome,
                told_rights=True,
            )
        )

    def reply(self, case: Id, on: date, text: str, *, returned: str) -> None:
        (referral,) = self._desk.ask(ReadCase(case)).result().referrals
        self.do(ReplyReferral(referral.id, on, text, returned=returned))

    def read(self, subject: Id) -> SubjectDetail:
        """A subject as it stands."""
        return self._desk.ask(ReadSubject(subject)).result()

    def plan(self, case: Id, days: int, hour: int, place: str, note: str) -> None:
        day = self.today + timedelta(days=days)
        at = datetime.combine(day, time(hour, 30), CHINA)
        self.do(PlanSession(case, at, place, note))

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def fill(desk: Desk) -> dict[str, Id]:
    """Enter the samples of all lines; returns the ids of the disputes by name ("M1", "own" …).

    Those of fixed days are left out where the clock stands before their end: nothing is entered
    that has not happened.
    """
    story = _Story(desk)
    fixed = (
        (_m1, date(2026, 3, 18)),
        (_m3, date(2026, 2, 10)),
        (_m4, date(2026, 7, 20)),
        (_m5, date(2026, 8, 28)),
    )
    for tell, end in fixed:
        if end < story.today:
            tell(story)
    for tell in (_own, _drain, _support, _leak, _wages):
        tell(story)
    for command in leads(story.today):
        story.do(command)
    corrected = subjects(story.do, story.today)
    measures(story.do, story.read, corrected, story.today)
    moves(story.do, story.read, corrected, story.today)
    neighbours(story.do, story.today, corrected.get("S1"))
    registers(story.do, story.today)
    return story.cases


def _two(first: PersonInput, second: PersonInput) -> tuple[PartyInput, ...]:
    return (PartyInput(PartyRole.APPLICANT, first), PartyInput(PartyRole.RESPONDENT, second))


def _m1(story: _Story) -> None:
    huang = person(
        "黄䶮昌", "1952-03-12", 901, "0750-0000101", "大泽镇田金村1队1号",
        occupation="务农",
    )  # fmt: skip
    chen = person(
        "陈㛃仪", "1986-11-05", 902, "0750-0000102", "大泽镇田金村1队2号",
        occupation="个体经营",
    )  # fmt: skip
    case = story.open(
        "M1",
        CaseInput(
            committee=TIANJIN,
            dispute_type=DisputeType.NEIGHBOUR,
            parties=_two(huang, chen),
            facts="被申请人阳台排水管破损，污水淋湿申请人外墙并致墙皮脱落。",
            claims=("修复排水管", "赔偿墙面修补费800元"),
            accepted_on=date(2026, 3, 2),
            division="440705101219",
            amount_fen=80000,
            difficulty=Difficulty.SIMPLE,
            tags=("老年人",),
            consent=True,
            mediators=(mediator_id("冯桂芳"),),
        ),
    )
    agreed = date(2026, 3, 5)
    story.session(case, agreed, 15, "双方到场，现场看过漏水处，谈妥修管和赔偿。", Outcome.SUCCESS)
    story.do(
        ReachAgreement(
            case=case,
            form=AgreementForm.ORAL,
            facts="陈㛃仪阳台排水管破损，污水淋湿黄䶮昌外墙。",
            terms=("陈㛃仪当日修复排水管。", "陈㛃仪赔偿黄䶮昌墙面修补费800元。"),
            items=(
                AgreementItemInput(
                    "陈㛃仪", "黄䶮昌", "赔偿墙面修补费", 80000, agreed, "现金", on_the_spot=True
                ),
            ),
            reached_on=agreed,
            performance="当场付清，出具收条。",
        )
    )
    _visit(story, case, date(2026, 3, 18), "排水管已修好，800元已付清，双方无异议。")
    story.do(CloseCase(case, date(2026, 3, 18)))


def _m3(story: _Story) -> None:
    lives = "大泽镇××厂宿舍"
    first = person(
        "阿依努尔·买买提", "1990-07-15", 906, "0750-0000301", lives,
        ethnicity="维吾尔族", occupation="装配工",
    )  # fmt: skip
    second = person(
        "吐尔逊江·阿不都热合曼", "1988-04-17", 905, "0750-0000302", lives,
        ethnicity="维吾尔族", occupation="装配工",
    )  # fmt: skip
    works = OrganisationInput("江门市某照明有限公司", "", "陈某", "大泽镇××路88号", "0750-0000303")
    case = story.open(
        "M3",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.MIGRANT_WAGES,
            parties=(
                PartyInput(PartyRole.APPLICANT, first),
                PartyInput(PartyRole.APPLICANT, second),
                PartyInput(PartyRole.RESPONDENT, organisation=works),
            ),
            facts="2025年10月至2026年1月拖欠5名工人工资；工人扬言封堵厂门。",
            claims=("支付工资126400元",),
            source=Source.OTHER_ORGAN,
            source_doc_no="新人社转〔2026〕003号（样例）",
            organ="新会区人力资源和社会保障局",
            accepted_on=date(2026, 1, 20),
            amount_fen=12640000,
            people_count=6,
            difficulty=Difficulty.COMPLEX,
            risk=RiskLevel.ORANGE,
            tags=("少数民族", "群体", "企业"),
            consent=True,
            mediators=(mediator_id("梁志强"), mediator_id("陈丽华")),
        ),
    )
    story.do(
        AssessRisk(
            case, datetime(2026, 1, 20, 10, tzinfo=CHINA), RiskLevel.ORANGE,
            (RiskTrigger.ANNOUNCED,), (RiskAction.CALM, RiskAction.TELL_SAME_DAY),
            "工人扬言封堵厂门。",
        )
    )  # fmt: skip
    story.do(
        ReportRisk(
            case, datetime(2026, 1, 20, 10, 30, tzinfo=CHINA),
            (ReportTo.POLICE, ReportTo.CENTRE), content="工人扬言封堵厂门，请协助稳控。",
        )
    )  # fmt: skip
    story.session(
        case, date(2026, 1, 23), 10, "公司承认欠薪，要求分期；工人不同意。", Outcome.CONTINUE
    )
    agreed = date(2026, 2, 2)
    story.session(case, agreed, 10, "公司同意一次付清，双方签协议。", Outcome.SUCCESS)
    story.do(
        ReachAgreement(
            case=case,
            form=AgreementForm.WRITTEN,
            facts="公司拖欠阿依努尔·买买提等5名工人工资126400元。",
            terms=("江门市某照明有限公司于2026年2月10日前一次付清5名工人工资126400元。",),
            items=(
                AgreementItemInput(
                    "江门市某照明有限公司", "阿依努尔·买买提", "支付5名工人工资", 12640000,
                    date(2026, 2, 10), "银行转账",
                ),
            ),
            reached_on=agreed,
            performance="转入各人工资卡。",
            copies=7,
        )
    )  # fmt: skip
    story.sign(case, agreed)


def _m4(story: _Story) -> None:
    tan = person(
        "谭炽权",
        "1981-09-09",
        905,
        "0750-0000402",
        "大泽镇小泽村",
        occupation="货车司机",
    )
    lin = person("林䶮森", "1995-08-17", 907, "0750-0000401", "大泽镇小泽村", occupation="装修工")
    case = story.open(
        "M4",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.DAMAGES,
            parties=_two(tan, lin),
            facts="停车争执中被申请人殴打申请人致轻微伤，医疗费3200元。",
            claims=("赔偿3200元", "赔礼道歉"),
            source=Source.POLICE,
            source_doc_no="新公大委调字〔2026〕07号（样例）",
            organ="新会区公安局大泽派出所",
            accepted_on=date(2026, 7, 6),
            amount_fen=320000,
            risk=RiskLevel.YELLOW,
            consent=True,
            mediators=(mediator_id("陈丽华"),),
        ),
    )
    agreed = date(2026, 7, 8)
    story.session(case, agreed, 9, "林䶮森当面道歉，同意赔偿医疗费3200元。", Outcome.SUCCESS)
    story.do(
        ReachAgreement(
            case=case,
            form=AgreementForm.WRITTEN,
            facts="因停车争执，林䶮森殴打谭炽权致轻微伤，医疗费3200元。",
            terms=("林䶮森向谭炽权当面赔礼道歉。", "林䶮森赔偿谭炽权医疗费3200元。"),
            items=(
                AgreementItemInput(
                    "林䶮森", "谭炽权", "赔偿医疗费并当面道歉", 320000, agreed, "现金",
                    on_the_spot=True,
                ),
            ),
            reached_on=agreed,
            performance="签字当日付清，谭炽权出具收条。",
            copies=4,
        )
    )  # fmt: skip
    story.sign(case, agreed)
    _visit(story, case, date(2026, 7, 20), "赔偿已付清，双方没有新的矛盾。")
    story.do(CloseCase(case, date(2026, 7, 20)))


def _m5(story: _Story) -> None:
    yu = person("余美恒", "1988-03-03", 908, "0750-0000501", "大泽镇××路", occupation="会计")
    tan = person("谭𬍛", "1979-02-28", 903, "0750-0000502", "大泽镇北洋村", occupation="水产养殖")
    case = story.open(
        "M5",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.CONTRACT,
            parties=_two(yu, tan),
            facts="申请人称2023年出借60000元，被申请人辩称已还部分。",
            claims=("返还借款60000元",),
            source=Source.COURT,
            source_doc_no="（2026）粤0705诉前调×××号（样例）",
            organ="新会区人民法院",
            accepted_on=date(2026, 8, 3),
            amount_fen=6000000,
            difficulty=Difficulty.COMPLEX,
            consent=True,
            mediators=(mediator_id("吴振邦"),),
        ),
    )
    story.session(case, date(2026, 8, 10), 10, "双方对已还数额说法不一。", Outcome.CONTINUE)
    story.session(
        case, date(2026, 8, 25), 10,
        "被申请人为达成协议曾认可40000元（不得作为不利证据）。仍未谈拢。", Outcome.CONTINUE,
    )  # fmt: skip
    story.do(EndMediation(case, date(2026, 8, 28), EndReason.TOO_FAR_APART, "双方数额相差较大"))
    story.reply(case, date(2026, 8, 28), "调解两次未达成协议，已终止。", returned="起诉材料一份")
    story.do(CloseCase(case, date(2026, 8, 28)))


def _own(story: _Story) -> None:
    huang = person(
        "黄䶮", "1980-05-12", 911, "13800002210", "大泽镇田金村3队18号",
        occupation="务农",
    )  # fmt: skip
    tan = person(
        "谭𬍛㛃", "1974-02-03", 912, "13500007731", "大泽镇田金村3队20号",
        occupation="个体经营",
    )  # fmt: skip
    case = story.open(
        "own",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.NEIGHBOUR,
            parties=_two(huang, tan),
            facts="双方系前后邻居。谭𬍛㛃修缮自家后院时用水泥填高后墙排水沟约12厘米，"
            "致雨天倒灌，黄䶮房屋后墙受潮。",
            claims=("恢复排水沟原状", "赔偿墙体修补费3000元"),
            accepted_on=story.ago(9),
            occurred_on=story.ago(40),
            place="田金村3队",
            division="440705101219",
            amount_fen=300000,
            consent=True,
            mediators=(mediator_id("陈丽华"), mediator_id("冯桂芳")),
        ),
    )
    story.session(
        case, story.ago(5), 15,
        "黄䶮要求恢复原排水沟并赔3000元；谭𬍛㛃只同意修沟。约定再谈。", Outcome.CONTINUE,
    )  # fmt: skip
    agreed = story.ago(2)
    story.session(case, agreed, 14, "现场看过，双方同意修沟，补偿3000元分两次付。", Outcome.SUCCESS)
    soon, later = story.today + timedelta(days=3), story.today + timedelta(days=34)
    story.do(
        ReachAgreement(
            case=case,
            form=AgreementForm.WRITTEN,
            facts="谭𬍛㛃填高后墙排水沟，致黄䶮房屋后墙受潮。双方对此没有争议。",
            terms=(
                "谭𬍛㛃凿除填高部分，将排水沟恢复至原有深度、宽度，并保持畅通。",
                "谭𬍛㛃补偿黄䶮墙体修补费人民币3000元，分两次付清。",
                "双方今后互相提供通行、排水便利，不再就此事主张其他权利。",
            ),
            items=(
                AgreementItemInput("谭𬍛㛃", "黄䶮", "支付第一笔补偿款", 150000, soon, "现金"),
                AgreementItemInput("谭𬍛㛃", "黄䶮", "支付第二笔补偿款", 150000, later, "现金"),
            ),
            reached_on=agreed,
            performance="以现金当面付清，黄䶮出具收条。",
        )
    )
    story.sign(case, agreed)


def _drain(story: _Story) -> None:
    case = story.open(
        "drain",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.NEIGHBOUR,
            parties=_two(
                person("李伟明", "1980-06-12", 921, "13800002211", "大泽镇田金村3队8号"),
                person("黄国栋", "1974-07-03", 923, "13500007732", "大泽镇田金村3队9号"),
            ),
            facts="黄国栋垫高后墙排水沟，雨天倒灌进李伟明屋内。",
            claims=("恢复排水沟原状", "赔偿墙体修补费3000元"),
            accepted_on=story.ago(22),
            division="440705101219",
            amount_fen=300000,
            consent=True,
            mediators=(mediator_id("陈丽华"),),
        ),
    )
    story.session(
        case, story.ago(7), 15,
        "李伟明要求恢复原排水沟并赔3000元；黄国栋只同意修沟。约定再谈。", Outcome.CONTINUE,
    )  # fmt: skip
    story.do(AddNote(case, "到现场查看，后墙排水沟被水泥填高约12厘米，已拍照6张"))
    story.do(AddNote(case, "电话提醒双方到场，双方答应；黄国栋要求村干部在场见证"))
    story.plan(case, 1, 14, "田金村调解室", "双方已答应到场")


def _support(story: _Story) -> None:
    case = story.open(
        "support",
        CaseInput(
            committee=XIAOZE,
            dispute_type=DisputeType.FAMILY,
            parties=_two(
                person("周伯荣", "1949-10-02", 931, "13600001931", "大泽镇小泽村2队5号"),
                person("周伯昌", "1975-12-08", 933, "13600001933", "大泽镇小泽村2队7号"),
            ),
            facts="周伯荣年老多病，与儿子周伯昌因赡养费多次争执。",
            claims=("每月给付赡养费600元",),
            accepted_on=story.ago(40),
            division="440705101205",
            amount_fen=60000,
            tags=("老年人",),
            consent=True,
            mediators=(mediator_id("李国兴"),),
        ),
    )
    agreed = story.ago(33)
    story.session(case, agreed, 9, "周伯昌同意自本月起每月给付600元。", Outcome.SUCCESS)
    story.do(
        ReachAgreement(
            case=case,
            form=AgreementForm.WRITTEN,
            facts="周伯荣年老多病，需要儿子周伯昌赡养。",
            terms=("周伯昌每月给付周伯荣赡养费600元，首期于约定日付清。",),
            items=(
                AgreementItemInput(
                    "周伯昌", "周伯荣", "给付首期赡养费", 60000, story.ago(20), "现金"
                ),
            ),
            reached_on=agreed,
            performance="每月当面给付。",
        )
    )
    story.sign(case, agreed)


def _leak(story: _Story) -> None:
    company = OrganisationInput(
        "安泰物业管理有限公司", "", "何某", "大泽镇文昌路3号", "0750-0000701"
    )
    story.open(
        "leak",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.PROPERTY_MANAGEMENT,
            parties=(
                PartyInput(
                    PartyRole.APPLICANT,
                    person(
                        "郑月好", "1968-04-22", 942, "13700001942",
                        "大泽镇文昌路26号302",
                    ),
                ),
                PartyInput(PartyRole.RESPONDENT, organisation=company),
            ),
            facts="楼顶渗水致郑月好家中天花发霉，物业多次答应维修未修。",
            claims=("维修楼顶防水层",),
            accepted_on=story.ago(30),
            division="440705101001",
            consent=True,
            mediators=(mediator_id("冯敏仪"),),
        ),
    )  # fmt: skip


def _wages(story: _Story) -> None:
    works = OrganisationInput("顺达五金厂", "", "黎某", "大泽镇工业路9号", "0750-0000801")
    story.open(
        "wages",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.LABOUR,
            parties=(
                PartyInput(
                    PartyRole.APPLICANT,
                    person("冯玉琼", "1979-06-18", 952, "13800000620", "大泽镇小泽村4队3号"),
                ),
                PartyInput(PartyRole.RESPONDENT, organisation=works),
            ),
            facts="冯玉琼离职后，厂方未结清最后两个月工资7800元。",
            claims=("支付工资7800元",),
            accepted_on=story.ago(11),
            amount_fen=780000,
            consent=True,
            mediators=(mediator_id("梁志强"),),
        ),
    )


def _visit(story: _Story, case: Id, on: date, text: str) -> None:
    story.do(RecordVisit(case, on, VisitWay.HOME, text, Satisfaction.SATISFIED))
