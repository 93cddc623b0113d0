"""Sample disputes: four of the specification (M1, M3, M4, M5); the samples of all lines at once."""

from __future__ import annotations

__all__ = ["fill"]

from datetime import date, datetime

from app.clock import CHINA
from app.ids import Id
from app.mediation.messages import (
    AgreementForm,
    AgreementItemInput,
    AssessRisk,
    CaseInput,
    CloseCase,
    Difficulty,
    DisputeType,
    EndMediation,
    EndReason,
    Outcome,
    PartyInput,
    PartyRole,
    ReachAgreement,
    ReportRisk,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Source,
)
from app.people.messages import OrganisationInput
from app.samples.aid import applications
from app.samples.leads import leads
from app.samples.measures import measures
from app.samples.moves import moves
from app.samples.office import mediator_id, person
from app.samples.outreach import registers
from app.samples.own import TALES
from app.samples.questions import questions
from app.samples.resettlement import neighbours
from app.samples.story import TIANJIN, TOWN, Desk, Story, two, visit
from app.samples.subjects import subjects


def fill(desk: Desk) -> dict[str, Id]:
    """Enter the samples of all lines; returns the ids of the disputes by name ("M1", "own" …).

    Those of fixed days are left out where the clock stands before their end: nothing is entered
    that has not happened.
    """
    story = Story(desk)
    fixed = (
        (_m1, date(2026, 3, 18)),
        (_m3, date(2026, 2, 10)),
        (_m4, date(2026, 7, 20)),
        (_m5, date(2026, 8, 28)),
    )
    for tell, end in fixed:
        if end < story.today:
            tell(story)
    for tell in TALES:
        tell(story)
    for command in leads(story.today):
        story.do(command)
    corrected = subjects(story.do, story.today)
    measures(story.do, story.read, corrected, story.today)
    moves(story.do, story.read, corrected, story.today)
    neighbours(story.do, story.today, corrected.get("S1"))
    questions(story.do, story.today)
    applications(story.do, desk.clock.now())
    registers(story.do, story.today)
    return story.cases


def _m1(story: Story) -> None:
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
            parties=two(huang, chen),
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
    visit(story, case, date(2026, 3, 18), "排水管已修好，800元已付清，双方无异议。")
    story.do(CloseCase(case, date(2026, 3, 18)))


def _m3(story: Story) -> None:
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


def _m4(story: Story) -> None:
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
            parties=two(tan, lin),
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
    visit(story, case, date(2026, 7, 20), "赔偿已付清，双方没有新的矛盾。")
    story.do(CloseCase(case, date(2026, 7, 20)))


def _m5(story: Story) -> None:
    yu = person("余美恒", "1988-03-03", 908, "0750-0000501", "大泽镇××路", occupation="会计")
    tan = person("谭𬍛", "1979-02-28", 903, "0750-0000502", "大泽镇北洋村", occupation="水产养殖")
    case = story.open(
        "M5",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.CONTRACT,
            parties=two(yu, tan),
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
