"""The fields of the registration form, section by section."""

from __future__ import annotations

__all__ = ["DISPUTE", "ORIGIN", "PERSON", "PLAN", "RISKS", "TAGS", "UNIT", "UNIT_KIND"]

from app.i18n import tr
from app.mediation.messages import (
    CourtCourse,
    Difficulty,
    DisputeType,
    Exclusion,
    PartyRole,
    RiskLevel,
    Source,
)
from app.people.messages import IdKind, Sex
from ui.forms.spec import Kind, Spec

UNIT_KIND = "unit"  # among the kinds of documents, what makes a party an organisation

_DOCUMENTS = (
    *((kind, tr(kind.label)) for kind in IdKind),
    (UNIT_KIND, tr("单位代码")),
)
_ROLES = tuple((role, tr(role.label)) for role in PartyRole)
_SEXES = tuple((sex, tr(sex.label)) for sex in Sex)

# What people call the four colours of CL-08.
RISKS = (
    (RiskLevel.BLUE, tr("一般")),
    (RiskLevel.YELLOW, tr("较高")),
    (RiskLevel.ORANGE, tr("可能激化")),
    (RiskLevel.RED, tr("紧急")),
)

_TRAITS = tuple(
    (word, word)
    for word in (
        tr("60 岁以上"),
        tr("残疾人"),
        tr("低保"),
        tr("进城务工"),
        tr("军人军属"),
        tr("有代理人"),
    )
)

# 专项标签 of the domain specification (mediation_case.tags).
TAGS = tuple(
    (word, word)
    for word in (
        tr("涉侨"),
        tr("涉港澳台"),
        tr("涉外"),
        tr("少数民族"),
        tr("未成年人"),
        tr("老年人"),
        tr("妇女"),
        tr("残疾"),
        tr("军人"),
        tr("企业"),
        tr("群体"),
        tr("彩礼"),
        tr("土地承包"),
        tr("网络"),
    )
)

PERSON = (
    Spec("id_kind", tr("证件"), Kind.CHOICE, options=_DOCUMENTS, default=IdKind.RESIDENT),
    Spec(
        "id_no",
        tr("身份证号"),
        Kind.ID,
        required=True,
        width=2,
        note=tr("先输号码，其余自动填好"),
    ),
    Spec("role", tr("当事人地位"), Kind.CHOICE, required=True, options=_ROLES),
    Spec("name", tr("姓名"), required=True, most=60),
    Spec("sex", tr("性别"), Kind.CHOICE, options=_SEXES),
    Spec("birth", tr("出生日期"), Kind.DATE),
    Spec("age", tr("年龄"), hint=tr("按出生日期算")),
    Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, most=40),
    Spec("registered_address", tr("户籍地")),
    Spec("address", tr("现住地"), required=True, width=2),
    Spec("ethnicity", tr("民族"), default=tr("汉族"), most=20, past="people.ethnicity"),
    Spec("occupation", tr("职业"), most=40, past="people.occupation"),
    Spec("work_unit", tr("工作单位"), most=80, past="people.work_unit"),
    Spec("division", tr("所属村（社区）"), Kind.CHOICE, hint=tr("没有可不填")),
    Spec("traits", tr("特殊情况"), Kind.TICKS, width=4, options=_TRAITS, inline=True),
    Spec("own_income", tr("以自己的劳动收入为主要生活来源"), Kind.TICK, width=4),
)

UNIT = (
    Spec("id_kind", tr("证件"), Kind.CHOICE, options=_DOCUMENTS, default=UNIT_KIND),
    Spec("uscc", tr("统一社会信用代码"), Kind.NUMBER, width=2, most=40),
    Spec("role", tr("当事人地位"), Kind.CHOICE, required=True, options=_ROLES),
    Spec("name", tr("单位名称"), required=True, width=2),
    Spec("legal_rep", tr("法定代表人"), most=60),
    Spec("phone", tr("联系电话"), Kind.NUMBER, most=40),
    Spec("address", tr("住所地"), width=4),
)

DISPUTE = (
    Spec(
        "dispute_type",
        tr("纠纷类型"),
        Kind.CHOICE,
        required=True,
        width=2,
        options=tuple((one, tr(one.label)) for one in DisputeType),
        note=tr("可输拼音首字母"),
    ),
    Spec("occurred_on", tr("发生日期"), Kind.DATE),
    Spec("amount_fen", tr("涉及金额（元）"), Kind.MONEY),
    Spec("division", tr("纠纷所在村（社区）"), Kind.CHOICE, hint=tr("没有可不填")),
    Spec("place", tr("发生地点"), past="mediation.place"),
    Spec(
        "risk", tr("风险情况"), Kind.RADIO, width=2, options=RISKS, default=RiskLevel.BLUE,
    ),
    Spec(
        "facts",
        tr("简要情况"),
        Kind.AREA,
        required=True,
        width=4,
        most=4000,
        hint=tr("何时、何地、因为什么、各方怎么说"),
        phrases="mediation.facts",
    ),
    Spec(
        "claims", tr("申请事项"), Kind.LINES, width=4, lines=2, most=1000,
        hint=tr("一行写一项，如：赔偿墙体修补费 3,000 元"), phrases="mediation.claims",
    ),
    Spec("people_count", tr("涉及人数"), Kind.COUNT, hint=tr("不填按当事人数")),
    Spec(
        "difficulty",
        tr("难易程度"),
        Kind.RADIO,
        width=2,
        options=tuple((one, tr(one.label)) for one in Difficulty),
        default=Difficulty.ORDINARY,
    ),
    Spec("public", tr("公开调解"), Kind.TICK),
    Spec("tags", tr("专项标签"), Kind.TICKS, width=4, options=TAGS),
)  # fmt: skip

ORIGIN = (
    Spec(
        "source",
        tr("案件来源"),
        Kind.CHOICE,
        required=True,
        options=tuple((one, tr(one.label)) for one in Source),
        default=Source.APPLICATION,
    ),
    Spec("accepted_on", tr("受理日期"), Kind.DATE, required=True),
    Spec(
        "exclusion",
        tr("不属人民调解的情形"),
        Kind.CHOICE,
        width=2,
        options=tuple((one, tr(one.label)) for one in Exclusion),
        hint=tr("没有可不填"),
    ),
    Spec(
        "organ",
        tr("移送机关"),
        width=2,
        most=100,
        past="mediation.organ",
        fresh_row=True,
        hint=tr("如：新会区人民法院"),
    ),
    Spec("source_doc_no", tr("移送文书文号"), width=2, most=60),
    Spec("received_on", tr("收到移送材料"), Kind.DATE, note=tr("不填即受理日期")),
    Spec(
        "course",
        tr("委派还是委托"),
        Kind.CHOICE,
        width=2,
        options=tuple((one, tr(one.label)) for one in CourtCourse),
        note=tr("调解期限不同"),
    ),
)

PLAN = (
    Spec(
        "committee",
        tr("调解委员会"),
        Kind.CHOICE,
        required=True,
        width=2,
        hint=tr("还没有的，先到调委会页登记"),
    ),
    Spec("mediators", tr("调解员"), Kind.PICKS, required=True, width=2, note=tr("第一位主持")),
    Spec(
        "recusal_ok",
        tr("调解员与当事人有利害关系，各方已书面同意由其调解"),
        Kind.TICK,
        width=4,
    ),
)
