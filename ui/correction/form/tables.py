"""The fields of the registration, section by section."""

from __future__ import annotations

__all__ = ["JUDGMENT", "NOTICE", "PERSON", "PROFILE", "SPECIAL", "TERM"]

from app.correction.messages import (
    Accessory,
    Category,
    Education,
    Employment,
    FourHistory,
    Marital,
    MissingPaper,
    OffenceKind,
    OutsideGround,
    Principal,
    ProhibitionKind,
    ThreeInvolved,
)
from app.i18n import tr
from app.people.messages import IdKind, Sex
from ui.forms.spec import Kind, Spec
from ui.steps.step import options

PERSON = (
    Spec(
        "id_kind", tr("证件"), Kind.CHOICE, options=options(tuple(IdKind)),
        default=IdKind.RESIDENT,
    ),
    Spec(
        "id_no", tr("证件号码"), Kind.ID, required=True, width=2,
        note=tr("先输号码，其余自动填好"),
    ),
    Spec("name", tr("姓名"), required=True, most=60),
    Spec("sex", tr("性别"), Kind.CHOICE, required=True, options=options((Sex.MALE, Sex.FEMALE))),
    Spec("birth", tr("出生日期"), Kind.DATE, required=True),
    Spec("phone", tr("联系电话"), Kind.NUMBER, required=True, most=40),
    Spec("ethnicity", tr("民族"), default=tr("汉族"), most=20, past="people.ethnicity"),
    Spec("address", tr("居住地"), required=True, width=2),
    Spec("area", tr("居住地所在县（市、区）"), Kind.CHOICE, required=True),
    Spec("division", tr("所属村（社区）"), Kind.CHOICE, hint=tr("没有可不填")),
    Spec("registered_address", tr("户籍地"), width=2),
    Spec("work_unit", tr("单位、学校"), width=2, most=80, past="people.work_unit"),
    Spec("guardian_name", tr("监护人"), most=50, hint=tr("未成年人要填"), fresh_row=True),
    Spec("guardian_note", tr("与本人的关系"), most=30, hint=tr("如：母亲")),
    Spec("guardian_phone", tr("监护人电话"), Kind.NUMBER, width=2, most=30),
)  # fmt: skip

JUDGMENT = (
    Spec(
        "category", tr("矫正类别"), Kind.RADIO, required=True, width=4,
        options=options(tuple(Category)),
    ),
    Spec("organ", tr("决定机关"), required=True, width=2, most=100, past="correction.organ"),
    Spec("doc_no", tr("文书号"), required=True, width=2, most=80),
    Spec("doc_on", tr("文书日期"), Kind.DATE, required=True),
    Spec("effective_on", tr("生效日期"), Kind.DATE, required=True),
    Spec("executed_on", tr("执行之日"), Kind.DATE),
    Spec("decision_on", tr("收到暂监决定"), Kind.DATE),
    Spec("exec_no", tr("执行通知书号"), most=80),
    Spec("offence", tr("罪名"), required=True, width=2, most=100, past="correction.offence"),
    Spec("offence_on", tr("犯罪日期"), Kind.DATE, required=True),
    Spec(
        "offence_kind", tr("所属类罪"), Kind.CHOICE, width=2,
        options=options(tuple(OffenceKind)),
    ),
    Spec("co_offenders", tr("同案犯"), Kind.LINES, width=2, lines=2, most=500,
         hint=tr("一行一人，没有可不填")),
    Spec("victims", tr("被害人"), Kind.LINES, width=2, lines=2, most=500,
         hint=tr("一行一人，没有可不填")),
)  # fmt: skip

TERM = (
    Spec(
        "principal", tr("主刑"), Kind.CHOICE, required=True, options=options(tuple(Principal)),
    ),
    Spec("years", tr("刑期（年）"), Kind.COUNT),
    Spec("months", tr("刑期（月）"), Kind.COUNT),
    Spec("days", tr("刑期（日）"), Kind.COUNT, hint=tr("半个月填 15")),
    Spec("custody_days", tr("先行羁押（天）"), Kind.COUNT),
    Spec("probation_years", tr("考验期（年）"), Kind.COUNT),
    Spec("probation_months", tr("考验期（月）"), Kind.COUNT),
    Spec("nominal_end", tr("原判刑期止日"), Kind.DATE),
    Spec("start_on", tr("期限起"), Kind.DATE, required=True, fresh_row=True),
    Spec("end_on", tr("期限止"), Kind.DATE, required=True, width=2),
    Spec(
        "accessory", tr("附加刑"), Kind.TICKS, width=4, across=5,
        options=options(tuple(Accessory)),
    ),
)  # fmt: skip

# What the judgment says beside the term: 禁止令 of 管制 and 缓刑, the ground of 暂监.
SPECIAL = (
    Spec("ban", tr("判决有禁止令"), Kind.TICK, width=4, fresh_row=True),
    Spec(
        "ban_kind", tr("禁止令种类"), Kind.CHOICE, width=2, fresh_row=True,
        options=options(tuple(ProhibitionKind)),
    ),
    Spec("ban_from", tr("禁止令起"), Kind.DATE),
    Spec("ban_to", tr("禁止令止"), Kind.DATE),
    Spec("ban_content", tr("禁止的内容"), Kind.AREA, width=4, lines=2, most=1000,
         hint=tr("照判决书填")),
    Spec(
        "ground", tr("暂监的情形"), Kind.CHOICE, width=2, fresh_row=True,
        options=options(tuple(OutsideGround)),
    ),
    Spec("hospital", tr("医院"), width=2, most=100),
    Spec("diagnosis", tr("诊断"), width=4, most=1000),
    Spec("expected_on", tr("预产期"), Kind.DATE, width=2),
    Spec("born_on", tr("孩子出生日期"), Kind.DATE, width=2),
    Spec("guarantor", tr("保证人"), most=50),
    Spec("guarantor_phone", tr("保证人电话"), Kind.NUMBER, most=30),
    Spec("guarantor_id_no", tr("保证人证件号码"), Kind.ID, width=2),
)  # fmt: skip

NOTICE = (
    Spec("notice_on", tr("收到通知"), Kind.DATE, required=True),
    Spec("notice_no", tr("通知文号"), most=60),
    Spec("papers_on", tr("收到文书"), Kind.DATE, note=tr("还没收到可不填")),
    Spec("subject_no", tr("省里给的编号"), Kind.NUMBER, most=60),
    Spec(
        "missing", tr("还缺的文书"), Kind.TICKS, width=4, across=3,
        options=options(tuple(MissingPaper)),
    ),
    Spec("moved_in", tr("由外县变更执行地转来"), Kind.TICK, width=4),
)  # fmt: skip

PROFILE = (
    Spec("education", tr("文化程度"), Kind.CHOICE, options=options(tuple(Education))),
    Spec("marital", tr("婚姻"), Kind.CHOICE, options=options(tuple(Marital))),
    Spec("employment", tr("就业就学"), Kind.CHOICE, options=options(tuple(Employment))),
    Spec("political", tr("政治面貌"), most=30, past="correction.political"),
    Spec("three_none", tr("三无人员"), Kind.TICK),
    Spec("mental", tr("有精神疾病"), Kind.TICK),
    Spec("infectious", tr("传染病"), width=2, hint=tr("没有可不填")),
    Spec(
        "three_involved", tr("三涉"), Kind.TICKS, width=2, across=3,
        options=options(tuple(ThreeInvolved)),
    ),
    Spec(
        "four_history", tr("四史"), Kind.TICKS, width=2, across=4,
        options=options(tuple(FourHistory)),
    ),
)  # fmt: skip
