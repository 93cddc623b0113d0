"""突发事件 (R37): what happened to a subject, who was told of it, how it ended."""

from __future__ import annotations

__all__ = ["CloseIncident", "RecordIncident", "TellIncident"]

from dataclasses import dataclass
from datetime import datetime

from app.correction.codes import IncidentKind
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class RecordIncident(Command[Id]):
    """A death or another incident; returns its id.

    Attributes:
        happened_at: as far as it is known.
        heard_at: when the office heard of it; the same day it goes to the county.
        told_by: who told the office ("妻子 赵某").
        handling: what was done at once.
    """

    subject: Id
    kind: IncidentKind
    happened_at: datetime
    heard_at: datetime
    told_by: str
    facts: str
    place: str = ""
    handling: str = ""


@dataclass(frozen=True, slots=True)
class TellIncident(Command[Id]):
    """The county, 公安 or 检察院 were told; what is left None stays as it was."""

    incident: Id
    county_at: datetime | None = None
    police_at: datetime | None = None
    procurator_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CloseIncident(Command[Id]):
    """What became of it."""

    incident: Id
    closed_at: datetime
    outcome: str
