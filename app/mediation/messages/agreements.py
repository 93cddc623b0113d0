"""An agreement and what is owed under it: its commands."""

from __future__ import annotations

__all__ = [
    "AgreementItemInput",
    "ConfirmSignatures",
    "ReachAgreement",
    "RecordPerformance",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import (
    AgreementForm,
    ItemStatus,
)
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AgreementItemInput:
    """One thing owed under an agreement; debtor and creditor are names of parties."""

    debtor: str
    creditor: str
    content: str
    amount_fen: int | None
    due_on: date | None
    manner: str = ""
    on_the_spot: bool = False


@dataclass(frozen=True, slots=True)
class ReachAgreement(Command[Id]):
    """Write down the agreement reached (A40); returns the agreement's id."""

    case: Id
    form: AgreementForm
    facts: str
    terms: tuple[str, ...]
    items: tuple[AgreementItemInput, ...]
    reached_on: date
    performance: str = ""
    liability: str = ""
    copies: int | None = None
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmSignatures(Command[Id]):
    """All parties, the mediator and the committee's stamp are on the paper (A40→A45)."""

    case: Id
    signed_on: date
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordPerformance(Command[Id]):
    """An item of the agreement was performed, in whole or in part."""

    item: Id
    performed_on: date
    status: ItemStatus
    proof: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
