"""法条 by keyboard: a citation opened, the neighbour, a search, a law by its list, a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.ui.real import RealWorld
from ui.lawbook.statutes import StatutesWindow
from ui.theme.theme import Mode

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock, qtbot: QtBot) -> Iterator[RealWorld]:
    made = RealWorld(tmp_path / "office", clock, samples=False)
    yield made
    made.close()


def _open(world: RealWorld, qtbot: QtBot, law: str = "", article: str = "") -> StatutesWindow:
    host = world.show(QWidget(), size=(1366, 738))
    window = StatutesWindow(world.context, host, law, article)
    window.open()
    world.settle(qtbot)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _copied(window: StatutesWindow, qtbot: QtBot) -> str:
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL_SHIFT)
    return QGuiApplication.clipboard().text()


def test_a_citation_opens_at_its_clause_and_is_copied(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot, "人民调解法", "第33条第2款")
    assert window.text.hasFocus()
    assert _copied(window, qtbot) == "《人民调解法》第三十三条第二款"
    assert world.toasts == ["已复制 《人民调解法》第三十三条第二款"]
    current = window.model.items[window.list.currentIndex().row()]
    assert (current.law, current.article) == ("人民调解法", "第三十三条")


def test_an_open_article_follows_the_light(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot, "人民调解法", "33")
    world.theme.set_mode(Mode.DARK)
    assert window.text.palette().base().color() == world.theme.color("bg_surface")


def test_without_a_clause_the_whole_article_is_cited(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot, "人民调解法", "33")
    assert _copied(window, qtbot) == "《人民调解法》第三十三条"
    qtbot.keyClick(window.text, Qt.Key.Key_Down)
    assert _copied(window, qtbot).startswith("《人民调解法》第三十三条第")


def test_the_neighbours(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot, "人民调解法", "34")
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_PageDown, ctrl)
    world.settle(qtbot)
    assert window.view is not None
    assert window.view.article == "第三十五条"
    qtbot.keyClick(window, Qt.Key.Key_PageDown, ctrl)  # the law ends here
    qtbot.keyClick(window, Qt.Key.Key_PageUp, ctrl)
    world.settle(qtbot)
    assert window.view.article == "第三十四条"


def test_words_and_numbers_find(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot)
    window.search.setText("民诉205")
    qtbot.waitUntil(lambda: window.view is not None)
    assert window.view is not None
    assert (window.view.law, window.view.article) == ("民事诉讼法", "第二百零五条")
    window.search.setText("口头调解协议")
    qtbot.waitUntil(lambda: any(one.article == "第三十条" for one in window.model.items))
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert window.list.hasFocus()


def test_a_law_is_chosen_from_the_list(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot)
    assert window.search.hasFocus()
    place = window.model.place_of("人民调解法", "")
    assert place is not None
    window.list.setFocus()
    window.list.setCurrentIndex(window.model.index(place))
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    world.settle(qtbot)
    assert len(window.model.items) == 35
    assert window.view is not None
    assert window.view.article == "第一条"
    qtbot.keyClick(window.list, Qt.Key.Key_Left)
    world.settle(qtbot)
    assert window.model.items[window.list.currentIndex().row()].law == "人民调解法"


def test_what_is_not_on_this_laptop_says_so(world: RealWorld, qtbot: QtBot) -> None:
    window = _open(world, qtbot, "人民调解工作若干规定", "第33条")
    assert "本机未收录原文" in window._standing.text()
    assert _copied(window, qtbot) == window.view.title if window.view else False
