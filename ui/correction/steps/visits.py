"""走访 on a sheet of the record, for who has no desk of reports."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import RecordSubjectVisit, SubjectDetail, VisitTarget
from app.i18n import tr
from app.ids import Id
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, options


def _make(subject: SubjectDetail, _row: Id | None, values: Values) -> RecordSubjectVisit:
    at = moment(values, "day", "clock")
    rest = {name: values[name] for name in ("target", "findings", "officers")}
    return RecordSubjectVisit(subject.id, at=at, **rest)


VISIT = SubjectStep(
    "RecordSubjectVisit",
    title=tr("登记走访"),
    button=tr("登记走访"),
    done=tr("已登记走访"),
    specs=(
        Spec("day", tr("日期"), Kind.DATE, required=True),
        Spec("clock", tr("时间"), Kind.TIME, required=True),
        Spec(
            "target", tr("对象"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(VisitTarget)), default=VisitTarget.SUBJECT,
        ),
        Spec("findings", tr("走访情况"), Kind.AREA, required=True, width=4, lines=4, most=2000),
        Spec("officers", tr("走访人"), Kind.LINES, required=True, width=4, lines=2, most=200,
             hint=tr("一行一人")),
    ),
    start=lambda _subject, now: {
        "day": now.date(),
        "clock": now.time(),
        "target": VisitTarget.SUBJECT,
    },
    make=_make,
    law=(LAW, tr("第26条")),
    width=620,
)  # fmt: skip


class VisitSheet(SubjectSheet):
    """Whoever fills it in was there."""

    def prepare(self) -> None:
        self.grid.field("officers").set_value((self.context.desk.me.name,))


STEPS = (VISIT,)
SHEETS: Mapping[str, type[SubjectSheet]] = {"RecordSubjectVisit": VisitSheet}
