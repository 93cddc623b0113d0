"""A run of a list: what matches the words, most urgent first, read on from a cursor."""

from __future__ import annotations

__all__ = ["Run", "run_of", "total_of", "with_words"]

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.ids import Id

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Run(Generic[R]):
    """Some rows of a list; after is the cursor "sort/id" of the next run, None at the end."""

    rows: tuple[R, ...]
    after: str | None


def with_words(column: InstrumentedAttribute[str], text: str) -> tuple[ColumnElement[bool], ...]:
    """Every word typed has to be in what a row is found by."""
    return tuple(column.contains(word.lower(), autoescape=True) for word in text.split())


def run_of(
    session: Session,
    chosen: Select[Any],
    sort: InstrumentedAttribute[str],
    key: InstrumentedAttribute[Id],
    after: str | None,
    limit: int,
) -> Run[Any]:
    """The rows of a choice that follow a cursor.

    Args:
        sort: what the list is ordered by, of which several rows may have the same; key: its id.
    """
    if after:
        place, _, last = after.partition("/")
        chosen = chosen.where(tuple_(sort, key) > (place, bytes.fromhex(last)))
    # One more than asked for says whether there is more.
    rows = session.scalars(chosen.order_by(sort, key).limit(limit + 1)).all()
    shown = tuple(rows[:limit])
    if len(rows) == len(shown):
        return Run(shown, None)
    last_row = shown[-1]
    return Run(shown, f"{getattr(last_row, sort.key)}/{getattr(last_row, key.key).hex()}")


def total_of(session: Session, chosen: Select[Any]) -> int:
    """How many rows a choice has."""
    return session.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
