"""The steps of a correction in hand: team, declaration, plan, class, answers, the term."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Sequence

from app.correction.messages import (
    AddMember,
    Answer,
    AnswerInquiry,
    AskInquiry,
    Category,
    DeclareSubject,
    EndMember,
    EnterAnswer,
    Grade,
    KeepGrade,
    MemberView,
    ProposeGrade,
    ReviseTerm,
    SignLetter,
    Standing,
    SubjectDetail,
    WritePlan,
)
from app.i18n import month_day, tr
from app.ids import Id
from app.people.messages import Sex
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep, day_step
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, on, options

_MEMBER = Spec("member", tr("成员"), Kind.CHOICE, required=True, width=2)

MEMBER = SubjectStep(
    "AddMember",
    title=tr("登记小组成员"),
    button=tr("登记成员"),
    done=tr("已登记小组成员"),
    specs=(
        Spec("name", tr("姓名"), required=True, width=2, most=50),
        Spec(
            "sex", tr("性别"), Kind.RADIO, required=True, width=2,
            options=options((Sex.MALE, Sex.FEMALE)),
        ),
        Spec(
            "standing", tr("身份"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(Standing)),
        ),
        Spec("phone", tr("联系电话"), Kind.NUMBER, width=2, most=30),
        Spec("joined_on", tr("加入日期"), Kind.DATE, required=True, width=2),
        Spec("letter_on", tr("签责任书"), Kind.DATE, width=2, note=tr("还没签可不填")),
        Spec("knows_minors", tr("熟悉未成年人成长特点"), Kind.TICK, width=4),
    ),
    start=on("joined_on"),
    make=lambda subject, _row, values: AddMember(subject.id, **values),
    text=tr("女性对象的小组要有女性成员；未成年人的小组要有熟悉未成年人的成员。"),
    law=(LAW, tr("第25条")),
    width=600,
)  # fmt: skip

LETTER = day_step(
    SignLetter,
    _MEMBER,
    ("letter_on", tr("签字日期")),
    title=tr("登记责任书"),
    button=tr("登记签字"),
    done=tr("已登记责任书"),
)

LEAVING = day_step(
    EndMember,
    _MEMBER,
    ("left_on", tr("退出日期")),
    title=tr("成员退出小组"),
    button=tr("登记退出"),
    done=tr("已登记退出"),
    text=tr("退出的成员留在记录里。"),
)


class MemberSheet(RowSheet):
    """About one who is in the team; who has not signed comes first."""

    row_field = "member"

    def rows(self) -> list[tuple[Id, str]]:
        return [(one.id, _called(one)) for one in self.members()]

    def members(self) -> Sequence[MemberView]:
        """Those it may be about."""
        return [one for one in self.record.team if one.left_on is None]


class LetterSheet(MemberSheet):
    """Only who has not signed yet."""

    def members(self) -> Sequence[MemberView]:
        return [one for one in super().members() if one.letter_on is None]


def _called(member: MemberView) -> str:
    return tr("{name}，{standing}").format(name=member.name, standing=tr(member.standing.label))


DECLARE = SubjectStep(
    "DeclareSubject",
    title=tr("登记入矫宣告"),
    button=tr("登记宣告"),
    done=tr("已登记入矫宣告，开始在矫"),
    specs=(
        Spec("declared_on", tr("宣告日期"), Kind.DATE, required=True),
        Spec("declared_by", tr("主持人"), required=True, width=2, most=60),
        Spec(
            "grade", tr("管理类别"), Kind.CHOICE, required=True,
            options=options(tuple(Grade)), default=Grade.STRICT,
        ),
        Spec("closed", tr("不公开进行"), Kind.TICK, width=2),
        Spec("guardian_present", tr("监护人已到场"), Kind.TICK, width=2),
    ),
    start=lambda _subject, now: {"declared_on": now.date(), "grade": Grade.STRICT},
    make=lambda subject, _row, values: DeclareSubject(subject.id, **values),
    text=tr("小组齐了才能宣告。先打印宣告书，宣读后由对象签字。"),
    law=(LAW, tr("第22条")),
    width=620,
)  # fmt: skip


class DeclareSheet(SubjectSheet):
    """The two ticks are asked of minors alone."""

    def prepare(self) -> None:
        for name in ("closed", "guardian_present"):
            self.grid.show_field(name, shown=self.record.minor)
        self.grid.field("declared_by").set_value(self.context.desk.me.name)


PLAN = SubjectStep(
    "WritePlan",
    title=tr("写矫正方案"),
    button=tr("保存方案"),
    done=tr("已保存矫正方案"),
    specs=(
        Spec("made_on", tr("制定日期"), Kind.DATE, required=True),
        Spec("reason", tr("调整的原因"), width=3, hint=tr("第一版不用填")),
        Spec(
            "assessment", tr("综合评估"), Kind.AREA, required=True, width=4, most=4000,
            hint=tr("犯罪情况、悔罪表现、个性特征、生活环境"), phrases="correction.assessment",
        ),
        Spec("psyche", tr("心理状态"), Kind.AREA, width=4, lines=2, most=2000),
        Spec(
            "measures", tr("监管、教育、帮扶措施"), Kind.AREA, required=True, width=4,
            lines=4, most=4000, phrases="correction.measures",
        ),
    ),
    start=lambda subject, now: {
        "made_on": now.date(),
        "assessment": subject.plans[0].assessment if subject.plans else "",
        "psyche": subject.plans[0].psyche if subject.plans else "",
        "measures": subject.plans[0].measures if subject.plans else "",
    },
    make=lambda subject, _row, values: WritePlan(subject.id, **values),
    text=tr("每一版都留着。对象的情况有变化时，写新的一版。"),
    law=(LAW, tr("第24条")),
    width=720,
)  # fmt: skip


class PlanSheet(SubjectSheet):
    """The reason is asked from the second version on."""

    def prepare(self) -> None:
        again = bool(self.record.plans)
        self.grid.show_field("reason", shown=again)
        self.grid.set_required("reason", required=again)


GRADE = SubjectStep(
    "ProposeGrade",
    title=tr("提出调整管理类别"),
    button=tr("提出"),
    done=tr("已提出，等县级答复"),
    specs=(
        Spec(
            "grade", tr("新的类别"), Kind.RADIO, required=True, width=2,
            options=options(tuple(Grade)),
        ),
        Spec("from_on", tr("从何日起"), Kind.DATE, required=True),
        Spec("asked_on", tr("提出日期"), Kind.DATE, required=True),
        Spec(
            "basis", tr("依据"), Kind.AREA, required=True, width=4, most=2000,
            hint=tr("考核情况、评估结果、遵守规定的情况"),
        ),
        Spec("opinion", tr("司法所意见"), Kind.AREA, width=4, lines=2, most=1000),
    ),
    start=lambda _subject, now: {"asked_on": now.date(), "from_on": now.date()},
    make=lambda subject, _row, values: ProposeGrade(subject.id, **values),
    text=tr("由县级社区矫正机构确认；答复以前，类别照旧。"),
    law=(LAW, tr("第28条")),
    width=640,
)  # fmt: skip

KEEP = SubjectStep(
    "KeepGrade",
    title=tr("评定管理类别"),
    button=tr("保持现在的类别"),
    done=tr("已登记评定，类别不变"),
    specs=(
        Spec("reviewed_on", tr("评定日期"), Kind.DATE, required=True),
        Spec(
            "review", tr("评定情况"), Kind.AREA, required=True, width=4, lines=3, most=1000,
            hint=tr("这段时间的表现、为什么保持"),
        ),
    ),
    start=on("reviewed_on"),
    make=lambda subject, _row, values: KeepGrade(subject.id, **values),
    text=tr("类别不变的在这里登记；要变的，用“调整管理类别”报县级确认。"),
    law=(LAW, tr("第24条")),
    width=600,
)  # fmt: skip

ANSWER = SubjectStep(
    "EnterAnswer",
    title=tr("登记县级答复"),
    button=tr("登记答复"),
    done=tr("已登记答复"),
    specs=(
        Spec("request", tr("请示事项"), Kind.CHOICE, required=True, width=4),
        Spec(
            "answer", tr("答复"), Kind.RADIO, required=True, width=4,
            options=options(tuple(Answer)),
        ),
        Spec("answered_on", tr("答复日期"), Kind.DATE, required=True),
        Spec("approver", tr("答复的机关或审批人"), required=True, width=2, most=60),
        Spec("answer_no", tr("文号"), most=80),
        Spec("note", tr("说明"), width=4, most=500),
    ),
    start=on("answered_on"),
    make=lambda _subject, _row, values: EnterAnswer(**values),
    text=tr("照收到的文书登记。决定由县级作出，这里只是记下来。"),
    width=620,
)  # fmt: skip


class AnswerSheet(RowSheet):
    """About one request that waits."""

    row_field = "request"

    def rows(self) -> list[tuple[Id, str]]:
        waiting = [one for one in self.record.requests if one.answer is None]
        return [
            (
                one.id,
                tr("{what}，{day}提出").format(
                    what=tr("：").join(filter(None, (tr(one.kind.label), one.what))),
                    day=month_day(one.asked_on),
                ),
            )
            for one in waiting
        ]


INQUIRY = SubjectStep(
    "AskInquiry",
    title=tr("登记函询"),
    button=tr("登记函询"),
    done=tr("已登记函询"),
    specs=(Spec("asked_on", tr("发函日期"), Kind.DATE, required=True, width=2),),
    start=on("asked_on"),
    make=lambda subject, _row, values: AskInquiry(subject.id, **values),
    text=tr("推算的止日与文书不一致。以文书为准，请函询决定机关；函在文书里打印。"),
    width=520,
)

INQUIRY_ANSWER = SubjectStep(
    "AnswerInquiry",
    title=tr("登记函询答复"),
    button=tr("登记答复"),
    done=tr("已登记函询答复"),
    specs=(Spec("answer", tr("答复的内容"), Kind.AREA, required=True, width=4, most=1000),),
    start=lambda _subject, _now: {},
    make=lambda subject, _row, values: AnswerInquiry(subject.id, **values),
    width=560,
)


def _term(subject: SubjectDetail, _row: Id | None, values: Values) -> ReviseTerm:
    return ReviseTerm(subject.id, **{**values, "uncounted_days": values["uncounted_days"] or 0})


TERM = SubjectStep(
    "ReviseTerm",
    title=tr("变更刑期"),
    button=tr("登记变更"),
    done=tr("已登记刑期变更"),
    specs=(
        Spec("end_on", tr("变更后的止日"), Kind.DATE, required=True),
        Spec("doc_no", tr("裁定书文号"), required=True, width=3, most=80),
        Spec("reason", tr("原因"), Kind.AREA, required=True, width=4, lines=2, most=500),
        Spec("uncounted_days", tr("不计入刑期的天数"), Kind.COUNT, width=2),
    ),
    start=lambda subject, _now: {"end_on": subject.judgment.end_on},
    make=_term,
    text=tr("只凭法院的裁定。任何机关都无权延长考验期。"),
    width=620,
)


class TermSheet(SubjectSheet):
    """Days are left uncounted of 暂予监外执行 alone (刑事诉讼法 第268条)."""

    def prepare(self) -> None:
        outside = self.record.category is Category.OUTSIDE
        self.grid.show_field("uncounted_days", shown=outside)


STEPS = (
    MEMBER, LETTER, LEAVING, DECLARE, PLAN, GRADE, KEEP, ANSWER, INQUIRY, INQUIRY_ANSWER, TERM,
)  # fmt: skip
SHEETS = {
    "SignLetter": LetterSheet,
    "EndMember": MemberSheet,
    "DeclareSubject": DeclareSheet,
    "WritePlan": PlanSheet,
    "EnterAnswer": AnswerSheet,
    "ReviseTerm": TermSheet,
}
