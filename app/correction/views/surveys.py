"""What the desk shows of surveys asked for."""

from __future__ import annotations

__all__ = ["SurveyPage", "SurveyView"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import Answer, Fitness
from app.correction.states import Category
from app.ids import Id


@dataclass(frozen=True, slots=True)
class SurveyView:
    """One survey.

    Attributes:
        due_on: the last working day to answer (R08); rule: which of the two counts it.
        days: from today to then; negative once it passed; None after the reply.
        why: the count in words.
    """

    id: Id
    person: Id
    name: str
    about: str
    organ: str
    letter_no: str
    received_on: date
    expedited: bool
    planned: Category | None
    rule: str
    due_on: date
    days: int | None
    why: str
    findings: str
    fit: Fitness | None
    replied_on: date | None
    reply_no: str
    adopted: Answer | None

    @property
    def title(self) -> str:
        """What its sheet is called after."""
        return self.name

    @property
    def action(self) -> str:
        """The command that comes next, "" when nothing is left."""
        if self.fit is None:
            return "RecordFindings"
        if self.replied_on is None:
            return "ReplySurvey"
        return "RecordAdoption" if self.adopted is None else ""


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """The list; `waiting` wait for an answer, `late` of them beyond their day."""

    rows: tuple[SurveyView, ...]
    waiting: int
    late: int
