"""What the desk shows of referrals."""

from __future__ import annotations

__all__ = ["ReferralView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import Channel, CourtCourse, Direction


@dataclass(frozen=True, slots=True)
class ReferralView:
    """One referral in or out; `replied` is X2, else it is X1.

    Attributes:
        course: how a court sent it; None from other organs.
        asked_by: the day their letter asks for an answer.
        due_on: the day the reply is owed by; None where nobody set one, or it was given.
        agreed_on: when an online task of a court was taken on.
        police_decided_on: None as long as the police have not decided on a penalty.
        returned: materials that went back with the reply.
    """

    id: Id
    direction: Direction
    channel: Channel
    course: CourtCourse | None
    organ: str
    letter_no: str
    received_on: date
    asked_by: date | None
    online: bool
    materials: str
    agreed_on: date | None
    police_decided_on: date | None
    due_on: date | None
    feedback_on: date | None
    feedback_doc: str
    feedback: str
    returned: str

    @property
    def replied(self) -> bool:
        """Whether the reply was given (X2)."""
        return self.feedback_on is not None
