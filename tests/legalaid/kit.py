"""Somebody who asks for legal aid, as a clerk enters them; each test changes what matters to it."""

from __future__ import annotations

__all__ = [
    "DAY",
    "FACTORY",
    "NOW",
    "applicant",
    "at",
    "forwarded",
    "lacking",
    "notice",
    "notified",
    "read",
    "registered",
    "wages",
]

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count
from typing import Any

from app.clock import CHINA
from app.ids import Id
from app.legalaid.codes import (
    Exemption,
    FilerBasis,
    ForumKind,
    LegalStatus,
    Matter,
    NoticeGround,
    NoticeKind,
    Organ,
    Stage,
)
from app.legalaid.messages import (
    AidDetail,
    ApplicationInput,
    CarriedBy,
    ForwardApplication,
    NoticeInput,
    OpponentInput,
    ReadApplication,
    RegisterApplication,
    RegisterNotice,
)
from app.legalaid.messages.answers import Answers, HeldMaterial, Origin
from app.people.messages import OrganisationInput, PersonInput
from app.samples.office import person
from tests.office import Office

DAY = date(2026, 11, 24)  # the day of the still clock
NOW = datetime.combine(DAY, time(10, 24), CHINA)
FACTORY = OpponentInput(organisation=OrganisationInput("江门市某制衣厂"))
_ORDERS = count(2, 2)  # even for women


def applicant(name: str = "韦应㛃", birth: str = "1991-07-14", **more: Any) -> PersonInput:
    """Another person each time."""
    return person(name, birth, next(_ORDERS), "0750-0000701", "大泽镇田金村", **more)


def wages(**changes: Any) -> ApplicationInput:
    """欠薪 of somebody who came to work here: route 3, everything there."""
    answers = Answers(
        origin=Origin.PERSON,
        filer=FilerBasis.SELF,
        group="labour",
        matter=Matter.LABOUR,
        stage=Stage.NONE_YET,
        forum=ForumKind.LABOUR_ARBITRATION,
        place="440705",
        represented=False,
        aided_before=False,
        employed=True,
        urgent=False,
        exemption=Exemption.MIGRANT_WORKER,
        proofs=("slips",),
        held=(
            HeldMaterial(id="identity", copies=1, pages=2),
            HeldMaterial(id="application", copies=1, pages=2),
            HeldMaterial(id="wages", copies=4, pages=4),
            HeldMaterial(id="work", copies=1, pages=1),
        ),
    )
    given = ApplicationInput(
        person=applicant(),
        answers=answers,
        cause="追索劳动报酬",
        facts="制衣厂拖欠 4 个月工资，共 23800 元。",
        legal_status=LegalStatus.ARBITRATION_APPLICANT,
        opponents=(FACTORY,),
        forum="新会区劳动人事争议仲裁委员会",
        claim_fen=2_380_000,
        identity_seen=True,
        told=True,
    )
    return replace(given, **changes)


def registered(office: Office, **changes: Any) -> Id:
    """An application taken in."""
    return office.desk.do(RegisterApplication(wages(**changes))).result()


def forwarded(office: Office, record: Id, at_: datetime = NOW) -> None:
    """Sent on to the centre."""
    office.desk.do(ForwardApplication(record, at_, CarriedBy.IN_PERSON)).result()


def lacking() -> Answers:
    """The answers of who did not bring 务工证明."""
    answers = wages().answers
    return replace(answers, held=answers.held[:-1])


def notified(**changes: Any) -> NoticeInput:
    """通知辩护 of a minor, sent on the moment it came."""
    changes.setdefault("forwarded_at", changes.get("received_at"))
    order = next(_ORDERS) + 1
    given = NoticeInput(
        suspect=person("陆䶮", "2009-04-10", order, "0750-0001001", "大泽镇小泽村"),
        organ_kind=Organ.POLICE,
        organ="江门市公安局新会分局",
        kind=NoticeKind.DEFENCE,
        ground=NoticeGround.MINOR,
        doc_no=f"新公（刑）援通字〔2026〕{order}号",
        cause="涉嫌盗窃",
    )
    return replace(given, **changes)


def notice(office: Office, **changes: Any) -> Id:
    """An organ's notice taken in, and on its way to the centre."""
    return office.desk.do(RegisterNotice(notified(**changes))).result()


def read(office: Office, record: Id) -> AidDetail:
    """The record as its page shows it."""
    shown = office.desk.ask(ReadApplication(record)).result()
    assert isinstance(shown, AidDetail)
    return shown


def at(day: date, hour: int = 10) -> datetime:
    """An hour of a day in China."""
    return datetime.combine(day, time(hour), CHINA)
