"""What the desk shows of legal aid: frozen values, made by its queries."""

from __future__ import annotations

__all__ = [
    "AidCard",
    "AidDetail",
    "AidNoteView",
    "AidPage",
    "AidTab",
    "AssignmentView",
    "ChangeView",
    "ClosingView",
    "CompletionView",
    "DecisionView",
    "FileView",
    "ForwardingView",
    "NoticeView",
    "ObjectionView",
    "PartyView",
    "ProposalView",
    "StatedMeans",
    "WishView",
]

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.codes import Code
from app.ids import Id
from app.legalaid.codes import (
    AidForm,
    CarriedBy,
    CaseKind,
    Category,
    ChangeOption,
    ChangeReason,
    CloseResult,
    ClosingWay,
    DecisionKind,
    Delivery,
    EnteredBy,
    Entry,
    FastTag,
    FilerBasis,
    Flag,
    ForumKind,
    ForwardKind,
    LegalStatus,
    Matter,
    MeansResult,
    MeansRoute,
    NoteSource,
    NoticeGround,
    NoticeKind,
    ObjectionAgainst,
    ObjectionOutcome,
    Organ,
    PartyRole,
    Proposal,
    Provisional,
    ReceivedBy,
    Refusal,
    Stage,
    Termination,
    UnitKind,
)
from app.legalaid.states import State, Step
from app.people.messages import OrganisationInput, PersonView
from app.records.messages import (
    AdviceView,
    DossierView,
    NextStep,
    PaperLine,
    StepView,
    TimelineItem,
)
from app.today.messages import CaseDue

if TYPE_CHECKING:  # messages import these views
    from app.legalaid.messages.opinion import Answers, Household


class AidTab(Code):
    """The tabs above the list, by whose turn it is."""

    STATION = "station", "待办"
    CENTRE = "centre", "待决定"
    HANDLED = "handled", "承办中"
    CLOSED = "closed", "已办结"


@dataclass(frozen=True, slots=True)
class AidCard:
    """One row of the list.

    Attributes:
        about: what it is about, in words ("追索劳动报酬，台山市某制衣厂").
        number: "" while there is none.
        state: None for a wish another line handed over.
        due: the most urgent thing to do, or None.
    """

    id: Id
    title: str
    about: str
    number: str
    state: State | None
    step: Step | None
    flags: tuple[Flag, ...]
    due: CaseDue | None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class AidPage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        counts: number of records under each tab; flags: of each flag among those not closed.
        late: number of records with something overdue.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[AidCard, ...]
    total: int
    counts: tuple[tuple[AidTab, int], ...]
    flags: tuple[tuple[Flag, int], ...]
    late: int
    after: str | None


@dataclass(frozen=True, slots=True)
class PartyView:
    """Who else takes part: a person (with the file) or an organisation.

    Attributes:
        shown: the name as the page has it, 陆× of a minor (未成年人保护法 第103条).
    """

    id: Id
    role: PartyRole
    name: str
    shown: str
    relation: str
    household: bool
    person: PersonView | None
    organisation: OrganisationInput | None
    lawyer: str
    lawyer_unit: str


@dataclass(frozen=True, slots=True)
class FileView:
    """One thing of the checklist; `received_on` None while it is missing."""

    id: Id
    key: str
    name: str
    needed: bool
    received_on: date | None
    copies: int
    pages: int | None
    original: bool
    instead: str

    @property
    def missing(self) -> bool:
        """Whether it is asked for and neither there nor replaced."""
        return self.needed and self.received_on is None and not self.instead


@dataclass(frozen=True, slots=True)
class StatedMeans:
    """经济困难状况 as stated (S2): the page shows it to who says what for."""

    id: Id
    stated_on: date
    household: Household
    result: MeansResult | None
    why: str


