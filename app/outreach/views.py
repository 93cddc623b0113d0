"""What the desk shows of the registers: frozen values, made by their queries."""

from __future__ import annotations

__all__ = [
    "AdviceLogView",
    "AdviserPostView",
    "AdviserTab",
    "EntryCard",
    "EntryChoices",
    "EntryDetail",
    "EntryKind",
    "EntryPage",
    "EventView",
    "FactLine",
    "LawyerTab",
    "LawyerView",
    "LecturerView",
    "MapPlace",
    "MapView",
    "MarkView",
    "PointTab",
    "PointView",
    "PublicityTab",
    "RateView",
    "SheetFault",
    "SheetView",
]

from dataclasses import dataclass
from datetime import date

from app.codes import Code
from app.ids import Id
from app.outreach.codes import (
    AdviceKind,
    Crs,
    EventForm,
    Faces,
    Language,
    Licence,
    PointKind,
    Practice,
    RateBasis,
    Reach,
)
from app.records.messages import NextStep, PaperLine, StepView, TimelineItem
from app.today.messages import CaseDue


class EntryKind(Code):
    """What an entry of a register is."""

    POST = "post", "村居顾问"
    LOG = "log", "顾问日志"
    LAWYER = "lawyer", "律师"
    POINT = "point", "服务点"
    EVENT = "event", "普法活动"
    LECTURER = "lecturer", "讲师"


class AdviserTab(Code):
    """The tabs above the list of 村（居）法律顾问."""

    OPEN = "open", "待审核"
    REVIEWED = "reviewed", "待核发"
    PAID = "paid", "已核发"
    POSTS = "posts", "顾问"


class LawyerTab(Code):
    """The tabs above 律师名录; whose licence rests stands under the last, published or not."""

    PUBLIC = "public", "已发布"
    DRAFT = "draft", "待发布"
    RETIRED = "retired", "停用"


class PointTab(Code):
    """The tabs above the list of 服务点."""

    PUBLIC = "public", "已发布"
    DRAFT = "draft", "待发布"
    RETIRED = "retired", "停用"


class PublicityTab(Code):
    """The tabs above the list of 普法宣传."""

    OPEN = "open", "在办"
    ENDED = "ended", "已办结"
    LECTURERS = "lecturers", "讲师团"


@dataclass(frozen=True, slots=True)
class EntryCard:
    """One row of a list.

    Attributes:
        about: what it is in a few words; state: how far, in a word, "" where it goes no way.
        tag: what stands out ("停止执业"), or "".
        due: the most urgent thing to do, or None.
    """

    id: Id
    title: str
    about: str
    state: str
    step: Code | None
    tag: str
    due: CaseDue | None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A run of a list, most urgent first; only the first run brings the numbers.

    Attributes:
        advice: what to think of now ("宪法日的活动还没有安排"), or "".
    """

    rows: tuple[EntryCard, ...]
    total: int
    counts: tuple[tuple[Code, int], ...]
    late: int
    advice: str
    after: str | None


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing of an entry; `tone` is a colour of text ("text", "text_2", "warn_text" …)."""

    label: str
    text: str
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class AdviserPostView:
    """村（居）法律顾问."""

    village: str
    village_name: str
    lawyer: Id
    lawyer_name: str
    appointed_on: date
    until: date | None
    note: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class AdviceLogView:
    """顾问工作日志."""

    post: Id
    village_name: str
    lawyer_name: str
    firm: str
    on: date
    minutes: int
    kinds: tuple[AdviceKind, ...]
    people: int
    matters: int
    content: str
    confirmer: str
    confirmed_on: date | None
    opinion: str
    reviewed_on: date | None
    reviewer: str
    paid_on: date | None
    amount_fen: int | None
    document_no: str


