"""Registers of 公共法律服务: advisers, lawyers, service points, 普法, lecturers."""

from __future__ import annotations

__all__ = [
    "AdviceLog",
    "AdviceRate",
    "AdviserPost",
    "Lawyer",
    "Lecturer",
    "PlaceMark",
    "PublicityEvent",
    "ServicePoint",
]

from datetime import date

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, TextList


class AdviserPost(Journalled):
    """村（居）法律顾问: which lawyer is the adviser of which village, and for how long.

    Attributes:
        village: 12-digit code; lawyer: id of a row of 律师名录.
    """

    __tablename__ = "adviser_post"

    village: Mapped[str] = field("post", String(12))
    lawyer: Mapped[bytes] = field("post", LargeBinary(16), index=True)
    appointed_on: Mapped[date] = field("post", Day)
    until: Mapped[date | None] = field("post", Day)
    note: Mapped[str] = field("post", Text, default="")
    ended_on: Mapped[date | None] = field("ending", Day)
    end_note: Mapped[str] = field("ending", Text, default="")


class AdviceLog(Journalled):
    """advisor_log 顾问工作日志: one day of work in a village.

    Attributes:
        minutes: time worked; people: who was served; matters: affairs dealt with.
        kinds: codes of `AdviceKind`.
        confirmer: who signed for the village, confirmed_on when.
        passed: what the office said of it last; None before the first review.
        amount_fen, document_no: the allowance as the county's paper says.
    """

    __tablename__ = "advice_log"

    post: Mapped[bytes] = field("log", LargeBinary(16), index=True)
    on: Mapped[date] = field("log", Day)
    minutes: Mapped[int] = field("log", Integer)
    kinds: Mapped[list[str]] = field("log", TextList, default=list)
    people: Mapped[int] = field("log", Integer, default=0)
    matters: Mapped[int] = field("log", Integer, default=0)
    content: Mapped[str] = field("log", Text, default="")
    author: Mapped[bytes] = field("log", LargeBinary(16))
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    confirmer: Mapped[str] = field("confirmation", String(50), default="")
    confirmed_on: Mapped[date | None] = field("confirmation", Day)
    passed: Mapped[bool | None] = field("review", Boolean)
    reviewed_on: Mapped[date | None] = field("review", Day)
    opinion: Mapped[str] = field("review", Text, default="")
    reviewer: Mapped[bytes | None] = field("review", LargeBinary(16))
    paid_on: Mapped[date | None] = field("payment", Day)
    amount_fen: Mapped[int | None] = field("payment", BigInteger)
    document_no: Mapped[str] = field("payment", String(80), default="")


class AdviceRate(Journalled):
    """What the county pays an adviser from a day on; no rate is known to be in force.

    Attributes:
        basis: code of `RateBasis`; source: the paper that says so, "" where nobody has one.
    """

    __tablename__ = "advice_rate"

    basis: Mapped[str] = field("rate", String(1))
    amount_fen: Mapped[int] = field("rate", BigInteger)
    valid_from: Mapped[date] = field("rate", Day)
    source: Mapped[str] = field("rate", String(200), default="")


class Lawyer(Journalled):
    """lawyer 律师名录: what is public of a lawyer, and whether the licence holds.

    Attributes:
        fields, languages: codes of `Practice` and `Language`.
        annual_check: the year the licence was checked for last.
    """

    __tablename__ = "lawyer"

    name: Mapped[str] = field("card", String(50))
    firm: Mapped[str] = field("card", String(100))
    licence_no: Mapped[str] = field("card", String(30))
    practice_from: Mapped[date | None] = field("card", Day)
    fields: Mapped[list[str]] = field("card", TextList, default=list)
    languages: Mapped[list[str]] = field("card", TextList, default=list)
    office_phone: Mapped[str] = field("card", String(30), default="")
    annual_check: Mapped[int | None] = field("card", Integer)
    licence: Mapped[str] = field("licence", String(1))
    licence_on: Mapped[date | None] = field("licence", Day)
    licence_note: Mapped[str] = field("licence", Text, default="")
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    state_note: Mapped[str] = field("state", Text, default="")
    verified_on: Mapped[date | None] = field("verification", Day)
    verified_how: Mapped[str] = field("verification", String(200), default="")


