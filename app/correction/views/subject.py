"""What the desk shows of subjects: rows of the list, and one subject whole."""

from __future__ import annotations

__all__ = [
    "COVER",
    "ExitView",
    "JudgmentView",
    "MemberView",
    "PlanView",
    "RequestView",
    "SubjectCard",
    "SubjectDetail",
    "SubjectPage",
    "SubjectTab",
    "TrackLine",
    "TrackView",
]

from dataclasses import dataclass, field
from datetime import date

from app.codes import Code
from app.correction.areas import Area
from app.correction.codes import (
    Accessory,
    Answer,
    Attitude,
    Discharge,
    DossierKind,
    Education,
    Employment,
    ExitHandling,
    ExitKind,
    FourHistory,
    Grade,
    Level,
    Marital,
    MissingPaper,
    OffenceKind,
    RequestKind,
    Standing,
    Termination,
    ThreeInvolved,
)
from app.correction.rules.measurefacts import Measures
from app.correction.rules.movefacts import Moves
from app.correction.states import Category, Flag, State, Step
from app.correction.views.discipline import LadderView
from app.ids import Id
from app.lawbook.terms import Principal, Term
from app.people.messages import PersonView, RelationView, Secret, Sex
from app.records.messages import (
    AdviceView,
    DossierView,
    NextStep,
    PaperLine,
    StepView,
    TimelineItem,
)
from app.today.messages import CaseDue

COVER = "******"  # in place of a text that is covered


class SubjectTab(Code):
    """The tabs above the list; who is about to end stands under 在矫 as well."""

    SERVING = "serving", "在矫"
    AWAITED = "awaited", "待报到"
    EXPIRING = "expiring", "期满"
    ENDED = "ended", "已结束"


@dataclass(frozen=True, slots=True)
class SubjectCard:
    """One row of the list.

    Attributes:
        name: "" for a minor shown to who may not see minors.
        days: from today to the last day of the term; negative once it is over.
        due: the most urgent thing owed, or None.
    """

    id: Id
    name: str
    number: str
    category: Category
    state: State
    step: Step
    grade: Grade | None
    end_on: date
    days: int
    minor: bool
    flags: tuple[Flag, ...]
    due: CaseDue | None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        total: number of subjects the list would show in all.
        counts: number under each tab.
        late: number for whom something is overdue.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[SubjectCard, ...]
    total: int
    counts: tuple[tuple[SubjectTab, int], ...]
    late: int
    after: str | None


@dataclass(frozen=True, slots=True)
class JudgmentView:
    """The sentence as its papers have it; the crime is empty until it was looked at.

    Attributes:
        end_calc: the end as counted, None where it cannot be; `end_on` governs (T9).
        asked_on: when the organ was asked why the two differ.
    """

    id: Id
    category: Category
    organ: str
    doc_no: str
    doc_on: date
    effective_on: date
    executed_on: date | None
    exec_no: str
    offence: str
    offence_kind: OffenceKind | None
    offence_on: date | None
    principal: Principal
    sentence: Term
    probation: Term
    custody_days: int
    accessory: tuple[Accessory, ...]
    nominal_end: date | None
    start_on: date
    end_on: date
    end_calc: date | None
    uncounted_days: int
    term_doc_no: str
    asked_on: date | None
    asked_answer: str
    co_offenders: tuple[str, ...]
    victims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of the team; `left_on` is None while in it."""

    id: Id
    name: str
    sex: Sex
    standing: Standing
    phone: str
    knows_minors: bool
    joined_on: date
    letter_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """One version of the plan."""

    id: Id
    version: int
    made_on: date
    assessment: str
    psyche: str
    measures: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExitView:
    """A document for the border."""

    id: Id
    kind: ExitKind
    number: str
    handling: ExitHandling
    handled_on: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class RequestView:
    """What was asked of the county; `answer` is None while none came.

    Attributes:
        what: what is asked, in words ("普管").
    """

    id: Id
    kind: RequestKind
    record: Id
    level: Level
    what: str
    asked_on: date
    opinion: str
    answer: Answer | None
    answered_on: date | None
    approver: str
    answer_no: str
    note: str


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One row of a track.

    Attributes:
        when: at the right ("9月26日到9月30日").
        tone: "" or, for what presses, "warn", "late", "good".
        secret: the text is masked until somebody asks for it.
        action: command name a click opens, with `row` as its subject; "" for none.
    """

    title: str
    text: str = ""
    when: str = ""
    tone: str = ""
    secret: bool = False
    action: str = ""
    row: Id | None = None


