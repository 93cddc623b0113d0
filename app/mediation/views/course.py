"""What the desk shows of a case and its course: frozen values, made by its queries."""

from __future__ import annotations

__all__ = [
    "AgreementItemView",
    "AgreementView",
    "CaseCard",
    "CaseChoices",
    "CaseDetail",
    "CasePage",
    "CaseTab",
    "CommitteeChoice",
    "MediatorChoice",
    "PartyView",
    "PlannedView",
    "SessionView",
    "SimilarCase",
    "Succession",
    "VisitView",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.ids import Id
from app.mediation.codes import (
    AgreementForm,
    DeclineGround,
    Difficulty,
    DisputeType,
    EndReason,
    ItemStatus,
    LeaveGround,
    Outcome,
    PartyRole,
    RiskLevel,
    Satisfaction,
    SessionMode,
    Source,
    VisitWay,
)
from app.mediation.states import State, Step
from app.mediation.views.agents import AgentView
from app.mediation.views.appraisals import AppraisalView
from app.mediation.views.confirmation import ConfirmationView
from app.mediation.views.investigations import InvestigationView
from app.mediation.views.leads import PreventionView
from app.mediation.views.referrals import ReferralView
from app.mediation.views.risk import RiskView
from app.people.messages import Capacity, OrganisationInput, PersonView
from app.records.messages import (
    AdviceView,
    DossierView,
    Missing,
    NextStep,
    PaperLine,
    StepView,
    TimelineItem,
)
from app.today.messages import CaseDue


class CaseTab(Code):
    """The tabs above the list."""

    OPEN = "open", "在办"
    VISIT = "visit", "待回访"
    CLOSED = "closed", "已结"


# Asked for by name: an index is of no use for what is *not* closed.
IN_HAND = (CaseTab.OPEN, CaseTab.VISIT)


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One row of the list.

    Attributes:
        title: the parties ("李伟明、黄国栋").
        kind: short name of the dispute ("邻里纠纷").
        number: short number ("087号") or "待编号".
        due: the most urgent thing owed, or None.
        unsent: True while the newest change has no receipt.
        role: of whom the list is, where that person is no party ("代理人").
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
    role: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        total: number of cases the list would show in all.
        counts: number of cases under each tab.
        late: number overdue under each tab that has any.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[CaseCard, ...]
    total: int
    counts: tuple[tuple[CaseTab, int], ...]
    late: tuple[tuple[CaseTab, int], ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party; person is None for an organisation.

    Attributes:
        capacity: today, by age and declaration (民法典 第18条至第22条).
        agents: those whose authority stands first, guardians before entrusted agents.
        joined_on: of a party who came in later; None from the beginning.
        place: among the parties of the case, from 0, as papers name it.
        recusal_ok: accepts in writing the mediators, who have ties to a party.
        service_address: where court papers reach it; "" for where it lives.
        succeeds: the party in whose place it came.
        left_on: the day on which another came in its place, for what reason, by what papers.
    """

    id: Id
    role: PartyRole
    name: str
    person: PersonView | None
    organisation: OrganisationInput | None
    past_cases: str = ""
    capacity: Capacity = Capacity.FULL
    own_income: bool = False
    agents: tuple[AgentView, ...] = ()
    joined_on: date | None = None
    place: int = 0
    recusal_ok: bool = False
    service_address: str = ""
    succeeds: Id | None = None
    left_on: date | None = None
    left_ground: LeaveGround | None = None
    left_proof: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """Who came in the place of a party: by names, and how that is known."""

    party: str
    on: date
    ground: LeaveGround
    successors: str
    proof: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as recorded; ordinal counts from 1.

    Attributes:
        mediators: by name, who mediated then.
    """

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
    invited: str = ""
    mediators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementItemView:
    """One thing owed.

    Attributes:
        owed_by, owed_to: debtor and creditor, or who came in the place of them since.
    """

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
    owed_by: str
    owed_to: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement; effective_on is None until signatures are complete.

    Attributes:
        by_agent: the parties for whom an agent settled.
        minor_view: what a minor party said of it.
    """

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
    by_agent: tuple[Id, ...] = ()
    minor_view: str = ""


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
class CaseDetail:
    """Everything of one case that the screen and the papers show.

    Attributes:
        accepted_on: until the case is accepted, the day it was asked for.
        applied_on: the day it was asked for, where that was not the day of acceptance.
        ext_until: the day to which all sides agreed to go on mediating.
        interest: what a mediator declared of ties to a party or agent.
        origin: the case that this one takes up again; followed_by: those that took this one up.
        earlier: agreements that the one in hand took the place of, oldest first.
        rivals: agreements that two laptops wrote at once, to be chosen from; none mostly.
        called_by: the parties whose names the dossier bears, whoever came in their place.
        unvisited: why it was closed without a return visit, as typed; "" once there is one.
    """

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
    referrals: tuple[ReferralView, ...] = ()
    risks: RiskView | None = None
    confirmation: ConfirmationView | None = None
    investigations: tuple[InvestigationView, ...] = ()
    appraisals: tuple[AppraisalView, ...] = ()
    prevention: PreventionView | None = None
    decline_ground: DeclineGround | None = None
    applied_on: date | None = None
    ext_until: date | None = None
    interest: str = ""
    earlier: tuple[AgreementView, ...] = ()
    rivals: tuple[AgreementView, ...] = ()
    advice: tuple[AdviceView, ...] = ()
    origin: SimilarCase | None = None
    followed_by: tuple[SimilarCase, ...] = ()
    later: tuple[Missing, ...] = ()
    dossier: DossierView | None = None
    unvisited: str = ""
    division: str | None = None

    called_by: tuple[PartyView, ...] = ()
    successions: tuple[Succession, ...] = ()

    @property
    def present(self) -> tuple[PartyView, ...]:
        """The parties of now, without those in whose place others came."""
        return tuple(party for party in self.parties if party.left_on is None)


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
class SimilarCase:
    """An earlier case between the same people."""

    id: Id
    case_no: str
    summary: str
