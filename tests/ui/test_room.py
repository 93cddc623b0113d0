"""No words of a control are cut on any page, however large the type, on both usual screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA, FixedClock
from tests.ui.real import RealWorld
from tests.ui.walk import hidden, places, window_over


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[RealWorld]:
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    made = RealWorld(tmp_path_factory.mktemp("room") / "office", clock)
    yield made
    made.close()


def _narrow(root: QWidget) -> set[str]:
    """Controls that got less width than their words take."""
    found = set()
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QAbstractButton | QTabBar | QLabel) or not widget.isVisible():
            continue
        words = widget.accessibleName() or getattr(widget, "text", str)()
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget.parentWidget(), QAbstractScrollArea
        )
        missing = widget.minimumSizeHint().width() - widget.width()
        if words and not inner and type(widget).__module__.startswith("ui.") and missing > 1:
            found.add(f"{type(widget).__name__} {words!r} lacks {missing} px")
    return found


@pytest.mark.parametrize(("width", "height", "base"), [(1366, 738, 18), (1920, 1050, 16)])
def test_no_control_is_cut(
    world: RealWorld, qtbot: QtBot, width: int, height: int, base: int
) -> None:
    world.theme.set_base(base)
    window = window_over(world)
    qtbot.addWidget(window)
    window.resize(width, height)
    found = {}
    for place in places(world):
        window.go(place)
        world.settle(qtbot)
        qtbot.wait(1)  # a layout that waits for its turn
        if cut := _narrow(window) | hidden(window):
            found[place.page] = cut
    assert found == {}
