"""调查: what somebody who knows of the dispute said."""

from __future__ import annotations

__all__ = ["GatherEvidence", "RecordInvestigation"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class RecordInvestigation(Command[Id]):
    """Record an investigation (调查记录).

    Attributes:
        evidence: files of the case that were gathered by it.
    """

    case: Id
    target: str
    start: datetime
    end: datetime | None
    place: str
    investigators: str
    transcript: str
    attendees: str = ""
    recorder: str = ""
    evidence: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class GatherEvidence(Command[Id]):
    """The files of the case that belong to an investigation: all of them, as they should be."""

    investigation: Id
    evidence: tuple[Id, ...]
