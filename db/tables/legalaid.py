"""法律援助: applications and notices until the centre has them; `aid` has what follows.

The station registers, asks for what is missing, forwards and tracks. Every decision and every
assignment is the centre's (法律援助法 第12、13、43条): `entered` says from where it came here.
"""

from __future__ import annotations

__all__ = [
    "AidCase",
    "AidCompletion",
    "AidDossier",
    "AidForwarding",
    "AidMaterial",
    "AidNotice",
    "AidParty",
    "AidProposal",
    "AidWish",
]

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.tables.dossier import Bound
from db.types import Day, IdBytes, Moment, TextList


class AidCase(Journalled):
    """la_application, and the course of a notice too; domain specification 2.3.

    Attributes:
        person: who is aided: applicant or suspect.
        entry: application or notice (N10), which has no application and no means.
        received_at: at the station, from where R-B02 counts.
        fast: 快速受理 tags; urged: grounds of 先行提供 (CL-25) the station saw.
        limitation_on: the day the limitation or another term of the law ends.
        route_ground: code of CL-23, CL-24 or CL-26, as `means_route` has it.
        answers: what the desk was told, as JSON, so that it can open again; nothing of the means.
        insists: applies although no retrial was ordered yet (la.M24).
        litigation: 诉讼 or 非诉, for the monthly report.
        told_on: the day of the notice about personal data (个人信息保护法 第17、30条).
        asked_at: when somebody in custody asked the organ or prison that forwarded it (R-B01).
        origin: record of another line it follows from ("mediation", "services"); the id of such
            a case is that of its wish.
    """

    __tablename__ = "aid_case"
    __table_args__ = (
        Index("ix_aid_case_number", "office", "number_year", "number"),
        Index("ix_aid_case_state", "office", "state"),
    )

    person: Mapped[bytes] = field("person", IdBytes, index=True)
    entry: Mapped[str] = field("person", String(1))
    apply_no: Mapped[str] = field("number", String(60), default="")
    number: Mapped[int | None] = field("number", Integer)
    number_year: Mapped[int | None] = field("number", Integer)
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    state_note: Mapped[str] = field("state", Text, default="")
    received_at: Mapped[datetime] = field("receipt", Moment)
    received_by: Mapped[str] = field("receipt", String(1))
    registrar: Mapped[bytes] = field("receipt", LargeBinary(16))
    identity_seen: Mapped[bool] = field("receipt", Boolean, default=False)
    told_on: Mapped[date | None] = field("receipt", Day)
    home_visit: Mapped[bool] = field("receipt", Boolean, default=False)
    asked_at: Mapped[datetime | None] = field("custody", Moment)
    filer_basis: Mapped[str] = field("filer", String(1), default="0")
    categories: Mapped[list[str]] = field("category", TextList, default=list)
    fast: Mapped[list[str]] = field("category", TextList, default=list)
    aid_form: Mapped[str] = field("matter", String(1), default="")
    matter: Mapped[str] = field("matter", String(2), default="")
    case_kind: Mapped[str] = field("matter", String(1), default="")
    litigation: Mapped[bool] = field("matter", Boolean, default=False)
    cause: Mapped[str] = field("matter", String(100), default="")
    legal_status: Mapped[str] = field("matter", String(2), default="")
    stage: Mapped[str] = field("matter", String(2), default="")
    claim_fen: Mapped[int | None] = field("matter", BigInteger)
    answers: Mapped[str] = field("matter", Text, default="")
    forum_kind: Mapped[str] = field("forum", String(1), default="")
    forum: Mapped[str] = field("forum", String(100), default="")
    retrial_ordered: Mapped[bool | None] = field("standing", Boolean)
    insists: Mapped[bool] = field("standing", Boolean, default=False)
    limitation_on: Mapped[date | None] = field("limitation", Day)
    urged: Mapped[list[str]] = field("limitation", TextList, default=list)
    means_route: Mapped[str] = field("route", String(1), default="")
    route_ground: Mapped[str] = field("route", String(2), default="")
    prior_aid: Mapped[bool] = field("prior", Boolean, default=False)
    facts: Mapped[str] = field("facts", Text, default="")
    origin_line: Mapped[str] = field("origin", String(20), default="")
    origin: Mapped[bytes | None] = field("origin", LargeBinary(16), index=True)


class AidWish(Journalled):
    """Somebody wants legal aid, as another line heard it: what an application is filled from.

    Its id is that of the application it becomes, so that two laptops which both register it make
    one. Who mediates may write it, and sees nothing of what becomes of it.

    Attributes:
        route, ground: 经济审查路径 and its ground as far as they were plain.
        dropped_on: it came to nothing, with the reason.
    """

    __tablename__ = "aid_wish"

    person: Mapped[bytes | None] = field("wish", IdBytes, index=True)
    name: Mapped[str] = field("wish", String(50), default="")
    phone: Mapped[str] = field("wish", String(30), default="")
    asked_at: Mapped[datetime] = field("wish", Moment)
    facts: Mapped[str] = field("wish", Text, default="")
    cause: Mapped[str] = field("wish", String(100), default="")
    matter: Mapped[str] = field("wish", String(2), default="")
    claim_fen: Mapped[int | None] = field("wish", BigInteger)
    opponent: Mapped[str] = field("wish", String(100), default="")
    opponent_person: Mapped[bytes | None] = field("wish", IdBytes)
    opponent_organisation: Mapped[bytes | None] = field("wish", LargeBinary(16))
    route: Mapped[str] = field("wish", String(1), default="")
    ground: Mapped[str] = field("wish", String(10), default="")
    origin_line: Mapped[str] = field("wish", String(20))
    origin: Mapped[bytes] = field("wish", LargeBinary(16), index=True)
    author: Mapped[bytes] = field("wish", LargeBinary(16))
    dropped_on: Mapped[date | None] = field("dropping", Day)
    drop_note: Mapped[str] = field("dropping", Text, default="")


