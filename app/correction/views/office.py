"""What the desk shows of what is the office's own, and no subject's."""

from __future__ import annotations

__all__ = ["OfficeMatters"]

from dataclasses import dataclass

from app.correction.rules.measurefacts import NoticeFact
from app.correction.views.subject import TrackView
from app.ids import Id


@dataclass(frozen=True, slots=True)
class OfficeMatters:
    """委托, 检察监督 and 教育活动, as cards.

    Attributes:
        waiting: the notices without a subject that wait for an answer, the soonest first.
        subjects: of the others, whom each is about.
        unanswered: how many wait in all.
    """

    tracks: tuple[TrackView, ...]
    waiting: tuple[NoticeFact, ...]
    subjects: tuple[tuple[Id, Id], ...]
    unanswered: int
