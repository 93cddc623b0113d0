"""What the desk shows of investigations."""

from __future__ import annotations

__all__ = ["InvestigationView"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id


@dataclass(frozen=True, slots=True)
class InvestigationView:
    """An investigation as recorded; ordinal counts from 1.

    Attributes:
        evidence: the files gathered by it, each with its name.
    """

    id: Id
    ordinal: int
    target: str
    start: datetime
    end: datetime | None
    place: str
    attendees: str
    investigators: str
    recorder: str
    transcript: str
    evidence: tuple[tuple[Id, str], ...] = ()
