"""Referrals: a slip to whoever is competent, what comes back, and what other lines take over."""

from __future__ import annotations

__all__ = ["AskForAid", "RaiseLead", "RecordReferralReceipt", "ReferConsultation"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command
from app.risk import RiskLevel
from app.services.codes import Receipt, ReferralCheck, Scope, Target

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReferConsultation(Command[Id]):
    """C20→C40, C30→C40: a slip; more than one may be out at once. Returns the slip's id.

    Attributes:
        scope: asked where the target is mediation (M01).
        checks: what stands in the way at a notary or an arbitrator (R-C03, R-C04).
    """

    record: Id
    target: Target
    organ: str
    sent_on: date
    matter: str
    scope: Scope | None = None
    checks: tuple[ReferralCheck, ...] = ()
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class RecordReferralReceipt(Command[Id]):
    """A slip came back; C40→C50 once the last one has. Returns the consultation's id."""

    referral: Id
    replied_on: date
    outcome: Receipt
    received_by: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class RaiseLead(Command[Id]):
    """What was asked is a dispute in a village: 排查 looks into it (med.A05).

    Attributes:
        parties: names, as far as they were said.
        report: it is to be told to the government, not to be mediated (M01).
    """

    record: Id
    division: str
    parties: tuple[str, ...]
    risk: RiskLevel
    report: bool
    facts: str
    people_count: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class AskForAid(Command[Id]):
    """The caller wants legal aid: a draft of an application (la.B10), nothing typed twice.

    Attributes:
        ground: the paragraph by which no means are looked into ("32(4)"), "" where none.
    """

    record: Id
    cause: str
    opponent: str = ""
    ground: str = ""
