"""The same subject at two laptops of an office: nothing lost, nothing decided by the day itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import tools
from app.correction.facts import subject_facts
from app.correction.handlers import COMMANDS
from app.correction.messages import (
    Checked,
    FileExit,
    ReceiveSubject,
    RegisterSubject,
    State,
    TerminateSubject,
    Termination,
)
from app.correction.rules.deadlines import shown_state
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.messages import Command, Me
from app.work import Tools, Work
from db.tables.correction import CorrectionSubject
from db.tables.house import JournalEntry, Review
from tests.correction.registering import given, woman
from tests.sync.deeds import all_agree, count
from tests.sync.world import OFFICE, LaptopNode, World

Do = Callable[[Command[Any]], Any]


@pytest.fixture(scope="module")
def kit() -> Iterator[Tools]:
    made = tools()
    yield made
    made.close()


def _sits(laptop: LaptopNode, kit: Tools, number: str) -> Do:
    """Somebody at a laptop without a network."""
    me = Me(laptop.user, "何少芬", "所长", OFFICE, "司法所", "司法局", True, number, laptop.device)

    def do(command: Command[Any]) -> Any:
        with laptop.writing() as session:
            return COMMANDS[type(command)](command, Work(session, laptop.clock, me, kit))

    return do


def _both(world: World, kit: Tools) -> list[Do]:
    return [_sits(laptop, kit, f"0{place}") for place, laptop in enumerate(world.laptops, 1)]


def _subject(laptop: LaptopNode, subject: Id) -> CorrectionSubject:
    with laptop.session() as session:
        return session.get_one(CorrectionSubject, subject)


def test_two_laptops_never_give_one_number_twice(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    first(RegisterSubject(given()))
    second(RegisterSubject(given(woman)))
    world.settle()
    for laptop in world.laptops:
        with laptop.session() as session:
            numbers = session.scalars(select(CorrectionSubject.number)).all()
        assert set(numbers) == {1, 101}


def test_a2_is_worked_out_alike_and_written_by_nobody(kit: Tools) -> None:
    world = World()
    subject = _sits(world.laptops[0], kit, "01")(RegisterSubject(given()))
    world.settle()
    before = [count(laptop, JournalEntry) for laptop in world.laptops]
    for laptop in world.laptops:
        with laptop.session() as session:
            facts = subject_facts(session.get_one(CorrectionSubject, subject), session)
        states = [shown_state(facts, kit.get(Rulebook), date(2026, 3, day)) for day in (10, 11)]
        assert states == [State.AWAITED, State.LATE]
        assert facts.state is State.AWAITED
    assert [count(laptop, JournalEntry) for laptop in world.laptops] == before


def test_received_here_and_ended_there_waits_for_a_person(kit: Tools) -> None:
    """Neither entry is lost, both laptops agree, and somebody is asked which of the two holds."""
    world = World()
    first, second = _both(world, kit)
    subject = first(RegisterSubject(given()))
    world.settle()
    first(ReceiveSubject(subject, date(2026, 3, 6), Checked.CARD))
    dead = TerminateSubject(subject, date(2026, 3, 5), Termination.DIED, "死亡证明1号")
    second(dead)
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        row = _subject(laptop, subject)
        assert row.reported_on == date(2026, 3, 6)
        assert (row.ended_as, row.ended_on) == (Termination.DIED.value, date(2026, 3, 5))
        assert State(row.state) in (State.RECEIVED, State.TERMINATED)
        with laptop.session() as session:
            assert session.get(Review, ("correction_subject", subject)) is not None


def test_what_belongs_to_different_groups_meets_in_peace(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    subject = first(RegisterSubject(replace(given(), papers_on=None)))
    world.settle()
    first(ReceiveSubject(subject, date(2026, 3, 6), Checked.CARD))
    second(FileExit(subject, date(2026, 3, 7)))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        row = _subject(laptop, subject)
        assert State(row.state) is State.RECEIVED
        assert row.exit_filed_on == date(2026, 3, 7)
        assert count(laptop, Review) == 0
