"""Makes what is derived anew once other rules count: a new notice on holidays, a new program.

Rows in lists and dues are kept as the rules had them when their record changed last. A record
nobody touches would otherwise keep the dates of the old rules for good.
"""

from __future__ import annotations

__all__ = ["empty", "make_anew", "note_current", "stale"]

from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import VERSION
from app.events import RecordsChanged
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lines import Line, Lines
from app.sync.facts import read_fact, write_fact
from app.work import Outing, Tools, Work, in_steps

_FACT = "derived_by"  # the rules by which the derived rows were made
_AT_ONCE = 50  # records in one transaction, so that a save waits a moment only


@dataclass(frozen=True, slots=True)
class _Place:
    """How far it has come: index of the line, its last record, how many there were."""

    line: int = 0
    after: Id = b""
    done: int = 0


def stale(session: Session, tools: Tools) -> bool:
    """Whether other rules made the derived rows, or nobody noted which."""
    return read_fact(session, _FACT) != _maker(tools)


def empty(session: Session, tools: Tools) -> bool:
    """Whether there are no records yet that anything is derived of."""
    return not any(_records(session, line, b"", 1) for line in tools.get(Lines))


def note_current(session: Session, tools: Tools) -> None:
    """Remember that all derived rows are as today's rules have them."""
    write_fact(session, _FACT, _maker(tools))


def make_anew(desk: Outing) -> Future[int]:
    """Rebuild a little at a time between saves; the future says how many records there were.

    A desk that closes cancels the future; the next one begins again.
    """
    return in_steps(desk, _step, _Place())


def _maker(tools: Tools) -> bytes:
    """What derived rows are made by: this version of the program, these rules and notices."""
    return VERSION.encode() + b" " + tools.get(Rulebook).fingerprint


def _step(place: _Place, work: Work) -> _Place | int:
    lines = list(work.tool(Lines))
    if place.line == len(lines):
        note_current(work.session, work.tools)
        for line in lines:
            if line.key is not None and place.done:
                work.emit(RecordsChanged(line.name))
        return place.done
    line = lines[place.line]
    records = _records(work.session, line, place.after, _AT_ONCE)
    if not records:
        return _Place(place.line + 1, b"", place.done)
    line.project(work.session, work.tools, records)
    return _Place(place.line, records[-1], place.done + len(records))


def _records(session: Session, line: Line, after: Id, limit: int) -> list[Id]:
    if line.key is None:
        return []
    chosen = select(line.key).where(line.key > after).order_by(line.key).limit(limit)
    return list(session.scalars(chosen))
