"""调查: what somebody who knows of the dispute said."""

from __future__ import annotations

__all__ = ["RecordInvestigation"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class RecordInvestigation(Command[Id]):
    """Record an investigation (调查记录)."""

    case: Id
    target: str
    start: datetime
    end: datetime | None
    place: str
    investigators: str
    transcript: str
    attendees: str = ""
    recorder: str = ""