@dataclass(frozen=True, slots=True)
class CompletionView:
    """补正: what was told to be missing."""

    id: Id
    told_on: date
    wanted: tuple[str, ...]
    until: date
    by_centre: bool
    supplied_on: date | None
    supply_note: str
    lapsed_on: date | None

    @property
    def open(self) -> bool:
        """Whether it is still waited for."""
        return self.supplied_on is None and self.lapsed_on is None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """初审意见 of the station."""

    id: Id
    made_on: date
    opinion: Proposal
    reasons: str
    provisional: tuple[Provisional, ...]
    by: str


@dataclass(frozen=True, slots=True)
class ForwardingView:
    """One forwarding; items are (name, copies, pages)."""

    id: Id
    kind: ForwardKind
    forwarded_at: datetime
    to: str
    way: CarriedBy | None
    note: str
    items: tuple[tuple[str, int, int | None], ...]
    by: str
    received_on: date | None
    receiver: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision of the centre; `ground` in words, with its article."""

    id: Id
    kind: DecisionKind
    ground: str
    article: str
    refusal: Refusal | None
    provisional: Provisional | None
    termination: Termination | None
    reasons: str
    doc_no: str
    decided_on: date
    signed_by: str
    remedy_told: bool
    came_on: date
    handed_by: str
    entered: EnteredBy
    served_on: date | None
    served_how: Delivery | None
    receiver: str


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """指派; the one without `ended_on` holds."""

    id: Id
    assigned_on: date
    doc_no: str
    unit_kind: UnitKind | None
    unit: str
    lawyer: str
    licence_no: str
    phone: str
    years_practice: int | None
    minor_specialist: bool
    handed_by: str
    entered: EnteredBy
    letter_no: str
    organ_told_on: date | None
    contract_on: date | None
    authority_on: date | None
    ended_on: date | None
    end_note: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """更换承办人; outcome None while the centre has not decided."""

    id: Id
    asked_on: date
    reason: ChangeReason
    note: str
    evidence: str
    outcome: ChangeOption | None
    decided_on: date | None
    doc_no: str
    answer_note: str
    handed_by: str


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """异议; outcome None while the bureau has not decided."""

    id: Id
    against: ObjectionAgainst
    decision: Id
    filed_on: date
    to: str
    reasons: str
    outcome: ObjectionOutcome | None
    decided_on: date | None
    doc_no: str
    note: str
    handed_by: str
    served_on: date | None


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The organ's notice."""

    id: Id
    organ_kind: Organ
    organ: str
    kind: NoticeKind
    doc_no: str
    ground: NoticeGround
    contact: str
    contact_phone: str
    detention_place: str
    found_on: date | None


@dataclass(frozen=True, slots=True)
class ClosingView:
    """结案."""

    id: Id
    ended_on: date
    way: ClosingWay
    result: CloseResult
    note: str
    light: bool
    recovered_fen: int | None
    reported_on: date | None
    materials_ok: bool
    missing: str
    reviewed_on: date | None
    review_note: str
    subsidy_fen: int | None
    subsidy_on: date | None
    archived_on: date | None
    archive_no: str


@dataclass(frozen=True, slots=True)
class AidNoteView:
    """What was learnt of how it goes."""

    id: Id
    at: datetime
    source: NoteSource
    text: str
    told_applicant: bool
    by: str


