"""Mediation: commands in, queries and views out; the only room of the line that ui imports."""

from __future__ import annotations

__all__ = [
    "AddNote",
    "AgreementForm",
    "AgreementItemInput",
    "AgreementItemView",
    "AgreementView",
    "AppointMediators",
    "CaseCard",
    "CaseChoices",
    "CaseDetail",
    "CaseDue",
    "CaseInput",
    "CasePage",
    "CaseTab",
    "CloseCase",
    "CommitteeChoice",
    "ConfirmSignatures",
    "Difficulty",
    "DisputeType",
    "EndMediation",
    "EndReason",
    "Exclusion",
    "ItemStatus",
    "ListCases",
    "MediatorChoice",
    "NextStep",
    "OpenCase",
    "Outcome",
    "PaperLine",
    "PartyInput",
    "PartyRole",
    "PartyView",
    "PastCases",
    "PlanSession",
    "PlannedView",
    "ReachAgreement",
    "ReadCase",
    "ReadChoices",
    "RecordPerformance",
    "RecordSession",
    "RecordVisit",
    "RiskLevel",
    "Satisfaction",
    "SessionMode",
    "SessionView",
    "SimilarCase",
    "SimilarCases",
    "Source",
    "State",
    "Step",
    "StepView",
    "TimelineItem",
    "VisitView",
    "VisitWay",
    "WithdrawCase",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
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
from app.mediation.states import State, Step
from app.messages import Command, Query
from app.people.messages import OrganisationInput, PersonInput, PersonView
from app.today.messages import CaseDue

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


# -- views -------------------------------------------------------------------------------


class CaseTab(Code):
    """The tabs above the list."""

    OPEN = "open", "在办"
    VISIT = "visit", "待回访"
    CLOSED = "closed", "已结"


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One row of the list.

    Attributes:
        title: the parties ("李伟明、黄国栋").
        kind: short name of the dispute ("邻里纠纷").
        number: short number ("087号") or "待编号".
        due: the most urgent thing owed, or None.
        unsent: True while the newest change has no receipt.
    """

    id: Id
    title: str
    kind: str
    number: str
    state: State
    step: Step
    due: CaseDue | None
    unsent: bool = False
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class CasePage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        total: number of cases the list would show in all.
        counts: number of cases under each tab.
        late: number overdue under OPEN and VISIT together.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[CaseCard, ...]
    total: int
    counts: tuple[tuple[CaseTab, int], ...]
    late: int
    after: str | None


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
class PartyView:
    """A party; person is None for an organisation."""

    id: Id
    role: PartyRole
    name: str
    person: PersonView | None
    organisation: OrganisationInput | None
    past_cases: str = ""


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as recorded; ordinal counts from 1."""

    id: Id
    ordinal: int
    start: datetime
    end: datetime | None
    place: str
    mode: SessionMode
    attendees: str
    told_rights: bool
    transcript: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class AgreementItemView:
    """One thing owed."""

    id: Id
    ordinal: int
    debtor: str
    creditor: str
    content: str
    amount_fen: int | None
    due_on: date | None
    manner: str
    status: ItemStatus
    performed_on: date | None
    proof: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement; effective_on is None until signatures are complete."""

    id: Id
    form: AgreementForm
    facts: str
    liability: str
    terms: tuple[str, ...]
    performance: str
    copies: int
    reached_on: date
    effective_on: date | None
    items: tuple[AgreementItemView, ...]


@dataclass(frozen=True, slots=True)
class VisitView:
    """A return visit."""

    id: Id
    visited_on: date
    way: VisitWay
    performance: str
    satisfaction: Satisfaction
    hidden_risk: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class PlannedView:
    """The session to come."""

    id: Id
    at: datetime
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step above the case: "done", "now" or "todo", with a short caption."""

    step: Step
    status: str
    caption: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next.

    Attributes:
        action: command name the primary button opens ("RecordSession", "PrintAgreement" …).
        button: the button's words ("开始做记录").
    """

    headline: str
    detail: str
    action: str
    button: str
    due: CaseDue | None


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened; icon is an icon name of the theme ("phone", "handshake").

    `step` is the step above the case it belongs to, None for a note.
    """

    at: datetime
    has_time: bool
    icon: str
    title: str
    by: str
    text: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper the case has or will need.

    Attributes:
        kind: "med.F-A4" …
        status: "done" (printed), "ready" (can be printed) or "later".
        when: what to show at the right ("11月2日", "达成后").
        subject: row the paper is made of (session id …), or the case's id.
    """

    kind: str
    title: str
    status: str
    when: str
    subject: Id


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """Everything of one case that the screen and the papers show."""

    id: Id
    title: str
    case_no: str
    committee: Id
    committee_name: str
    state: State
    dispute_type: DisputeType
    source: Source
    source_doc_no: str
    accepted_on: date
    closed_on: date | None
    occurred_on: date | None
    place: str
    division_name: str
    facts: str
    claims: tuple[str, ...]
    amount_fen: int | None
    people_count: int
    difficulty: Difficulty
    risk: RiskLevel
    tags: tuple[str, ...]
    public: bool
    registrar: str
    mediators: tuple[MediatorChoice, ...]
    parties: tuple[PartyView, ...]
    sessions: tuple[SessionView, ...]
    agreement: AgreementView | None
    visits: tuple[VisitView, ...]
    end_reason: EndReason | None
    end_note: str
    steps: tuple[StepView, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    timeline: tuple[TimelineItem, ...]
    papers: tuple[PaperLine, ...]
    reviews: int
    actions: tuple[str, ...]
    tab: CaseTab = CaseTab.OPEN
    planned: PlannedView | None = None


@dataclass(frozen=True, slots=True)
class ReadCase(Query[CaseDetail]):
    """One case."""

    id: Id


@dataclass(frozen=True, slots=True)
class CommitteeChoice:
    """A committee of this office."""

    id: Id
    name: str
    division: str | None


@dataclass(frozen=True, slots=True)
class MediatorChoice:
    """A mediator of this office."""

    id: Id
    name: str
    committee: Id


@dataclass(frozen=True, slots=True)
class CaseChoices:
    """What the form offers.

    Attributes:
        villages: (12-digit code, name) of this township.
        initials: (name, pinyin initials) of all that is offered here, dispute types included.
    """

    committees: tuple[CommitteeChoice, ...]
    mediators: tuple[MediatorChoice, ...]
    villages: tuple[tuple[str, str], ...]
    initials: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadChoices(Query[CaseChoices]):
    """What the form offers."""


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """An earlier case between the same people."""

    id: Id
    case_no: str
    summary: str


@dataclass(frozen=True, slots=True)
class PastCases(Query[tuple[SimilarCase, ...]]):
    """Earlier cases of a person, newest first."""

    person: Id


@dataclass(frozen=True, slots=True)
class SimilarCases(Query[tuple[SimilarCase, ...]]):
    """Cases in which at least two of these id numbers meet."""

    id_numbers: tuple[str, ...]
