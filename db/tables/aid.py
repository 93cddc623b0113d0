"""法律援助 from the centre's decision on: who acts, how it goes, how it ends."""

from __future__ import annotations

__all__ = [
    "AidAssignment",
    "AidChange",
    "AidClosing",
    "AidDecision",
    "AidNote",
    "AidObjection",
]

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, Moment


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
