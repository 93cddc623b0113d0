"""The fields of the forms between the questions: who applies, who files, what the matter is."""

from __future__ import annotations

__all__ = ["APPLICANT", "CHECKED", "DETAILS", "FILER", "OPPONENT", "SPENT"]

from app.i18n import tr
from app.legalaid.messages import Category, Hardship, LegalStatus, ReceivedBy, VerifyWay
from app.people.messages import IdKind, Sex
from ui.forms.spec import Kind, Spec
from ui.steps.step import options

UNIT_KIND = "unit"  # among the kinds of documents, what makes the other side an organisation

_NUMBER = tr("先输号码，其余自动填好")

APPLICANT = (
    Spec("id_no", tr("身份证号"), Kind.ID, width=2, note=_NUMBER),
    Spec("name", tr("姓名"), required=True, width=2, most=50, note=tr("可输拼音首字母找人")),
    Spec("sex", tr("性别"), Kind.CHOICE, required=True, options=options(tuple(Sex))),
    Spec("birth", tr("出生日期"), Kind.DATE, required=True),
    Spec("phone", tr("联系电话"), Kind.NUMBER, width=2, required=True, most=40),
    Spec("address", tr("现住地"), required=True, width=4),
    Spec("registered_address", tr("户籍地"), width=4),
    Spec("ethnicity", tr("民族"), default=tr("汉族"), most=20, past="people.ethnicity"),
    Spec(
        "id_kind", tr("证件"), Kind.CHOICE, options=options(tuple(IdKind)),
        default=IdKind.RESIDENT,
    ),
    Spec("occupation", tr("职业"), most=40, past="people.occupation"),
    Spec("work_unit", tr("工作单位"), most=80, past="people.work_unit"),
    Spec("languages", tr("语言"), width=4, most=60, hint=tr("如 台山话、手语，没有可不填")),
    Spec(
        "categories", tr("人群类别"), Kind.TICKS, width=4, across=3,
        options=options(tuple(Category)),
    ),
    Spec("received_by", tr("怎么收到的"), Kind.CHOICE, width=2, options=options(tuple(ReceivedBy)),
         default=ReceivedBy.STATION),
    Spec("received_on", tr("收件日期"), Kind.DATE, required=True),
    Spec("received_time", tr("时间"), Kind.TIME, required=True),
    Spec("asked_on", tr("在押人员提出申请的日期"), Kind.DATE, width=2,
         note=tr("来文写了就填，二十四小时内要转到机构")),
    Spec("asked_time", tr("提出的时间"), Kind.TIME),
    Spec("home_visit", tr("上门受理"), Kind.TICK, width=4),
)  # fmt: skip

FILER = (
    Spec("name", tr("代申请人姓名"), required=True, width=2, most=50),
    Spec("relation", tr("与申请人的关系"), required=True, width=2, most=40, hint=tr("如：母亲")),
    Spec("id_no", tr("身份证号"), Kind.ID, width=2),
    Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, width=2, most=40),
)

OPPONENT = (
    Spec("name", tr("对方当事人"), width=2, most=80, hint=tr("没有对方的可不填")),
    Spec("id_no", tr("对方号码"), Kind.NUMBER, width=2, most=30,
         hint=tr("身份证号，或者统一社会信用代码")),
    Spec("phone", tr("对方电话"), Kind.NUMBER, width=2, most=40),
    Spec("lawyer", tr("对方的律师"), most=40),
    Spec("lawyer_unit", tr("律师所在的律所"), most=80, past="legalaid.unit"),
    Spec("unit", tr("对方是单位"), Kind.TICK, width=2),
    Spec("household", tr("和申请人同住一户"), Kind.TICK, width=2),
)  # fmt: skip

DETAILS = (
    Spec("cause", tr("案由"), required=True, width=2, most=80,
         hint=tr("如：追索劳动报酬"), past="legalaid.cause"),
    Spec("legal_status", tr("申请人的法律地位"), Kind.CHOICE, required=True, width=2,
         options=options(tuple(LegalStatus))),
    Spec("claim_fen", tr("涉及金额（元）"), Kind.MONEY, width=2),
    Spec("forum", tr("办案或者处理机关"), width=2, most=100,
         hint=tr("还没有定可不填"), past="legalaid.forum"),
    Spec("facts", tr("案情和理由"), Kind.AREA, required=True, width=4, lines=4, most=4000,
         hint=tr("何时、何地、因为什么，要对方做什么"), phrases="legalaid.facts"),
)  # fmt: skip

SPENT = (
    Spec("spending", tr("六个月全家支出（元）"), Kind.MONEY, width=2),
    Spec("hardship", tr("支出大于收入的原因"), Kind.CHOICE, width=2,
         options=options(tuple(Hardship)), hint=tr("没有可不填")),
    Spec("verify", tr("怎样核查"), Kind.CHOICE, width=2, options=options(tuple(VerifyWay))),
    Spec("pledged_on", tr("诚信承诺签于"), Kind.DATE, width=2),
    Spec("own_spending", tr("六个月申请人自己支出（元）"), Kind.MONEY, width=2),
)  # fmt: skip

CHECKED = (
    Spec("identity_seen", tr("看过身份证件原件，人证一致"), Kind.TICK, width=4),
    Spec("told", tr("已告知个人信息怎么用，本人同意"), Kind.TICK, width=4),
    Spec("note", tr("要对法律援助机构说的"), width=4, most=400, hint=tr("没有可不填")),
)
