"""The city on PostgreSQL: the same way, the same digests, the same backup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from app.attachments.messages import About, AddAttachment, ReadAttachment
from app.city import backup
from app.city.setup import read_root
from app.clock import SystemClock
from app.errors import Refused
from app.sync.messages import Delivery
from tests.attachments.files import JPEG
from tests.city.deeds import add_person, differing, phone_of, revise, states
from tests.city.world import CityWorld, Laptop
from tests.postgres import Postgres

pytestmark = pytest.mark.postgres


@pytest.fixture
def city(tmp_path: Path, postgres_url: str) -> Iterator[CityWorld]:
    """A city whose books are in PostgreSQL."""
    city = CityWorld(tmp_path, SystemClock(), database=postgres_url)
    city.start()
    yield city
    city.close()


def test_two_laptops_agree_through_postgresql(
    city: CityWorld, tmp_path: Path, postgres_server: Postgres
) -> None:
    first, second = city.laptop("陈丽华"), city.laptop("梁志强")
    person = add_person(first, "梁小燕")
    first.sync()
    second.sync()
    revise(first, person, "13900000001")
    revise(second, person, "13900000002")
    first.sync()
    second.sync()
    first.sync()
    assert differing(first) == differing(second) == [person]
    assert first.digest() == second.digest() == city.digest()

    threads = [Thread(target=_busy, args=(laptop,)) for laptop in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first.sync()
    second.sync()
    assert first.digest() == second.digest() == city.digest()

    with city.open() as (opened, _):
        source = backup.back_up(opened, tmp_path / "backups")
    first.sync()
    assert states(first) == {Delivery.DURABLE}
    photo = first.desk.do(AddAttachment(About("mediation", person), JPEG, "照片.jpg")).result()
    first.sync()
    second.sync()
    assert second.desk.ask(ReadAttachment(photo)).result() == JPEG
    revise(first, person, "13900000003")
    first.sync()
    second.sync()

    city.stop()
    with pytest.raises(Refused, match="已经有资料"):
        backup.restore(city.folder, source, city.clock)
    other, root = postgres_server.new_database(), read_root(city.safe)
    backup.restore(city.folder, source, city.clock, root=root, database=other)
    city.start()
    for laptop in (first, second, first):
        assert laptop.sync().ok
    assert first.digest() == second.digest() == city.digest()
    assert phone_of(second, person) == "13900000003"


def _busy(laptop: Laptop) -> None:
    for number in range(10):
        add_person(laptop, f"当事人{number}")
        laptop.sync()
