"""The same merge on PostgreSQL: a city there and laptops on SQLite come to the same books."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from app.access import Role
from app.ids import new_id
from app.sync.verify import verify
from db import schema
from db.engine import city_engine
from db.entry import Body, Kind, encode_body
from db.tables.house import Fork, HubRun, Review
from db.tables.office import Rejection, User
from db.tables.people import Person
from tests.sync.deeds import add_person, count, forge, set_phone, twin_of
from tests.sync.world import OFFICE, Node, World

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    engine = city_engine(postgres_url)
    schema.prepare(engine)
    yield engine
    engine.dispose()


def all_agree(world: World) -> None:
    nodes: list[Node] = [world.city, *world.laptops]
    assert len({node.digest().value for node in nodes}) == 1
    with world.city.session() as session:
        assert verify(session).breaks == []


def test_everything_that_may_happen_happens_alike(engine: Engine) -> None:
    world = World(3, city=engine)
    one, two, three = world.laptops
    rows = [add_person(one, f"梁小燕{number}", "1") for number in range(30)]  # enough to COPY
    world.settle()
    for row in rows:
        set_phone(one, row, "22")
    world.clock.advance(seconds=1)
    set_phone(two, rows[0], "333")  # a review
    aide = new_id(world.clock)
    with one.writing() as session:
        session.add(User(id=aide, office=OFFICE, name="陈晓彤", role=str(Role.AIDE)))
    set_phone(one, rows[1], "666", actor=aide)  # unlawful
    late = new_id(world.clock)
    with two.writing() as session:
        session.add(User(id=late, office=OFFICE, name="何少芬", role=str(Role.OFFICER)))
    for sealed in two.send():
        three.take(sealed)
    set_phone(three, rows[2], "4444", actor=late)  # by somebody the city does not know yet
    world.city.take(three.send()[-1])
    forge(one, rows[3], Kind.UPDATE, encode_body(Body({"name": {"name": "a\0b"}})))
    long_one = add_person(one, "很" * 300, "9" * 90)  # forms are shorter; storage holds it
    twin = twin_of(world, three, mark=three.outside.mark)
    add_person(three, "甲")
    add_person(twin, "乙")
    world.settle()
    all_agree(world)
    assert count(world.city, Fork) == 1
    assert count(world.city, Review) == count(one, Review) == 2
    with world.city.session() as session:
        reasons = session.scalars(select(Rejection.reason).order_by(Rejection.reason)).all()
        assert reasons == ["actor", "fork", "form", "role"]
        person = session.get(Person, long_one)
        assert person is not None
        assert len(person.name) == 300


def test_laptops_that_come_at_once_get_one_order_without_holes(engine: Engine) -> None:
    world = World(4, city=engine)
    for laptop in world.laptops:
        for number in range(5):
            add_person(laptop, str(number))
    files = [laptop.send() for laptop in world.laptops]

    def bring(sealed: list[bytes]) -> None:
        for file in sealed:
            world.city.take(file)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(bring, files))
    with world.city.session() as session:
        runs = session.execute(select(HubRun.hub_from, HubRun.hub_to).order_by(HubRun.hub_to)).all()
        places = [place for lo, hi in runs for place in range(lo, hi + 1)]
        assert places == list(range(1, 4 * 6 + 1))
        assert session.scalars(select(func.count()).select_from(Person)).one() == 20
    world.settle()
    all_agree(world)
