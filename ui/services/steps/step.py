"""A step of a consultation, and what several of them share."""

from __future__ import annotations

__all__ = ["AT", "ServiceSheet", "ServiceStep", "now_at", "shown_at_day"]

from datetime import datetime

from app.errors import Fault
from app.i18n import tr
from app.services.messages import ConsultationDetail
from ui.forms.slots import PhraseSource
from ui.forms.spec import Kind, Spec
from ui.services.phrasing import source_of
from ui.steps.sheet import StepSheet
from ui.steps.step import Step, Values

AT = (
    Spec("on", tr("日期"), Kind.DATE, required=True),
    Spec("at", tr("时间"), Kind.TIME, required=True),
)


class ServiceStep(Step[ConsultationDetail]):
    """One step of a consultation."""

    __slots__ = ()


class ServiceSheet(StepSheet[ConsultationDetail]):
    """The sheet of a step; its drafts are listed under the line."""

    line_of_work = "services"

    def phrases(self) -> PhraseSource:
        record = self.record
        today = self.context.clock.today()
        return source_of(lambda: record.topic, lambda: record.name, today)

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        return super().place(shown_at_day(faults))


def shown_at_day(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """A moment is asked for in two fields; what is wrong with it stands at the first."""
    return tuple(
        one.shown_at("on") if (one.field or "").endswith("_at") or one.field == "at" else one
        for one in faults
    )


def now_at(_record: ConsultationDetail, now: datetime) -> Values:
    """This minute."""
    return {"on": now.date(), "at": now.time().replace(second=0, microsecond=0)}
