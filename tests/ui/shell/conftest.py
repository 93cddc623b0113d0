"""The main window with plain pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from tests.ui.shell.plain import plain
from ui.context import Place
from ui.shell.commands import AREAS
from ui.shell.window import MainWindow


@pytest.fixture
def window(world: World, qtbot: QtBot) -> Iterator[MainWindow]:
    """A main window with plain pages, on the screen."""
    made = MainWindow(world.context)
    world.context.go = made.go
    for name in (*(area.page for area in AREAS), "mediation.form"):
        made.register_page(name, partial(plain, name))
    made.go(Place("today"))
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()
