"""记一笔 beside a case: three keys, taken back, and nothing typed is ever lost."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts.messages import ListDrafts
from app.errors import World
from tests.ui.hands import type_words
from tests.ui.mediation.paging import CTRL, open_page, spoken
from tests.ui.real import RealWorld
from ui.context import Desk
from ui.shell.window import MainWindow


def test_a_note_is_written_with_three_keys(real: RealWorld, qtbot: QtBot) -> None:
    page = open_page(real, qtbot)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_E, CTRL)
    assert page.case.note.hasFocus()
    type_words(page.case.note, "电话提醒双方到场，双方答应")
    qtbot.keyClick(page.case.note, Qt.Key.Key_Return)
    assert page.case.note.text() == ""
    qtbot.waitUntil(lambda: page.case.timeline.items.rowCount() == 2)
    real.settle(qtbot)
    assert spoken(page.case.timeline)[0] == "今天，10:24，电话提醒双方到场，陈丽华，双方答应"
    assert real.toasts == ["已记下"]
    assert page.case.note.hasFocus()
    current = page.listing.current()
    assert current is not None
    assert current.id == real.cases["leak"]


def test_a_note_is_taken_back_with_ctrl_z_from_the_line_itself(
    real: RealWorld, qtbot: QtBot
) -> None:
    page = open_page(real, qtbot)
    window = page.window()
    assert isinstance(window, MainWindow)
    real.context.toast = window.toast.show_text
    page.case.note.setFocus()
    type_words(page.case.note, "写错了")
    qtbot.keyClick(page.case.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.case.timeline.items.rowCount() == 2)
    qtbot.waitUntil(lambda: window.toast.undoable)
    qtbot.keyClick(page.case.note, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.case.timeline.items.rowCount() == 1)


def test_half_a_note_stays_with_its_case(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    type_words(page.case.note, "写到一半")
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Down)
    read.settle(qtbot)
    assert page.case.note.text() == ""
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Up)
    read.settle(qtbot)
    assert page.case.note.text() == "写到一半"
    page.case.note.selectAll()
    qtbot.keyClick(page.case.note, Qt.Key.Key_Delete)
    read.settle(qtbot)
    assert read.office.desk.ask(ListDrafts("mediation.note")).result() == ()


class _FullDisk:
    """A desk whose disk is full."""

    def __init__(self, desk: Desk) -> None:
        self.me, self.ask, self.subscribe = desk.me, desk.ask, desk.subscribe

    def do(self, _command: object) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(World("磁盘满了，没有记下。", "写的内容还在。", "请删去不用的文件。"))
        return future


def test_a_note_that_could_not_be_kept_comes_back(read: RealWorld, qtbot: QtBot) -> None:
    page = open_page(read, qtbot)
    kept = read.context.desk
    read.context.desk = _FullDisk(kept)
    try:
        type_words(page.case.note, "磁盘满了也不能丢")
        qtbot.keyClick(page.case.note, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(read.problems))
    finally:
        read.context.desk = kept
    assert page.case.note.text() == "磁盘满了也不能丢"
    assert str(read.problems[0]).startswith("磁盘满了")


def test_half_a_note_outlives_the_program(real: RealWorld, qtbot: QtBot) -> None:
    page = open_page(real, qtbot)
    type_words(page.case.note, "写到一半，停电了")
    page.deactivate()
    real.settle(qtbot)
    again = open_page(real, qtbot)
    assert again.case.note.text() == "写到一半，停电了"
    qtbot.keyClick(again.case.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(real.toasts))
    real.settle(qtbot)
    assert real.office.desk.ask(ListDrafts("mediation.note")).result() == ()
