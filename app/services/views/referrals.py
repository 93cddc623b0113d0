"""What the desk shows of a slip that was sent."""

from __future__ import annotations

__all__ = ["ReferralView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.services.codes import Receipt, ReferralCheck, Target


@dataclass(frozen=True, slots=True)
class ReferralView:
    """One slip; outcome is None until it came back."""

    id: Id
    target: Target
    organ: str
    sent_on: date
    matter: str
    checks: tuple[ReferralCheck, ...]
    by: str
    replied_on: date | None
    outcome: Receipt | None
    received_by: str
    reply: str
