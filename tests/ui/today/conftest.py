"""The sample office for the page 今日."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.ui.real import RealWorld


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[RealWorld]:
    """A real sample office behind the kit."""
    world = RealWorld(tmp_path / "office", clock)
    yield world
    world.close()