@dataclass(frozen=True, slots=True)
class AidDetail:
    """Everything of one record that the screen and the papers show.

    Attributes:
        masked_name: 陆× of a minor, for papers that leave the office (未成年人保护法 第103条).
        defended_minor: a minor charged with a crime, whose record may end in 封存.
        answers: what the desk was told, with which it opens again to set something right.
        review_due: the last day of R-B02 as the stops of 补正 moved it, None where none runs.
        stopped_days: how many days the clock of R-B02 stood still.
        proposals, decisions, assignments, changes, objections, notes: newest first.
        materials: in the order of the checklist; completions: oldest first.
        dossier: None before anything went out.
    """

    id: Id
    person: PersonView
    title: str
    masked_name: str
    minor: bool
    defended_minor: bool
    entry: Entry
    state: State
    state_on: date
    state_note: str
    number: str
    flags: tuple[Flag, ...]
    received_at: datetime
    received_by: ReceivedBy
    registrar: str
    identity_seen: bool
    told_on: date | None
    home_visit: bool
    asked_at: datetime | None
    filer_basis: FilerBasis
    categories: tuple[Category, ...]
    fast: tuple[FastTag, ...]
    aid_form: AidForm | None
    matter: Matter | None
    case_kind: CaseKind | None
    litigation: bool
    cause: str
    legal_status: LegalStatus | None
    stage: Stage | None
    claim_fen: int | None
    forum_kind: ForumKind | None
    forum: str
    retrial_ordered: bool | None
    insists: bool
    limitation_on: date | None
    urged: tuple[Provisional, ...]
    route: MeansRoute | None
    ground: str
    ground_words: str
    ground_article: str
    prior_aid: bool
    facts: str
    origin_line: str
    origin: Id | None
    answers: Answers
    parties: tuple[PartyView, ...]
    materials: tuple[FileView, ...]
    means: StatedMeans | None
    completions: tuple[CompletionView, ...]
    proposals: tuple[ProposalView, ...]
    forwardings: tuple[ForwardingView, ...]
    decisions: tuple[DecisionView, ...]
    assignments: tuple[AssignmentView, ...]
    changes: tuple[ChangeView, ...]
    objections: tuple[ObjectionView, ...]
    notice: NoticeView | None
    closing: ClosingView | None
    notes: tuple[AidNoteView, ...]
    review_due: date | None
    stopped_days: int
    centre: str
    bureau: str
    steps: tuple[StepView, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    timeline: tuple[TimelineItem, ...]
    papers: tuple[PaperLine, ...]
    actions: tuple[str, ...]
    reviews: int
    tab: AidTab
    office_name: str
    dossier: DossierView | None = None
    advice: tuple[AdviceView, ...] = ()

    @property
    def opponents(self) -> tuple[PartyView, ...]:
        """The other side."""
        return tuple(one for one in self.parties if one.role is PartyRole.OPPONENT)

    @property
    def filer(self) -> PartyView | None:
        """Who filed for the applicant, or who is a minor's guardian."""
        return next((one for one in self.parties if one.role is not PartyRole.OPPONENT), None)

    @property
    def decision(self) -> DecisionView | None:
        """The newest decision."""
        return self.decisions[0] if self.decisions else None

    @property
    def assignment(self) -> AssignmentView | None:
        """The assignment that holds."""
        return next((one for one in self.assignments if one.ended_on is None), None)

    @property
    def completion(self) -> CompletionView | None:
        """补正 that is still waited for."""
        return next((one for one in self.completions if one.open), None)

    @property
    def missing(self) -> tuple[FileView, ...]:
        """What is still missing."""
        return tuple(one for one in self.materials if one.missing)


@dataclass(frozen=True, slots=True)
class WishView:
    """Somebody another line heard wants legal aid; its page is that of a record.

    Attributes:
        person: None where there is no file yet; name and phone as they were given.
        opponent_shown: the other side as the page has it, 陆× of a minor.
    """

    id: Id
    title: str
    person: PersonView | None
    name: str
    phone: str
    asked_at: datetime
    facts: str
    cause: str
    matter: Matter | None
    claim_fen: int | None
    opponent: str
    opponent_shown: str
    opponent_person: PersonView | None
    opponent_organisation: OrganisationInput | None
    route: MeansRoute | None
    ground: str
    origin_line: str
    origin: Id
    by: str
    dropped_on: date | None
    drop_note: str
    actions: tuple[str, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    timeline: tuple[TimelineItem, ...]
    tab: AidTab = AidTab.STATION
    steps: tuple[StepView, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    reviews: int = 0
