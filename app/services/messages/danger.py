"""Danger behind a question: how grave it is, what the caller was told, who was told of it."""

from __future__ import annotations

__all__ = ["AssessDanger", "ReadDangerPractice", "ReportDanger"]

from dataclasses import dataclass
from datetime import datetime

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
class ReadDangerPractice(Query[tuple[LevelView, ...]]):
    """What practice makes of each level (CL-08; unconfirmed)."""
