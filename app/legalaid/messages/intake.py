"""An application or a notice as the station takes it in."""

from __future__ import annotations

__all__ = [
    "ApplicationInput",
    "DropWish",
    "FilerInput",
    "MaterialInput",
    "NoticeInput",
    "OpponentInput",
    "ReceiveMaterials",
    "RegisterApplication",
    "RegisterNotice",
    "ReviseApplication",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.legalaid.codes import (
    CaseKind,
    LegalStatus,
    NoticeGround,
    NoticeKind,
    Organ,
    Proposal,
    Provisional,
    ReceivedBy,
    Stage,
)
from app.legalaid.messages.answers import Answers
from app.messages import Command
from app.people.messages import OrganisationInput, PersonInput

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OpponentInput:
    """One of the other side: exactly one of person and organisation is given.

    Attributes:
        household: lives in the applicant's household, so that the applicant is assessed alone.
        lawyer, lawyer_unit: who stands for it, as far as is known (la.M25).
    """

    person: PersonInput | None = None
    organisation: OrganisationInput | None = None
    relation: str = ""
    household: bool = False
    lawyer: str = ""
    lawyer_unit: str = ""


@dataclass(frozen=True, slots=True)
class FilerInput:
    """Who files for the applicant, or a minor's guardian; by what right stands in the answers."""

    person: PersonInput
    relation: str


@dataclass(frozen=True, slots=True)
class MaterialInput:
    """One thing received, or asked for and still missing (received False).

    Attributes:
        key: id of its line in the checklist, "" for what is added by hand.
        instead: what stands in its place ("个人诚信承诺书").
    """

    name: str
    key: str = ""
    received: bool = True
    copies: int = 1
    pages: int | None = None
    original: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationInput:
    """An application as the desk has it.

    Matter, form, route, categories, limitation and checklist follow from `answers`, as the
    opinion beside them said.

    Attributes:
        received_at: None is now; R-B02 counts from it.
        identity_seen: somebody looked at the identity document.
        told: told what becomes of the personal data, and agreed (个人信息保护法 第17、30条).
        home_visit: taken in at the applicant's home.
        asked_at: when somebody in custody asked whoever forwarded it, where that is known (39).
        materials: what the checklist does not know; `answers.held` has the rest.
        forum: name of the organ that handles or will handle the matter.
        proposal: 初审意见; None writes none yet. provisional: grounds of 先行提供 it names (44).
    """

    person: PersonInput
    answers: Answers
    cause: str
    facts: str
    legal_status: LegalStatus
    opponents: tuple[OpponentInput, ...] = ()
    filer: FilerInput | None = None
    forum: str = ""
    claim_fen: int | None = None
    received_at: datetime | None = None
    received_by: ReceivedBy = ReceivedBy.STATION
    identity_seen: bool = False
    told: bool = False
    home_visit: bool = False
    asked_at: datetime | None = None
    materials: tuple[MaterialInput, ...] = ()
    proposal: Proposal | None = None
    proposal_reasons: str = ""
    provisional: tuple[Provisional, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterApplication(Command[Id]):
    """→B10: take an application in; returns the record's id.

    Attributes:
        wish: what another line handed over, which this application completes.
    """

    application: ApplicationInput
    wish: Id | None = None
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class ReviseApplication(Command[Id]):
    """Set an application right, as long as the centre has not decided."""

    record: Id
    application: ApplicationInput
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class NoticeInput:
    """通知辩护、通知代理 of an organ: no application and no means (la.M23).

    Attributes:
        received_at: None is now.
        found_on: the day the organ found that it must notify, where its paper says so (36).
        forward: send it on to the centre in the same breath, as is due at once; forwarded_at:
            when, None is now.
        to: the centre; "" for that of the county.
    """

    suspect: PersonInput
    organ_kind: Organ
    organ: str
    kind: NoticeKind
    ground: NoticeGround
    doc_no: str = ""
    cause: str = ""
    stage: Stage = Stage.INVESTIGATION
    case_kind: CaseKind = CaseKind.CRIMINAL
    contact: str = ""
    contact_phone: str = ""
    detention_place: str = ""
    found_on: date | None = None
    guardian: FilerInput | None = None
    received_at: datetime | None = None
    received_by: ReceivedBy = ReceivedBy.STATION
    materials: tuple[MaterialInput, ...] = ()
    forward: bool = True
    forwarded_at: datetime | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class RegisterNotice(Command[Id]):
    """→N10: an organ notifies, and the papers go on to the centre at once."""

    notice: NoticeInput
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class ReceiveMaterials(Command[Id]):
    """Papers handed in later, by themselves or after 补正."""

    record: Id
    materials: tuple[MaterialInput, ...]
    received_on: date


@dataclass(frozen=True, slots=True)
class DropWish(Command[Id]):
    """What another line handed over came to nothing; the reason is kept."""

    wish: Id
    note: str
