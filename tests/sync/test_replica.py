"""Laptops and a city, one story each: what must happen to what is written, held, forked, lost."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text

from app.access import Role
from app.ids import new_id
from app.sync import arrival
from app.sync.append import Draft, append
from app.sync.facts import clocks_ahead
from app.sync.judge import Reason
from app.sync.ledger import Ledger
from app.sync.messages import Carrier
from app.sync.verdicts import replay_tables
from db.entry import Body, Kind, decode_body, encode_body
from db.registers import decode
from db.tables.house import HeldBatch, JournalEntry, Refusal, Review
from db.tables.office import Rejection, User
from db.tables.people import Person
from db.wire import load_extra
from tests.sync.deeds import add_person, all_agree, count, forge, person_at, phone_at, set_phone
from tests.sync.world import OFFICE, World


@pytest.fixture
def world() -> World:
    return World()


def test_what_one_laptop_writes_comes_to_the_other(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, "黄䶮昌", "13800000000")
    world.settle()
    person = person_at(two, row)
    assert person is not None
    assert (person.name, person.phone) == ("黄䶮昌", "13800000000")
    all_agree(world)


def test_two_who_did_not_see_each_other_are_a_review_until_one_chooses(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    set_phone(one, row, "22")
    world.clock.advance(seconds=1)
    set_phone(two, row, "333")
    world.settle()
    assert [count(node, Review) for node in (world.city, one, two)] == [1, 1, 1]
    assert phone_at(one, row) == phone_at(two, row) == "333"  # the later clock is shown
    set_phone(one, row, "4444")  # it named both, so the review is over, also here
    assert count(one, Review) == 0
    world.settle()
    assert [count(node, Review) for node in (world.city, one, two)] == [0, 0, 0]
    assert phone_at(two, row) == "4444"
    all_agree(world)


def test_two_who_wrote_the_same_leave_nothing_to_choose(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    set_phone(one, row, "22")
    set_phone(two, row, "22")
    world.settle()
    person = person_at(world.city, row)
    assert person is not None
    assert len(decode(person.heads)["phone"].heads) == 2
    assert count(world.city, Review) == 0
    all_agree(world)


def test_an_update_waits_for_the_row_it_updates(world: World) -> None:
    one, two = world.laptops
    world.settle()
    row = add_person(one, phone="1")
    made = one.send(Carrier.STICK)
    for sealed in made:
        two.take(sealed)
    set_phone(two, row, "22")
    world.city.take(two.send()[-1])  # its own; what it carries for the other comes later
    assert person_at(world.city, row) is None
    with world.city.session() as session:
        assert session.execute(text("SELECT count(*) FROM orphan")).scalar_one() == 1
    for sealed in made:
        world.city.take(sealed)
    assert phone_at(world.city, row) == "22"
    with world.city.session() as session:
        assert session.execute(text("SELECT count(*) FROM orphan")).scalar_one() == 0
    world.settle()
    all_agree(world)


def test_what_comes_before_its_turn_is_held_and_answered(world: World) -> None:
    one, _ = world.laptops
    world.sync(one)
    first = add_person(one)
    early = one.send()
    assert len(early) == 1
    with one.session() as session:  # as if the first had been signed for
        session.execute(text("UPDATE stream SET receipted = applied WHERE own"))
    second = add_person(one)
    (late,) = one.send()
    receipt = one.take(world.city.take(late) or b"").receipts[0]
    assert receipt.held == [(3, 3)]
    assert receipt.applied == 1
    assert person_at(world.city, second) is None
    receipt = one.take(world.city.take(early[0]) or b"").receipts[0]
    assert (receipt.applied, receipt.held) == (3, [])
    assert person_at(world.city, first)
    assert person_at(world.city, second)
    assert count(world.city, HeldBatch) == 0


def test_a_device_may_not_fill_the_city_with_what_waits(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = world.laptops
    with one.session() as session:
        session.execute(text("UPDATE stream SET receipted = applied WHERE own"))
    add_person(one)
    (late,) = one.send()
    monkeypatch.setattr(arrival, "HELD_BYTES", 10)
    one.take(world.city.take(late) or b"")
    assert count(world.city, HeldBatch) == 0
    monkeypatch.undo()
    world.settle()  # it is sent again, with what it lacked
    all_agree(world)


def test_who_may_not_write_changes_nothing_anywhere(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    aide = new_id(world.clock)
    with one.writing() as session:
        session.add(User(id=aide, office=OFFICE, name="陈晓彤", role=str(Role.AIDE)))
    set_phone(one, row, "666", actor=aide)
    assert phone_at(one, row) == "666"  # past the desk, so on this laptop it stood
    for sealed in one.send(Carrier.STICK):
        two.take(sealed)
    assert phone_at(two, row) == "1"  # a colleague's laptop judges for itself
    assert count(two, Refusal) == 1
    (sealed,) = one.send()
    taken = one.take(world.city.take(sealed) or b"")
    assert [rejection.reason for rejection in taken.receipts[0].rejected] == [Reason.ROLE.value]
    world.settle()
    assert [phone_at(node, row) for node in (world.city, one, two)] == ["1", "1", "1"]
    assert count(two, Refusal) == 0  # the city has spoken
    all_agree(world)


def test_somebody_unknown_is_heard_once_he_is_known(world: World) -> None:
    one, two = world.laptops
    world.settle()
    new = new_id(world.clock)
    with one.writing() as session:
        session.add(User(id=new, office=OFFICE, name="何少芬", role=str(Role.OFFICER)))
    by_stick = one.send(Carrier.STICK)
    for sealed in by_stick:
        two.take(sealed)
    row = add_person(two, actor=new)  # he works on the other laptop, which goes to town first
    world.city.take(two.send()[-1])  # its own; what it carries for the other comes later
    assert person_at(world.city, row) is None
    assert count(world.city, Rejection) == 1
    world.settle()
    assert person_at(world.city, row)
    with world.city.session() as session:
        assert session.scalars(select(Rejection.voided)).all() == [True]
    all_agree(world)


def test_nobody_signs_himself_in_twice_or_above_the_certificate() -> None:
    world = World(2, roles=(Role.OFFICER,))  # their users signed in as heads of office
    one, _ = world.laptops
    for sealed in one.send():
        world.city.take(sealed)
    assert count(world.city, User) == 0
    world = World(2)
    one, _ = world.laptops
    second = new_id(world.clock)
    with one.writing(second) as session:
        session.add(User(id=second, office=OFFICE, name="自封", role=str(Role.HEAD)))
    world.settle()
    assert count(world.city, User) == 2  # the first of each laptop
    all_agree(world)


def test_an_office_does_not_touch_the_rows_of_another(world: World) -> None:
    one, _ = world.laptops
    row = add_person(one, "黄䶮昌")
    with world.city.session() as session:  # the same id, made by another office before
        ledger, foreign = Ledger(session), "440705105"
        stream = ledger.open(bytes(16), bytes(16), foreign)
        identity = {"id_kind": "1", "id_no": "", "sex": "1", "birth": None}
        body = Body({"name": {"name": "别所"}, "identity": identity})
        draft = Draft(bytes(16), foreign, "person", row, Kind.INSERT, body)
        append(ledger, world.city.city.replica, stream.no, [draft])
    taken = [one.take(world.city.take(sealed) or b"") for sealed in one.send()]
    assert [r.reason for t in taken for r in t.receipts[0].rejected] == [Reason.ROW.value]
    person = person_at(world.city, row)
    assert person is not None
    assert person.name == "别所"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Kind.INSERT, {"name": {"name": "缺身份"}}),  # a group that must be there
        (Kind.UPDATE, {"name": {"name": 3}}),
        (Kind.UPDATE, {"name": {"name": "a\0b"}}),
        (Kind.UPDATE, {"name": {}}),
        (Kind.UPDATE, {"traits": {"traits": ["a", 1]}}),
        (Kind.UPDATE, {"void": {"voided": 1, "void_reason": ""}}),
        (
            Kind.UPDATE,
            {"identity": {"id_kind": "1", "id_no": "", "sex": "1", "birth": "2026-2-1"}},
        ),
        (9, {"phone": {"phone": "1"}}),
    ],
)
def test_poison_is_rejected_acknowledged_and_passed(
    world: World, kind: int, values: dict[str, dict[str, object]]
) -> None:
    one, _ = world.laptops
    world.settle()
    row = add_person(one)
    if kind == Kind.INSERT:
        row = new_id(world.clock)
    forge(one, row, kind, encode_body(Body(values)))
    after = add_person(one, "下一个")
    world.settle()
    assert person_at(world.city, after)
    with world.city.session() as session:
        assert session.scalars(select(Rejection.reason)).all() == [Reason.FORM.value]
    all_agree(world)


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x91\x01", b"\x92\x80\x81\xa1a\x01"])
def test_a_body_that_is_none_is_poison(world: World, body: bytes) -> None:
    one, _ = world.laptops
    world.settle()
    row = add_person(one)
    forge(one, row, Kind.UPDATE, body)
    world.settle()
    with world.city.session() as session:
        assert session.scalars(select(Rejection.reason)).all() == [Reason.FORM.value]
    all_agree(world)


def test_an_entry_that_names_its_own_future_is_poison(world: World) -> None:
    one, _ = world.laptops
    world.settle()
    row = add_person(one, phone="1")
    with one.session() as session:
        own = Ledger(session).own()
        assert own is not None
    bases = {"phone": [(own.stream_id, own.applied + 1)]}
    forge(one, row, Kind.UPDATE, encode_body(Body({"phone": {"phone": "2"}}, bases)))
    world.settle()
    with world.city.session() as session:
        assert session.scalars(select(Rejection.reason)).all() == [Reason.RING.value]
    assert phone_at(world.city, row) == "1"
    all_agree(world)


def test_a_row_is_not_crowded_with_versions(world: World) -> None:
    one, _ = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    with one.session() as session:
        own = Ledger(session).own()
        assert own is not None
        base = {"phone": [(own.stream_id, own.applied)]}  # all upon the same one
        append(Ledger(session), one.laptop.replica, own.no, [
            Draft(one.user, OFFICE, "person", row, Kind.UPDATE,
                  Body({"phone": {"phone": str(number)}}, base))
            for number in range(100)
        ])  # fmt: skip
    world.settle()
    with world.city.session() as session:
        reasons = session.scalars(select(Rejection.reason)).all()
        person = session.get(Person, row)
        assert person is not None
        assert len(decode(person.heads)["phone"].heads) == 64
    assert reasons == [Reason.CROWD.value] * 36
    all_agree(world)


def test_an_older_program_passes_on_what_it_does_not_know(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    with one.session() as session:
        own = Ledger(session).own()
        person = session.get(Person, row)
        assert own is not None
        assert person is not None
        bases = {
            group: [version for version, _ in decode(person.heads)[group].heads]
            for group in ("phone", "wechat")
        }
    newer = {"phone": {"phone": "2", "phone_kind": "m"}, "wechat": {"id": "梁小燕"}}
    with one.session() as session:
        body = Body({"any": {"thing": [1, {"a": b"b"}]}})
        drafts = [
            Draft(one.user, OFFICE, "person", row, Kind.UPDATE, Body(newer, bases)),
            Draft(one.user, OFFICE, "tomorrow", bytes(16), Kind.INSERT, body),
        ]
        append(Ledger(session), one.laptop.replica, own.no, drafts)
    world.settle()
    person = person_at(two, row)
    assert person is not None
    assert person.phone == "2"
    assert load_extra(person.extra) == {
        "phone": {"phone_kind": "m"},
        "wechat": {"id": "梁小燕"},
    }
    set_phone(two, row, "3")  # an edit of the older program keeps the newer field
    world.settle()
    with world.city.session() as session:
        last = session.scalars(
            select(JournalEntry.body).where(JournalEntry.row == row).order_by(JournalEntry.hlc)
        ).all()[-1]
        assert decode_body(last or b"").values == {"phone": {"phone": "3", "phone_kind": "m"}}
        found = session.scalars(
            select(func.count()).select_from(JournalEntry).where(JournalEntry.tbl == "tomorrow")
        )
        assert found.one() == 1
    all_agree(world)


def test_an_upgrade_finds_in_the_journal_what_the_rows_had_no_place_for(world: World) -> None:
    one, two = world.laptops
    row = add_person(one, phone="1")
    world.settle()
    set_phone(two, row, "2")
    world.settle()
    before = one.digest()
    with one.session() as session:  # as if the older program had known no phones
        session.execute(text("INSERT INTO fact VALUES ('replaying', x'')"))
        session.execute(text("UPDATE person SET phone = '', extra = x'80'"))
        session.execute(text("DELETE FROM fact WHERE name = 'replaying'"))
    assert one.digest() != before
    with one.session() as session:
        touched = replay_tables(Ledger(session), one.laptop.replica, ["person", "tomorrow"])
    assert touched == {"person": {row}}
    assert one.digest() == before


def test_a_clock_ten_years_off_is_flagged_and_does_not_spread(world: World) -> None:
    one, two = world.laptops
    world.settle()
    right = world.clock.now()
    world.clock.advance(days=3650)
    row = add_person(one, phone="1")
    files = one.send()
    world.clock.set(right)
    for sealed in files:
        world.city.take(sealed)
    with world.city.session() as session:
        own = one.streams()[-1]
        assert clocks_ahead(session) == {own.stream_id: own.applied}
    world.settle()
    set_phone(two, row, "2")
    world.settle()
    assert phone_at(one, row) == "2"  # it saw the other, whatever the clocks say
    with two.session() as session:
        newest = session.scalars(select(func.max(JournalEntry.hlc)).where(
            JournalEntry.tbl == "person", JournalEntry.kind == Kind.UPDATE
        )).one()  # fmt: skip
    assert abs((newest >> 16) - right.timestamp() * 1000) < 60_000
    all_agree(world)
