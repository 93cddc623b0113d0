"""A dispute as it is registered, and who mediates it."""

from __future__ import annotations

__all__ = [
    "AcceptCase",
    "AddParty",
    "AppointMediators",
    "CaseInput",
    "DeclineCase",
    "OpenCase",
    "PartyInput",
    "RegisterCase",
    "ReviseCase",
    "StrikeCase",
    "TakeUpAgain",
]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.mediation.codes import (
    CourtCourse,
    DeclineGround,
    Difficulty,
    DisputeType,
    Exclusion,
    OriginReason,
    PartyRole,
    RiskLevel,
    Source,
)
from app.mediation.messages.agents import AgentInput
from app.messages import Command
from app.people.messages import OrganisationInput, PersonInput


@dataclass(frozen=True, slots=True)
class PartyInput:
    """One party of a dispute: exactly one of person and organisation is given.

    Attributes:
        own_income: of sixteen or seventeen, living mainly on what it earns (民法典 第18条第2款).
        recusal_ok: accepts in writing a mediator who is one of the parties or theirs.
    """

    role: PartyRole
    person: PersonInput | None = None
    organisation: OrganisationInput | None = None
    own_income: bool = False
    agents: tuple[AgentInput, ...] = ()
    recusal_ok: bool = False


@dataclass(frozen=True, slots=True)
class CaseInput:
    """A dispute as registered.

    Attributes:
        consent: all parties are willing (人民调解法 第17条).
        amount_fen: money at stake in fen, or None.
        source_doc_no: number of the letter when another organ refers the dispute.
        applied_on: the day it was asked for; None is the day of acceptance.
        division: 12-digit code of the village the dispute lies in.
        exclusion: what takes the dispute out of people's mediation; None when nothing does.
        interest: what a mediator declared of ties to a party or agent ("" for none).
        lead: the lead that becomes this case.
        organ, received_on, course: who referred the dispute, when its papers came (None for the
            day of acceptance), and how a court sent it (None for 委派).
    """

    committee: Id
    dispute_type: DisputeType
    parties: tuple[PartyInput, ...]
    facts: str
    claims: tuple[str, ...] = ()
    source: Source = Source.APPLICATION
    source_doc_no: str = ""
    accepted_on: date | None = None
    applied_on: date | None = None
    occurred_on: date | None = None
    place: str = ""
    division: str | None = None
    amount_fen: int | None = None
    people_count: int | None = None
    difficulty: Difficulty = Difficulty.ORDINARY
    risk: RiskLevel = RiskLevel.BLUE
    tags: tuple[str, ...] = ()
    public: bool = False
    consent: bool = False
    mediators: tuple[Id, ...] = ()
    exclusion: Exclusion | None = None
    interest: str = ""
    lead: Id | None = None
    organ: str = ""
    received_on: date | None = None
    course: CourtCourse | None = None


@dataclass(frozen=True, slots=True)
class OpenCase(Command[Id]):
    """Accept a dispute (受理, A10→A20); returns the case's id.

    `reasons` maps the key of a warning to the reason typed for passing it.
    """

    case: CaseInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterCase(Command[Id]):
    """Write a dispute down that cannot be accepted yet (待受理, A10); returns the case's id.

    `accepted_on` of the case is here the day it was asked for or sent; neither mediators nor the
    consent of all sides are needed.
    """

    case: CaseInput
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptCase(Command[Id]):
    """Accept what waits (A10→A20); with mediators it is being mediated at once (A30).

    Attributes:
        recusal_ok: the parties who accept in writing a mediator with ties to one of them.
        committee: the one that accepts it, where its own has ended since; its own unless told.
    """

    case: Id
    accepted_on: date
    consent: bool
    mediators: tuple[Id, ...] = ()
    recusal_ok: tuple[Id, ...] = ()
    interest: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    committee: Id | None = None


@dataclass(frozen=True, slots=True)
class DeclineCase(Command[Id]):
    """Do not accept what waits (A10→A15, guard G1); the parties are told where to turn."""

    case: Id
    declined_on: date
    ground: DeclineGround
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TakeUpAgain(Command[Id]):
    """Take an ended case up again in a new one (人民调解法 第33条第3款); returns the new case's id.

    Parties, agents that still stand, facts and claims come along; number and record are new.

    Attributes:
        recusal_ok: as of AcceptCase, by their ids in the old case.
        committee: of the new case, where that of the old one has ended; the same unless told.
    """

    case: Id
    reason: OriginReason
    accepted_on: date
    consent: bool
    mediators: tuple[Id, ...]
    recusal_ok: tuple[Id, ...] = ()
    interest: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    committee: Id | None = None


@dataclass(frozen=True, slots=True)
class AppointMediators(Command[Id]):
    """Name or replace the mediators (人民调解法 第19条); the first presides.

    Attributes:
        recusal_ok: as of AcceptCase; every party is asked anew.
    """

    case: Id
    mediators: tuple[Id, ...]
    recusal_ok: tuple[Id, ...] = ()
    interest: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseCase(Command[Id]):
    """Put right what the register says of a dispute: the whole of it as it should read.

    Papers that were printed stay as they are; printed again they are another version. An organ
    that sent the dispute stands in its referral (ReviseReferral).

    Attributes:
        accepted_on: within the year of the number; until it is accepted the day it was asked for.
        people_count: None for the number of the parties.
    """

    case: Id
    dispute_type: DisputeType
    facts: str
    accepted_on: date
    source: Source
    claims: tuple[str, ...] = ()
    occurred_on: date | None = None
    place: str = ""
    division: str | None = None
    amount_fen: int | None = None
    people_count: int | None = None
    difficulty: Difficulty = Difficulty.ORDINARY
    tags: tuple[str, ...] = ()
    public: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AddParty(Command[Id]):
    """Somebody comes in as a party while it is mediated (追加当事人); returns the party's id.

    Attributes:
        consent: it is willing too (人民调解法 第17条); while the case waits, nobody is asked yet.
    """

    case: Id
    party: PartyInput
    joined_on: date
    consent: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StrikeCase(Command[Id]):
    """A dispute that was registered twice or by mistake is struck out (作废), before an agreement.

    Its number is never given again, and the history keeps all of it.
    """

    case: Id
    reason: str
    reasons: tuple[tuple[str, str], ...] = ()
