"""A consultation as the rules need it."""

from __future__ import annotations

__all__ = [
    "ConsultationFacts",
    "DangerFact",
    "ReportFact",
    "SlipFact",
    "current_danger",
    "danger_since",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.risk import ReportTo, RiskLevel, RiskTrigger
from app.services.codes import Scope, Target, Topic, Way
from app.services.states import State


@dataclass(frozen=True, slots=True)
class SlipFact:
    """One slip; replied is False until it came back."""

    id: Id
    target: Target
    organ: str
    sent_on: date
    replied: bool
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class DangerFact:
    """One look at the danger; next_on is when somebody looks again, None for practice."""

    at: datetime
    level: RiskLevel
    triggers: frozenset[RiskTrigger]
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportFact:
    """One report of it."""

    at: datetime
    to: frozenset[ReportTo]
    written: bool


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    """A consultation as the rules need it; what hangs on it is oldest first."""

    id: Id
    title: str
    state: State
    way: Way
    topic: Topic
    received_at: datetime
    scope: Scope | None = None
    answered_at: datetime | None = None
    appointed_at: datetime | None = None
    slips: tuple[SlipFact, ...] = ()
    dangers: tuple[DangerFact, ...] = ()
    reports: tuple[ReportFact, ...] = ()


def current_danger(case: ConsultationFacts) -> DangerFact | None:
    """The newest look, None where nobody looked or the danger is over."""
    last = case.dangers[-1] if case.dangers else None
    return None if last is None or last.level is RiskLevel.LIFTED else last


def danger_since(case: ConsultationFacts) -> datetime | None:
    """When the danger of now was first seen: one that was over does not count for the next."""
    since: datetime | None = None
    for look in case.dangers:
        since = None if look.level is RiskLevel.LIFTED else since or look.at
    return since
