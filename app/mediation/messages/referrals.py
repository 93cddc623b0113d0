"""对接: what other organs send us and we send them."""

from __future__ import annotations

__all__ = ["AddReferral", "ReplyReferral", "ReviseReferral"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import Channel, CourtCourse, Direction
from app.messages import Command


@dataclass(frozen=True, slots=True)
class AddReferral(Command[Id]):
    """Papers came from another organ, or went to it (X1); returns the referral's id.

    Attributes:
        course: how a court sent it, which decides its period.
        due_on: the day their letter asks us to answer by, if it names one.
        online: a court sent it online, so that taking it on has a period of its own.
        police_decided_on: the day the police decided on a penalty; None while they have not.
    """

    case: Id
    direction: Direction
    channel: Channel
    organ: str
    received_on: date
    letter_no: str = ""
    course: CourtCourse | None = None
    due_on: date | None = None
    online: bool = False
    materials: str = ""
    agreed_on: date | None = None
    police_decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviseReferral(Command[Id]):
    """What is known of a referral was wrong or has grown; the rest stays as it was."""

    referral: Id
    channel: Channel
    organ: str
    received_on: date
    letter_no: str = ""
    course: CourtCourse | None = None
    due_on: date | None = None
    online: bool = False
    materials: str = ""
    agreed_on: date | None = None
    police_decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReplyReferral(Command[Id]):
    """The organ was told how it went, and has its materials back (X1→X2)."""

    referral: Id
    feedback_on: date
    feedback: str
    feedback_doc: str = ""
    returned: str = ""
