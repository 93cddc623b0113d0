"""改案件登记: what the register says of a dispute, put right, or struck out."""

from __future__ import annotations

__all__ = ["REGISTER", "STRIKING", "RegisterSheet"]

from datetime import datetime

from app.i18n import tr
from app.mediation.messages import (
    CaseChoices,
    CaseDetail,
    DisputeType,
    ReadChoices,
    ReviseCase,
    StrikeCase,
)
from ui.forms.spec import Kind, Spec
from ui.mediation.form.tables import DISPUTE, ORIGIN
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, nothing
from ui.widgets.combo import Choice, PinyinCombo

# The risk has a sheet and a history of its own.
_SPECS = (
    *(spec for spec in DISPUTE if spec.name != "risk"),
    next(spec for spec in ORIGIN if spec.name == "source"),
    Spec("accepted_on", tr("受理日期"), Kind.DATE, required=True),
)


def _start(case: CaseDetail, _now: datetime) -> Values:
    return {spec.name: getattr(case, spec.name) for spec in _SPECS}


REGISTER = CaseStep(
    "ReviseCase",
    title=tr("改案件登记"),
    button=tr("保存"),
    done=tr("已改"),
    specs=_SPECS,
    start=_start,
    make=lambda case, _subject, values: ReviseCase(case.id, **values),
    text=tr("改了什么、谁改的留在修改历史里；已经打印的文书不变，要用新内容的请重新打印。"),
    law=(LAW, tr("第27条")),
    width=800,
)


STRIKING = CaseStep(
    "StrikeCase",
    title=tr("作废登记"),
    button=tr("作废"),
    done=tr("已作废"),
    specs=(
        Spec(
            "reason", tr("原因"), required=True, width=4, most=200,
            hint=tr("如：与 012号 重复登记"),
        ),
    ),
    start=nothing,
    make=lambda case, _subject, values: StrikeCase(case.id, values["reason"]),
    text=tr("登记重了、登记错了的才作废；申请人不调了的，请登记撤回。案号不再给别的案件用。"),
    law=(LAW, tr("第27条")),
)  # fmt: skip


class RegisterSheet(CaseSheet):
    """Villages and kinds of disputes are found by their initials."""

    def prepare(self) -> None:
        if self.case.division:
            self._offer("division", [Choice(self.case.division, self.case.division_name)])
        self.context.work.run(self.context.desk.ask(ReadChoices()), self._on_choices, owner=self)

    def _on_choices(self, choices: CaseChoices) -> None:
        keys = dict(choices.initials)
        kinds = [(one, tr(one.label)) for one in DisputeType]
        for name, offered in (("division", choices.villages), ("dispute_type", kinds)):
            found = [Choice(value, label, keys.get(label, "")) for value, label in offered]
            self._offer(name, found)

    def _offer(self, name: str, choices: list[Choice]) -> None:
        field = self.grid.field(name)
        if isinstance(field, PinyinCombo):
            field.set_choices(choices)
