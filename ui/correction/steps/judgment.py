"""The step that corrects a sentence typed wrongly: the fields of the registration once more."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping
from datetime import datetime

from app.correction.messages import ReviseJudgment, SubjectDetail
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from ui.correction.form.tables import JUDGMENT, TERM
from ui.correction.form.values import FIELDS, judgment_of
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.steps.step import Values

_ROOM = "judgment."
_SPECS = (*(spec for spec in JUDGMENT if spec.name != "decision_on"), *TERM)
_LENGTHS = ("years", "months", "days", "probation_years", "probation_months")


def _known(subject: SubjectDetail, _now: datetime) -> Values:
    one = subject.judgment
    names = [spec.name for spec in _SPECS if spec.name not in _LENGTHS]
    return {name: getattr(one, name) for name in names} | {
        "years": one.sentence.years,
        "months": one.sentence.months,
        "days": one.sentence.days,
        "probation_years": one.probation.years,
        "probation_months": one.probation.months,
    }


def _make(subject: SubjectDetail, _row: Id | None, values: Values) -> ReviseJudgment:
    judgment = judgment_of(values)
    if judgment is None:
        raise ValueError("a required field has no value")
    return ReviseJudgment(subject.id, judgment)


JUDGMENT_STEP = SubjectStep(
    "ReviseJudgment",
    title=tr("更正裁判信息"),
    button=tr("保存更正"),
    done=tr("已更正，改前的内容在修改历史里"),
    specs=_SPECS,
    start=_known,
    make=_make,
    text=tr("登记时写错的在这里改。法院裁定改变期限的，用“变更刑期”。"),
    law=(LAW, tr("第22条")),
    width=760,
)


class JudgmentSheet(SubjectSheet):
    """Faults are shown at the fields of the sheet, which has no rooms."""

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        return super().place(tuple(map(_here, faults)))


def _here(fault: Fault) -> Fault:
    if fault.field is None or not fault.field.startswith(_ROOM):
        return fault
    name = fault.field.removeprefix(_ROOM)
    return fault.shown_at(FIELDS.get(name, name))


STEPS = (JUDGMENT_STEP,)
SHEETS: Mapping[str, type[SubjectSheet]] = {"ReviseJudgment": JudgmentSheet}
