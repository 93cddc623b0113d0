"""The registers: commands in, queries and views out; the only room of theirs that ui imports."""

from __future__ import annotations

__all__ = [
    "AddLawyer",
    "AddLecturer",
    "AddPoint",
    "AdviceInput",
    "AdviceKind",
    "AdviceLogView",
    "AdviserPostView",
    "AdviserTab",
    "AppointAdviser",
    "ApproveEvent",
    "CancelEvent",
    "CardSheet",
    "ConfirmAdvice",
    "Crs",
    "EndAdviser",
    "EndLecturer",
    "EntryCard",
    "EntryChoices",
    "EntryDetail",
    "EntryKind",
    "EntryPage",
    "EventForm",
    "EventInput",
    "EventView",
    "Faces",
    "FactLine",
    "FileEvent",
    "HoldEvent",
    "ImportPoints",
    "Language",
    "LawyerInput",
    "LawyerTab",
    "LawyerView",
    "LecturerInput",
    "LecturerView",
    "Licence",
    "ListAdviceRates",
    "ListAdvisers",
    "ListLawyers",
    "ListPoints",
    "ListPublicity",
    "MapPlace",
    "MapView",
    "MarkPlace",
    "MarkView",
    "MonthPapers",
    "PayAdvice",
    "PlanEvent",
    "PointInput",
    "PointKind",
    "PointTab",
    "PointView",
    "Practice",
    "PublicityTab",
    "PublishEntry",
    "RateBasis",
    "RateView",
    "Reach",
    "ReadEntry",
    "ReadEntryChoices",
    "ReadMap",
    "ReadPointSheet",
    "RecordAdvice",
    "RecordLicence",
    "ReopenEntry",
    "RetireEntry",
    "ReviewAdvice",
    "ReviseAdvice",
    "ReviseEvent",
    "ReviseLawyer",
    "ReviseLecturer",
    "RevisePoint",
    "SetAdviceRate",
    "SheetFault",
    "SheetView",
    "SumUpEvent",
    "VerifyEntry",
]

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.ids import Id
from app.messages import Command, Query
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
from app.outreach.views import (
    AdviceLogView,
    AdviserPostView,
    AdviserTab,
    EntryCard,
    EntryChoices,
    EntryDetail,
    EntryKind,
    EntryPage,
    EventView,
    FactLine,
    LawyerTab,
    LawyerView,
    LecturerView,
    MapPlace,
    MapView,
    MarkView,
    PointTab,
    PointView,
    PublicityTab,
    RateView,
    SheetFault,
    SheetView,
)
from app.records.messages import PaperLine

# -- 村（居）法律顾问 ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AppointAdviser(Command[Id]):
    """A lawyer of the register becomes the adviser of a village."""

    village: str
    lawyer: Id
    appointed_on: date
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EndAdviser(Command[Id]):
    """The lawyer advises the village no longer."""

    record: Id
    ended_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class AdviceInput:
    """One day of an adviser's work.

    Attributes:
        minutes: time worked; people: who was served; matters: affairs dealt with.
    """

    on: date
    minutes: int
    kinds: tuple[AdviceKind, ...]
    people: int = 0
    matters: int = 0
    content: str = ""


@dataclass(frozen=True, slots=True)
class RecordAdvice(Command[Id]):
    """顾问工作日志, as a draft."""

    record: Id
    advice: AdviceInput


@dataclass(frozen=True, slots=True)
class ReviseAdvice(Command[Id]):
    """A draft as it should be; what was confirmed is changed no more."""

    record: Id
    advice: AdviceInput


@dataclass(frozen=True, slots=True)
class ConfirmAdvice(Command[Id]):
    """The village signed the log (村居确认)."""

    record: Id
    confirmer: str
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class ReviewAdvice(Command[Id]):
    """司法所审核: it passes, or goes back to be corrected."""

    record: Id
    passed: bool
    reviewed_on: date
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class PayAdvice(Command[Id]):
    """核发补贴, as the county's paper says; the office pays nothing and decides nothing."""

    record: Id
    paid_on: date
    amount_fen: int
    document_no: str


@dataclass(frozen=True, slots=True)
class SetAdviceRate(Command[Id]):
    """What the county pays from a day on; without a source it is shown as 未经核实."""

    basis: RateBasis
    amount_fen: int | None
    valid_from: date
    source: str = ""


# -- what the public is shown: lawyers and points ------------------------------------------


@dataclass(frozen=True, slots=True)
class VerifyEntry(Command[Id]):
    """核验, or (of what is published) 复核: everything was compared with what is true."""

    record: Id
    verified_on: date
    how: str = ""


@dataclass(frozen=True, slots=True)
class PublishEntry(Command[Id]):
    """发布."""

    record: Id
    published_on: date


@dataclass(frozen=True, slots=True)
class RetireEntry(Command[Id]):
    """停用."""

    record: Id
    retired_on: date
    note: str


@dataclass(frozen=True, slots=True)
class ReopenEntry(Command[Id]):
    """恢复: what was put away is a draft again, to be verified anew."""

    record: Id


@dataclass(frozen=True, slots=True)
class LawyerInput:
    """What is public of a lawyer."""

    name: str
    firm: str
    licence_no: str
    practice_from: date | None = None
    fields: tuple[Practice, ...] = ()
    languages: tuple[Language, ...] = ()
    office_phone: str = ""
    annual_check: int | None = None


@dataclass(frozen=True, slots=True)
class AddLawyer(Command[Id]):
    """A lawyer, as a draft."""

    lawyer: LawyerInput
    licence: Licence = Licence.PRACTISING


