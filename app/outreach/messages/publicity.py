"""Commands of 普法 and 讲师团."""

from __future__ import annotations

__all__ = [
    "AddLecturer",
    "ApproveEvent",
    "CancelEvent",
    "EndLecturer",
    "EventInput",
    "FileEvent",
    "HoldEvent",
    "LecturerInput",
    "PlanEvent",
    "ReviseEvent",
    "ReviseLecturer",
    "SumUpEvent",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command
from app.outreach.codes import EventForm, Faces, Reach


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
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SumUpEvent(Command[Id]):
    """小结."""

    record: Id
    summary: str
    summary_on: date


@dataclass(frozen=True, slots=True)
class FileEvent(Command[Id]):
    """归档; without a photo and a sign-in sheet in 材料, with the reason."""

    record: Id
    filed_on: date
    reasons: tuple[tuple[str, str], ...] = ()


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
