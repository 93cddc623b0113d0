"""禁止令, and leave to meet somebody or to enter a place in spite of one."""

from __future__ import annotations

__all__ = ["AddProhibition", "AskPermit", "ReviseProhibition", "TellPermit"]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import PermitKind, ProhibitionKind
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AddProhibition(Command[Id]):
    """A 禁止令 stands in the judgment (R19, #14); returns its id.

    Attributes:
        reasons: (key of a warning, reason typed).
    """

    subject: Id
    kind: ProhibitionKind
    content: str
    start_on: date
    end_on: date
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseProhibition(Command[Id]):
    """What was written down of a 禁止令 was wrong."""

    prohibition: Id
    kind: ProhibitionKind
    content: str
    start_on: date
    end_on: date
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AskPermit(Command[Id]):
    """A subject asks to meet somebody (R13) or to enter a place (R19); returns the permit's id.

    Attributes:
        target: whom, or which place.
        opinion: what the office thinks of it.
        reasons: (key of a warning, reason typed).
    """

    subject: Id
    kind: PermitKind
    target: str
    reason: str
    asked_on: date
    from_at: datetime
    to_at: datetime
    opinion: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TellPermit(Command[Id]):
    """The court of the judgment and the procurator's office were told of a permit (R19)."""

    permit: Id
    told_court_on: date | None = None
    told_procurator_on: date | None = None
