"""The sheet of a step of a case."""

from __future__ import annotations

__all__ = ["CaseSheet"]

from app.i18n import tr
from app.mediation.messages import CaseDetail
from ui.forms.slots import PhraseSource, Slots
from ui.mediation.phrasing import TOPICS, case_slots
from ui.steps.sheet import StepSheet


class CaseSheet(StepSheet[CaseDetail]):
    """Says which case, and fills the slots of phrases with it."""

    line_of_work = "mediation"

    @property
    def case(self) -> CaseDetail:
        """The case it is about."""
        return self.record

    def about(self) -> str:
        number = self.case.case_no or tr("待编号")
        return tr("{title} · {number}").format(title=self.case.title, number=number)

    def phrases(self) -> PhraseSource:
        return PhraseSource(TOPICS, lambda: self.case.dispute_type.value, self.slots)

    def slots(self) -> Slots:
        """What the slots of a phrase are filled with."""
        return case_slots(self.case, today=self.context.clock.today())
