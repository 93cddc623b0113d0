"""A city with its laptops, gone with the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SystemClock
from tests.city.world import CityWorld


@pytest.fixture
def quiet_city(tmp_path: Path) -> Iterator[CityWorld]:
    """A city nobody serves yet, on the clock of the machine: TLS and its dates are real."""
    city = CityWorld(tmp_path, SystemClock())
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
