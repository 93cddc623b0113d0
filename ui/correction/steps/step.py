"""What the steps of a correction have in common."""

from __future__ import annotations

__all__ = ["LAW", "SubjectStep"]

from app.correction.messages import SubjectDetail
from app.i18n import tr
from ui.steps.step import Step

LAW = tr("社区矫正法")


class SubjectStep(Step[SubjectDetail]):
    """A step of a correction."""

    __slots__ = ()
