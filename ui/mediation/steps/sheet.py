"""The sheet of a step of a case."""

from __future__ import annotations

__all__ = ["StepSheet"]

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseDetail
from app.messages import Command
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.forms.slots import PhraseSource, Slots
from ui.mediation.phrasing import TOPICS, case_slots
from ui.mediation.steps.step import Step


class StepSheet(FormSheet):
    """One step of a case; most need nothing but their line in the table of steps."""

    def __init__(
        self, context: Context, parent: QWidget, step: Step, case: CaseDetail, subject: Id | None
    ) -> None:
        self.step, self.case, self.subject = step, case, subject
        super().__init__(context, parent, step)
        self.grid.offer_phrases(
            PhraseSource(TOPICS, lambda: self.case.dispute_type.value, self.slots)
        )

    @property
    def form(self) -> str:
        """One draft for a step of a case."""
        subject = self.subject.hex() if self.subject else ""
        return f"mediation.{self.step.action}.{self.case.id.hex()}.{subject}"

    def about(self) -> str:
        number = self.case.case_no or tr("待编号")
        return tr("{title} · {number}").format(title=self.case.title, number=number)

    def defaults(self) -> Mapping[str, Any]:
        return self.step.start(self.case, self.context.clock.now().astimezone(CHINA))

    def command(self) -> Command[Id]:
        return self.step.make(self.case, self.subject, self.grid.values())

    def slots(self) -> Slots:
        """What the slots of a phrase are filled with."""
        return case_slots(self.case, today=self.context.clock.today())
