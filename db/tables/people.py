"""Natural persons and organisations, one file each over all lines of work."""

from __future__ import annotations

__all__ = ["Organisation", "Person"]

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, TextList


class Person(Journalled):
    """自然人, domain specification 2.1."""

    __tablename__ = "person"

    name: Mapped[str] = field("name", String(50), index=True)
    id_kind: Mapped[str] = field("identity", String(2))
    id_no: Mapped[str] = field("identity", String(30), index=True)
    sex: Mapped[str] = field("identity", String(1))
    birth: Mapped[date | None] = field("identity", Day)
    ethnicity: Mapped[str] = field("ethnicity", String(30), default="")
    phone: Mapped[str] = field("phone", String(30), default="", index=True)
    address: Mapped[str] = field("address", String(200), default="")
    division: Mapped[str | None] = field("address", String(12))
    registered_address: Mapped[str] = field("registered", String(200), default="")
    occupation: Mapped[str] = field("work", String(50), default="")
    work_unit: Mapped[str] = field("work", String(100), default="")
    capacity: Mapped[str] = field("capacity", String(1), default="1")
    traits: Mapped[list[str]] = field("traits", TextList, default=list)


class Organisation(Journalled):
    """单位, domain specification 2.1."""

    __tablename__ = "organisation"

    name: Mapped[str] = field("name", String(100), index=True)
    uscc: Mapped[str] = field("identity", String(30), default="")
    legal_rep: Mapped[str] = field("contact", String(50), default="")
    address: Mapped[str] = field("contact", String(200), default="")
    phone: Mapped[str] = field("contact", String(30), default="")
