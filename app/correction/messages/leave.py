"""外出: asked for, decided, filed, watched, ended."""

from __future__ import annotations

__all__ = [
    "AskLeave",
    "DecideLeave",
    "EndEntrustment",
    "JudgeLeave",
    "LeaveJudgement",
    "NoteLeave",
    "RecordEntrustment",
    "RecordReturn",
    "ReportLeave",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import Answer, CheckInKind, Entrusted, LeaveReason, Level
from app.ids import Id
from app.messages import Command, Query


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

    Before the day of departure it says that the subject did not leave at all.

    Attributes:
        proof: what showed where the subject had been.
        late_reason: what the subject says to being late.
    """

    leave: Id
    returned_at: datetime
    proof: str
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class RecordEntrustment(Command[Id]):
    """The county entrusts the office with a decision (社区矫正法 第9条); returns its id."""

    item: Entrusted
    doc_no: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class EndEntrustment(Command[Id]):
    """The county took it back; `to_on` is the last day it held.

    Every paper in force that entrusts the item ends with it; returns the id of the newest.
    """

    item: Entrusted
    to_on: date


@dataclass(frozen=True, slots=True)
class LeaveJudgement:
    """What the law makes of a trip that is being typed.

    Attributes:
        days: of the trip itself, both ends counted.
        most: the most days in any two months that end inside it; `last_on` the day they end on.
        level: whose leave it takes.
        entrusted: whether the county lets the office approve short leave.
        needless: the places lie where the subject may go without leave (#8).
        abroad: a place lies beyond the border (#9).
    """

    days: int
    most: int
    last_on: date
    level: Level
    entrusted: bool
    needless: bool
    abroad: bool


@dataclass(frozen=True, slots=True)
class JudgeLeave(Query[LeaveJudgement]):
    """Count a trip before it is asked for."""

    subject: Id
    depart_on: date
    due_on: date
    areas: tuple[str, ...] = ()
