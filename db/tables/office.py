"""The office: its users, committees, mediators, number blocks and what the city rejected."""

from __future__ import annotations

__all__ = ["Committee", "Mediator", "NumberBlock", "Rejection", "User"]

from sqlalchemy import Boolean, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field


class User(Journalled):
    """Somebody who may unlock a laptop of the office."""

    __tablename__ = "user"

    name: Mapped[str] = field("name", String(50))
    role: Mapped[str] = field("role", String(20))
    active: Mapped[bool] = field("role", Boolean, default=True)


class Committee(Journalled):
    """人民调解委员会."""

    __tablename__ = "committee"

    name: Mapped[str] = field("name", String(100))
    kind: Mapped[str] = field("name", String(2))
    division: Mapped[str | None] = field("name", String(12))
    number_pattern: Mapped[str] = field("numbering", String(100))


class Mediator(Journalled):
    """人民调解员 of a committee; id_no serves the check of kinship and interest (med.M05)."""

    __tablename__ = "mediator"

    committee: Mapped[bytes] = field("person", LargeBinary(16))
    name: Mapped[str] = field("person", String(50))
    id_no: Mapped[str] = field("person", String(30), default="")
    phone: Mapped[str] = field("contact", String(30), default="")
    active: Mapped[bool] = field("standing", Boolean, default=True)


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
