"""What the steps of a case have in common."""

from __future__ import annotations

__all__ = ["LAW", "CaseStep"]

from app.i18n import tr
from app.mediation.messages import CaseDetail
from ui.steps.step import Step

LAW = tr("人民调解法")


class CaseStep(Step[CaseDetail]):
    """A step of a case."""

    __slots__ = ()
