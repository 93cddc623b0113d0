"""The same register at two laptops: nothing lost, and no card while anything is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import tools
from app.ids import Id
from app.messages import Command, Me
from app.outreach.card import card_text
from app.outreach.codes import Crs
from app.outreach.handlers import COMMANDS
from app.outreach.messages import (
    AddLawyer,
    AdviceInput,
    AdviceKind,
    AppointAdviser,
    LawyerInput,
    Licence,
    MarkPlace,
    PublishEntry,
    RecordAdvice,
    RecordLicence,
    VerifyEntry,
)
from app.work import Tools, Work
from db.tables.outreach import AdviceLog, Lawyer, PlaceMark
from tests.outreach.kit import VILLAGE
from tests.sync.deeds import all_agree
from tests.sync.world import OFFICE, LaptopNode, World

Run = Callable[[Command[Any]], Any]
TAN = LawyerInput("谭㛃明", "侨都某律师事务所", "14407201010000001")


@pytest.fixture(scope="module")
def kit() -> Iterator[Tools]:
    made = tools()
    yield made
    made.close()


def _sits(laptop: LaptopNode, kit: Tools, number: str) -> Run:
    """Somebody at a laptop without a network."""
    me = Me(laptop.user, "何少芬", "所长", OFFICE, "司法所", "司法局", True, number, laptop.device)

    def run(command: Command[Any]) -> Any:
        with laptop.writing() as session:
            work = Work(session, laptop.clock, me, kit)
            return COMMANDS[type(command)](command, work)

    return run


def _both(world: World, kit: Tools) -> tuple[Run, Run]:
    first, second = (
        _sits(laptop, kit, f"0{place}") for place, laptop in enumerate(world.laptops, 1)
    )
    return first, second


def _card(laptop: LaptopNode, lawyer: Id) -> str:
    with laptop.session() as session:
        row = session.get(Lawyer, lawyer)
        assert row is not None
        return card_text(row, session)


def test_suspended_here_and_published_there_is_shown_nowhere(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    day = world.laptops[0].clock.today()
    made = first(AddLawyer(TAN))
    first(VerifyEntry(made, day, "看证"))
    world.settle()
    first(RecordLicence(made, Licence.SUSPENDED, day, "公告"))
    second(PublishEntry(made, day))
    assert _card(world.laptops[1], made)  # it has not heard of it yet
    world.settle()
    all_agree(world)
    assert [_card(laptop, made) for laptop in world.laptops] == ["", ""]


def test_a_licence_in_doubt_shows_no_card_until_somebody_chose(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    day = world.laptops[0].clock.today()
    made = first(AddLawyer(TAN))
    first(VerifyEntry(made, day, "看证"))
    first(PublishEntry(made, day))
    world.settle()
    assert all(_card(laptop, made) for laptop in world.laptops)
    first(RecordLicence(made, Licence.SUSPENDED, day, "公告"))
    second(RecordLicence(made, Licence.PRACTISING, day, "本人说的"))
    world.settle()
    all_agree(world)
    assert [_card(laptop, made) for laptop in world.laptops] == ["", ""]


def test_logs_of_both_laptops_are_kept_and_a_place_is_one(kit: Tools) -> None:
    world = World()
    first, second = _both(world, kit)
    day = world.laptops[0].clock.today()
    post = first(AppointAdviser(VILLAGE, first(AddLawyer(TAN)), day - timedelta(days=60)))
    world.settle()
    for run, back in ((first, 3), (second, 9)):
        run(RecordAdvice(post, AdviceInput(day - timedelta(days=back), 60, (AdviceKind.ANSWER,))))
        run(MarkPlace(VILLAGE, 112_940_000, 22_550_000, Crs.CGCS2000))
    world.settle()
    all_agree(world)
    for laptop in world.laptops:
        with laptop.session() as session:
            assert len(session.scalars(select(AdviceLog)).all()) == 2
            assert len(session.scalars(select(PlaceMark)).all()) == 1
