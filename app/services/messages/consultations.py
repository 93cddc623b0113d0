"""Consultations: asked, answered, promised for a day, rated and closed."""

from __future__ import annotations

__all__ = [
    "AnswerConsultation",
    "AppointAnswer",
    "CloseConsultation",
    "ListConsultations",
    "NoteConsultation",
    "RateConsultation",
    "ReadConsultation",
    "ReadServiceChoices",
    "RegisterConsultation",
    "RevealCaller",
    "ReviseConsultation",
    "TakeUpConsultation",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.messages import Command, Query
from app.people.messages import Purpose
from app.services.codes import AidTold, Satisfaction, Topic, Way
from app.services.views import ConsultationDetail, ConsultationPage, ConsultationTab, ServiceChoices

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RegisterConsultation(Command[Id]):
    """Somebody asks (C10); with an answer it was given at once (C20, C30).

    Attributes:
        refused: the caller gives no name; number_refused: no identity number.
        person: the file of a caller who is known here.
        people: how many ask together.
        division: 12-digit code of the village it is about.
        answered_by: of the lawyer, who with no answer has only taken it up (C20).
        satisfaction: said at once, which closes it too (C60, C70).
    """

    way: Way
    topic: Topic
    received_at: datetime
    question: str
    name: str = ""
    refused: bool = False
    number_refused: bool = False
    phone: str = ""
    person: Id | None = None
    people: int = 1
    division: str = ""
    answer: str = ""
    answered_by: str = ""
    told: AidTold | None = None
    minutes: int | None = None
    satisfaction: Satisfaction | None = None
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class ReviseConsultation(Command[Id]):
    """What was written down wrong is set right until it is closed; what was stays in the history.

    Attributes:
        phone: None leaves it, "" takes it away.
    """

    record: Id
    way: Way
    topic: Topic
    received_at: datetime
    question: str
    name: str = ""
    refused: bool = False
    number_refused: bool = False
    phone: str | None = None
    people: int = 1
    division: str = ""


@dataclass(frozen=True, slots=True)
class TakeUpConsultation(Command[Id]):
    """C10→C20: a lawyer looks into it."""

    record: Id
    taken_by: str


@dataclass(frozen=True, slots=True)
class AnswerConsultation(Command[Id]):
    """C20→C30, C35→C30: the answer, and whether the right to legal aid was told."""

    record: Id
    answer: str
    answered_by: str
    answered_at: datetime
    told: AidTold
    minutes: int | None = None
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class AppointAnswer(Command[Id]):
    """C20→C35: a hard one, answered on a day that is set; again where the day moves."""

    record: Id
    appointed_at: datetime
    appointed_for: str
    taken_by: str = ""


@dataclass(frozen=True, slots=True)
class RateConsultation(Command[Id]):
    """C30→C60, C50→C60; with `close` also C70."""

    record: Id
    satisfaction: Satisfaction
    rated_on: date
    note: str = ""
    close: bool = True
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class CloseConsultation(Command[Id]):
    """C60→C70."""

    record: Id
    closed_on: date
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class NoteConsultation(Command[Id]):
    """A call back, how it went on."""

    record: Id
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class RevealCaller(Command[str]):
    """The complete number to call back; who looked and what for is written down."""

    record: Id
    purpose: Purpose
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListConsultations(Query[ConsultationPage]):
    """A run of the list; text filters by name, topic, number or pinyin initials.

    With `within` only these, whatever their tab; with `person` those of one person.
    """

    tab: ConsultationTab = ConsultationTab.OPEN
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadConsultation(Query[ConsultationDetail]):
    """One consultation."""

    id: Id


@dataclass(frozen=True, slots=True)
class ReadServiceChoices(Query[ServiceChoices]):
    """What the forms offer."""
