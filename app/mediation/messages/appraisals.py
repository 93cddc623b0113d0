"""鉴定: what an expert is asked, and what the expert found."""

from __future__ import annotations

__all__ = ["BeginAppraisal", "EndAppraisal"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class BeginAppraisal(Command[Id]):
    """An expert is asked (委托鉴定); the time of a medical case stands still from the next day.

    Attributes:
        reasons: why a warning is passed, by its rule.
    """

    case: Id
    began_on: date
    appraiser: str
    matter: str
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EndAppraisal(Command[Id]):
    """The opinion has come, or the appraisal ended without one."""

    case: Id
    received_on: date
    opinion: str
