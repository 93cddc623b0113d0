"""What people and organisations tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.ids import Id
from app.lines import Line, Touched
from app.people.labels import TABLES
from app.work import Tools
from db.tables.people import Look, PersonLink, PersonRelation

_ENDS = {  # what hangs on persons, and by which columns
    "person_relation": (PersonRelation, ("person", "other")),
    "person_link": (PersonLink, ("one", "other")),
    "access_log": (Look, ("person",)),
}


def _touched(session: Session, touched: Touched) -> set[Id]:
    found = {row for table in ("person", "organisation") for row in touched.get(table, ())}
    for table, (model, columns) in _ENDS.items():
        for row in session.scalars(select(model).where(model.id.in_(list(touched.get(table, ()))))):
            found.update(filter(None, (getattr(row, column) for column in columns)))
    return found


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """Lists of other lines that name a person follow by themselves."""


def _rows(session: Session, record: Id) -> set[Id]:
    """Who looked at the numbers is for the head of office, not part of the history."""
    linked = or_(PersonLink.one == record, PersonLink.other == record)
    rows = set(session.scalars(select(PersonLink.id).where(linked)))
    near = select(PersonRelation.id).where(PersonRelation.person == record)
    return rows.union(session.scalars(near))


LINE = Line("people", TABLES, _touched, _nothing_derived, _rows)