@dataclass(frozen=True, slots=True)
class TrackView:
    """One thing that runs beside the correction, as a card of its page (外出, 奖惩 …).

    Attributes:
        key: the part of the work it belongs to ("leave").
        status: short, at the right of the title ("外出中").
        actions: names of the commands that make sense now, the likeliest first.
    """

    key: str
    title: str
    lines: tuple[TrackLine, ...] = ()
    status: str = ""
    tone: str = ""
    empty: str = ""
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectDetail:
    """Everything of one subject that the screen shows.

    Attributes:
        state: with the day's own moves.
        days: from today to the last day of the term; negative once it is over.
        minor: whether the regime of minors applies; `sealable` whether it ends in 封存.
        missing_team: what the team still lacks (#11), in words.
        tracks: what runs beside, part by part.
        assigned: the user who answers for it, then those who help with it.
        guarded: the reader may know neither the judgment nor the health; both are left out (#26).
        moves: leave, permits, devices and illness, for the sheets of their steps.
        measures, ladder: clues, sanctions, searches, and what their sheets offer.
        dossiers: how 工作档案 and 执行档案 stand.
        uncovered: what was looked at; of all else that is covered its plain values are left out.
        areas: where leave may lead to.
    """

    id: Id
    person: PersonView
    relations: tuple[RelationView, ...]
    number: str
    state: State
    state_on: date
    category: Category
    area: str
    area_name: str
    judgment: JudgmentView
    days: int
    flags: tuple[Flag, ...]
    minor: bool
    sealable: bool
    notice_on: date
    notice_no: str
    decision_on: date | None
    papers_on: date | None
    receipt_on: date | None
    missing: tuple[MissingPaper, ...]
    reported_on: date | None
    report_by: date
    accepted_on: date | None
    declared_on: date | None
    declared_by: str
    exit_filed_on: date | None
    exits: tuple[ExitView, ...]
    grade: Grade | None
    grade_on: date | None
    team: tuple[MemberView, ...]
    missing_team: tuple[str, ...]
    plans: tuple[PlanView, ...]
    requests: tuple[RequestView, ...]
    education: Education | None
    marital: Marital | None
    employment: Employment | None
    political: str
    three_none: bool
    three_involved: tuple[ThreeInvolved, ...]
    four_history: tuple[FourHistory, ...]
    mental: bool
    infectious: str
    resume: tuple[str, ...]
    appraised_on: date | None
    summary: str
    attitude: Attitude | None
    advice_after: str
    ended_as: Discharge | Termination | None
    ended_on: date | None
    end_doc_no: str
    end_note: str
    told_on: date | None
    officer: str
    steps: tuple[StepView, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    tracks: tuple[TrackView, ...]
    timeline: tuple[TimelineItem, ...]
    papers: tuple[PaperLine, ...]
    reviews: int
    actions: tuple[str, ...]
    tab: SubjectTab
    advice: tuple[AdviceView, ...] = ()
    moves: Moves = field(default_factory=Moves)
    measures: Measures = field(default_factory=Measures)
    ladder: LadderView | None = None
    dossiers: tuple[tuple[DossierKind, DossierView], ...] = ()
    uncovered: frozenset[Secret] = frozenset()
    areas: tuple[Area, ...] = ()
    assigned: tuple[Id, ...] = ()
    guarded: bool = False

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.person.name
