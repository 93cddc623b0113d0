"""The office: its users, committees, mediators, number blocks and what the city rejected."""

from __future__ import annotations

__all__ = [
    "Committee",
    "Funding",
    "Mediator",
    "NumberBlock",
    "Rejection",
    "Training",
    "User",
]

from datetime import date

from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day


class User(Journalled):
    """Somebody who may unlock a laptop of the office."""

    __tablename__ = "user"

    name: Mapped[str] = field("name", String(50))
    role: Mapped[str] = field("role", String(20))
    active: Mapped[bool] = field("role", Boolean, default=True)


class Committee(Journalled):
    """人民调解委员会, or a room or studio of one.

    Attributes:
        kind: CL-07, by which it is counted.
        form: whether it is a committee, a room at a court or police station, or a studio.
        term_start: the day its members were elected for three years.
        ended_on: the day it was dissolved or merged.
    """

    __tablename__ = "committee"

    name: Mapped[str] = field("name", String(100))
    kind: Mapped[str] = field("name", String(2))
    form: Mapped[str] = field("name", String(1), default="0")
    division: Mapped[str | None] = field("name", String(12))
    number_pattern: Mapped[str] = field("numbering", String(100))
    term_start: Mapped[date | None] = field("term", Day)
    ended_on: Mapped[date | None] = field("standing", Day)
    end_note: Mapped[str] = field("standing", String(200), default="")


class Mediator(Journalled):
    """人民调解员 of a committee; id_no serves the check of kinship and interest (med.M05).

    Attributes:
        post: 主任, 副主任, 委员 or 聘任.
        filed_on: the day the county's bureau took note of the appointment (备案).
    """

    __tablename__ = "mediator"

    committee: Mapped[bytes] = field("person", LargeBinary(16))
    name: Mapped[str] = field("person", String(50))
    id_no: Mapped[str] = field("person", String(30), default="")
    sex: Mapped[str] = field("person", String(1), default="9")
    education: Mapped[str] = field("person", String(1), default="")
    phone: Mapped[str] = field("contact", String(30), default="")
    post: Mapped[str] = field("post", String(1), default="4")
    full_time: Mapped[bool] = field("post", Boolean, default=False)
    level: Mapped[str] = field("post", String(1), default="")
    civil_servant: Mapped[bool] = field("post", Boolean, default=False)
    appointed_on: Mapped[date | None] = field("post", Day)
    filed_on: Mapped[date | None] = field("filing", Day)
    bank: Mapped[str] = field("account", String(60), default="")
    bank_account: Mapped[str] = field("account", String(40), default="")
    active: Mapped[bool] = field("standing", Boolean, default=True)
    ended_on: Mapped[date | None] = field("standing", Day)
    end_note: Mapped[str] = field("standing", String(200), default="")


class Training(Journalled):
    """培训: one mediator at one training."""

    __tablename__ = "mediator_training"

    mediator: Mapped[bytes] = field("training", LargeBinary(16), index=True)
    trained_on: Mapped[date] = field("training", Day)
    topic: Mapped[str] = field("training", String(100))
    organiser: Mapped[str] = field("training", String(100), default="")
    hours: Mapped[int | None] = field("training", Integer)


class Funding(Journalled):
    """经费: money a committee was given for its work (人民调解法 第6、12条)."""

    __tablename__ = "committee_funding"

    committee: Mapped[bytes] = field("funding", LargeBinary(16), index=True)
    received_on: Mapped[date] = field("funding", Day)
    amount_fen: Mapped[int] = field("funding", BigInteger)
    giver: Mapped[str] = field("funding", String(100), default="")


class NumberBlock(Journalled):
    """Human numbers lo..hi of a committee, kind and year, reserved for one device."""

    __tablename__ = "number_block"

    committee: Mapped[bytes] = field("block", LargeBinary(16), index=True)
    kind: Mapped[str] = field("block", String(20))
    year: Mapped[int] = field("block", Integer)
    device: Mapped[bytes] = field("block", LargeBinary(16))
    lo: Mapped[int] = field("block", Integer)
    hi: Mapped[int] = field("block", Integer)


class Rejection(Journalled):
    """An entry the city refused: replicas take its effect back, the author is told why."""

    __tablename__ = "rejection"

    stream: Mapped[bytes] = field("entry", LargeBinary(16), index=True)
    seq: Mapped[int] = field("entry", Integer)
    tbl: Mapped[str] = field("entry", String(40))
    row: Mapped[bytes] = field("entry", LargeBinary(16))
    reason: Mapped[str] = field("entry", String(40))
    sentence: Mapped[str] = field("entry", String(200))
