"""Opens a case again and again in a process of its own, killed each time one step later.

Run as a program with an empty folder: prints how many places it was killed at, or fails.
"""

from __future__ import annotations

__all__ = ["sound", "tell"]

import itertools
import os
import signal
import sys
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.bootstrap import rooms
from app.clock import CHINA, FixedClock
from app.desk import Desk
from app.mediation.messages import OpenCase
from app.samples.office import person
from db.books import LaptopBooks
from db.engine import laptop_engine, sessions
from db.entry import chain
from db.journal import Pen, entries_of
from db.tables import journalled_tables
from db.tables.derived import CaseCardRow, DueItem
from db.tables.house import JournalEntry, Stream
from db.tables.mediation import MediationCase
from tests.dispute import applicant, case_input, respondent
from tests.office import found_office

CLOCK = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
CASE = OpenCase(case_input(accepted_on=date(2026, 11, 10)))
OTHER = OpenCase(
    case_input(
        parties=(
            applicant(person("黄䶮昌", "1952-03-12", 901, "0750-0000101", "大泽镇田金村")),
            respondent(person("陈㛃仪", "1986-11-05", 902, "0750-0000102", "大泽镇田金村")),
        )
    )
)


def tell(folder: Path) -> int:
    """How many places there were; raises AssertionError when a death left half a case."""
    office = found_office(folder, CLOCK)
    office.desk.do(OTHER).result()  # what is loaded once is loaded here, not in every child
    office.desk.close()
    before = sound(office.path, office.key)
    for step in itertools.count(1):
        child = os.fork()
        if child == 0:
            _open(office.path, office.key, office.desk, step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        after = sound(office.path, office.key)
        if not os.WIFSIGNALED(status):
            assert status == 0
            assert after == before + 5  # the case, two people, two parties
            return step - 1
        assert after == before, f"died at {step} of opening a case: {after - before} entries"
    raise AssertionError


def _open(path: Path, key: bytes, old: Desk, step: int) -> None:
    books = LaptopBooks(path, key)
    with books.reading() as session:
        number = session.scalars(select(Stream.no)).one()
    books.pen = Pen(number, old.me.office, old.me.user, CLOCK)
    desk = Desk(old.me, CLOCK, books, rooms(), old.tools)
    _die_at(books.engine, step)
    desk.do(CASE).result()


def _die_at(engine: Engine, step: int) -> None:
    """Kill this process before the statement that writes, or the commit, of this ordinal."""
    steps = itertools.count(1)

    def count() -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(engine, "before_cursor_execute")
    def _executing(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.lstrip().startswith("SELECT"):
            count()

    @event.listens_for(engine, "commit")
    def _committing(_connection: object) -> None:
        count()


def sound(path: Path, key: bytes) -> int:
    """The number of entries, after checking that rows, entries, chain and lists agree."""
    engine = laptop_engine(path, key)  # writing, so that it recovers what the dead one left
    try:
        with sessions(engine)() as session:
            _check(session)
            return session.execute(select(func.count()).select_from(JournalEntry)).scalar_one()
    finally:
        engine.dispose()


def _check(session: Session) -> None:
    stream = session.scalars(select(Stream)).one()
    head, written = bytes(32), set()
    for entry in entries_of(session, stream.no, 1, stream.applied + 1):
        head = chain(head, stream.device, stream.epoch, entry)
        written.add((entry.table, entry.row))
    assert head == stream.head
    rows = {
        (name, row)
        for name, table in journalled_tables().items()
        for row in session.scalars(select(table.id))
    }
    assert rows == written
    cases = {row for name, row in rows if name == "mediation_case"}
    assert set(session.scalars(select(CaseCardRow.case))) == cases
    owing = set(session.scalars(select(DueItem.record).where(DueItem.line == "mediation")))
    mediated = select(MediationCase.id).where(MediationCase.state.in_(["A30", "A35"]))
    assert set(session.scalars(mediated)) <= owing <= cases


if __name__ == "__main__":
    sys.stdout.write(str(tell(Path(sys.argv[1]))))