class AidParty(Journalled):
    """Who else takes part: the other side, who files for the applicant, a guardian.

    Attributes:
        household: of the other side, that it lives in the applicant's household.
        lawyer: of the other side, who stands for it, as far as is known (la.M25).
    """

    __tablename__ = "aid_party"

    case: Mapped[bytes] = field("party", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("party", Integer)
    role: Mapped[str] = field("party", String(1))
    person: Mapped[bytes | None] = field("party", IdBytes, index=True)
    organisation: Mapped[bytes | None] = field("party", LargeBinary(16), index=True)
    relation: Mapped[str] = field("party", String(50), default="")
    household: Mapped[bool] = field("party", Boolean, default=False)
    lawyer: Mapped[str] = field("lawyer", String(50), default="")
    lawyer_unit: Mapped[str] = field("lawyer", String(100), default="")


class AidMaterial(Journalled):
    """One thing of the checklist: received with copies and pages, or still missing.

    Attributes:
        key: entry of resources/legalaid/materials.toml, "" for what was added by hand.
        instead: what stood in its place (诚信承诺 …).
        returned_on: the original was given back.
    """

    __tablename__ = "aid_material"

    case: Mapped[bytes] = field("material", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("material", Integer)
    key: Mapped[str] = field("material", String(40), default="")
    name: Mapped[str] = field("material", String(100))
    needed: Mapped[bool] = field("material", Boolean, default=True)
    received_on: Mapped[date | None] = field("receipt", Day)
    copies: Mapped[int] = field("receipt", Integer, default=1)
    pages: Mapped[int | None] = field("receipt", Integer)
    original: Mapped[bool] = field("receipt", Boolean, default=False)
    instead: Mapped[str] = field("receipt", String(100), default="")


class AidCompletion(Journalled):
    """补正: everything missing, told once (第43条); the clock of R-B02 stands still meanwhile.

    Attributes:
        wanted: names of what is missing, as the notice lists them.
        by_centre: the centre asked, and the station passed it on.
        until: the last day to bring it.
        supplied_on: the day all of it was there; lapsed_on: the day a person called it 视为撤回.
    """

    __tablename__ = "aid_completion"

    case: Mapped[bytes] = field("notice", LargeBinary(16), index=True)
    told_on: Mapped[date] = field("notice", Day)
    wanted: Mapped[list[str]] = field("notice", TextList, default=list)
    until: Mapped[date] = field("notice", Day)
    by_centre: Mapped[bool] = field("notice", Boolean, default=False)
    supplied_on: Mapped[date | None] = field("supply", Day)
    supply_note: Mapped[str] = field("supply", Text, default="")
    lapsed_on: Mapped[date | None] = field("lapse", Day)


class AidProposal(Journalled):
    """初审意见 of the station: what it suggests, and never a decision."""

    __tablename__ = "aid_proposal"

    case: Mapped[bytes] = field("proposal", LargeBinary(16), index=True)
    made_on: Mapped[date] = field("proposal", Day)
    opinion: Mapped[str] = field("proposal", String(1))
    reasons: Mapped[str] = field("proposal", Text, default="")
    provisional: Mapped[list[str]] = field("proposal", TextList, default=list)
    author: Mapped[bytes] = field("proposal", LargeBinary(16))


class AidForwarding(Journalled):
    """转交: to the centre, or to the agency that has to take it (B18), with the list of papers.

    Attributes:
        items: "name|copies|pages" as the list has them.
        received_on: the day the addressee signed for it.
    """

    __tablename__ = "aid_forwarding"

    case: Mapped[bytes] = field("forwarding", LargeBinary(16), index=True)
    kind: Mapped[str] = field("forwarding", String(1))
    forwarded_at: Mapped[datetime] = field("forwarding", Moment)
    to: Mapped[str] = field("forwarding", String(100))
    way: Mapped[str] = field("forwarding", String(1), default="")
    note: Mapped[str] = field("forwarding", Text, default="")
    items: Mapped[list[str]] = field("forwarding", TextList, default=list)
    author: Mapped[bytes] = field("forwarding", LargeBinary(16))
    received_on: Mapped[date | None] = field("acknowledgement", Day)
    receiver: Mapped[str] = field("acknowledgement", String(50), default="")


class AidNotice(Journalled):
    """la_notice 通知辩护、通知代理: of an organ, without application and without means (N10).

    Attributes:
        found_on: the day the organ's own three days began, where its paper says so (R-B05a).
    """

    __tablename__ = "aid_notice"

    case: Mapped[bytes] = field("notice", LargeBinary(16), index=True)
    organ_kind: Mapped[str] = field("notice", String(1))
    organ: Mapped[str] = field("notice", String(100))
    kind: Mapped[str] = field("notice", String(1))
    doc_no: Mapped[str] = field("notice", String(60), default="")
    ground: Mapped[str] = field("notice", String(1))
    contact: Mapped[str] = field("notice", String(50), default="")
    contact_phone: Mapped[str] = field("notice", String(30), default="")
    detention_place: Mapped[str] = field("detention", String(100), default="")
    found_on: Mapped[date | None] = field("finding", Day)


class AidDossier(Bound, Journalled):
    """法律援助卷宗: one for each record (一案一卷), its id made of the record's."""

    __tablename__ = "aid_dossier"

    case: Mapped[bytes] = field("case", LargeBinary(16), index=True)
