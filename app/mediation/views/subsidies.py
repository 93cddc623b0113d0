"""What the desk shows of subsidies for cases."""

from __future__ import annotations

__all__ = ["ClaimStepView", "ClaimView", "RateView", "ShareView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import Difficulty, SubsidyStage


@dataclass(frozen=True, slots=True)
class RateView:
    """The standard of a grade from a day on, in fen; 0 where nothing is paid.

    Attributes:
        verified: whether a paper is named that says so.
    """

    id: Id
    grade: Difficulty
    valid_from: date
    written_fen: int
    oral_fen: int
    failed_fen: int
    basis: str

    @property
    def verified(self) -> bool:
        return bool(self.basis)


@dataclass(frozen=True, slots=True)
class ShareView:
    """What one mediator gets; civil servants may not (med.M19)."""

    mediator: Id
    name: str
    amount_fen: int
    civil_servant: bool


@dataclass(frozen=True, slots=True)
class ClaimStepView:
    """One stage a claim came to."""

    stage: SubsidyStage
    on: date
    opinion: str
    by: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The claim of a case.

    Attributes:
        id: of the claim; None while there is none.
        standard_fen: of its grade on the day the case was closed; None where none is set.
        basis: the paper behind the standard, "" where none is named (未经核实).
        shares: as claimed; before that the mediators who may have a share.
        against: why none can be claimed, in a sentence; "" where it can.
        next: the stages it can come to now.
    """

    id: Id | None
    case: Id
    case_no: str
    grade: Difficulty
    standard_fen: int | None
    basis: str
    amount_fen: int
    reason: str
    status: SubsidyStage | None
    status_on: date | None
    shares: tuple[ShareView, ...]
    steps: tuple[ClaimStepView, ...]
    against: str
    next: tuple[SubsidyStage, ...]
