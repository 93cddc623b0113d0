"""奖惩: proposed by the office, decided by the county, 提请 decided by court or prison."""

from __future__ import annotations

__all__ = [
    "AnswerObjection",
    "FileProposal",
    "ProposeSanction",
    "RecordObjection",
    "RecordOutcome",
    "ServeSanction",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import Answer, Ground, SanctionKind
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class ProposeSanction(Command[Id]):
    """The head proposes, the county decides (A10, A13); returns the sanction's id.

    Attributes:
        rows: the clues and searches it rests on.
        heard: what the subject says to it, or why nobody could be heard (#24).
    """

    subject: Id
    kind: SanctionKind
    ground: Ground
    facts: str
    heard: str
    proposed_on: date
    rows: tuple[Id, ...] = ()
    opinion: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ServeSanction(Command[Id]):
    """The county's decision was served on the subject, and copied to others."""

    sanction: Id
    served_on: date
    copied_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileProposal(Command[Id]):
    """The county's proposal came to who decides: court, prison, police (R25, R21a).

    Attributes:
        arrest_asked_at: when the court was asked for an arrest with it.
    """

    sanction: Id
    filed_on: date
    arrest_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordOutcome(Command[Id]):
    """A14: what court, prison or police decided of it; YES of a revocation ends the correction.

    Attributes:
        arrested_on: the day of the arrest that was asked for, if there was one.
    """

    sanction: Id
    outcome: Answer
    outcome_on: date
    outcome_no: str
    arrested_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordObjection(Command[Id]):
    """R39: the subject disagrees with a decision; the county answers it."""

    sanction: Id
    objected_on: date
    objection: str


@dataclass(frozen=True, slots=True)
class AnswerObjection(Command[Id]):
    """What the county answered; whoever still disagrees may go to the procurator's office."""

    sanction: Id
    answer: str
