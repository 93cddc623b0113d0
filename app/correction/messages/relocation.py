"""执行地变更: asked for, and what the counties did."""

from __future__ import annotations

__all__ = ["AskRelocation", "RecordRelocation"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import Answer
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AskRelocation(Command[Id]):
    """A subject asks to be moved to another place of execution (R17); returns the request's id.

    Attributes:
        move_on: the day the subject means to move; None where none was named.
        opinion: what the office thinks of it.
        reasons: (key of a warning, reason typed).
    """

    subject: Id
    target: str
    reason: str
    applied_on: date
    move_on: date | None = None
    opinion: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordRelocation(Command[Id]):
    """What the two counties did, as far as it is known; the days follow one another (A15).

    With `reported_on` the subject has arrived, and the correction here is over (转出).

    Attributes:
        reply: what the new county answered to the consultation.
        decision: what our county decided.
        told_on: when the subject was told of a refusal.
    """

    relocation: Id
    consulted_on: date | None = None
    replied_on: date | None = None
    reply: Answer | None = None
    decided_on: date | None = None
    decision: Answer | None = None
    decision_no: str = ""
    told_on: date | None = None
    sent_on: date | None = None
    reported_on: date | None = None
