"""What was typed into a field before: the columns each line of work offers, and the reading."""

from __future__ import annotations

__all__ = ["QUERIES", "Past", "read_past"]

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select

from app.access import Role, may_see
from app.people import pinyin
from app.phrases.messages import PastEntry, ReadPast
from app.work import Handler, Work

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

_LATEST = 2_000  # records that are looked at: what was typed long ago is not likely today
_MOST = 40


class Past:
    """The fields whose earlier entries are offered, as "line.field" and their columns.

    Never a number of a person, nor what happened to somebody: places, manners, trades.
    """

    def __init__(self, *tables: Mapping[str, tuple[InstrumentedAttribute[str], ...]]) -> None:
        self._columns = {name: columns for table in tables for name, columns in table.items()}

    def columns(self, field: str) -> tuple[InstrumentedAttribute[str], ...]:
        """The columns a field is kept in; none where nothing is offered."""
        return self._columns.get(field, ())


def read_past(query: ReadPast, work: Work) -> tuple[PastEntry, ...]:
    """The entries of a field by how often they were typed lately, then the newest first."""
    line, _, _field = query.field.partition(".")
    if not may_see(Role(work.me.role), line):
        return ()
    found: dict[str, tuple[int, bytes]] = {}
    for column in work.tool(Past).columns(query.field):
        for text, count, newest in work.session.execute(_counted(column)):
            before = found.get(text, (0, b""))
            found[text] = (before[0] + count, max(before[1], newest))
    ordered = sorted(found, key=lambda text: found[text], reverse=True)
    return tuple(PastEntry(text, next(iter(pinyin.initials(text)), "")) for text in ordered[:_MOST])


def _counted(column: InstrumentedAttribute[str]) -> Select[str, int, bytes]:
    # Only the newest rows are read, blank or not, however many there are.
    table = column.class_
    latest = (
        select(table.id, column.label("text"), table.voided)
        .order_by(table.id.desc())
        .limit(_LATEST)
        .subquery()
    )
    count, newest = func.count(), func.max(latest.c.id)
    return (
        select(latest.c.text, count, newest)
        .where(latest.c.text != "", ~latest.c.voided)
        .group_by(latest.c.text)
        .order_by(count.desc(), newest.desc())
        .limit(_MOST)
    )


QUERIES: Mapping[type, Handler] = {ReadPast: read_past}
