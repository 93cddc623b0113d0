"""What the steps of a case have in common."""

from __future__ import annotations

__all__ = ["LAW", "CaseStep", "everybody"]

from app.i18n import tr
from app.mediation.messages import CaseDetail
from ui.steps.step import Step, Values

LAW = tr("人民调解法")


class CaseStep(Step[CaseDetail]):
    """A step of a case."""

    __slots__ = ()


def everybody(case: CaseDetail, values: Values) -> Values:
    """The values of a step whose one tick says that every party accepts the mediators."""
    agreed = tuple(one.id for one in case.present) if values["recusal_ok"] else ()
    return {**values, "recusal_ok": agreed}
