"""外出: asked for, decided, filed, watched, ended."""

from __future__ import annotations

__all__ = ["AskLeave", "DecideLeave", "NoteLeave", "RecordReturn", "ReportLeave"]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import Answer, CheckInKind, LeaveReason
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AskLeave(Command[Id]):
    """A subject asks to leave the town it lives in (A6, R14); returns the leave's id.

    What the office may not approve itself becomes a request to the county or the city.

    Attributes:
        destinations: places as people write them.
        areas: codes of `Areas` the places lie in.
        proof: what shows the reason (a letter of the hospital, a summons).
        opinion: what the office thinks of it.
        reasons: (key of a warning, reason typed).
    """

    subject: Id
    reason: LeaveReason
    detail: str
    destinations: tuple[str, ...]
    areas: tuple[str, ...]
    asked_on: date
    depart_on: date
    due_on: date
    proof: str = ""
    opinion: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DecideLeave(Command[Id]):
    """The office answers a leave of at most seven days that it was entrusted with (#6, #7)."""

    leave: Id
    answer: Answer
    answered_on: date
    approver: str


@dataclass(frozen=True, slots=True)
class ReportLeave(Command[Id]):
    """An approval was filed with the county (备案), or told to the procurator's office."""

    leave: Id
    filed_on: date | None = None
    told_procurator_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoteLeave(Command[Id]):
    """监管记录: one contact with a subject who is away (R15); returns the entry's id."""

    leave: Id
    at: datetime
    way: CheckInKind
    note: str


@dataclass(frozen=True, slots=True)
class RecordReturn(Command[Id]):
    """销假 (A7): the subject is back; a late return becomes a clue to be verified (R15).

    Attributes:
        proof: what showed where the subject had been.
        late_reason: what the subject says to being late.
    """

    leave: Id
    returned_at: datetime
    proof: str
    late_reason: str = ""
