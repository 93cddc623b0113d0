"""Erasure by order of law: every copy drops what the archive has, and the chain still verifies."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.access import Role
from app.ids import Id, new_id
from app.sync.apply import Applied
from app.sync.erasure import follow_erasures, later_changes, whole_entries
from app.sync.ledger import Ledger
from app.sync.orders import Covers
from app.sync.verify import verify
from db.tables.house import JournalEntry, Orphan, Review
from db.tables.office import User
from db.tables.sealing import SealedRecord
from tests.sync.deeds import add_person, all_agree, count, person_at, phone_at, set_phone
from tests.sync.world import OFFICE, LaptopNode, Node, World


@pytest.fixture
def world() -> World:
    return World()


def test_every_copy_drops_what_was_sealed_and_still_verifies(world: World) -> None:
    one, two = world.laptops
    gone, stays = add_person(one, "吴某轩", "13900000006"), add_person(one, "张三", "1")
    world.settle()
    set_phone(two, gone, "13900000007")
    set_phone(one, stays, "2")
    world.settle()
    order = _order(one, gone)
    world.settle()
    assert all(_bodies(node, gone) == 2 for node in (world.city, one, two))
    _carry_out(one, order)
    world.settle()
    for node in (world.city, one, two):
        assert _bodies(node, gone) == 0
        assert person_at(node, gone) is None
        assert phone_at(node, stays) == "2"
        _sound(node)
    all_agree(world)


def test_an_order_that_is_not_carried_out_erases_nothing(world: World) -> None:
    one, _ = world.laptops
    row = add_person(one)
    _order(one, row)
    world.settle()
    assert [_bodies(node, row) for node in (world.city, *world.laptops)] == [1, 1, 1]


def test_what_a_colleague_wrote_meanwhile_is_kept_for_another_package(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    order = _order(one, row)
    _carry_out(one, order)
    set_phone(two, row, "late")  # has not heard of it
    world.settle()
    for node in (world.city, one, two):
        assert person_at(node, row) is None
        assert _bodies(node, row) == 1
        assert count(node, Orphan) == 1
        _sound(node)
        with node.session() as session:
            assert later_changes(session, session.get_one(SealedRecord, order)) == 1
    all_agree(world)
    _carry_out(one, _order(one, row))
    world.settle()
    assert [_bodies(node, row) for node in (world.city, *world.laptops)] == [0, 0, 0]
    all_agree(world)


def test_a_stick_from_before_brings_nothing_back(world: World) -> None:
    one, two = world.laptops
    row = add_person(one)
    old = one.send()  # is on its way while the rest goes by network
    world.settle()
    _carry_out(one, _order(one, row))
    world.settle()
    for sealed in old:
        world.city.take(sealed)
        two.take(sealed)
    assert _bodies(two, row) == _bodies(world.city, row) == 0
    all_agree(world)


def test_a_laptop_that_heard_the_order_before_the_entries_takes_them_erased(world: World) -> None:
    one, two = world.laptops
    row = add_person(two, "李四")
    (late,) = two.send()
    one.take(late)  # the stick of a colleague; the city has not seen it
    _carry_out(one, _order(one, row))
    for sealed in one.send():
        world.city.take(sealed)
    assert _bodies(world.city, row) == 0
    world.city.take(late)
    assert _bodies(world.city, row) == 0
    assert person_at(world.city, row) is None
    world.settle()
    all_agree(world)


def test_an_open_review_goes_with_its_record(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    set_phone(one, row, "2")
    set_phone(two, row, "3")
    world.settle()
    assert count(world.city, Review) == 1
    _carry_out(one, _order(one, row))
    world.settle()
    assert [count(node, Review) for node in (world.city, one, two)] == [0, 0, 0]
    all_agree(world)


def test_a_colleague_without_the_right_orders_nothing(world: World) -> None:
    one, two = world.laptops
    row = add_person(one)
    aide = new_id(world.clock)
    with one.writing() as session:
        session.add(User(id=aide, office=OFFICE, name="小李", role=str(Role.AIDE)))
    world.settle()
    order = _order(two, row, actor=aide)
    _carry_out(two, order, actor=aide, here=False)
    for sealed in two.send():
        one.take(sealed)
    assert _bodies(one, row) == 1  # only a stick said so, and the city may refuse
    world.settle()
    assert [_bodies(node, row) for node in (world.city, one, two)] == [1, 1, 1]
    all_agree(world)


def test_a_city_put_back_to_a_day_before_erases_again(world: World) -> None:
    one, _ = world.laptops
    row = add_person(one)
    world.settle()
    backup = world.city.back_up()
    _carry_out(one, _order(one, row))
    world.settle()
    world.city.restore(backup)
    assert _bodies(world.city, row) == 1
    world.settle()
    assert _bodies(world.city, row) == 0
    all_agree(world)


def _order(node: LaptopNode, row: Id, actor: Id | None = None) -> Id:
    """Pack what the laptop knows of a row, but do not drop it yet."""
    with node.writing(actor) as session:
        found = whole_entries(session, {row}, OFFICE)
        covers = Covers({name: [entry.seq for entry, _ in own] for name, own in found.items()}, [])
        order = SealedRecord(
            id=new_id(node.clock),
            office=OFFICE,
            line="correction",
            record=row,
            basis="刑事诉讼法 第286条",
            ordered_on=date(2026, 11, 23),
            ordered_by=actor or node.user,
            recipient="age1county",
            package=bytes(32),
            covers=covers.dump(),
        )
        session.add(order)
        return order.id


def _carry_out(node: LaptopNode, order: Id, actor: Id | None = None, *, here: bool = True) -> None:
    with node.writing(actor) as session:
        row = session.get_one(SealedRecord, order)
        row.erased_on, row.erased_by = date(2026, 11, 24), actor or node.user
        session.flush()
        if here:
            follow_erasures(Ledger(session), node.laptop.replica, Applied(), [order])


def _bodies(node: Node, row: Id) -> int:
    """How many entries of a row still say what they wrote."""
    query = select(JournalEntry.body).where(JournalEntry.row == row)
    with node.session() as session:
        return sum(body is not None for body in session.scalars(query))


def _sound(node: Node) -> None:
    with node.session() as session:
        assert verify(session).breaks == []
