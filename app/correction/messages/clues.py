"""违规线索: taken up, and looked into by an officer before anything follows."""

from __future__ import annotations

__all__ = ["TakeUpClue", "VerifyClue"]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import CheckInKind, SanctionKind, Severity
from app.ids import Id
from app.messages import Command


@dataclass(frozen=True, slots=True)
class TakeUpClue(Command[Id]):
    """What may be a breach, to be looked into; returns the clue's id.

    Attributes:
        rule: id of the rule that may be broken ("cor.R09").
        checkin_kind, checkin_due: the window of a missed report, by its kind and its end.
    """

    subject: Id
    rule: str
    found_at: datetime
    facts: str
    evidence: tuple[str, ...] = ()
    checkin_kind: CheckInKind | None = None
    checkin_due: date | None = None


@dataclass(frozen=True, slots=True)
class VerifyClue(Command[Id]):
    """What an officer found: a good reason, or how grave it is; with what the subject says (#24).

    Attributes:
        defence: 申辩, or why nobody could be heard.
        proposal: what it should lead to, if anything.
    """

    clue: Id
    verified_on: date
    justified: bool
    findings: str
    defence: str
    severity: Severity | None = None
    evidence: tuple[str, ...] = ()
    proposal: SanctionKind | None = None
