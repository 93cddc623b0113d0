"""Fixtures of the desktop's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.ui.kit import World
from tests.ui.real import RealWorld


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    """A theme and a context over the scripted desk."""
    made = World()
    yield made
    made.close()


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[RealWorld]:
    """A real sample office behind the kit."""
    made = RealWorld(tmp_path / "office", clock)
    yield made
    made.close()


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[RealWorld]:
    """A real office without cases: made in no time."""
    world = RealWorld(tmp_path / "office", clock, samples=False)
    yield world
    world.close()
