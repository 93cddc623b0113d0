"""以案定补: the standards of the county, a claim for a case, and its way to the money."""

from __future__ import annotations

__all__ = [
    "AdvanceClaim",
    "ClaimSubsidy",
    "ListRates",
    "ReadClaim",
    "SetRate",
    "ShareInput",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import Difficulty, SubsidyStage
from app.mediation.views.subsidies import ClaimView, RateView
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class ShareInput:
    """What one mediator is to get."""

    mediator: Id
    amount_fen: int | None


@dataclass(frozen=True, slots=True)
class SetRate(Command[Id]):
    """The standard of a grade from a day on; earlier cases keep the one of their day.

    Attributes:
        basis: the paper that says so; without it the standard is shown as 未经核实.
    """

    grade: Difficulty
    valid_from: date
    written_fen: int | None
    oral_fen: int | None = None
    failed_fen: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ClaimSubsidy(Command[Id]):
    """Claim the subsidy of a closed case, once (med.M19); shares add up to the amount."""

    case: Id
    grade: Difficulty
    claimed_on: date
    shares: tuple[ShareInput, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AdvanceClaim(Command[Id]):
    """The next stage of a claim, or its refusal (SubsidyStage.REFUSED)."""

    case: Id
    stage: SubsidyStage
    on: date
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class ReadClaim(Query[ClaimView]):
    """The claim of a case, or what stands against one."""

    case: Id


@dataclass(frozen=True, slots=True)
class ListRates(Query[tuple[RateView, ...]]):
    """All standards, by grade, the newest first."""
