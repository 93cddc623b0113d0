"""A correction in hand: the team, the declaration, plans, classes, the county's answers."""

from __future__ import annotations

__all__ = [
    "AddMember",
    "AddSubjectNote",
    "AnswerInquiry",
    "AskInquiry",
    "DeclareSubject",
    "EndMember",
    "EnterAnswer",
    "KeepGrade",
    "ProposeGrade",
    "ReviseTerm",
    "SignLetter",
    "WritePlan",
]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import Answer, Grade, Standing
from app.ids import Id
from app.messages import Command
from app.people.messages import Sex


@dataclass(frozen=True, slots=True)
class AddMember(Command[Id]):
    """One more member of the 矫正小组; `letter_on` is the day the 责任书 was signed."""

    subject: Id
    name: str
    sex: Sex
    standing: Standing
    joined_on: date
    phone: str = ""
    knows_minors: bool = False
    letter_on: date | None = None


@dataclass(frozen=True, slots=True)
class SignLetter(Command[Id]):
    """A member signed the 责任书."""

    member: Id
    letter_on: date


@dataclass(frozen=True, slots=True)
class EndMember(Command[Id]):
    """A member left the team; the row stays."""

    member: Id
    left_on: date


@dataclass(frozen=True, slots=True)
class DeclareSubject(Command[Id]):
    """入矫宣告 (A4): the team is complete (R06); of a minor closed, the guardian there (R07).

    Attributes:
        grade: the class it begins with (严管 for the first three months, by local practice).
        reports_from: from when reports are kept here; None for the day this is entered.
    """

    subject: Id
    declared_on: date
    declared_by: str
    grade: Grade = Grade.STRICT
    closed: bool = False
    guardian_present: bool = False
    reports_from: date | None = None
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WritePlan(Command[Id]):
    """矫正方案: the first or the next version, with the reason for the next."""

    subject: Id
    made_on: date
    assessment: str
    measures: str
    psyche: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProposeGrade(Command[Id]):
    """The head proposes another class, the county confirms (A5); returns the request's id."""

    subject: Id
    grade: Grade
    from_on: date
    basis: str
    asked_on: date
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class KeepGrade(Command[Id]):
    """The class was looked at when its time had come, and stays as it is (R05)."""

    subject: Id
    reviewed_on: date
    review: str


@dataclass(frozen=True, slots=True)
class EnterAnswer(Command[Id]):
    """What the county or who stands above it answered, from its paper."""

    request: Id
    answer: Answer
    answered_on: date
    approver: str
    answer_no: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskInquiry(Command[Id]):
    """函询: the organ is asked why its end of the term differs from what is counted (T9)."""

    subject: Id
    asked_on: date


@dataclass(frozen=True, slots=True)
class AnswerInquiry(Command[Id]):
    """What the organ answered to the 函询."""

    subject: Id
    answer: str


@dataclass(frozen=True, slots=True)
class ReviseTerm(Command[Id]):
    """A ruling changed the term: 减刑, or days a court does not count (T8); never an extension.

    Attributes:
        uncounted_days: of 暂监 alone, days ruled out of the sentence (刑事诉讼法 第268条第3款).
    """

    subject: Id
    end_on: date
    doc_no: str
    reason: str
    uncounted_days: int = 0
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AddSubjectNote(Command[Id]):
    """One line of what happened (记一笔), as R10 asks of what changes in a life."""

    subject: Id
    text: str