@dataclass(frozen=True, slots=True)
class LawyerView:
    """A lawyer.

    Attributes:
        code: the card as rows of a QR code; () while nothing may be shown to the public.
        hidden: why, in words, or "".
    """

    name: str
    firm: str
    licence_no: str
    practice_from: date | None
    fields: tuple[Practice, ...]
    languages: tuple[Language, ...]
    office_phone: str
    annual_check: int | None
    licence: Licence
    licence_on: date | None
    verified_on: date | None
    code: tuple[tuple[int, ...], ...]
    hidden: str


@dataclass(frozen=True, slots=True)
class PointView:
    """A service point; lng and lat in millionths of a degree, as they were given."""

    name: str
    kind: PointKind
    address: str
    village: str
    lng: int | None
    lat: int | None
    crs: Crs
    hours: str
    phone: str
    services: str
    accessible: bool
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event of 普法."""

    title: str
    on: date
    place: str
    village: str
    theme: str
    reach: Reach
    forms: tuple[EventForm, ...]
    lecturer: str
    planned_audience: int | None
    materials: str
    constitution_day: bool
    planner: str
    opinion: str
    approved_on: date | None
    approver: str
    held_on: date | None
    audience: int | None
    handed_out: int | None
    held_note: str
    consent: Faces | None
    summary: str
    summary_on: date | None
    end_note: str


@dataclass(frozen=True, slots=True)
class LecturerView:
    """A member of 讲师团."""

    name: str
    unit: str
    topic: str
    phone: str
    appointed_on: date
    until: date | None
    document_no: str
    ended_on: date | None


Entry = AdviserPostView | AdviceLogView | LawyerView | PointView | EventView | LecturerView


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """Everything of one entry that the screen and the papers show.

    Attributes:
        about: what stands below the title; tag: how it stands, in a word, with its tone.
        facts: what it says, a line for each; side: what belongs to it.
        entry: its own values, which its forms begin with.
    """

    id: Id
    line: str
    kind: EntryKind
    tab: Code
    title: str
    about: tuple[str, ...]
    tag: str
    tone: str
    facts: tuple[FactLine, ...]
    side: tuple[FactLine, ...]
    entry: Entry
    steps: tuple[StepView, ...]
    next_step: NextStep | None
    dues: tuple[CaseDue, ...]
    timeline: tuple[TimelineItem, ...]
    papers: tuple[PaperLine, ...]
    actions: tuple[str, ...]
    reviews: int
    office_name: str


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What forms offer: villages by code, advisers and lawyers by id, lecturers by name."""

    villages: tuple[tuple[str, str], ...]
    posts: tuple[tuple[Id, str], ...]
    lawyers: tuple[tuple[Id, str], ...]
    lecturers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RateView:
    """A rate of the allowance; without a source it is 未经核实."""

    id: Id
    basis: RateBasis
    amount_fen: int
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True)
class MarkView:
    """Where a village or a town was entered to lie."""

    code: str
    lng: int
    lat: int
    crs: Crs
    source: str


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A service point on the map.

    Attributes:
        lng, lat: degrees of CGCS2000; None where nobody entered them.
        km: straight from the village, None where either place is unknown.
    """

    id: Id
    name: str
    kind: PointKind
    address: str
    phone: str
    hours: str
    accessible: bool
    lng: float | None
    lat: float | None
    km: float | None
    stale: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """Points that are shown to the public, nearest first; those without a place come last.

    Attributes:
        village: its code; name: what it is called.
        lng, lat: where it lies, or None.
        note: by what the distances are counted, said honestly.
        mark: what was entered of the village itself, or None.
    """

    village: str
    name: str
    lng: float | None
    lat: float | None
    note: str
    mark: MarkView | None
    places: tuple[MapPlace, ...]


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong with one row of a sheet that is read in; rows count from 1 at the head."""

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet of service points as it was read.

    Attributes:
        names: of the points that can be taken in, in their order.
        known: rows left out because such a point is here already.
    """

    names: tuple[str, ...]
    known: int
    faults: tuple[SheetFault, ...]
