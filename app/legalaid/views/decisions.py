"""What the centre and the bureau decided, who acts, how it ended."""

from __future__ import annotations

__all__ = [
    "AssignmentView",
    "ChangeView",
    "ClosingView",
    "DecisionView",
    "ObjectionView",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.legalaid.codes import (
    ChangeOption,
    ChangeReason,
    CloseResult,
    ClosingWay,
    DecisionKind,
    Delivery,
    EnteredBy,
    ObjectionAgainst,
    ObjectionOutcome,
    Provisional,
    Refusal,
    Termination,
    UnitKind,
)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision of the centre; `ground` in words, with its article."""

    id: Id
    kind: DecisionKind
    ground: str
    article: str
    refusal: Refusal | None
    provisional: Provisional | None
    termination: Termination | None
    reasons: str
    doc_no: str
    decided_on: date
    signed_by: str
    remedy_told: bool
    came_on: date
    handed_by: str
    entered: EnteredBy
    served_on: date | None
    served_how: Delivery | None
    receiver: str


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """指派; the one without `ended_on` holds."""

    id: Id
    assigned_on: date
    doc_no: str
    unit_kind: UnitKind | None
    unit: str
    lawyer: str
    licence_no: str
    phone: str
    years_practice: int | None
    minor_specialist: bool
    handed_by: str
    entered: EnteredBy
    letter_no: str
    organ_told_on: date | None
    contract_on: date | None
    authority_on: date | None
    ended_on: date | None
    end_note: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """更换承办人; outcome None while the centre has not decided."""

    id: Id
    asked_on: date
    reason: ChangeReason
    note: str
    evidence: str
    outcome: ChangeOption | None
    decided_on: date | None
    doc_no: str
    answer_note: str
    handed_by: str


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """异议; outcome None while the bureau has not decided."""

    id: Id
    against: ObjectionAgainst
    decision: Id
    filed_on: date
    to: str
    reasons: str
    outcome: ObjectionOutcome | None
    decided_on: date | None
    doc_no: str
    note: str
    handed_by: str
    served_on: date | None


@dataclass(frozen=True, slots=True)
class ClosingView:
    """结案."""

    id: Id
    ended_on: date
    way: ClosingWay
    result: CloseResult
    note: str
    light: bool
    recovered_fen: int | None
    reported_on: date | None
    materials_ok: bool
    missing: str
    reviewed_on: date | None
    review_note: str
    subsidy_fen: int | None
    subsidy_on: date | None
    archived_on: date | None
    archive_no: str
