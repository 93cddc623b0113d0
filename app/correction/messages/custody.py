"""羁押: another organ holds the subject (A12)."""

from __future__ import annotations

__all__ = ["EndCustody", "RecordCustody", "TellCustody"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class RecordCustody(Command[Id]):
    """A notice says who holds the subject, why and since when; returns its id."""

    subject: Id
    organ: str
    cause: str
    notice_on: date
    from_on: date


@dataclass(frozen=True, slots=True)
class TellCustody(Command[Id]):
    """The county was told of it."""

    custody: Id
    told_on: date


@dataclass(frozen=True, slots=True)
class EndCustody(Command[Id]):
    """The subject was let go, or what became of it."""

    custody: Id
    to_on: date
    note: str
