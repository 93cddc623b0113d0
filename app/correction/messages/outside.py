"""暂予监外执行: why, who stands for the person, and how the illness goes."""

from __future__ import annotations

__all__ = ["DeferMedicalReview", "RecordMedicalReview", "RecordOutside"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import GuarantorState, OutsideGround
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class RecordOutside(Command[Id]):
    """Why a sentence is served outside, and who stands for it; a second one takes its place.

    Attributes:
        expected_on, born_on: 预产期 and the day the child was born (R12).
        until_on: the day the document ends it; None where it names none.
    """

    subject: Id
    ground: OutsideGround
    hospital: str = ""
    diagnosis: str = ""
    expected_on: date | None = None
    born_on: date | None = None
    until_on: date | None = None
    guarantor: str = ""
    guarantor_id_no: str = ""
    guarantor_phone: str = ""
    guarantor_state: GuarantorState | None = None


@dataclass(frozen=True, slots=True)
class RecordMedicalReview(Command[Id]):
    """病情复查: what the hospital found (R11, #23); returns the review's id.

    Attributes:
        designated: whether the province's government named the hospital.
        reasons: (key of a warning, reason typed).
    """

    subject: Id
    done_on: date
    hospital: str
    designated: bool
    conclusion: str
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DeferMedicalReview(Command[Id]):
    """The next 病情复查 may come later than after three months (R11); returns the review's id.

    Attributes:
        due_on: the later day.
        basis: who allowed it, by which paper.
    """

    subject: Id
    due_on: date
    basis: str
