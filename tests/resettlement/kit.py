"""A neighbour who comes home, as a clerk enters them; each test changes what matters to it."""

from __future__ import annotations

__all__ = ["DAY", "GROUP", "HE", "ZHAO", "at", "from_correction", "met", "read", "registered"]

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count
from typing import Any

from app.clock import CHINA
from app.handover import Handover, Released
from app.ids import Id, named_id
from app.people.handlers import keep_person
from app.resettlement.messages import (
    HandOver,
    Homecoming,
    MemberInput,
    Met,
    ReadReleased,
    RegisterReleased,
    ReleasedDetail,
    Source,
    Standing,
)
from app.samples.office import person
from app.work import Work
from tests.office import Office

DAY = date(2026, 11, 24)  # the day of the still clock
GROUP = (MemberInput("刘㛃文", Standing.OFFICE), MemberInput("黄㬎根", Standing.VILLAGE))
ZHAO = person("赵某宁", "1992-05-17", 21, "13900000001", "大泽镇田金村")
_ORDERS = count(1, 2)  # odd for men
HE = person("何㭎田", "1979-04-11", 961, "13900000961", "大泽镇小泽村1队2号")


def registered(office: Office, **changes: Any) -> Id:
    """Somebody of whom a prison told three weeks ago; another person each time."""
    command = RegisterReleased(
        person("何㭎田", "1979-04-11", next(_ORDERS), "13900000961", "大泽镇小泽村1队2号"),
        Source.PRISON,
        "四会监狱",
        "盗窃罪",
        "有期徒刑三年",
        data_on=date(2026, 11, 2),
    )
    return office.desk.do(replace(command, **changes)).result()


def from_correction(office: Office, on: date, subject: bytes = b"s" * 16) -> Id:
    """What cor.A20 does when a correction ends by 解除."""

    def end(_message: object, work: Work) -> None:
        known = keep_person(ZHAO, work)
        work.session.flush()
        released = Released(known.id, subject, on, "新会区人民法院", "危险驾驶罪", "拘役五个月")
        work.tool(Handover).give(released, work)

    office.desk.write(end, None).result()
    return named_id("released_person", subject.hex())


def met(office: Office, record: Id, on: date, **changes: Any) -> None:
    """The person was met, and the group stands."""
    command = HandOver(record, on, Homecoming.REPORTED, Met.IN_PERSON, GROUP)
    office.desk.do(replace(command, **changes)).result()


def read(office: Office, record: Id) -> ReleasedDetail:
    """The record as its page shows it."""
    return office.desk.ask(ReadReleased(record)).result()


def at(day: date, hour: int = 10) -> datetime:
    """An hour of a day in China."""
    return datetime.combine(day, time(hour), CHINA)
