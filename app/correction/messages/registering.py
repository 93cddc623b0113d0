"""What the form of a registration asks: what to choose from, and the end as it is counted."""

from __future__ import annotations

__all__ = ["ReadSubjectChoices", "ReckonEnd", "SubjectChoices"]

from dataclasses import dataclass
from datetime import date

from app.correction.messages.intake import JudgmentInput
from app.ids import Id
from app.messages import Query


@dataclass(frozen=True, slots=True)
class SubjectChoices:
    """What the form offers.

    Attributes:
        areas: (区县码, name) of the city; area: of the office itself, "" where it is not there.
        villages: (12-digit code, name) of the town.
        initials: (name, pinyin initials) of all of them.
        officers, aides: (id, name) of who may answer for a subject, and of who may help.
    """

    areas: tuple[tuple[str, str], ...]
    villages: tuple[tuple[str, str], ...]
    area: str
    initials: tuple[tuple[str, str], ...] = ()
    officers: tuple[tuple[Id, str], ...] = ()
    aides: tuple[tuple[Id, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSubjectChoices(Query[SubjectChoices]):
    """What the form of a registration offers."""


@dataclass(frozen=True, slots=True)
class ReckonEnd(Query[date | None]):
    """The last day of a term as we count it; None where the papers do not say enough (T1 to T7)."""

    judgment: JudgmentInput
