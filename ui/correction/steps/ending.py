"""The steps of an end: appraised, released, terminated, told."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import (
    AppraiseSubject,
    AskUnsettled,
    Attitude,
    Category,
    Discharge,
    ReleaseSubject,
    TellEnding,
    TerminateSubject,
    Termination,
)
from app.i18n import tr
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import on, options
from ui.widgets.combo import Choice, PinyinCombo

_GROUNDS = {  # which category each ground ends (社区矫正法 第45条)
    Category.CONTROL: (Termination.DIED,),
    Category.SUSPENSION: (Termination.SUSPENSION_REVOKED, Termination.DIED),
    Category.PAROLE: (Termination.PAROLE_REVOKED, Termination.DIED),
    Category.OUTSIDE: (Termination.IMPRISONED, Termination.DIED),
}

APPRAISAL = SubjectStep(
    "AppraiseSubject",
    title=tr("写期满鉴定"),
    button=tr("保存鉴定"),
    done=tr("已保存期满鉴定"),
    specs=(
        Spec("appraised_on", tr("鉴定日期"), Kind.DATE, required=True),
        Spec(
            "attitude", tr("认罪态度"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(Attitude)),
        ),
        Spec(
            "summary", tr("矫正期间的表现和鉴定意见"), Kind.AREA, required=True, width=4,
            lines=4, most=4000, phrases="correction.summary",
        ),
        Spec("advice", tr("安置帮教建议"), Kind.AREA, width=4, lines=2, most=1000),
    ),
    start=lambda subject, now: {
        "appraised_on": subject.appraised_on or now.date(),
        "attitude": subject.attitude,
        "summary": subject.summary,
        "advice": subject.advice_after,
    },
    make=lambda subject, _row, values: AppraiseSubject(subject.id, **values),
    text=tr("期满前三十日，由本人总结，司法所写书面鉴定。"),
    law=(LAW, tr("第44条")),
    width=680,
)  # fmt: skip

UNSETTLED = SubjectStep(
    "AskUnsettled",
    title=tr("请示期满待定"),
    button=tr("登记请示"),
    done=tr("已登记请示，答复来了再登记"),
    specs=(
        Spec("asked_on", tr("请示日期"), Kind.DATE, required=True),
        Spec(
            "opinion", tr("未决的情形和司法所意见"), Kind.AREA, required=True, width=4,
            lines=3, most=1000,
        ),
    ),
    start=on("asked_on"),
    make=lambda subject, _row, values: AskUnsettled(subject.id, **values),
    text=tr("提请撤销、收监或者羁押还没有结果的，期满不自动解除，请县级社区矫正机构答复。"),
    width=620,
)  # fmt: skip

RELEASE = SubjectStep(
    "ReleaseSubject",
    title=tr("办理解除"),
    button=tr("解除矫正"),
    done=tr("已登记解除矫正"),
    specs=(
        Spec("released_on", tr("宣告解除的日期"), Kind.DATE, required=True),
        Spec("cert_no", tr("解除证明书编号"), required=True, width=2, most=80),
        Spec(
            "discharge", tr("原因"), Kind.CHOICE, required=True,
            options=options(tuple(Discharge)), default=Discharge.EXPIRED,
        ),
        Spec("note", tr("说明"), width=4, most=500),
    ),
    start=lambda _subject, now: {"released_on": now.date(), "discharge": Discharge.EXPIRED},
    make=lambda subject, _row, values: ReleaseSubject(subject.id, **values),
    text=tr("期满当天办理，不提前，遇假日也不顺延。证明书由县级社区矫正机构制发。"),
    law=(LAW, tr("第44条")),
    width=640,
)  # fmt: skip

TERMINATION = SubjectStep(
    "TerminateSubject",
    title=tr("登记终止矫正"),
    button=tr("登记终止"),
    done=tr("已登记终止矫正"),
    specs=(
        Spec(
            "ground", tr("原因"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(Termination)),
        ),
        Spec("ended_on", tr("终止日期"), Kind.DATE, required=True),
        Spec("doc_no", tr("裁定书、决定书文号"), width=3, most=80),
        Spec("note", tr("说明"), width=4, most=500),
    ),
    start=on("ended_on"),
    make=lambda subject, _row, values: TerminateSubject(subject.id, **values),
    text=tr("照生效的裁定、决定登记；死亡的，当天报告县级。"),
    law=(LAW, tr("第45条")),
    width=640,
)  # fmt: skip


class TerminationSheet(SubjectSheet):
    """Only the grounds that the category knows (#4a)."""

    def prepare(self) -> None:
        field = self.grid.field("ground")
        if isinstance(field, PinyinCombo):
            grounds = _GROUNDS[self.record.category]
            field.set_choices([Choice(one, tr(one.label)) for one in grounds])


TELLING = SubjectStep(
    "TellEnding",
    title=tr("登记通知"),
    button=tr("登记通知"),
    done=tr("已登记通知有关机关"),
    specs=(Spec("told_on", tr("送达日期"), Kind.DATE, required=True, width=2),),
    start=on("told_on"),
    make=lambda subject, _row, values: TellEnding(subject.id, **values),
    text=tr("解除、终止通知书送决定机关、检察院和公安机关。"),
    width=520,
)

STEPS = (APPRAISAL, UNSETTLED, RELEASE, TERMINATION, TELLING)
SHEETS: Mapping[str, type[SubjectSheet]] = {"TerminateSubject": TerminationSheet}
