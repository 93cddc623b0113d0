"""The page of the sync: the four words, and green only from the city's signature on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access import Role
from app.ids import new_id
from app.messages import Me
from app.sync.delivery import Deliveries
from app.sync.ledger import Ledger
from app.sync.messages import Carrier, Delivery, ReadSync, SyncView
from app.sync.queries import read_sync
from app.sync.way import Way
from app.vault.contents import Contents
from app.work import Tools, Work
from db.tables.office import User
from tests.sync.deeds import add_person, set_phone
from tests.sync.world import OFFICE, LaptopNode, World


@pytest.fixture
def world() -> World:
    return World()


def view_of(laptop: LaptopNode) -> SyncView:
    with laptop.session() as session:
        me = Me(
            user=laptop.user,
            name="何少芬",
            role=str(Role.HEAD),
            office=OFFICE,
            office_name="江门市新会区大泽镇司法所",
            county_bureau="新会区司法局",
            sample=False,
            device_no="01",
            device=laptop.device,
        )
        tools = Tools(Way(), Contents(Path("/nowhere"), bytes(32)))
        return read_sync(ReadSync(), Work(session, laptop.clock, me, tools))


def counts(view: SyncView) -> tuple[int, int, int, int]:
    return view.unsent, view.waiting, view.receipted, view.durable


def test_entries_go_through_the_four_words(world: World) -> None:
    one, _ = world.laptops
    add_person(one)
    view = view_of(one)
    assert counts(view) == (2, 0, 0, 0)
    assert view.unsent_bytes > 0
    assert view.batches == ()
    one.send(Carrier.STICK)
    view = view_of(one)
    assert counts(view) == (0, 2, 0, 0)
    assert [(row.state, row.content, row.entries) for row in view.batches] == [
        (Delivery.ON_STICK, "人员 1、本所 1", 2)
    ]
    assert view.last_stick == world.clock.now()
    (sealed,) = one.send(Carrier.NETWORK)
    assert view_of(one).batches[0].state is Delivery.SENT
    receipt = world.city.take(sealed) or b""
    assert counts(view_of(one)) == (0, 2, 0, 0)  # the city has it, but nobody here knows
    one.take(receipt)
    view = view_of(one)
    assert counts(view) == (0, 0, 2, 0)
    assert {row.state for row in view.batches} == {Delivery.RECEIPTED}
    assert view.batches[0].note == f"江门市司法局 {world.clock.now():%Y-%m-%d %H:%M} 签收"
    assert view.last_receipt == 1
    world.city.back_up()
    add_person(one)
    world.settle()
    view = view_of(one)
    assert counts(view) == (0, 0, 1, 2)
    assert [row.state for row in view.batches] == [
        Delivery.RECEIPTED,
        Delivery.DURABLE,
        Delivery.DURABLE,
    ]


def test_sending_again_replaces_the_line_of_the_same_entries(world: World) -> None:
    one, _ = world.laptops
    one.send()
    add_person(one)
    one.send()
    one.send()
    assert [(row.entries, row.state) for row in view_of(one).batches] == [(2, Delivery.SENT)]


def test_what_a_restored_city_lost_is_no_longer_called_signed_for(world: World) -> None:
    one, _ = world.laptops
    world.settle()
    image = world.city.back_up()
    add_person(one)
    world.settle()
    assert counts(view_of(one)) == (0, 0, 1, 1)
    world.city.restore(image)
    sealed, _ = world.city.feed(one.cursor())
    one.take(sealed, live=True)
    assert counts(view_of(one)) == (1, 0, 0, 1)
    world.settle()
    assert counts(view_of(one)) == (0, 0, 1, 1)


def test_a_colleagues_entries_met_on_a_stick_are_not_yet_signed_for(world: World) -> None:
    one, two = world.laptops
    add_person(one)
    for sealed in one.send(Carrier.STICK):
        two.take(sealed)

    def state() -> Delivery:
        with two.session() as session:
            stream = Ledger(session).of_device(one.device)[0]
            return Deliveries(session, two.device).of(stream.no, stream.applied)

    assert state() is Delivery.ON_STICK
    world.settle()
    assert state() is Delivery.RECEIPTED


def test_a_change_that_was_not_taken_needs_a_person(world: World) -> None:
    one, _ = world.laptops
    row = add_person(one)
    aide = new_id(world.clock)
    with one.writing() as session:
        session.add(User(id=aide, office=OFFICE, name="陈晓彤", role=str(Role.AIDE)))
    set_phone(one, row, "666", actor=aide)
    assert view_of(one).problem == ""
    world.settle()
    assert view_of(one).problem == (
        "有 1 条改动没有被采用，请在“修改历史”里查看，或联系江门市司法局。"
    )
