"""What the desk shows of rounds through the villages and the disputes heard of there."""

from __future__ import annotations

__all__ = ["LeadPage", "LeadTab", "LeadView", "PreventionView"]

from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.ids import Id
from app.mediation.codes import DisputeType, LeadStep, Prevention, RiskLevel


class LeadTab(Code):
    """The tabs above the leads."""

    OPEN = "open", "待处理"
    CLOSED = "closed", "已办结"


@dataclass(frozen=True, slots=True)
class LeadView:
    """One lead.

    Attributes:
        title: who it is between, or where it is ("罗某、陈某", "田金村").
        division: 12-digit code of the village.
        outcome: what became of it; None while it is open.
        case: the case it became.
        case_no: that case's number, "待编号" while it has none, "" without a case.
    """

    id: Id
    title: str
    found_on: date
    finder: str
    division: str
    village: str
    parties: tuple[str, ...]
    people_count: int | None
    dispute_type: DisputeType
    place: str
    facts: str
    risk: RiskLevel
    next_step: LeadStep
    outcome: LeadStep | None
    closed_on: date | None
    closed_note: str
    case: Id | None
    case_no: str


@dataclass(frozen=True, slots=True)
class LeadPage:
    """Leads of one tab, the gravest and then the newest first.

    Attributes:
        counts: leads under each tab.
        screenings: rounds made this year.
    """

    rows: tuple[LeadView, ...]
    counts: tuple[tuple[LeadTab, int], ...]
    screenings: int


@dataclass(frozen=True, slots=True)
class PreventionView:
    """CL-09: what a case kept from happening, and why the committee's head says so."""

    kinds: tuple[Prevention, ...]
    people: int
    reason: str
