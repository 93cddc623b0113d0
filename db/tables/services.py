"""公共法律服务: what people ask a lawyer, where they are sent, and what was done about danger."""

from __future__ import annotations

__all__ = [
    "Consultation",
    "ConsultationDanger",
    "ConsultationNote",
    "ConsultationReferral",
    "ConsultationReport",
]

from datetime import date, datetime

from sqlalchemy import Boolean, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, Moment, TextList


class Consultation(Journalled):
    """consultation 法律咨询, domain specification 2.4.

    Attributes:
        number: of the year and the laptop that gave it, which needs no city (pls.C10).
        person: the file of who asks, None for who is not known here.
        refused: the caller would not give a name, which is recorded and never held against them.
        number_refused: nor an identity number.
        division: 12-digit code of the village it is about, "" where nobody said.
        people: how many asked together.
        scope: why it is not for mediation (guard G1), "" where it is or nobody asked.
        told: whether the right to legal aid was told (法律援助法 第23条).
        appointed_at: when the answer was promised for (C35); appointed_on: the day it was promised.
        lead, application: what it became in 排查 and 法律援助.
    """

    __tablename__ = "consultation"
    __table_args__ = (Index("ix_consultation_state", "office", "state"),)

    number_year: Mapped[int] = field("number", Integer)
    number_device: Mapped[str] = field("number", String(4))
    number: Mapped[int] = field("number", Integer)
    person: Mapped[bytes | None] = field("caller", LargeBinary(16), index=True)
    name: Mapped[str] = field("caller", String(50), default="")
    refused: Mapped[bool] = field("caller", Boolean, default=False)
    number_refused: Mapped[bool] = field("caller", Boolean, default=False)
    phone: Mapped[str] = field("caller", String(30), default="")
    people: Mapped[int] = field("caller", Integer, default=1)
    received_at: Mapped[datetime] = field("question", Moment)
    way: Mapped[str] = field("question", String(1))
    topic: Mapped[str] = field("question", String(2))
    question: Mapped[str] = field("question", Text)
    division: Mapped[str] = field("question", String(12), default="")
    scope: Mapped[str] = field("question", String(1), default="")
    registrar: Mapped[bytes] = field("question", LargeBinary(16))
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    taken_by: Mapped[str] = field("taking", String(50), default="")
    answer: Mapped[str] = field("answer", Text, default="")
    answered_by: Mapped[str] = field("answer", String(50), default="")
    answered_at: Mapped[datetime | None] = field("answer", Moment)
    told: Mapped[str] = field("answer", String(1), default="")
    minutes: Mapped[int | None] = field("answer", Integer)
    appointed_at: Mapped[datetime | None] = field("appointment", Moment)
    appointed_on: Mapped[date | None] = field("appointment", Day)
    appointed_for: Mapped[str] = field("appointment", String(200), default="")
    satisfaction: Mapped[str] = field("rating", String(1), default="")
    rated_on: Mapped[date | None] = field("rating", Day)
    rating_note: Mapped[str] = field("rating", Text, default="")
    closed_on: Mapped[date | None] = field("closing", Day)
    lead: Mapped[bytes | None] = field("lead", LargeBinary(16))
    application: Mapped[bytes | None] = field("application", LargeBinary(16))


class ConsultationReferral(Journalled):
    """转介: one slip, and what came back with it (C40, C50).

    Attributes:
        checks: what the caller was told of going there, codes of the checks (R-C03, R-C04).
        replied_on: the day the slip came back; outcome: what the other side made of it.
    """

    __tablename__ = "consultation_referral"

    consultation: Mapped[bytes] = field("referral", LargeBinary(16), index=True)
    target: Mapped[str] = field("referral", String(2))
    organ: Mapped[str] = field("referral", String(100), default="")
    sent_on: Mapped[date] = field("referral", Day)
    matter: Mapped[str] = field("referral", Text, default="")
    checks: Mapped[list[str]] = field("referral", TextList, default=list)
    author: Mapped[bytes] = field("referral", LargeBinary(16))
    replied_on: Mapped[date | None] = field("receipt", Day)
    outcome: Mapped[str] = field("receipt", String(1), default="")
    received_by: Mapped[str] = field("receipt", String(50), default="")
    reply: Mapped[str] = field("receipt", Text, default="")


class ConsultationDanger(Journalled):
    """One look at the danger behind a question; the newest holds, the earlier ones stay.

    Attributes:
        step: assessed, looked at again, or over (codes of DangerStep).
        next_on: when somebody looks again, None for the day of the rule (pls.R-C14).
        triggers, actions: codes of CL-08.
        advised: what the caller was told to do (110, 告诫书, 人身安全保护令).
    """

    __tablename__ = "consultation_danger"

    consultation: Mapped[bytes] = field("danger", LargeBinary(16), index=True)
    step: Mapped[str] = field("danger", String(1), default="1")
    assessed_at: Mapped[datetime] = field("danger", Moment)
    level: Mapped[str] = field("danger", String(1))
    triggers: Mapped[list[str]] = field("danger", TextList, default=list)
    actions: Mapped[list[str]] = field("danger", TextList, default=list)
    advised: Mapped[list[str]] = field("danger", TextList, default=list)
    note: Mapped[str] = field("danger", Text, default="")
    next_on: Mapped[date | None] = field("danger", Day)
    assessor: Mapped[bytes] = field("danger", LargeBinary(16))


class ConsultationReport(Journalled):
    """One report of a danger to those who must hear of it (R-A14 to R-A16)."""

    __tablename__ = "consultation_report"

    consultation: Mapped[bytes] = field("report", LargeBinary(16), index=True)
    reported_at: Mapped[datetime] = field("report", Moment)
    reported_to: Mapped[list[str]] = field("report", TextList, default=list)
    written: Mapped[bool] = field("report", Boolean, default=False)
    content: Mapped[str] = field("report", Text, default="")
    received_by: Mapped[str] = field("report", String(50), default="")
    author: Mapped[bytes] = field("report", LargeBinary(16))


class ConsultationNote(Journalled):
    """One thing noted later: a call back, how it went on."""

    __tablename__ = "consultation_note"

    consultation: Mapped[bytes] = field("note", LargeBinary(16), index=True)
    at: Mapped[datetime] = field("note", Moment)
    text: Mapped[str] = field("note", Text)
    author: Mapped[bytes] = field("note", LargeBinary(16))
