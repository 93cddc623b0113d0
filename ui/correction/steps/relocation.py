"""The steps of 执行地变更: asked for, and how far it came."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from typing import Any

from app.correction.messages import Answer, AskRelocation, RecordRelocation
from app.i18n import tr
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import nothing, on, options

_YES_NO = (Answer.YES, Answer.NO)

ASK = SubjectStep(
    "AskRelocation",
    title=tr("登记执行地变更"),
    button=tr("登记申请"),
    done=tr("已登记执行地变更的申请"),
    specs=(
        Spec("target", tr("新的居住地"), required=True, width=4, hint=tr("写到区、县和街道")),
        Spec("reason", tr("理由"), Kind.AREA, required=True, width=4, lines=2, most=500),
        Spec("applied_on", tr("申请日期"), Kind.DATE, required=True, width=2),
        Spec("move_on", tr("打算何时迁居"), Kind.DATE, width=2),
        Spec("opinion", tr("司法所意见"), Kind.AREA, width=4, lines=2, most=500),
    ),
    start=on("applied_on"),
    make=lambda subject, _row, values: AskRelocation(subject.id, **values),
    text=tr("应提前一个月申请。由县级征求新执行地的意见后决定；没有批准不得迁居。"),
    law=(LAW, tr("第27条")),
    width=620,
)

COURSE = SubjectStep(
    "RecordRelocation",
    title=tr("登记执行地变更的进展"),
    button=tr("登记进展"),
    done=tr("已登记"),
    specs=(
        Spec("consulted_on", tr("征询新执行地"), Kind.DATE),
        Spec("replied_on", tr("新执行地回复"), Kind.DATE),
        Spec("reply", tr("回复意见"), Kind.RADIO, width=2, options=options(_YES_NO)),
        Spec("decided_on", tr("县级决定"), Kind.DATE, fresh_row=True),
        Spec("decision", tr("决定"), Kind.RADIO, width=2, options=options(_YES_NO)),
        Spec("decision_no", tr("决定书文号"), most=80),
        Spec("sent_on", tr("移送材料"), Kind.DATE, fresh_row=True),
        Spec("reported_on", tr("到新执行地报到"), Kind.DATE),
        Spec("told_on", tr("告知不予变更"), Kind.DATE),
    ),
    start=nothing,
    make=lambda _subject, row, values: RecordRelocation(row or b"", **values),
    text=tr("知道多少填多少。填了到新执行地报到的日期，就转出，这里不再监管。"),
    law=(LAW, tr("第27条")),
    width=680,
)


class CourseSheet(SubjectSheet):
    """The open one, with what is known of it."""

    def command(self) -> RecordRelocation:
        open_one = self.record.moves.relocation
        return RecordRelocation(open_one.id if open_one else b"", **self.grid.values())

    def defaults(self) -> Mapping[str, Any]:
        open_one = self.record.moves.relocation
        if open_one is None:
            return {}
        return {name: getattr(open_one, name) for name in self.grid.values()}


STEPS = (ASK, COURSE)
SHEETS = {"RecordRelocation": CourseSheet}
