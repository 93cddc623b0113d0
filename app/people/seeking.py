"""Files that are, or may be, of somebody named: by number, or by what else agrees."""

from __future__ import annotations

__all__ = ["Found", "Wanted", "files_of"]

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import Id
from app.people.likeness import Known, likeness
from app.people.links import same_as
from db.tables.people import Person

_MANY = 50  # files that share a phone or a birthday with a name


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is looked for, in the form files keep; "" and None for what is not known."""

    name: str = ""
    id_no: str = ""
    phone: str = ""
    birth: date | None = None
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Files of somebody.

    Attributes:
        sure: by the file itself or by its number, with all files linked to them.
        alike: others that may be, with why ("同名、电话相同").
    """

    sure: frozenset[Id]
    alike: dict[Id, str]

    @property
    def all(self) -> frozenset[Id]:
        """Both."""
        return self.sure | frozenset(self.alike)


def files_of(session: Session, wanted: Wanted) -> Found:
    """The files; each part of the search goes by an index of its own, so that none is walked."""
    sure = {wanted.id} if wanted.id else set()
    if wanted.id_no:
        sure.update(
            session.scalars(select(Person.id).where(Person.id_no == wanted.id_no, ~Person.voided))
        )
    sure = same_as(session, sure) if sure else sure
    alike = {id: why for id, why in _alike(session, wanted) if id not in sure}
    return Found(frozenset(sure), alike)


def _alike(session: Session, wanted: Wanted) -> Iterator[tuple[Id, str]]:
    known = Known(wanted.name, wanted.id_no, wanted.birth, wanted.phone)
    columns = (Person.id, Person.name, Person.id_no, Person.birth, Person.phone)
    near = []
    if wanted.phone:
        near.append(select(*columns).where(Person.phone == wanted.phone))
    if wanted.name and wanted.birth:
        born = select(*columns).where(Person.birth == wanted.birth)
        near.append(born.where(Person.name == wanted.name))
    for query in near:
        rows = session.execute(query.where(~Person.voided).limit(_MANY)).all()
        for id, name, number, birth, phone in rows:
            if why := likeness(known, Known(name, number, birth, phone)):
                yield id, why
