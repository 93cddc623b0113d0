"""What every part of the page of a subject is made from, and what it gives."""

from __future__ import annotations

__all__ = ["Part", "Reading", "Shown"]

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.correction.rules.facts import SubjectFacts
from app.correction.states import State
from app.correction.views.subject import TrackView
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.records.messages import NextStep, TimelineItem
from app.work import Work
from db.tables.correction import CorrectionSubject, Judgment


@dataclass(frozen=True, slots=True)
class Reading:
    """One subject being read.

    Attributes:
        state: with the day's own moves.
        names: of users, by id; whoever has not arrived is called so.
    """

    subject: CorrectionSubject
    judgment: Judgment
    facts: SubjectFacts
    state: State
    law: Rulebook
    today: date
    names: Mapping[Id, str]
    work: Work


@dataclass(frozen=True, slots=True)
class Shown:
    """What a part shows of a subject.

    Attributes:
        tracks: cards beside the correction.
        timeline: what happened in it; the order does not matter.
        actions: names of the commands that make sense now, the likeliest first.
        pressing: what must be done before anything else; the first part that has one wins.
    """

    tracks: tuple[TrackView, ...] = ()
    timeline: tuple[TimelineItem, ...] = ()
    actions: tuple[str, ...] = ()
    pressing: NextStep | None = None


Part = Callable[[Reading], Shown]
