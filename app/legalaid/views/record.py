"""What the desk shows of legal aid: frozen values, made by its queries."""

from __future__ import annotations

__all__ = [
    "AidDetail",
    "WishView",
]

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.ids import Id
from app.legalaid.codes import (
    AidForm,
    CaseKind,
    Category,
    Entry,
    FastTag,
    FilerBasis,
    Flag,
    ForumKind,
    LegalStatus,
    Matter,
    MeansRoute,
    PartyRole,
    Provisional,
    ReceivedBy,
    Stage,
)
from app.legalaid.states import State
from app.legalaid.views.course import AidNoteView, CompletionView, ForwardingView, ProposalView
from app.legalaid.views.decisions import (
    AssignmentView,
    ChangeView,
    ClosingView,
    DecisionView,
    ObjectionView,
)
from app.legalaid.views.intake import FileView, NoticeView, PartyView, StatedMeans
from app.legalaid.views.listing import AidTab
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
    from app.legalaid.messages.answers import Answers


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
