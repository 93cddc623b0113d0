"""Danger behind a question: how grave, what the caller was told, who was told, until it is over."""

from __future__ import annotations

__all__ = ["AssessDanger", "EndDanger", "ReadDangerPractice", "ReportDanger", "TrackDanger"]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.messages import Command, Query
from app.risk import LevelView, ReportTo, RiskAction, RiskLevel, RiskTrigger
from app.services.codes import Advice

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AssessDanger(Command[Id]):
    """A look at the danger; the newest holds."""

    record: Id
    assessed_at: datetime
    level: RiskLevel
    triggers: tuple[RiskTrigger, ...] = ()
    advised: tuple[Advice, ...] = ()
    actions: tuple[RiskAction, ...] = ()
    note: str = ""
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class ReportDanger(Command[Id]):
    """Those who must hear of it were told."""

    record: Id
    reported_at: datetime
    reported_to: tuple[ReportTo, ...]
    written: bool = False
    content: str = ""
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class TrackDanger(Command[Id]):
    """Somebody looked again at a danger that is not over; its level stays.

    Attributes:
        note: how it is now.
        next_on: when somebody looks again, None for the day of practice (pls.R-C14).
    """

    record: Id
    looked_at: datetime
    note: str
    next_on: date | None = None
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class EndDanger(Command[Id]):
    """The danger is over: somebody says so, and why."""

    record: Id
    ended_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class ReadDangerPractice(Query[tuple[LevelView, ...]]):
    """What practice makes of each level (CL-08; unconfirmed)."""
