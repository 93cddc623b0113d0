"""Entries of the registers as a clerk makes them; each test changes what matters to it."""

from __future__ import annotations

__all__ = [
    "DAY",
    "VILLAGE",
    "advice",
    "do",
    "event",
    "lawyer",
    "lecturer",
    "point",
    "post",
    "read",
    "shown",
]

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from app.ids import Id
from app.outreach.messages import (
    AddLawyer,
    AddLecturer,
    AddPoint,
    AdviceInput,
    AdviceKind,
    AppointAdviser,
    EntryDetail,
    EventForm,
    EventInput,
    LawyerInput,
    LecturerInput,
    PlanEvent,
    PointInput,
    PointKind,
    PublishEntry,
    Reach,
    ReadEntry,
    RecordAdvice,
    VerifyEntry,
)
from tests.office import Office

DAY = date(2026, 11, 24)  # the day of the still clock
VILLAGE = "440705101219"  # 田金村委会
_LICENCES = count(14407201010000001)
_NAMES = count(1)


def do(office: Office, command: Any) -> Id:
    """Carry out a command."""
    made: Id = office.desk.do(command).result()
    return made


def read(office: Office, entry: Id) -> EntryDetail:
    """The entry as its page shows it."""
    return office.desk.ask(ReadEntry(entry)).result()


def lawyer(office: Office, **changes: Any) -> Id:
    """A lawyer, as a draft; another one each time."""
    given = LawyerInput(
        "谭㛃明", "侨都某律师事务所", str(next(_LICENCES)), office_phone="0750-6681234"
    )
    return do(office, AddLawyer(replace(given, **changes)))


def shown(office: Office, entry: Id, on: date = DAY) -> Id:
    """Verified and published."""
    do(office, VerifyEntry(entry, on, "打电话"))
    return do(office, PublishEntry(entry, on))


def post(office: Office, **changes: Any) -> Id:
    """A lawyer advises 田金村 since September."""
    command = AppointAdviser(VILLAGE, lawyer(office), date(2026, 9, 1))
    return do(office, replace(command, **changes))


def advice(office: Office, post: Id, on: date, **changes: Any) -> Id:
    """A day of an adviser, as a draft."""
    given = AdviceInput(on, 150, (AdviceKind.ANSWER,), people=6, matters=3, content="答宅基地")
    return do(office, RecordAdvice(post, replace(given, **changes)))


def point(office: Office, **changes: Any) -> Id:
    """A service point without coordinates, as a draft; another one each time."""
    name = f"第{next(_NAMES)}工作室"
    given = PointInput(name, PointKind.VILLAGE, "田金村委会一楼", village=VILLAGE)
    return do(office, AddPoint(replace(given, **changes)))


def event(office: Office, **changes: Any) -> Id:
    """A plan of 普法 for today."""
    given = EventInput(
        "民法典进乡村", DAY, "田金村", "民法典", Reach.VILLAGES, (EventForm.LECTURE,)
    )
    return do(office, PlanEvent(replace(given, **changes)))


def lecturer(office: Office, **changes: Any) -> Id:
    """A member of 讲师团."""
    given = LecturerInput("冯㭎仪", "未成年人保护", date(2025, 3, 1), date(2027, 2, 28))
    return do(office, AddLecturer(replace(given, **changes)))
