"""The same question at two laptops of an office: nothing lost, no number twice, one lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import tools
from app.ids import Id, named_id
from app.messages import Command, Me
from app.risk import RiskLevel
from app.services.handlers import COMMANDS
from app.services.messages import (
    AidTold,
    AnswerConsultation,
    AppointAnswer,
    NoteConsultation,
    RaiseLead,
    RegisterConsultation,
    State,
    Topic,
    Way,
)
from app.work import Tools, Work
from db.tables.house import Review
from db.tables.mediation import DisputeLead
from db.tables.services import Consultation, ConsultationNote
from tests.sync.deeds import all_agree
from tests.sync.world import OFFICE, LaptopNode, World

Run = Callable[[Command[Any]], Id]


@pytest.fixture(scope="module")
def kit() -> Iterator[Tools]:
    made = tools()
    yield made
    made.close()


def _sits(laptop: LaptopNode, kit: Tools, number: str) -> Run:
    """Somebody at a laptop without a network."""
    me = Me(laptop.user, "何少芬", "所长", OFFICE, "司法所", "司法局", True, number, laptop.device)

    def run(command: Command[Any]) -> Id:
        with laptop.writing() as session:
            made: Id = COMMANDS[type(command)](command, Work(session, laptop.clock, me, kit))
            return made

    return run


def _both(world: World, kit: Tools) -> tuple[Run, Run]:
    first, second = (
        _sits(laptop, kit, f"0{place}") for place, laptop in enumerate(world.laptops, 1)
    )
    return first, second


def _question(world: World) -> RegisterConsultation:
    at = world.laptops[0].clock.now() - timedelta(hours=2)
    return RegisterConsultation(
        Way.VISIT, Topic.LAND_FOREST, at, "两个村民小组争议山林界线", name="冼某"
    )


def _rows(laptop: LaptopNode, table: type[Any]) -> list[Any]:
    with laptop.session() as session:
        return list(session.scalars(select(table)))


def test_each_laptop_gives_numbers_of_its_own(kit: Tools) -> None:
    world = World()
    for run in (*_both(world, kit), *_both(world, kit)):
        run(_question(world))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        given = [(row.number_device, row.number) for row in _rows(laptop, Consultation)]
        assert sorted(given) == [("01", 1), ("01", 2), ("02", 1), ("02", 2)]


def test_a_lead_raised_at_both_is_one_lead(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    record = first(_question(world))
    world.settle()
    parties = ("田金村3队", "田金村5队")
    lead = RaiseLead(
        record, "440705101219", parties, RiskLevel.YELLOW, report=True, facts="争议山林界线"
    )
    for run in (first, second):
        run(lead)
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        (row,) = _rows(laptop, DisputeLead)
        assert row.id == named_id("dispute_lead", record.hex())
        assert (row.risk, row.next_step, row.parties) == (RiskLevel.YELLOW, "3", list(parties))


def test_notes_of_both_are_kept(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    record = first(_question(world))
    world.settle()
    said = ("到镇政府问过", "打电话来说停了")
    for run, laptop, text in zip((first, second), world.laptops, said, strict=True):
        run(NoteConsultation(record, laptop.clock.now() - timedelta(minutes=5), text))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        assert {row.text for row in _rows(laptop, ConsultationNote)} == set(said)


def test_answered_here_and_promised_there_waits_for_a_person(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    record = first(_question(world))
    world.settle()
    now = world.laptops[0].clock.now()
    first(AnswerConsultation(record, "由人民政府处理。", "何律师", now, AidTold.TOLD))
    second(AppointAnswer(record, now + timedelta(days=2), "查档案", "罗律师"))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        (row,) = _rows(laptop, Consultation)
        assert (row.answered_by, row.appointed_for) == ("何律师", "查档案")  # neither is lost
        assert State(row.state) in (State.ANSWERED, State.APPOINTED)
        with laptop.session() as session:
            assert session.get(Review, ("consultation", record)) is not None
