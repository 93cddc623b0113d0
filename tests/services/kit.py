"""A question as a clerk enters it; each test changes what matters to it."""

from __future__ import annotations

__all__ = ["DAY", "QUESTION", "answered", "asked", "at", "filed", "read", "sent"]

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.clock import CHINA
from app.ids import Id
from app.people.handlers import keep_person
from app.samples.office import person
from app.services.messages import (
    AidTold,
    AnswerConsultation,
    ConsultationDetail,
    ReadConsultation,
    ReferConsultation,
    RegisterConsultation,
    Target,
    Topic,
    Way,
)
from app.work import Work
from tests.office import Office

DAY = date(2026, 11, 24)  # the day of the still clock
QUESTION = "邻居借了两万元不还，只有微信聊天记录，能不能要回来？"


def at(day: date = DAY, hour: int = 9, minute: int = 0) -> datetime:
    """An hour of a day in China."""
    return datetime.combine(day, time(hour, minute), CHINA)


def asked(office: Office, **changes: Any) -> Id:
    """Somebody called this morning, and was not answered yet."""
    command = RegisterConsultation(
        Way.TELEPHONE, Topic.CONTRACT, at(), QUESTION, name="谭㷛明", phone="0750-6600101"
    )
    return office.desk.do(replace(command, **changes)).result()


def filed(office: Office, *, voided: bool = False) -> Id:
    """The file of somebody, kept or struck out again."""

    def file(_message: object, work: Work) -> Id:
        kept = keep_person(person("谭㷛明", "1980-01-01", 902, "0750-6600101", ""), work)
        kept.voided = voided
        work.session.flush()
        return kept.id

    made: Id = office.desk.write(file, None).result()
    return made


def answered(office: Office, record: Id, **changes: Any) -> Id:
    """The lawyer on duty answered, and told of legal aid."""
    command = AnswerConsultation(
        record,
        "微信聊天记录可以作证据，先催讨，再向法院起诉。",
        "何㬎律师",
        at(hour=10),
        AidTold.TOLD,
    )
    return office.desk.do(replace(command, **changes)).result()


def sent(office: Office, record: Id, target: Target, **changes: Any) -> Id:
    """A slip of today."""
    command = ReferConsultation(record, target, "", DAY, "请依职责办理。")
    return office.desk.do(replace(command, **changes)).result()


def read(office: Office, record: Id) -> ConsultationDetail:
    """The consultation as its page shows it."""
    return office.desk.ask(ReadConsultation(record)).result()
