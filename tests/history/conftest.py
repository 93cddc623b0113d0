"""An office, a colleague's hand on the same records, and cases to work on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import FixedClock
from app.ids import Id, new_id
from app.mediation.messages import CaseInput, DisputeType, OpenCase, PartyInput, PartyRole
from app.messages import Command
from app.people.messages import PersonInput
from app.samples.office import mediator_id, person
from app.samples.story import TOWN
from db.entry import stream_id
from db.journal import Pen
from db.tables.house import Stream
from db.tables.people import Person
from tests.office import DAZE, Office

T = TypeVar("T")

LIANG = person("梁小燕", "1990-03-07", 221, "13812342210", "大泽镇小泽村 3 队")
HUANG = person("黄䶮昌", "1952-03-12", 1, "13600001931", "大泽镇田金村 1 队")


def do(office: Office, command: Command[T]) -> T:
    """Carry out a command."""
    return office.desk.do(command).result()


def open_case(office: Office, *parties: PersonInput, facts: str = "楼上漏水，多次争执") -> Id:
    """A case between two people."""
    roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT)
    given = zip(roles, parties or (LIANG, HUANG), strict=True)
    case = CaseInput(
        committee=TOWN,
        dispute_type=DisputeType.NEIGHBOUR,
        parties=tuple(PartyInput(role, person=one) for role, one in given),
        facts=facts,
        consent=True,
        amount_fen=150_050,
        mediators=(mediator_id("陈丽华"),),
    )
    return do(office, OpenCase(case))


def known(office: Office, given: PersonInput) -> Id:
    """The id of somebody's file."""
    with office.books.reading() as session:
        return session.scalars(select(Person.id).where(Person.id_no == given.id_no)).one()


@pytest.fixture
def colleague(office: Office, clock: FixedClock) -> Callable[[], AbstractContextManager[Session]]:
    """Transactions by another laptop's hand, as they stand here after a sync."""
    device, epoch = os.urandom(16), os.urandom(16)
    with office.books.writing() as session:
        stream = Stream(stream_id=stream_id(device, epoch), device=device, epoch=epoch, office=DAZE)
        session.add(stream)
        session.flush()
        number = stream.no
    actor = new_id(clock)

    @contextmanager
    def writing() -> Iterator[Session]:
        with office.books.writing() as session:
            own = session.info["pen"]
            session.info["pen"] = Pen(number, DAZE, actor, clock)
            yield session
            session.flush()
            session.info["pen"] = own

    return writing
