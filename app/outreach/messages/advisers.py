"""Commands of 村（居）法律顾问: appointments, logs, allowances."""

from __future__ import annotations

__all__ = [
    "AdviceInput",
    "AppointAdviser",
    "ConfirmAdvice",
    "EndAdviser",
    "PayAdvice",
    "RecordAdvice",
    "ReviewAdvice",
    "ReviseAdvice",
    "SetAdviceRate",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command
from app.outreach.codes import AdviceKind, RateBasis


@dataclass(frozen=True, slots=True)
class AppointAdviser(Command[Id]):
    """A lawyer of the register becomes the adviser of a village."""

    village: str
    lawyer: Id
    appointed_on: date
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EndAdviser(Command[Id]):
    """The lawyer advises the village no longer."""

    record: Id
    ended_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class AdviceInput:
    """One day of an adviser's work.

    Attributes:
        minutes: time worked; people: who was served; matters: affairs dealt with.
    """

    on: date
    minutes: int
    kinds: tuple[AdviceKind, ...]
    people: int = 0
    matters: int = 0
    content: str = ""


@dataclass(frozen=True, slots=True)
class RecordAdvice(Command[Id]):
    """顾问工作日志, as a draft; of a month whose list was printed, with the reason."""

    record: Id
    advice: AdviceInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseAdvice(Command[Id]):
    """A draft as it should be; what was confirmed is changed no more."""

    record: Id
    advice: AdviceInput


@dataclass(frozen=True, slots=True)
class ConfirmAdvice(Command[Id]):
    """The village signed the log (村居确认)."""

    record: Id
    confirmer: str
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class ReviewAdvice(Command[Id]):
    """司法所审核: it passes, or goes back to be corrected."""

    record: Id
    passed: bool
    reviewed_on: date
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class PayAdvice(Command[Id]):
    """核发补贴, as the county's paper says; the office pays nothing and decides nothing."""

    record: Id
    paid_on: date
    amount_fen: int
    document_no: str
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SetAdviceRate(Command[Id]):
    """What the county pays from a day on; without a source it is shown as 未经核实."""

    basis: RateBasis
    amount_fen: int | None
    valid_from: date
    source: str = ""
