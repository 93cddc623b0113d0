"""The same application at two laptops of an office: nothing lost, a person chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import tools
from app.clock import CHINA
from app.handover import AidWanted, Handover
from app.ids import Id
from app.legalaid.codes import CarriedBy, DecisionKind, NoteSource
from app.legalaid.handlers import COMMANDS
from app.legalaid.messages import (
    AddAidNote,
    ForwardApplication,
    MaterialInput,
    ReceiveMaterials,
    RecordAidDecision,
    RegisterApplication,
    State,
    WithdrawApplication,
)
from app.messages import Command, Me
from app.work import Tools, Work
from db.tables.aid import AidDecision, AidNote
from db.tables.house import Review
from db.tables.legalaid import AidCase, AidMaterial, AidWish
from tests.legalaid.kit import wages
from tests.sync.deeds import all_agree
from tests.sync.world import OFFICE, LaptopNode, World

Run = Callable[[Callable[[Work], Any]], Any]
ORIGIN = b"a mediation that failed"[:16]


@pytest.fixture(scope="module")
def kit() -> Iterator[Tools]:
    made = tools()
    yield made
    made.close()


def _sits(laptop: LaptopNode, kit: Tools, number: str) -> Run:
    """Somebody at a laptop without a network."""
    me = Me(laptop.user, "何少芬", "所长", OFFICE, "司法所", "新会区司法局", True, number,
            laptop.device)  # fmt: skip

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
    return world.laptops[0].clock.now().astimezone(CHINA).date()


def _application(world: World, **changes: Any) -> RegisterApplication:
    received = world.laptops[0].clock.now() - timedelta(days=2)
    return RegisterApplication(wages(received_at=received, **changes))


def test_a_wish_registered_at_both_laptops_is_one_application(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    wanted = AidWanted("mediation", ORIGIN, world.laptops[0].clock.now(), None, "韦应㛃", "", "")
    wish = first(lambda work: work.tool(Handover).give(wanted, work))
    world.settle()
    given = _application(world)
    for run in (first, second):
        run(_doing(replace(given, wish=wish)))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        (row,) = _rows(laptop, AidCase)
        assert (row.id, row.state) == (wish, State.REGISTERED.value)
        assert len(_rows(laptop, AidWish)) == 1


def test_papers_and_notes_of_both_laptops_are_kept(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    record: Id = first(_doing(_application(world)))
    world.settle()
    names = ("工友证言", "考勤表")
    for run, laptop, name in zip((first, second), world.laptops, names, strict=True):
        brought = (MaterialInput(name, pages=1),)
        run(_doing(ReceiveMaterials(record, brought, _today(world))))
        at = laptop.clock.now() - timedelta(hours=1)
        run(_doing(AddAidNote(record, at, NoteSource.RECIPIENT, f"送来{name}")))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        assert {row.name for row in _rows(laptop, AidMaterial)} >= set(names)
        assert {row.text for row in _rows(laptop, AidNote)} == {f"送来{name}" for name in names}


def test_decided_here_and_withdrawn_there_waits_for_a_person(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    record: Id = first(_doing(_application(world)))
    sent = world.laptops[0].clock.now() - timedelta(days=1)
    first(_doing(ForwardApplication(record, sent, CarriedBy.IN_PERSON)))
    world.settle()
    today = _today(world)
    paper = RecordAidDecision(
        record, DecisionKind.GRANT, today, "（2026）江新援给字第1号", "新会区法律援助处", today
    )
    first(_doing(paper))
    second(_doing(WithdrawApplication(record, today, "厂里付清了")))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        assert [row.doc_no for row in _rows(laptop, AidDecision)] == [paper.doc_no]
        (row,) = _rows(laptop, AidCase)
        assert State(row.state) in (State.GRANTED, State.WITHDRAWN)
        with laptop.session() as session:
            assert session.get(Review, ("aid_case", record)) is not None