@dataclass(frozen=True, slots=True)
class ReviseLawyer(Command[Id]):
    """Other public data: they are verified before they are shown again."""

    record: Id
    lawyer: LawyerInput


@dataclass(frozen=True, slots=True)
class RecordLicence(Command[Id]):
    """执业状态: with anything but 执业 the card is hidden at once."""

    record: Id
    licence: Licence
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class PointInput:
    """A service point; coordinates in millionths of a degree, both or neither."""

    name: str
    kind: PointKind
    address: str
    village: str = ""
    lng: int | None = None
    lat: int | None = None
    crs: Crs = Crs.CGCS2000
    hours: str = ""
    phone: str = ""
    services: str = ""
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class AddPoint(Command[Id]):
    """A service point, as a draft."""

    point: PointInput


@dataclass(frozen=True, slots=True)
class RevisePoint(Command[Id]):
    """Other data of a point: they are verified before they are shown again."""

    record: Id
    point: PointInput


@dataclass(frozen=True, slots=True)
class ImportPoints(Command[int]):
    """Take in the points of a CSV or XLSX sheet, as drafts; answers how many.

    What cannot be read and what is here already is left out, as `ReadPointSheet` said before.
    """

    path: Path


@dataclass(frozen=True, slots=True)
class MarkPlace(Command[Id]):
    """Where a village or a town lies, so that distances can be told."""

    code: str
    lng: int | None
    lat: int | None
    crs: Crs = Crs.CGCS2000
    source: str = ""


# -- 普法 ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventInput:
    """What is planned of an event of 普法.

    Attributes:
        constitution_day: it is the office's event for 12月4日 (法治宣传教育法13).
    """

    title: str
    on: date
    place: str
    theme: str
    reach: Reach
    forms: tuple[EventForm, ...]
    village: str = ""
    lecturer: str = ""
    planned_audience: int | None = None
    materials: str = ""
    constitution_day: bool = False


@dataclass(frozen=True, slots=True)
class PlanEvent(Command[Id]):
    """计划."""

    event: EventInput


@dataclass(frozen=True, slots=True)
class ReviseEvent(Command[Id]):
    """Another plan; what was approved is approved anew."""

    record: Id
    event: EventInput


@dataclass(frozen=True, slots=True)
class ApproveEvent(Command[Id]):
    """审批, by the head of the office."""

    record: Id
    approved_on: date
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class HoldEvent(Command[Id]):
    """已实施: how many came, and what the photos show of children."""

    record: Id
    held_on: date
    audience: int | None
    consent: Faces
    handed_out: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SumUpEvent(Command[Id]):
    """小结."""

    record: Id
    summary: str
    summary_on: date


@dataclass(frozen=True, slots=True)
class FileEvent(Command[Id]):
    """归档."""

    record: Id
    filed_on: date


@dataclass(frozen=True, slots=True)
class CancelEvent(Command[Id]):
    """取消, with the reason."""

    record: Id
    cancelled_on: date
    note: str


@dataclass(frozen=True, slots=True)
class LecturerInput:
    """A member of 讲师团."""

    name: str
    topic: str
    appointed_on: date
    until: date | None = None
    unit: str = ""
    phone: str = ""
    document_no: str = ""


@dataclass(frozen=True, slots=True)
class AddLecturer(Command[Id]):
    """受聘."""

    lecturer: LecturerInput


@dataclass(frozen=True, slots=True)
class ReviseLecturer(Command[Id]):
    """Other data, or another term."""

    record: Id
    lecturer: LecturerInput


@dataclass(frozen=True, slots=True)
class EndLecturer(Command[Id]):
    """解聘."""

    record: Id
    ended_on: date
    note: str = ""


# -- queries -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListAdvisers(Query[EntryPage]):
    """A run of the list; text filters by name, village, firm or pinyin initials.

    With `within` only these entries, whatever their tab. Nobody's file leads here: `person` is
    what the list of any line may be asked for.
    """

    tab: AdviserTab = AdviserTab.OPEN
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ListLawyers(Query[EntryPage]):
    """A run of 律师名录; as ListAdvisers."""

    tab: LawyerTab = LawyerTab.PUBLIC
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ListPoints(Query[EntryPage]):
    """A run of the list of 服务点; as ListAdvisers."""

    tab: PointTab = PointTab.PUBLIC
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ListPublicity(Query[EntryPage]):
    """A run of the list of 普法宣传; as ListAdvisers."""

    tab: PublicityTab = PublicityTab.OPEN
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadEntry(Query[EntryDetail]):
    """One entry of any register."""

    id: Id


@dataclass(frozen=True, slots=True)
class ReadEntryChoices(Query[EntryChoices]):
    """What the forms of the registers offer."""


@dataclass(frozen=True, slots=True)
class ListAdviceRates(Query[tuple[RateView, ...]]):
    """Every rate of the allowance, the newest first."""


@dataclass(frozen=True, slots=True)
class MonthPapers(Query[tuple[PaperLine, ...]]):
    """The papers of a month: the summary of all logs, and the list of allowances."""

    month: date


@dataclass(frozen=True, slots=True)
class CardSheet(Query[PaperLine]):
    """The sheet of cards of every lawyer who may be shown to the public."""


@dataclass(frozen=True, slots=True)
class ReadMap(Query[MapView]):
    """The points shown to the public, and how far they are from a village."""

    village: str = ""


@dataclass(frozen=True, slots=True)
class ReadPointSheet(Query[SheetView]):
    """What a sheet holds, before it is taken in."""

    path: Path
