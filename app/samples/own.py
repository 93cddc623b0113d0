"""Sample disputes of our own, each at another step of its course."""

from __future__ import annotations

__all__ = ["TALES"]

from datetime import timedelta

from app.mediation.messages import (
    AddNote,
    AgreementForm,
    AgreementItemInput,
    CaseInput,
    DisputeType,
    Outcome,
    PartyInput,
    PartyRole,
    ReachAgreement,
)
from app.people.messages import OrganisationInput
from app.samples.office import mediator_id, person
from app.samples.story import TOWN, XIAOZE, Story, two


def own(story: Story) -> None:
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
            parties=two(huang, tan),
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


def drain(story: Story) -> None:
    case = story.open(
        "drain",
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.NEIGHBOUR,
            parties=two(
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


def support(story: Story) -> None:
    case = story.open(
        "support",
        CaseInput(
            committee=XIAOZE,
            dispute_type=DisputeType.FAMILY,
            parties=two(
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


def leak(story: Story) -> None:
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


def wages(story: Story) -> None:
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


TALES = (own, drain, support, leak, wages)