class ServicePoint(Journalled):
    """service_point 服务点.

    Attributes:
        kind: code of `PointKind`; village: 12-digit code or "".
        lng, lat: millionths of a degree as they were given, in the system `crs`.
    """

    __tablename__ = "service_point"

    name: Mapped[str] = field("point", String(100))
    kind: Mapped[str] = field("point", String(2))
    address: Mapped[str] = field("point", String(200))
    village: Mapped[str] = field("point", String(12), default="")
    lng: Mapped[int | None] = field("place", Integer)
    lat: Mapped[int | None] = field("place", Integer)
    crs: Mapped[str] = field("place", String(1), default="")
    hours: Mapped[str] = field("point", String(100), default="")
    phone: Mapped[str] = field("point", String(30), default="")
    services: Mapped[str] = field("point", Text, default="")
    accessible: Mapped[bool] = field("point", Boolean, default=False)
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    state_note: Mapped[str] = field("state", Text, default="")
    verified_on: Mapped[date | None] = field("verification", Day)
    verified_how: Mapped[str] = field("verification", String(200), default="")


class PlaceMark(Journalled):
    """Where a village or a town lies, as somebody of the office entered it; one for each code.

    Attributes:
        source: how it is known ("手机定位" …).
    """

    __tablename__ = "place_mark"

    code: Mapped[str] = field("mark", String(12))
    lng: Mapped[int] = field("mark", Integer)
    lat: Mapped[int] = field("mark", Integer)
    crs: Mapped[str] = field("mark", String(1))
    source: Mapped[str] = field("mark", String(100), default="")


class PublicityEvent(Journalled):
    """publicity 普法活动: planned, approved, held, summed up, filed.

    Attributes:
        reach: code of `Reach` (六进); forms: codes of `EventForm`.
        planned_audience, audience: people, as meant and as counted.
        consent: of the photos, code of `Faces`; no child's face without consent.
    """

    __tablename__ = "publicity_event"

    title: Mapped[str] = field("plan", String(100))
    on: Mapped[date] = field("plan", Day)
    place: Mapped[str] = field("plan", String(200))
    village: Mapped[str] = field("plan", String(12), default="")
    theme: Mapped[str] = field("plan", String(200))
    reach: Mapped[str] = field("plan", String(1))
    forms: Mapped[list[str]] = field("plan", TextList, default=list)
    lecturer: Mapped[str] = field("plan", String(100), default="")
    planned_audience: Mapped[int | None] = field("plan", Integer)
    materials: Mapped[str] = field("plan", Text, default="")
    constitution_day: Mapped[bool] = field("plan", Boolean, default=False)
    planner: Mapped[bytes] = field("plan", LargeBinary(16))
    state: Mapped[str] = field("state", String(3))
    state_on: Mapped[date] = field("state", Day)
    opinion: Mapped[str] = field("approval", Text, default="")
    approved_on: Mapped[date | None] = field("approval", Day)
    approver: Mapped[bytes | None] = field("approval", LargeBinary(16))
    held_on: Mapped[date | None] = field("holding", Day)
    audience: Mapped[int | None] = field("holding", Integer)
    handed_out: Mapped[int | None] = field("holding", Integer)
    held_note: Mapped[str] = field("holding", Text, default="")
    consent: Mapped[str] = field("holding", String(1), default="")
    summary: Mapped[str] = field("summary", Text, default="")
    summary_on: Mapped[date | None] = field("summary", Day)
    end_note: Mapped[str] = field("ending", Text, default="")


class Lecturer(Journalled):
    """lecturer 法治讲师团: who lectures for the county, and for how long."""

    __tablename__ = "lecturer"

    name: Mapped[str] = field("lecturer", String(50))
    unit: Mapped[str] = field("lecturer", String(100), default="")
    topic: Mapped[str] = field("lecturer", String(200))
    phone: Mapped[str] = field("lecturer", String(30), default="")
    appointed_on: Mapped[date] = field("lecturer", Day)
    until: Mapped[date | None] = field("lecturer", Day)
    document_no: Mapped[str] = field("lecturer", String(80), default="")
    ended_on: Mapped[date | None] = field("ending", Day)
    end_note: Mapped[str] = field("ending", Text, default="")
