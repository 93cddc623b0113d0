"""Fixtures of the desktop's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.ui.kit import World
from tests.ui.naming import unnamed
from tests.ui.real import RealWorld
from ui.widgets.dialog import Dialog


@pytest.fixture(autouse=True)
def sheets_speak(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every sheet that any of these tests opens says in Chinese what its controls are."""
    faults: set[str] = set()
    opened = Dialog.open

    def look_at(dialog: Dialog) -> None:
        opened(dialog)
        faults.update(unnamed(dialog))

    monkeypatch.setattr(Dialog, "open", look_at)
    yield
    assert faults == set()


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
