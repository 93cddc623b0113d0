"""法律援助: applications and notices, what the centre decided, and how the aid went.

The station registers, asks for what is missing, forwards and tracks. Every decision and every
assignment is the centre's (法律援助法 第12、13、43条): `entered` says from where it came here.
"""

from __future__ import annotations

__all__ = [
    "AidAsset",
    "AidAssignment",
    "AidCase",
    "AidChange",
    "AidClosing",
    "AidCompletion",
    "AidDecision",
    "AidDossier",
    "AidForwarding",
    "AidMaterial",
    "AidMeans",
    "AidMember",
    "AidNote",
    "AidNotice",
    "AidObjection",
    "AidParty",
    "AidProposal",
    "AidStandard",
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


class AidMeans(Journalled):
    """la_means 经济困难状况: of the last six months; the newest of a case holds. All of it S2."""

    __tablename__ = "aid_means"

    case: Mapped[bytes] = field("means", LargeBinary(16), index=True)
    stated_on: Mapped[date] = field("means", Day)
    spending_fen: Mapped[int | None] = field("means", BigInteger)
    own_spending_fen: Mapped[int | None] = field("means", BigInteger)
    hardship: Mapped[str] = field("means", String(1), default="")
    verify_way: Mapped[str] = field("verification", String(1), default="")
    pledged_on: Mapped[date | None] = field("verification", Day)
    result: Mapped[str] = field("result", String(1), default="")
    result_why: Mapped[str] = field("result", Text, default="")


class AidMember(Journalled):
    """One member of the household in a statement of means, net income of six months; all S2."""

    __tablename__ = "aid_member"

    case: Mapped[bytes] = field("member", LargeBinary(16), index=True)
    means: Mapped[bytes] = field("member", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("member", Integer)
    name: Mapped[str] = field("member", String(50))
    kinship: Mapped[str] = field("member", String(1))
    wage_fen: Mapped[int] = field("member", BigInteger, default=0)
    business_fen: Mapped[int] = field("member", BigInteger, default=0)
    property_fen: Mapped[int] = field("member", BigInteger, default=0)
    transfer_fen: Mapped[int] = field("member", BigInteger, default=0)
    is_opponent: Mapped[bool] = field("member", Boolean, default=False)


class AidAsset(Journalled):
    """Something of value the household owns, a home's area in hundredths of a m²; all S2."""

    __tablename__ = "aid_asset"

    case: Mapped[bytes] = field("asset", LargeBinary(16), index=True)
    means: Mapped[bytes] = field("asset", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("asset", Integer)
    kind: Mapped[str] = field("asset", String(1))
    area: Mapped[int] = field("asset", Integer, default=0)
    value_fen: Mapped[int] = field("asset", BigInteger, default=0)
    note: Mapped[str] = field("asset", String(200), default="")


class AidStandard(Journalled):
    """经济困难标准 of the city from a day on, as the office entered it from a paper.

    Attributes:
        monthly_fen: disposable income of an urban resident by month, of the year before.
        area_per_head: local average of housing, in hundredths of a m².
        basis: the paper that says so; without it the figure is shown as 未经核实.
    """

    __tablename__ = "aid_standard"

    since: Mapped[date] = field("standard", Day)
    monthly_fen: Mapped[int] = field("standard", BigInteger)
    area_per_head: Mapped[int | None] = field("standard", Integer)
    basis: Mapped[str] = field("standard", String(200), default="")


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


class AidDecision(Journalled):
    """la_decision: what the centre decided; the station enters it from the centre's paper.

    Attributes:
        ground: code of CL-24/23 (给予), CL-28, CL-25 or CL-27, as the kind has it.
        signed_by: the centre; handed_by: who brought the paper, came_on: when.
        remedy_told: the paper tells the way of 异议 (la.M27).
    """

    __tablename__ = "aid_decision"

    case: Mapped[bytes] = field("decision", LargeBinary(16), index=True)
    kind: Mapped[str] = field("decision", String(1))
    ground: Mapped[str] = field("decision", String(2), default="")
    reasons: Mapped[str] = field("decision", Text, default="")
    doc_no: Mapped[str] = field("decision", String(60), default="")
    decided_on: Mapped[date] = field("decision", Day)
    signed_by: Mapped[str] = field("decision", String(100))
    remedy_told: Mapped[bool] = field("decision", Boolean, default=False)
    came_on: Mapped[date] = field("arrival", Day)
    handed_by: Mapped[str] = field("arrival", String(50), default="")
    entered: Mapped[str] = field("arrival", String(1))
    served_on: Mapped[date | None] = field("service", Day)
    served_how: Mapped[str] = field("service", String(1), default="")
    receiver: Mapped[str] = field("service", String(50), default="")


class AidAssignment(Journalled):
    """la_assignment 指派, by the centre; the last one that did not end holds.

    Attributes:
        years_practice, minor_specialist: what R-B06 asks of certain defences.
        organ_told_on: the organ of the case was told who the lawyer is (R-B05).
        contract_on, authority_on: 委托协议, 授权委托书.
    """

    __tablename__ = "aid_assignment"

    case: Mapped[bytes] = field("assignment", LargeBinary(16), index=True)
    assigned_on: Mapped[date] = field("assignment", Day)
    doc_no: Mapped[str] = field("assignment", String(60), default="")
    unit_kind: Mapped[str] = field("assignment", String(1), default="")
    unit: Mapped[str] = field("assignment", String(100))
    lawyer: Mapped[str] = field("assignment", String(50), default="")
    licence_no: Mapped[str] = field("assignment", String(40), default="")
    phone: Mapped[str] = field("assignment", String(30), default="")
    years_practice: Mapped[int | None] = field("assignment", Integer)
    minor_specialist: Mapped[bool] = field("assignment", Boolean, default=False)
    handed_by: Mapped[str] = field("assignment", String(50), default="")
    entered: Mapped[str] = field("assignment", String(1))
    letter_no: Mapped[str] = field("letter", String(60), default="")
    organ_told_on: Mapped[date | None] = field("letter", Day)
    contract_on: Mapped[date | None] = field("contract", Day)
    authority_on: Mapped[date | None] = field("contract", Day)
    ended_on: Mapped[date | None] = field("ending", Day)
    end_note: Mapped[str] = field("ending", Text, default="")


class AidChange(Journalled):
    """更换承办人: asked for by the recipient, decided on by the centre (R-B09)."""

    __tablename__ = "aid_change"

    case: Mapped[bytes] = field("request", LargeBinary(16), index=True)
    assignment: Mapped[bytes] = field("request", LargeBinary(16), index=True)
    asked_on: Mapped[date] = field("request", Day)
    reason: Mapped[str] = field("request", String(1))
    note: Mapped[str] = field("request", Text, default="")
    evidence: Mapped[str] = field("request", Text, default="")
    outcome: Mapped[str] = field("answer", String(1), default="")
    decided_on: Mapped[date | None] = field("answer", Day)
    doc_no: Mapped[str] = field("answer", String(60), default="")
    answer_note: Mapped[str] = field("answer", Text, default="")
    handed_by: Mapped[str] = field("answer", String(50), default="")
    entered: Mapped[str] = field("answer", String(1), default="")


class AidObjection(Journalled):
    """la_objection 异议: to the bureau, against 不予 or 终止 (第49条)."""

    __tablename__ = "aid_objection"

    case: Mapped[bytes] = field("objection", LargeBinary(16), index=True)
    decision: Mapped[bytes] = field("objection", LargeBinary(16), index=True)
    against: Mapped[str] = field("objection", String(1))
    filed_on: Mapped[date] = field("objection", Day)
    to: Mapped[str] = field("objection", String(100))
    reasons: Mapped[str] = field("objection", Text, default="")
    outcome: Mapped[str] = field("outcome", String(1), default="")
    decided_on: Mapped[date | None] = field("outcome", Day)
    doc_no: Mapped[str] = field("outcome", String(60), default="")
    note: Mapped[str] = field("outcome", Text, default="")
    handed_by: Mapped[str] = field("outcome", String(50), default="")
    entered: Mapped[str] = field("outcome", String(1), default="")
    served_on: Mapped[date | None] = field("service", Day)


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


class AidClosing(Journalled):
    """la_close 结案: what the lawyer handed in and the centre's look at it; one of a case.

    Attributes:
        light: five years of prison or less, or no punishment: a minor's is sealed (R-B24).
        ended_on: the day the matter itself ended (判决、裁决 …), from which R-B10 counts.
        reported_on: 结案报告 and papers came; reviewed_on: the centre looked at them.
        subsidy_fen: what the centre paid the lawyer, shown and never set here (S2).
    """

    __tablename__ = "aid_closing"

    case: Mapped[bytes] = field("ending", LargeBinary(16), index=True)
    ended_on: Mapped[date] = field("ending", Day)
    way: Mapped[str] = field("ending", String(1))
    result: Mapped[str] = field("ending", String(1))
    result_note: Mapped[str] = field("ending", Text, default="")
    light: Mapped[bool] = field("ending", Boolean, default=False)
    recovered_fen: Mapped[int | None] = field("ending", BigInteger)
    reported_on: Mapped[date | None] = field("report", Day)
    materials_ok: Mapped[bool] = field("report", Boolean, default=False)
    missing: Mapped[str] = field("report", Text, default="")
    reviewed_on: Mapped[date | None] = field("review", Day)
    review_note: Mapped[str] = field("review", Text, default="")
    entered: Mapped[str] = field("review", String(1), default="")
    subsidy_fen: Mapped[int | None] = field("subsidy", BigInteger)
    subsidy_on: Mapped[date | None] = field("subsidy", Day)
    archived_on: Mapped[date | None] = field("archive", Day)
    archive_no: Mapped[str] = field("archive", String(60), default="")


class AidNote(Journalled):
    """反馈进度: how it goes on, as the lawyer, the centre or the recipient said."""

    __tablename__ = "aid_note"

    case: Mapped[bytes] = field("note", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("note", Moment)
    source: Mapped[str] = field("note", String(1))
    text: Mapped[str] = field("note", Text)
    told_applicant: Mapped[bool] = field("note", Boolean, default=False)
    author: Mapped[bytes] = field("note", LargeBinary(16))


class AidDossier(Bound, Journalled):
    """法律援助卷宗: one for each record (一案一卷), its id made of the record's."""

    __tablename__ = "aid_dossier"

    case: Mapped[bytes] = field("case", LargeBinary(16), index=True)
