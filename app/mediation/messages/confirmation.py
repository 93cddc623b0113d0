"""司法确认: what the parties ask of the court, and what it answers."""

from __future__ import annotations

__all__ = ["ApplyConfirmation", "RecordCourt", "RecordRuling"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import ConfirmationBar, Ruling
from app.messages import Command


@dataclass(frozen=True, slots=True)
class ApplyConfirmation(Command[Id]):
    """Both parties ask a court together (J0→J1, 人民调解法 第33条); returns the application's id.

    Attributes:
        bar: what in the agreement no court confirms (G6); None while nobody looked.
    """

    case: Id
    court: str
    applied_on: date
    both_present: bool
    bar: ConfirmationBar | None = None


@dataclass(frozen=True, slots=True)
class RecordCourt(Command[Id]):
    """The court received, took on or prolonged an application; returns the application's id."""

    case: Id
    received_on: date | None
    accepted_on: date | None = None
    court_case_no: str = ""
    extended: bool = False


@dataclass(frozen=True, slots=True)
class RecordRuling(Command[Id]):
    """The court's document arrived (J1→J2 or J3); returns the application's id."""

    case: Id
    outcome: Ruling
    ruled_on: date
    ruling_no: str = ""
    ruling_note: str = ""
