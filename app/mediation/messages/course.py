"""The course of a case: its commands and queries."""

from __future__ import annotations

__all__ = [
    "AddNote",
    "AgreementItemInput",
    "AppointMediators",
    "CaseInput",
    "CloseCase",
    "ConfirmSignatures",
    "EndMediation",
    "ListCases",
    "OpenCase",
    "PartyInput",
    "PastCases",
    "PlanSession",
    "ReachAgreement",
    "ReadCase",
    "ReadChoices",
    "RecordPerformance",
    "RecordSession",
    "RecordVisit",
    "SimilarCases",
    "WithdrawCase",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.mediation.codes import (
    AgreementForm,
    Difficulty,
    DisputeType,
    EndReason,
    Exclusion,
    ItemStatus,
    Outcome,
    PartyRole,
    RiskLevel,
    Satisfaction,
    SessionMode,
    Source,
    VisitWay,
)
from app.mediation.views import (
    CaseChoices,
    CaseDetail,
    CasePage,
    CaseTab,
    SimilarCase,
)
from app.messages import Command, Query
from app.people.messages import OrganisationInput, PersonInput

# -- inputs ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PartyInput:
    """One party of a dispute: exactly one of person and organisation is given."""

    role: PartyRole
    person: PersonInput | None = None
    organisation: OrganisationInput | None = None


@dataclass(frozen=True, slots=True)
class CaseInput:
    """A dispute as registered.

    Attributes:
        consent: all parties are willing (人民调解法 第17条).
        amount_fen: money at stake in fen, or None.
        source_doc_no: number of the letter when another organ refers the dispute.
        division: 12-digit code of the village the dispute lies in.
        exclusion: what takes the dispute out of people's mediation; None when nothing does.
        recusal_consent: all parties accept in writing a mediator who is one of them or theirs.
    """

    committee: Id
    dispute_type: DisputeType
    parties: tuple[PartyInput, ...]
    facts: str
    claims: tuple[str, ...] = ()
    source: Source = Source.APPLICATION
    source_doc_no: str = ""
    accepted_on: date | None = None
    occurred_on: date | None = None
    place: str = ""
    division: str | None = None
    amount_fen: int | None = None
    people_count: int | None = None
    difficulty: Difficulty = Difficulty.ORDINARY
    risk: RiskLevel = RiskLevel.BLUE
    tags: tuple[str, ...] = ()
    public: bool = False
    consent: bool = False
    mediators: tuple[Id, ...] = ()
    exclusion: Exclusion | None = None
    recusal_consent: bool = False


@dataclass(frozen=True, slots=True)
class AgreementItemInput:
    """One thing owed under an agreement; debtor and creditor are names of parties."""

    debtor: str
    creditor: str
    content: str
    amount_fen: int | None
    due_on: date | None
    manner: str = ""
    on_the_spot: bool = False


# -- commands ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenCase(Command[Id]):
    """Accept a dispute (受理, A10→A20); returns the case's id.

    `reasons` maps the id of a warning to the reason typed for passing it.
    """

    case: CaseInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AppointMediators(Command[Id]):
    """Name or replace the mediators (人民调解法 第19条); the first presides."""

    case: Id
    mediators: tuple[Id, ...]
    recusal_consent: bool = False


@dataclass(frozen=True, slots=True)
class PlanSession(Command[Id]):
    """Say when the parties meet next; a second time changes the first (约定、改时间)."""

    case: Id
    at: datetime
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordSession(Command[Id]):
    """Record a session (调解记录)."""

    case: Id
    start: datetime
    end: datetime | None
    place: str
    transcript: str
    outcome: Outcome
    mode: SessionMode = SessionMode.ON_SITE
    attendees: str = ""
    told_rights: bool = False


@dataclass(frozen=True, slots=True)
class ReachAgreement(Command[Id]):
    """Write down the agreement reached (A40); returns the agreement's id."""

    case: Id
    form: AgreementForm
    facts: str
    terms: tuple[str, ...]
    items: tuple[AgreementItemInput, ...]
    reached_on: date
    performance: str = ""
    liability: str = ""
    copies: int | None = None


@dataclass(frozen=True, slots=True)
class ConfirmSignatures(Command[Id]):
    """All parties, the mediator and the committee's stamp are on the paper (A40→A45)."""

    case: Id
    signed_on: date


@dataclass(frozen=True, slots=True)
class RecordPerformance(Command[Id]):
    """An item of the agreement was performed, in whole or in part."""

    item: Id
    performed_on: date
    status: ItemStatus
    proof: str = ""


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


@dataclass(frozen=True, slots=True)
class EndMediation(Command[Id]):
    """Mediation failed (A60, 人民调解法 第26条)."""

    case: Id
    ended_on: date
    reason: EndReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawCase(Command[Id]):
    """The applicant withdraws (A65)."""

    case: Id
    withdrawn_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class CloseCase(Command[Id]):
    """The case is closed (A90)."""

    case: Id
    closed_on: date


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

    With `person` only the cases of one person are shown and counted.
    """

    tab: CaseTab = CaseTab.OPEN
    text: str = ""
    after: str | None = None
    limit: int = 200
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadCase(Query[CaseDetail]):
    """One case."""

    id: Id


@dataclass(frozen=True, slots=True)
class ReadChoices(Query[CaseChoices]):
    """What the form offers."""


@dataclass(frozen=True, slots=True)
class PastCases(Query[tuple[SimilarCase, ...]]):
    """Earlier cases of a person, newest first."""

    person: Id


@dataclass(frozen=True, slots=True)
class SimilarCases(Query[tuple[SimilarCase, ...]]):
    """Cases in which at least two of these id numbers meet."""

    id_numbers: tuple[str, ...]
