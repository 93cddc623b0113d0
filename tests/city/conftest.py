"""A city with its laptops, gone with the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SystemClock
from tests.city.world import CityWorld


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> CityWorld:
    """A city and two laptops of 大泽, enrolled over the network; copied for each test."""
    city = CityWorld(tmp_path_factory.mktemp("founded"), SystemClock())
    city.start()
    try:
        city.laptop("陈丽华").sync()
        city.laptop("梁志强").sync()
    finally:
        city.close()
    return city


@pytest.fixture
def quiet_city(founded: CityWorld, tmp_path: Path) -> Iterator[CityWorld]:
    """A city nobody serves yet, on the clock of the machine: TLS and its dates are real."""
    city = founded.twin(tmp_path)
    yield city
    city.close()


@pytest.fixture
def city(quiet_city: CityWorld) -> CityWorld:
    """A city served over HTTPS on 127.0.0.1."""
    quiet_city.start()
    return quiet_city


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder
