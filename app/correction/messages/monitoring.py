"""电子定位: asked for, told, made longer, taken off."""

from __future__ import annotations

__all__ = ["AskMonitoring", "ExtendMonitoring", "RemoveMonitoring", "TellMonitoring"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import MonitoringGround
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AskMonitoring(Command[Id]):
    """The county is asked for 电子定位 (A11, R27); returns its id.

    Attributes:
        ground: one of the five of 社区矫正法 第29条.
        device: what it is (电子定位腕带); a telephone is none (#13).
        facts: what happened.
        reasons: (key of a warning, reason typed).
    """

    subject: Id
    ground: MonitoringGround | None
    device: str
    asked_on: date
    start_on: date
    end_on: date
    facts: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TellMonitoring(Command[Id]):
    """The subject was told of it and signed (D15)."""

    monitoring: Id
    told_on: date


@dataclass(frozen=True, slots=True)
class ExtendMonitoring(Command[Id]):
    """The head of the county's bureau approved a longer term, after a new assessment (R27).

    Returns the extension's id.
    """

    monitoring: Id
    end_on: date
    approver: str
    approved_on: date


@dataclass(frozen=True, slots=True)
class RemoveMonitoring(Command[Id]):
    """The device was taken off: the term is over, or it is needed no longer."""

    monitoring: Id
    removed_on: date
    why: str
