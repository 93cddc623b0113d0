"""风险: how a dispute may turn, and who was told."""

from __future__ import annotations

__all__ = ["AssessRisk", "ReadRiskPractice", "ReportRisk"]

from dataclasses import dataclass
from datetime import datetime

from app.ids import Id
from app.mediation.codes import ReportTo, RiskAction, RiskLevel, RiskTrigger
from app.mediation.views import LevelView
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class AssessRisk(Command[Id]):
    """A look at the risk: a first one, a visit, another level, or none any more (解除)."""

    case: Id
    assessed_at: datetime
    level: RiskLevel
    triggers: tuple[RiskTrigger, ...] = ()
    actions: tuple[RiskAction, ...] = ()
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRisk(Command[Id]):
    """Somebody was told of the risk (人民调解法 第25条)."""

    case: Id
    reported_at: datetime
    reported_to: tuple[ReportTo, ...]
    written: bool = False
    content: str = ""
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class ReadRiskPractice(Query[tuple[LevelView, ...]]):
    """What practice makes of each level, the lightest first."""
