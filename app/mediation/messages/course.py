"""The course of a case: its commands and queries."""

from __future__ import annotations

__all__ = [
    "AddNote",
    "CloseCase",
    "EndMediation",
    "ExtendTime",
    "ListCases",
    "PlanSession",
    "ReadCase",
    "ReadChoices",
    "RecordSession",
    "RecordVisit",
    "SimilarCases",
    "WithdrawCase",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.mediation.codes import (
    EndReason,
    Outcome,
    Prevention,
    Satisfaction,
    SessionMode,
    VisitWay,
)
from app.mediation.views import CaseChoices, CaseDetail, CasePage, CaseTab, SimilarCase
from app.messages import Command, Query

# -- commands ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlanSession(Command[Id]):
    """Say when the parties meet next; a second time changes the first (约定、改时间)."""

    case: Id
    at: datetime
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordSession(Command[Id]):
    """Record a session (调解记录).

    Attributes:
        invited: relatives, neighbours, experts, … asked to help (人民调解法 第20条).
        mediators: who mediated then, the first presided; empty for those of now.
    """

    case: Id
    start: datetime
    end: datetime | None
    place: str
    transcript: str
    outcome: Outcome
    mode: SessionMode = SessionMode.ON_SITE
    attendees: str = ""
    told_rights: bool = False
    invited: str = ""
    invited_consent: bool = False
    mediators: tuple[Id, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExtendTime(Command[Id]):
    """All sides agree to go on mediating until a later day (R-A03, R-A04); again, if need be."""

    case: Id
    until: date
    agreed_on: date
    consent: bool
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordVisit(Command[Id]):
    """A return visit (回访, 人民调解法 第31条)."""

    case: Id
    visited_on: date
    way: VisitWay
    performance: str
    satisfaction: Satisfaction
    hidden_risk: str = ""
    next_on: date | None = None
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EndMediation(Command[Id]):
    """Mediation failed (A60, 人民调解法 第26条)."""

    case: Id
    ended_on: date
    reason: EndReason
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawCase(Command[Id]):
    """The applicant withdraws (A65)."""

    case: Id
    withdrawn_on: date
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CloseCase(Command[Id]):
    """The case is closed (A90), perhaps with what it prevented (CL-09), as in MarkPrevention."""

    case: Id
    closed_on: date
    kinds: tuple[Prevention, ...] = ()
    people: int | None = None
    reason: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AddNote(Command[Id]):
    """One line of what happened (记一笔)."""

    case: Id
    text: str
    happened_at: datetime | None = None


# -- queries -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListCases(Query[CasePage]):
    """A run of the case list; text filters by party, number or pinyin initials.

    With `person` only the cases of one person, a party or acting for one, are shown and counted;
    with `within` only these cases, whatever their tab.
    """

    tab: CaseTab = CaseTab.OPEN
    text: str = ""
    after: str | None = None
    limit: int = 200
    person: Id | None = None
    within: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadCase(Query[CaseDetail]):
    """One case."""

    id: Id


@dataclass(frozen=True, slots=True)
class ReadChoices(Query[CaseChoices]):
    """What the form offers."""


@dataclass(frozen=True, slots=True)
class SimilarCases(Query[tuple[SimilarCase, ...]]):
    """Cases in which at least two of these id numbers meet."""

    id_numbers: tuple[str, ...]
