"""调查评估: asked of the office before somebody is sentenced or released (R08)."""

from __future__ import annotations

__all__ = [
    "ListSurveys",
    "ReadSurvey",
    "RecordAdoption",
    "RecordFindings",
    "RecordSurvey",
    "ReplySurvey",
]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import Answer, Fitness
from app.correction.states import Category
from app.correction.views.surveys import SurveyPage, SurveyView
from app.ids import Id
from app.messages import Command, Query
from app.people.messages import PersonInput


@dataclass(frozen=True, slots=True)
class RecordSurvey(Command[Id]):
    """A court, prison or police asks; returns the survey's id.

    Attributes:
        expedited: a case of 速裁: five working days instead of ten.
        planned: the 类别 that is thought of, None where the letter names none.
    """

    person: PersonInput
    organ: str
    received_on: date
    letter_no: str = ""
    expedited: bool = False
    planned: Category | None = None


@dataclass(frozen=True, slots=True)
class RecordFindings(Command[Id]):
    """What was found of home, work, victims and village, and what the office thinks of it."""

    survey: Id
    findings: str
    fit: Fitness


@dataclass(frozen=True, slots=True)
class ReplySurvey(Command[Id]):
    """The opinion went out."""

    survey: Id
    replied_on: date
    reply_no: str = ""


@dataclass(frozen=True, slots=True)
class RecordAdoption(Command[Id]):
    """Whether the opinion was taken up."""

    survey: Id
    adopted: Answer


@dataclass(frozen=True, slots=True)
class ListSurveys(Query[SurveyPage]):
    """Those that wait first, then the newest; `text` narrows by name, organ or number."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadSurvey(Query[SurveyView]):
    """One survey."""

    id: Id
