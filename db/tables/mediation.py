"""人民调解: cases, parties, sessions, agreements, visits, notes."""

from __future__ import annotations

__all__ = [
    "Agreement",
    "AgreementItem",
    "CaseNote",
    "CaseParty",
    "MediationCase",
    "MediationSession",
    "PlannedSession",
    "ReturnVisit",
]

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, Moment, TextList


class MediationCase(Journalled):
    """mediation_case 调解案件, domain specification 2.2."""

    __tablename__ = "mediation_case"
    __table_args__ = (Index("ix_mediation_case_number", "committee", "number_year", "number"),)

    committee: Mapped[bytes] = field("committee", LargeBinary(16))
    case_no: Mapped[str] = field("number", String(60), default="")
    number: Mapped[int | None] = field("number", Integer)
    number_year: Mapped[int | None] = field("number", Integer)
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    end_reason: Mapped[str] = field("state", String(2), default="")
    end_note: Mapped[str] = field("state", Text, default="")
    accepted_on: Mapped[date] = field("acceptance", Day)
    consent: Mapped[bool] = field("acceptance", Boolean)
    registrar: Mapped[bytes] = field("acceptance", LargeBinary(16))
    source: Mapped[str] = field("source", String(2))
    source_doc_no: Mapped[str] = field("source", String(60), default="")
    dispute_type: Mapped[str] = field("dispute", String(2))
    tags: Mapped[list[str]] = field("dispute", TextList, default=list)
    facts: Mapped[str] = field("facts", Text)
    claims: Mapped[list[str]] = field("claims", TextList, default=list)
    occurred_on: Mapped[date | None] = field("event", Day)
    place: Mapped[str] = field("event", String(200), default="")
    division: Mapped[str | None] = field("event", String(12))
    people_count: Mapped[int] = field("scale", Integer)
    amount_fen: Mapped[int | None] = field("scale", BigInteger)
    difficulty: Mapped[str] = field("scale", String(1))
    risk: Mapped[str] = field("risk", String(1))
    public: Mapped[bool] = field("openness", Boolean, default=False)
    mediators: Mapped[list[str]] = field("mediators", TextList, default=list)
    recusal_consent: Mapped[bool] = field("mediators", Boolean, default=False)
    overrides: Mapped[list[str]] = field("overrides", TextList, default=list)


class CaseParty(Journalled):
    """case_party 当事人: a person or an organisation in a case."""

    __tablename__ = "case_party"

    case: Mapped[bytes] = field("party", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("party", Integer)
    role: Mapped[str] = field("party", String(1))
    person: Mapped[bytes | None] = field("party", LargeBinary(16), index=True)
    organisation: Mapped[bytes | None] = field("party", LargeBinary(16), index=True)


class MediationSession(Journalled):
    """session 调解记录."""

    __tablename__ = "mediation_session"

    case: Mapped[bytes] = field("session", LargeBinary(16), index=True)
    start: Mapped[datetime] = field("session", Moment)
    end: Mapped[datetime | None] = field("session", Moment)
    place: Mapped[str] = field("session", String(200))
    mode: Mapped[str] = field("session", String(1))
    attendees: Mapped[str] = field("session", Text, default="")
    told_rights: Mapped[bool] = field("session", Boolean)
    transcript: Mapped[str] = field("transcript", Text)
    outcome: Mapped[str] = field("outcome", String(1))


class PlannedSession(Journalled):
    """When and where the parties are to meet next (约定调解时间)."""

    __tablename__ = "planned_session"

    case: Mapped[bytes] = field("plan", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("plan", Moment)
    place: Mapped[str] = field("plan", String(200))
    note: Mapped[str] = field("plan", String(200), default="")
    held: Mapped[bool] = field("held", Boolean, default=False)


class Agreement(Journalled):
    """agreement 调解协议."""

    __tablename__ = "agreement"

    case: Mapped[bytes] = field("agreement", LargeBinary(16), index=True)
    form: Mapped[str] = field("agreement", String(1))
    facts: Mapped[str] = field("agreement", Text)
    liability: Mapped[str] = field("agreement", Text, default="")
    terms: Mapped[list[str]] = field("agreement", TextList)
    performance: Mapped[str] = field("agreement", Text, default="")
    copies: Mapped[int] = field("agreement", Integer)
    reached_on: Mapped[date] = field("agreement", Day)
    effective_on: Mapped[date | None] = field("effect", Day)


class AgreementItem(Journalled):
    """One performance item of an agreement."""

    __tablename__ = "agreement_item"

    case: Mapped[bytes] = field("item", LargeBinary(16), index=True)
    agreement: Mapped[bytes] = field("item", LargeBinary(16), index=True)
    ordinal: Mapped[int] = field("item", Integer)
    debtor: Mapped[str] = field("item", String(100))
    creditor: Mapped[str] = field("item", String(100))
    content: Mapped[str] = field("item", Text)
    amount_fen: Mapped[int | None] = field("item", BigInteger)
    due_on: Mapped[date | None] = field("item", Day)
    manner: Mapped[str] = field("item", String(100), default="")
    status: Mapped[str] = field("performance", String(1))
    performed_on: Mapped[date | None] = field("performance", Day)
    proof: Mapped[str] = field("performance", String(200), default="")


class ReturnVisit(Journalled):
    """return_visit 回访."""

    __tablename__ = "return_visit"

    case: Mapped[bytes] = field("visit", LargeBinary(16), index=True)
    visited_on: Mapped[date] = field("visit", Day)
    way: Mapped[str] = field("visit", String(1))
    performance: Mapped[str] = field("visit", Text)
    satisfaction: Mapped[str] = field("visit", String(1))
    hidden_risk: Mapped[str] = field("visit", Text, default="")
    next_on: Mapped[date | None] = field("visit", Day)


class CaseNote(Journalled):
    """One line of what happened (记一笔)."""

    __tablename__ = "case_note"

    case: Mapped[bytes] = field("note", LargeBinary(16), index=True)
    happened_at: Mapped[datetime] = field("note", Moment)
    text: Mapped[str] = field("note", Text)
    author: Mapped[bytes] = field("note", LargeBinary(16))
