"""The sample office for the pages of mediation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from tests.ui.hands import Hand
from tests.ui.mediation.stepping import Desk
from tests.ui.real import RealWorld


@pytest.fixture(scope="module")
def shared(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWorld]:
    """One office for all tests of a file that only read."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    world = RealWorld(tmp_path_factory.mktemp("shared") / "office", clock)
    yield world
    world.close()


@pytest.fixture
def read(shared: RealWorld, qtbot: QtBot) -> Iterator[RealWorld]:
    """The shared office, forgetting what the test before did on the screen."""
    shared.went.clear()
    shared.toasts.clear()
    shared.problems.clear()
    yield shared
    shared.settle(qtbot)


@pytest.fixture
def hand(bare: RealWorld, qtbot: QtBot) -> Hand:
    """Types where the keyboard is."""
    return Hand(bare, qtbot)


@pytest.fixture
def desk(bare: RealWorld, qtbot: QtBot) -> Iterator[Desk]:
    """A case that was accepted on 9 November."""
    made = Desk(bare, qtbot)
    yield made
    bare.settle(qtbot)
