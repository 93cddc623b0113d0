"""What the desk shows of consultations."""

from __future__ import annotations

__all__ = [
    "ConsultationCard",
    "ConsultationDetail",
    "ConsultationPage",
    "ConsultationTab",
    "NoteView",
    "ServiceChoices",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.ids import Id
from app.records.messages import NextStep, PaperLine, StepView, TimelineItem
from app.risk import RiskLevel, RiskTrigger
from app.services.codes import AidTold, Satisfaction, Scope, Topic, Way
from app.services.states import State, Step
from app.services.views.danger import DangerView, ReportView
from app.services.views.referrals import ReferralView
from app.today.messages import CaseDue


class ConsultationTab(Code):
    """The tabs above the list."""

    OPEN = "open", "待答复"
    REFERRED = "referred", "转介中"
    ANSWERED = "answered", "待评价"
    CLOSED = "closed", "已办结"


@dataclass(frozen=True, slots=True)
class ConsultationCard:
    """One row of the list.

    Attributes:
        title: who asks, or that no name was left.
        about: the topic and the way, in words.
        grave: somebody is in danger (橙 or 红).
        due: the most urgent thing to do, or None.
    """

    id: Id
    title: str
    about: str
    state: State
    step: Step
    grave: bool
    due: CaseDue | None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        counts: number of records under each tab.
        late: number of records with something overdue.
        year: how many were registered this year.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[ConsultationCard, ...]
    total: int
    counts: tuple[tuple[ConsultationTab, int], ...]
    late: int
    year: int
    after: str | None


@dataclass(frozen=True, slots=True)
class ServiceChoices:
    """What the forms offer.

    Attributes:
        villages: (12-digit code, name) of this township.
        initials: (words, pinyin initials in every reading) of what is chosen by typing.
    """

    villages: tuple[tuple[str, str], ...]
    initials: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """One thing noted later."""

    id: Id
    at: datetime
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ConsultationDetail:
    """Everything of one consultation that the screen and the papers show.

    Attributes:
        title: who asks and what about.
        phone_shown: the number to call back, masked; complete ones are shown by `RevealCaller`.
        person: the file of who asks, None where nobody is known.
        looks: how often the complete number was looked at.
        risk: of the newest look, None where nobody looked.
        referrals, dangers, reports, notes: newest first.
        hint: what the words of the question let one think of; `offered` are the dangers among
            it, `ground` the paragraph by which legal aid asks for no means, `unfit` what speaks
            against mediation.
    """

    id: Id
    number: str
    title: str
    state: State
    way: Way
    topic: Topic
    received_at: datetime
    name: str
    refused: bool
    number_refused: bool
    phone_shown: str
    person: Id | None
    people: int
    division: str
    village: str
    question: str
    scope: Scope | None
    registrar: str
    taken_by: str
    answer: str
    answered_by: str
    answered_at: datetime | None
    told: AidTold | None
    minutes: int | None
    appointed_at: datetime | None
    appointed_for: str
    satisfaction: Satisfaction | None
    rated_on: date | None
    rating_note: str
    closed_on: date | None
    lead: Id | None
    application: Id | None
    looks: int
    risk: RiskLevel | None
    referrals: tuple[ReferralView, ...]
    dangers: tuple[DangerView, ...]
    reports: tuple[ReportView, ...]
    notes: tuple[NoteView, ...]
    steps: tuple[StepView, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    timeline: tuple[TimelineItem, ...]
    papers: tuple[PaperLine, ...]
    actions: tuple[str, ...]
    reviews: int
    tab: ConsultationTab
    office_name: str
    hint: str = ""
    offered: tuple[RiskTrigger, ...] = ()
    ground: str = ""
    unfit: Scope | None = None

    @property
    def waiting(self) -> tuple[ReferralView, ...]:
        """Slips that have not come back."""
        return tuple(one for one in self.referrals if one.outcome is None)
