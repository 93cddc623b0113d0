"""What people and organisations tell the shared rooms of themselves."""

from __future__ import annotations

__all__ = ["LINE"]

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.ids import Id
from app.lines import Line, Touched
from app.people.labels import TABLES
from app.work import Tools


def _touched(_session: Session, touched: Touched) -> set[Id]:
    return {row for table in TABLES for row in touched.get(table, ())}


def _nothing_derived(_session: Session, _tools: Tools, _records: Iterable[Id]) -> None:
    """Lists of other lines that name a person follow by themselves."""


def _rows(_session: Session, _record: Id) -> set[Id]:
    return set()


LINE = Line("people", TABLES, _touched, _nothing_derived, _rows)
