"""Copies, restores and forks: a database that is not the one it was, on either side."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.access import Role
from app.ids import new_id
from app.sync.judge import Reason
from app.sync.ledger import Ledger
from app.sync.messages import Carrier
from app.sync.outbox import laptop_plan
from app.vault.outside import Mark
from db.tables.house import Fork, KeptFile, Review, Stream
from db.tables.office import Rejection, User
from tests.sync.deeds import add_person, all_agree, count, person_at, phone_at, set_phone, twin_of
from tests.sync.world import OFFICE, Outside, World


@pytest.fixture
def world() -> World:
    return World()


def test_a_copied_profile_starts_a_stream_of_its_own(world: World) -> None:
    one, _ = world.laptops
    world.settle()
    first = add_person(one, "抄走之前")
    twin = twin_of(world, one, mark=None)
    assert {stream.own for stream in twin.streams()} == {True, False}
    a, b = add_person(one, "甲"), add_person(twin, "乙")
    world.settle()
    for node in (world.city, *world.laptops):
        assert all(person_at(node, row) for row in (first, a, b))
    assert count(world.city, Fork) == 0
    all_agree(world)


def test_an_older_backup_put_back_pulls_its_history(world: World) -> None:
    one, _ = world.laptops
    early = add_person(one, "早")
    image = one.image()
    late = add_person(one, "晚")
    world.settle()
    one.put_back(image)
    one.start()
    assert person_at(one, late) is None
    newest = add_person(one, "新")
    world.settle()
    assert all(person_at(one, row) for row in (early, late, newest))
    assert count(world.city, Fork) == 0
    all_agree(world)


def test_a_disk_image_with_all_it_remembers_forks_and_loses_nothing(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    twin = twin_of(world, one, mark=one.outside.mark)
    set_phone(one, row, "22")
    world.clock.advance(seconds=1)
    set_phone(twin, row, "333")
    other = add_person(twin, "只在乙")
    world.settle()
    assert count(world.city, Fork) == 1
    with world.city.session() as session:
        frozen = session.scalars(select(Stream).where(Stream.frozen)).one()
        assert frozen.device == one.device
    assert [person_at(node, other) is None for node in (world.city, one, two)] == [False] * 3
    assert count(two, Review) == 1  # both contents, side by side
    all_agree(world)
    set_phone(two, row, "4444")
    world.settle()
    assert phone_at(twin, row) == "4444"
    assert count(one, Review) == 0
    all_agree(world)


def test_one_content_of_a_fork_is_applied_the_other_kept(world: World) -> None:
    one, _ = world.laptops
    world.settle()
    twin = twin_of(world, one, mark=one.outside.mark)
    a, b = add_person(one, "甲"), add_person(twin, "乙")
    (first,), (second,) = one.send(), twin.send()
    world.city.take(first)
    world.city.take(second)
    assert person_at(world.city, a)
    assert person_at(world.city, b) is None
    with world.city.session() as session:
        kept = session.scalars(select(Fork)).one()
        assert "乙".encode() in kept.plain
    world.city.take(second)
    assert count(world.city, Fork) == 1


def test_a_restored_city_gets_everything_back_by_itself(world: World) -> None:
    one, two = world.laptops
    image = world.city.back_up()
    aide = new_id(world.clock)
    with one.writing() as session:
        session.add(User(id=aide, office=OFFICE, name="陈晓彤", role=str(Role.AIDE)))
    row = add_person(one, phone="1")
    set_phone(one, row, "666", actor=aide)
    world.settle()
    world.laptops.remove(one)  # its disk died since; only the colleague has its records
    world.city.restore(image)
    assert person_at(world.city, row) is None
    world.settle()
    assert phone_at(world.city, row) == "1"
    with world.city.session() as session:  # the city's own word came back too
        assert session.scalars(select(Rejection.reason)).all() == [Reason.ROLE.value]
    all_agree(world)
    assert person_at(two, row)


def test_what_is_durable_is_no_longer_kept_for_the_city(world: World) -> None:
    one, two = world.laptops
    add_person(one)
    world.settle()
    assert count(two, KeptFile) > 0
    world.city.back_up()
    add_person(two)
    world.settle()
    with two.session() as session:
        own = Ledger(session).own()
        assert own is not None
        assert 0 < own.durable < own.receipted
        kept = session.scalars(select(KeptFile.hub_to)).all()
        assert kept == [session.scalars(select(func.max(KeptFile.hub_to))).one()]


def test_a_receipt_of_the_past_changes_nothing_back(world: World) -> None:
    one, _ = world.laptops
    (sealed,) = one.send()
    old = world.city.take(sealed) or b""
    add_person(one)
    world.settle()
    before = one.streams()
    assert one.take(old).receipts == []
    assert one.streams() == before


def test_nothing_is_sealed_before_both_memories_have_it(world: World) -> None:
    one, _ = world.laptops
    add_person(one)

    class Deaf(Outside):
        def save(self, mark: Mark) -> None:
            raise OSError("the keyring does not answer")

    one.laptop = type(one.laptop)(one.device, OFFICE, one.laptop.replica, Deaf(one.outside.mark))
    before = one.digest()
    with pytest.raises(OSError, match="keyring"), one.session() as session:
        laptop_plan(session, one.laptop)
    assert one.digest() == before
    assert one.streams()[-1].sealed == 0


def test_a_colleague_carries_what_he_met_on_the_stick(world: World) -> None:
    one, two = world.laptops
    row = add_person(one)
    for sealed in one.send(Carrier.STICK):
        two.take(sealed)
    world.laptops.remove(one)  # it never comes to town
    world.settle()
    assert person_at(world.city, row)
    all_agree(world)
