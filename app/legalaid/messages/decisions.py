"""What the centre decided, the bureau reviewed: entered from their papers, never made here."""

from __future__ import annotations

__all__ = ["FileAidObjection", "RecordAidDecision", "RecordAidReview", "ServeAidDecision"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.legalaid.codes import (
    DecisionKind,
    Delivery,
    ObjectionOutcome,
    Provisional,
    Refusal,
    Termination,
)
from app.messages import Command

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordAidDecision(Command[Id]):
    """B25, B30, B35, B50: what the centre's paper says (la.M20: no decision is made here).

    Attributes:
        doc_no, signed_by: of the centre's paper; without them nothing is entered.
        came_on, handed_by: when the paper came and who brought it.
        refusal, provisional, termination: the ground, by the kind.
        remedy_told: a refusal or termination tells the way of 异议 (la.M27).
    """

    record: Id
    kind: DecisionKind
    decided_on: date
    doc_no: str
    signed_by: str
    came_on: date
    handed_by: str = ""
    refusal: Refusal | None = None
    provisional: Provisional | None = None
    termination: Termination | None = None
    reasons: str = ""
    remedy_told: bool = False


@dataclass(frozen=True, slots=True)
class ServeAidDecision(Command[Id]):
    """送达: the applicant has the newest decision."""

    record: Id
    served_on: date
    how: Delivery
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class FileAidObjection(Command[Id]):
    """B35, B50→B70: 异议 to the bureau (R-B08); a late one is filed with a reason."""

    record: Id
    filed_on: date
    grounds: str
    to: str = ""
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class RecordAidReview(Command[Id]):
    """B70→B72 or B74: what the bureau's paper says."""

    record: Id
    outcome: ObjectionOutcome
    decided_on: date
    doc_no: str = ""
    note: str = ""
    handed_by: str = ""
    served_on: date | None = None
