"""What the desk shows of the risk of a dispute."""

from __future__ import annotations

__all__ = ["AssessmentView", "ReportView", "RiskView"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id
from app.risk import ReportTo, RiskAction, RiskLevel, RiskTrigger


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One look at the risk."""

    id: Id
    assessed_at: datetime
    level: RiskLevel
    triggers: tuple[RiskTrigger, ...]
    actions: tuple[RiskAction, ...]
    note: str
    assessor: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of the risk to others."""

    id: Id
    reported_at: datetime
    reported_to: tuple[ReportTo, ...]
    written: bool
    content: str
    received_by: str


@dataclass(frozen=True, slots=True)
class RiskView:
    """The risk of a case: every look and every report, the newest last.

    Attributes:
        since: when the level became what it is; None when it was set at the registration.
    """

    level: RiskLevel
    since: datetime | None
    assessments: tuple[AssessmentView, ...]
    reports: tuple[ReportView, ...]
