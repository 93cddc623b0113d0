"""An agreement and what is owed under it: its commands."""

from __future__ import annotations

__all__ = [
    "AgreementItemInput",
    "ChooseAgreement",
    "ConfirmSignatures",
    "DropAgreement",
    "ReachAgreement",
    "RecordPerformance",
    "RenewAgreement",
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
    """One thing owed under an agreement; debtor and creditor are names of parties.

    Attributes:
        proof: of what was performed on the spot (收条).
    """

    debtor: str
    creditor: str
    content: str
    amount_fen: int | None
    due_on: date | None
    manner: str = ""
    on_the_spot: bool = False
    proof: str = ""


@dataclass(frozen=True, slots=True)
class ReachAgreement(Command[Id]):
    """Write down the agreement reached (A40); returns the agreement's id.

    Attributes:
        by_agent: the parties for whom an agent settled, who did not do so themselves.
        minor_view: what a minor from eight years on has to say of it (民法典 第35条第2款).
    """

    case: Id
    form: AgreementForm
    facts: str
    terms: tuple[str, ...]
    items: tuple[AgreementItemInput, ...]
    reached_on: date
    performance: str = ""
    liability: str = ""
    copies: int | None = None
    by_agent: tuple[Id, ...] = ()
    minor_view: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RenewAgreement(Command[Id]):
    """A new agreement in place of the one in hand, broken or changed; returns its id.

    The earlier one stays to be read, its open items marked 协议变更 (民法典 第543条).
    """

    agreement: ReachAgreement
    consent: bool
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ChooseAgreement(Command[Id]):
    """Of agreements that colleagues wrote without seeing each other's, the one that stands.

    The others are struck out with their items; history and printed papers keep them.
    """

    case: Id
    agreement: Id


@dataclass(frozen=True, slots=True)
class ConfirmSignatures(Command[Id]):
    """What is on the paper (A40→A45): all of it, or the agreement is not in force.

    The three ticks have no default: only whoever holds the paper can say that they are there.

    Attributes:
        electronic: signed otherwise than on paper.
    """

    case: Id
    signed_on: date
    by_parties: bool
    by_mediator: bool
    by_committee: bool
    electronic: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DropAgreement(Command[Id]):
    """An agreement that was written down and never signed; returns the case's id (第29条).

    It is struck out; the parties go on mediating, or keep to the earlier one still in force.
    """

    case: Id
    dropped_on: date
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordPerformance(Command[Id]):
    """An item of the agreement was performed, in whole or in part."""

    item: Id
    performed_on: date
    status: ItemStatus
    proof: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
