"""What is done, read and owed at a desk of correction, on whatever day it is."""

from __future__ import annotations

__all__ = ["COUNTY", "answer", "at", "do", "due_days", "read", "track"]

from datetime import date, datetime
from typing import Any

from app.clock import CHINA, FixedClock
from app.correction.messages import Answer, EnterAnswer, ReadSubject, SubjectDetail, TrackView
from app.ids import Id
from app.today.messages import ReadDues
from tests.office import Office

COUNTY = "新会区社区矫正管理局"


def at(office: Office, month: int, day: int, hour: int = 10, *, year: int = 2026) -> datetime:
    """It is this hour."""
    clock = office.desk.clock
    assert isinstance(clock, FixedClock)
    now = datetime(year, month, day, hour, tzinfo=CHINA)
    clock.set(now)
    return now


def do(office: Office, command: Any) -> Id:
    made: Id = office.desk.do(command).result()
    return made


def read(office: Office, subject: Id) -> SubjectDetail:
    return office.desk.ask(ReadSubject(subject)).result()


def track(office: Office, subject: Id, key: str) -> TrackView:
    """The card of what runs beside the course: "leave", "monitoring" …"""
    return next(one for one in read(office, subject).tracks if one.key == key)


def due_days(office: Office, record: Id) -> dict[str, date]:
    """What is owed: rule → the day to act by."""
    rows = office.desk.ask(ReadDues((record,))).result()
    return {row.due.rule: row.due.on for row in rows}


def answer(office: Office, subject: Id, said: Answer = Answer.YES, **more: Any) -> Id:
    """The county answers what is open, today."""
    request = next(one for one in read(office, subject).requests if one.answer is None)
    given = {"approver": COUNTY} | more
    return do(office, EnterAnswer(request.id, said, office.desk.clock.today(), **given))
