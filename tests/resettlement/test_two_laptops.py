"""The same neighbour at two laptops of an office: one record, nothing lost, a person chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import tools
from app.handover import Handover, Released
from app.ids import Id, named_id
from app.messages import Command, Me
from app.people.handlers import keep_person
from app.resettlement.handlers import COMMANDS
from app.resettlement.messages import (
    ContactMode,
    HandOver,
    Homecoming,
    Met,
    RecordContact,
    RegisterReleased,
    Source,
    State,
    TransferHelp,
)
from app.work import Tools, Work
from db.tables.house import Review
from db.tables.resettlement import HelpContact, HelpMember, ReleasedPerson
from tests.resettlement.kit import GROUP, HE, ZHAO
from tests.sync.deeds import all_agree
from tests.sync.world import OFFICE, LaptopNode, World

Run = Callable[[Callable[[Work], Any]], Any]
SUBJECT = b"a correction ended"[:16]


@pytest.fixture(scope="module")
def kit() -> Iterator[Tools]:
    made = tools()
    yield made
    made.close()


def _sits(laptop: LaptopNode, kit: Tools, number: str) -> Run:
    """Somebody at a laptop without a network."""
    me = Me(laptop.user, "何少芬", "所长", OFFICE, "司法所", "司法局", True, number, laptop.device)

    def run(deed: Callable[[Work], Any]) -> Any:
        with laptop.writing() as session:
            return deed(Work(session, laptop.clock, me, kit))

    return run


def _both(world: World, kit: Tools) -> tuple[Run, Run]:
    first, second = (
        _sits(laptop, kit, f"0{place}") for place, laptop in enumerate(world.laptops, 1)
    )
    return first, second


def _doing(command: Command[Any]) -> Callable[[Work], Any]:
    return lambda work: COMMANDS[type(command)](command, work)


def _rows(laptop: LaptopNode, table: type[Any]) -> list[Any]:
    with laptop.session() as session:
        return list(session.scalars(select(table)))


def _today(world: World) -> date:
    return world.laptops[0].clock.today()


def test_cor_a20_ended_at_both_laptops_is_one_record(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)

    def known(work: Work) -> Id:
        person = keep_person(ZHAO, work)
        work.session.flush()
        return person.id

    person = first(known)
    world.settle()
    day = _today(world) - timedelta(days=1)
    for run in (first, second):
        run(lambda work: work.tool(Handover).give(Released(person, SUBJECT, day, "法院"), work))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        (row,) = _rows(laptop, ReleasedPerson)
        assert row.id == named_id("released_person", SUBJECT.hex())
        assert (row.state, row.release_on) == (State.AWAITED.value, day)


def test_contacts_of_both_laptops_are_kept(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    day = _today(world) - timedelta(days=3)
    record = first(_doing(RegisterReleased(HE, Source.PRISON, "四会监狱", release_on=day)))
    first(_doing(HandOver(record, day, Homecoming.FETCHED, Met.IN_PERSON, GROUP)))
    world.settle()
    for run, laptop, said in zip((first, second), world.laptops, ("在家", "上班了"), strict=True):
        at = laptop.clock.now() - timedelta(hours=1)
        run(_doing(RecordContact(record, at, ContactMode.TELEPHONE, said)))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        assert {row.notes for row in _rows(laptop, HelpContact)} == {"在家", "上班了"}
        assert len(_rows(laptop, HelpMember)) == 2


def test_met_here_and_moved_away_there_waits_for_a_person(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    day = _today(world) - timedelta(days=3)
    record = first(_doing(RegisterReleased(HE, Source.PRISON, "四会监狱", release_on=day)))
    world.settle()
    first(_doing(HandOver(record, day, Homecoming.FAMILY, Met.BY_FAMILY, GROUP)))
    second(_doing(TransferHelp(record, day, "开平市水口司法所")))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        (row,) = _rows(laptop, ReleasedPerson)
        assert (row.handover_on, row.moved_to) == (day, "开平市水口司法所")  # neither is lost
        assert State(row.state) in (State.HELPED, State.MOVED)
        with laptop.session() as session:
            assert session.get(Review, ("released_person", record)) is not None
