"""Makes what is derived anew once other rules count: a new notice on holidays, a new program.

Rows in lists and dues are kept as the rules had them when their record changed last. A record
nobody touches would otherwise keep the dates of the old rules for good. The same holds where the
office itself decides otherwise for everybody: how often a class reports.
"""

from __future__ import annotations

__all__ = ["empty", "make_anew", "note_current", "stale"]

from concurrent.futures import Future
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import VERSION
from app.events import MadeAnew, RecordsChanged
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lines import ANEW, Line, Lines, derived_by
from app.sync.facts import read_fact, write_fact
from app.work import Outing, Tools, Work, in_steps

_AT_ONCE = 50  # records in one transaction, so that a save waits a moment only


@dataclass(frozen=True, slots=True)
class _Place:
    """How far a run has come: its last record in the line in hand, how many it did, of how many."""

    run: Id = b""
    after: Id = b""
    done: int = 0
    total: int = 0


def stale(session: Session, tools: Tools) -> bool:
    """Whether other rules made the derived rows of any line, or nobody noted which."""
    return bool(_stale(session, tools))


def empty(session: Session, tools: Tools) -> bool:
    """Whether there are no records yet that anything is derived of."""
    return not any(_records(session, line, b"", 1) for line in tools.get(Lines))


def note_current(session: Session, tools: Tools) -> None:
    """Remember that all derived rows are as today's rules have them."""
    for line in tools.get(Lines):
        _note(session, tools, line)


def make_anew(desk: Outing) -> Future[int]:
    """Rebuild what is out of date, a little at a time between saves; tells how far it is.

    The future says how many records there were. A later run takes over from this one, which then
    ends; a desk that closes cancels the future, and the next one begins again.
    """
    ready = in_steps(desk, _step, _Place())
    ready.add_done_callback(lambda ended: _tell_failure(desk, ended))
    return ready


def _tell_failure(desk: Outing, ended: Future[int]) -> None:
    """Nobody is to wait for what will not come; the next opening tries again."""
    if not ended.cancelled() and ended.exception() is not None:
        desk.publish([MadeAnew(0, 0)])


def _maker(tools: Tools) -> bytes:
    """What derived rows are made by: this version of the program, these rules and notices."""
    return VERSION.encode() + b" " + tools.get(Rulebook).fingerprint


def _stale(session: Session, tools: Tools) -> list[Line]:
    maker = _maker(tools)
    lines = [line for line in tools.get(Lines) if line.key is not None]
    return [line for line in lines if read_fact(session, derived_by(line.name)) != maker]


def _note(session: Session, tools: Tools, line: Line) -> None:
    write_fact(session, derived_by(line.name), _maker(tools))


def _step(place: _Place, work: Work) -> _Place | int:
    lines = _stale(work.session, work.tools)
    if not place.run:
        place = _Place(work.new_id(), total=sum(_count(work.session, one) for one in lines))
        write_fact(work.session, ANEW, place.run)
    elif read_fact(work.session, ANEW) != place.run:
        return place.done  # rules changed meanwhile: a later run does it all
    if not lines:
        work.emit(MadeAnew(0, 0))
        return place.done
    line = lines[0]
    records = _records(work.session, line, place.after, _AT_ONCE)
    if not records:
        if line.loose is not None and (rest := line.loose(work.session)):
            line.project(work.session, work.tools, rest)
        _note(work.session, work.tools, line)
        if place.after:
            work.emit(RecordsChanged(line.name))
        return replace(place, after=b"")
    line.project(work.session, work.tools, records)
    done = place.done + len(records)
    work.emit(MadeAnew(done, max(done, place.total)))  # some were entered meanwhile
    return replace(place, after=records[-1], done=done)


def _count(session: Session, line: Line) -> int:
    if line.key is None:
        return 0
    return session.execute(select(func.count(line.key))).scalar_one()


def _records(session: Session, line: Line, after: Id, limit: int) -> list[Id]:
    if line.key is None:
        return []
    chosen = select(line.key).where(line.key > after).order_by(line.key).limit(limit)
    return list(session.scalars(chosen))
