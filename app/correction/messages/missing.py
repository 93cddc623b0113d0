"""查找: a subject who cannot be reached is looked for at once, step by step (R28)."""

from __future__ import annotations

__all__ = ["EndSearch", "RecordSearchStep", "StartSearch", "TellSearch"]

from dataclasses import dataclass
from datetime import datetime

from app.correction.codes import SearchWay
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class StartSearch(Command[Id]):
    """A8: the subject cannot be reached; returns the search's id.

    Attributes:
        lost_since: the last moment the subject was within reach.
        last_contact: who last spoke with the subject, where, about what.
    """

    subject: Id
    lost_since: datetime
    last_contact: str = ""


@dataclass(frozen=True, slots=True)
class RecordSearchStep(Command[Id]):
    """One step, by the hour: when, how, what came of it, by whom."""

    search: Id
    at: datetime
    way: SearchWay
    result: str
    officers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TellSearch(Command[Id]):
    """公安, 检察院 or the county were told; what is left None stays as it was."""

    search: Id
    police_at: datetime | None = None
    procurator_at: datetime | None = None
    county_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EndSearch(Command[Id]):
    """A9: the subject was found; the days out of reach become a clue to verify, nothing more."""

    search: Id
    found_at: datetime
    found_how: str
