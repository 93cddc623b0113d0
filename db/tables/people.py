"""Natural persons and organisations, one file each over all lines of work."""

from __future__ import annotations

__all__ = ["Look", "Organisation", "Person", "PersonLink", "PersonRelation"]

from datetime import date, datetime

from sqlalchemy import Boolean, String
from sqlalchemy.orm import Mapped

from db.tables.base import Journalled, field
from db.types import Day, IdBytes, Moment, TextList


class Person(Journalled):
    """自然人, domain specification 2.1."""

    __tablename__ = "person"

    name: Mapped[str] = field("name", String(50), index=True)
    id_kind: Mapped[str] = field("identity", String(2))
    id_no: Mapped[str] = field("identity", String(30), index=True)
    sex: Mapped[str] = field("identity", String(1))
    birth: Mapped[date | None] = field("identity", Day, index=True)
    name_alt: Mapped[str] = field("name_alt", String(80), default="")
    nationality: Mapped[str] = field("nationality", String(1), default="1")
    overseas: Mapped[list[str]] = field("nationality", TextList, default=list)
    languages: Mapped[list[str]] = field("languages", TextList, default=list)
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


class PersonRelation(Journalled):
    """Family, a guardian, somebody to call: with a file of their own (other), or a name alone."""

    __tablename__ = "person_relation"

    person: Mapped[bytes] = field("relation", IdBytes, index=True)
    kind: Mapped[str] = field("relation", String(2))
    name: Mapped[str] = field("relation", String(50))
    phone: Mapped[str] = field("relation", String(30), default="")
    note: Mapped[str] = field("relation", String(100), default="")
    other: Mapped[bytes | None] = field("relation", IdBytes, index=True)


class PersonLink(Journalled):
    """Whether two files are of one person; its id follows from the two, the smaller first."""

    __tablename__ = "person_link"

    one: Mapped[bytes] = field("pair", IdBytes, index=True)
    other: Mapped[bytes] = field("pair", IdBytes, index=True)
    same: Mapped[bool] = field("verdict", Boolean)
    reason: Mapped[str] = field("verdict", String(200))


class Look(Journalled):
    """Who looked at a person's complete number, when and what for (个人信息保护法 第51条)."""

    __tablename__ = "access_log"

    person: Mapped[bytes] = field("look", IdBytes, index=True)
    what: Mapped[str] = field("look", String(1))
    purpose: Mapped[str] = field("look", String(1))
    note: Mapped[str] = field("look", String(200), default="")
    by: Mapped[bytes] = field("look", IdBytes)
    at: Mapped[datetime] = field("look", Moment)
