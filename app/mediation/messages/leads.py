"""排查: rounds through the villages, the disputes heard of there, and what was prevented."""

from __future__ import annotations

__all__ = [
    "AddLead",
    "CloseLead",
    "LeadInput",
    "ListLeads",
    "MarkPrevention",
    "ReadLead",
    "RecordScreening",
    "ReopenLead",
    "ReviseLead",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import DisputeType, LeadStep, Prevention, RiskLevel
from app.mediation.views import LeadPage, LeadTab, LeadView
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class LeadInput:
    """A lead as heard.

    Attributes:
        division: 12-digit code of the village.
        parties: names, as far as they were said.
    """

    found_on: date
    finder: str
    division: str
    parties: tuple[str, ...]
    dispute_type: DisputeType
    facts: str
    next_step: LeadStep
    people_count: int | None = None
    place: str = ""
    risk: RiskLevel = RiskLevel.BLUE


@dataclass(frozen=True, slots=True)
class RecordScreening(Command[Id]):
    """A round that found nothing (a lead writes down its own); returns the round's id.

    Rounds of one day, village and finder are one.
    """

    screened_on: date
    division: str
    finder: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddLead(Command[Id]):
    """A dispute was heard of (A05); returns the lead's id."""

    lead: LeadInput


@dataclass(frozen=True, slots=True)
class ReviseLead(Command[Id]):
    """More was heard of an open lead."""

    id: Id
    lead: LeadInput


@dataclass(frozen=True, slots=True)
class CloseLead(Command[Id]):
    """A lead came to its end without a case: settled on the spot, or reported."""

    id: Id
    outcome: LeadStep
    closed_on: date
    note: str


@dataclass(frozen=True, slots=True)
class ReopenLead(Command[Id]):
    """It flared up again."""

    id: Id


@dataclass(frozen=True, slots=True)
class MarkPrevention(Command[Id]):
    """What a case kept from happening (CL-09), with the reason; no kind takes it back."""

    case: Id
    kinds: tuple[Prevention, ...]
    people: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ListLeads(Query[LeadPage]):
    """The leads of a tab; text filters by party, village or facts."""

    tab: LeadTab = LeadTab.OPEN
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadLead(Query[LeadView]):
    """One lead."""

    id: Id
