"""Databases to write in: SQLCipher as on a laptop, PostgreSQL as in the city."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from app.clock import FixedClock
from app.ids import new_id
from db import schema
from db.engine import city_engine, laptop_engine, sessions
from db.entry import stream_id
from db.journal import Pen
from db.tables.house import JournalEntry, Stream
from db.tables.people import Person
from tests.small_disk import SmallDisk, mounted

OFFICE = "440705101"
ACTOR = b"who sits here 01"


@dataclass
class Place:
    """A database with a stream of its own, and a pen to write it with."""

    engine: Engine
    clock: FixedClock
    stream: int
    device: bytes
    epoch: bytes
    path: Path | None = None
    key: bytes = b""

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session with a pen; commits at the end."""
        with sessions(self.engine).begin() as session:
            session.info["pen"] = Pen(self.stream, OFFICE, ACTOR, self.clock)
            yield session

    @contextmanager
    def reading(self) -> Iterator[sessionmaker[Session]]:
        """Sessions of a second connection, which cannot write."""
        assert self.path is not None
        engine = laptop_engine(self.path, self.key, readonly=True)
        yield sessions(engine)
        engine.dispose()

    def person(self, **changes: Any) -> Person:
        """A person who is nowhere yet."""
        given = {"name": "黄䶮昌", "id_kind": "99", "id_no": "", "sex": "1", "phone": "0750-1"}
        return Person(id=new_id(self.clock), office=OFFICE, **(given | changes))

    def count(self, table: Any = JournalEntry) -> int:
        """Rows of a table."""
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _place(engine: Engine, clock: FixedClock) -> Place:
    schema.prepare(engine)
    device, epoch = os.urandom(16), os.urandom(16)
    with sessions(engine).begin() as session:
        own = Stream(
            stream_id=stream_id(device, epoch), device=device, epoch=epoch, office=OFFICE, own=True
        )
        session.add(own)
        session.flush()
        number = own.no
    return Place(engine, clock, number, device, epoch)


@pytest.fixture
def laptop(profile: Path, clock: FixedClock) -> Iterator[Place]:
    """A laptop's database."""
    path, key = profile / "office.db", os.urandom(32)
    engine = laptop_engine(path, key)
    place = _place(engine, clock)
    place.path, place.key = path, key
    yield place
    engine.dispose()


@pytest.fixture
def city(postgres_url: str, clock: FixedClock) -> Iterator[Place]:
    """The city's database on PostgreSQL."""
    engine = city_engine(postgres_url)
    yield _place(engine, clock)
    engine.dispose()


@pytest.fixture(params=["laptop", pytest.param("city", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest) -> Place:
    """Each of the two."""
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A mounted disk of 4 MiB; skipped where mounting is not allowed."""
    with mounted(tmp_path / "disk", "6m") as disk:
        yield disk
