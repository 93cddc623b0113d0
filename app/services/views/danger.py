"""What the desk shows of the danger behind a question."""

from __future__ import annotations

__all__ = ["DangerView", "ReportView"]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.risk import ReportTo, RiskAction, RiskLevel, RiskTrigger
from app.services.codes import Advice, DangerStep


@dataclass(frozen=True, slots=True)
class DangerView:
    """One look at the danger; next_on is when somebody looks again, None for practice."""

    id: Id
    step: DangerStep
    assessed_at: datetime
    level: RiskLevel
    triggers: tuple[RiskTrigger, ...]
    actions: tuple[RiskAction, ...]
    advised: tuple[Advice, ...]
    note: str
    next_on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of it."""

    id: Id
    reported_at: datetime
    reported_to: tuple[ReportTo, ...]
    written: bool
    content: str
    received_by: str
    by: str
