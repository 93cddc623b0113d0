"""What the desk shows of a judicial confirmation."""

from __future__ import annotations

__all__ = ["ApplicationView", "ConfirmationView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import ConfirmationState, Ruling


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application to the court; what the court has not done yet is None or empty."""

    id: Id
    agreement: Id
    court: str
    applied_on: date
    both_present: bool
    received_on: date | None
    accepted_on: date | None
    court_case_no: str
    extended: bool
    outcome: Ruling | None
    ruled_on: date | None
    ruling_no: str
    ruling_note: str


@dataclass(frozen=True, slots=True)
class ConfirmationView:
    """Where a written agreement in force stands with the court.

    Attributes:
        last_on: the last day to apply (R-A10, rolled to a working day).
        warning: M14, "距司法确认期限仅剩 3 日。", or "".
        application: the newest application, or None.
    """

    state: ConfirmationState
    last_on: date
    warning: str
    application: ApplicationView | None
