"""From the station to the centre: what is missing, what is suggested, what is sent on."""

from __future__ import annotations

__all__ = [
    "AcknowledgeForwarding",
    "AddAidNote",
    "ForwardApplication",
    "LapseApplication",
    "ProposeAid",
    "ReferElsewhere",
    "RequestCompletion",
    "SendToMediation",
    "StateMeans",
    "SupplyCompletion",
    "WithdrawApplication",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.legalaid.codes import CarriedBy, NoteSource, Proposal, Provisional, WrongAgency
from app.legalaid.messages.answers import Household
from app.messages import Command

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StateMeans(Command[Id]):
    """经济困难状况说明: on route 1 alone (la.M21); the newest holds."""

    record: Id
    household: Household
    stated_on: date


@dataclass(frozen=True, slots=True)
class RequestCompletion(Command[Id]):
    """B10→B15: everything that is missing, told once (la.M22).

    Attributes:
        wanted: () takes every material the record still misses.
        until: None counts R-B03.
        by_centre: the centre asked, and the station passes it on.
    """

    record: Id
    told_on: date
    wanted: tuple[str, ...] = ()
    until: date | None = None
    by_centre: bool = False


@dataclass(frozen=True, slots=True)
class SupplyCompletion(Command[Id]):
    """B15→B10 or B20: all of it is there, and the clock goes on.

    Attributes:
        pages: of each thing that was wanted, as (name, copies, pages).
    """

    record: Id
    supplied_on: date
    pages: tuple[tuple[str, int, int | None], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LapseApplication(Command[Id]):
    """B15→B16: somebody says that the term ran out and counts as withdrawn; never by itself."""

    record: Id
    lapsed_on: date
    note: str


@dataclass(frozen=True, slots=True)
class WithdrawApplication(Command[Id]):
    """The applicant takes the application back."""

    record: Id
    withdrawn_on: date
    note: str


@dataclass(frozen=True, slots=True)
class ReferElsewhere(Command[Id]):
    """B18: another agency has to take it; told, or sent on (第38条). It is no refusal."""

    record: Id
    done_on: date
    way: WrongAgency
    to: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProposeAid(Command[Id]):
    """初审意见: what the station suggests to the centre; the newest holds."""

    record: Id
    made_on: date
    opinion: Proposal
    reasons: str
    provisional: tuple[Provisional, ...] = ()


@dataclass(frozen=True, slots=True)
class ForwardApplication(Command[Id]):
    """B10→B20, or the papers of a notice: sent on with the list of them.

    Attributes:
        to: the centre; "" for that of the county.
    """

    record: Id
    forwarded_at: datetime
    way: CarriedBy
    to: str = ""
    note: str = ""
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class AcknowledgeForwarding(Command[Id]):
    """The addressee signed for the list."""

    record: Id
    received_on: date
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class AddAidNote(Command[Id]):
    """反馈进度: how it goes on."""

    record: Id
    at: datetime
    source: NoteSource
    text: str
    told_applicant: bool = False


@dataclass(frozen=True, slots=True)
class SendToMediation(Command[Id]):
    """Let 排查 look into the dispute; refused where mediation has no place (la.B18).

    The application goes its own way: mediation is never in its place.

    Attributes:
        agreed: the applicant wants it.
        division: 12-digit code of the village; "" takes where the applicant lives.
    """

    record: Id
    agreed: bool = False
    division: str = ""
    note: str = ""
