"""A trip to the city on real files, in a process of its own that a test may kill anywhere.

`python -m tests.sync.crash FOLDER` makes one trip with what FOLDER holds.
"""

from __future__ import annotations

__all__ = ["Stage", "found", "open_stage", "trip"]

import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.clock import CHINA, FixedClock
from app.ids import new_id
from app.vault.outside import Mark
from db import schema
from db.engine import city_engine, laptop_engine
from db.tables.people import Person
from tests.sync.town import NOW, OFFICE
from tests.sync.world import CityNode, LaptopNode, Outside, Realm, exchange

_KEY = bytes(range(32))


@dataclass
class Stage:
    """A laptop and a city, each on its file."""

    laptop: LaptopNode
    city: CityNode


class _Kept(Outside):
    """The memory outside the database, in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        super().__init__(pickle.loads(path.read_bytes()) if path.exists() else None)  # noqa: S301

    def save(self, mark: Mark) -> None:
        super().save(mark)
        self._path.write_bytes(pickle.dumps(mark))


def found(folder: Path) -> None:
    """Enrol a laptop and let its first user sign in."""
    realm = Realm()
    realm.enrol(["所长"])
    (folder / "realm").write_bytes(pickle.dumps(realm))
    with open_stage(folder) as stage:
        stage.laptop.sign_in()
        (folder / "user").write_bytes(stage.laptop.user)


@contextmanager
def open_stage(folder: Path) -> Iterator[Stage]:
    """Laptop and city as the files have them."""
    realm: Realm = pickle.loads((folder / "realm").read_bytes())  # noqa: S301
    clock = FixedClock(datetime.fromtimestamp(NOW / 1000, CHINA))
    engines = laptop_engine(folder / "office.db", _KEY), city_engine(f"sqlite:///{folder}/city.db")
    for engine in engines:
        schema.prepare(engine)
    (one,) = realm.laptops
    outside = _Kept(folder / "mark")
    laptop = LaptopNode(realm, clock, *one, engine=engines[0], outside=outside)
    if (folder / "user").exists():
        laptop.user = (folder / "user").read_bytes()
    yield Stage(laptop, CityNode(realm, clock, engine=engines[1]))
    for engine in engines:
        engine.dispose()


def trip(stage: Stage) -> None:
    """Two persons are written and one of them changed; then everything goes to the city."""
    laptop = stage.laptop
    with laptop.writing() as session:
        for name in ("黄䶮昌", "梁小燕"):
            row = new_id(laptop.clock)
            session.add(Person(id=row, office=OFFICE, name=name, id_kind="1", id_no="", sex="1"))
    exchange(laptop, stage.city)
    with laptop.writing() as session:
        for person in session.scalars(select(Person)):
            person.phone = "13800000000"
    exchange(laptop, stage.city)


if __name__ == "__main__":
    with open_stage(Path(sys.argv[1])) as open_:
        try:
            trip(open_)
        except OSError as error:
            sys.exit(error.errno)
