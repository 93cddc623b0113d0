"""The main window: what the keys of every page do, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.errors import Fault, Refused
from app.history.messages import Undo
from app.sync.messages import SyncNow
from tests.ui.kit import World
from tests.ui.shell.plain import ALT, CTRL, shown
from ui.context import Place
from ui.search.palette import Palette
from ui.shell.commands import menu
from ui.shell.keysheet import KeySheet
from ui.shell.page import Act
from ui.shell.window import MainWindow
from ui.theme.theme import Mode
from ui.widgets.scroll import WholeArea


class TestStandardKeys:
    def test_they_mean_what_the_page_says(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
        qtbot.keyClick(window, Qt.Key.Key_E, CTRL)  # this page has no note to write
        assert shown(window).told[-2:] == [Act.SAVE, "new"]

    def test_a_key_without_meaning_is_grey_in_the_menu(self, window: MainWindow) -> None:
        assert window._actions[Act.SAVE].isEnabled()
        window.go(Place("mediation"))
        assert not window._actions[Act.SAVE].isEnabled()

    def test_a_field_does_not_use_them_for_editing(self, window: MainWindow, qtbot: QtBot) -> None:
        page = shown(window)
        page.line.setText("abc")
        page.line.home(False)
        for key, act in ((Qt.Key.Key_S, Act.SAVE), (Qt.Key.Key_P, Act.PRINT)):
            qtbot.keyClick(page.line, key, CTRL)
            assert page.told[-1] is act
        qtbot.keyClick(page.line, Qt.Key.Key_K, CTRL)  # on Linux: delete to the end of the line
        assert page.line.text() == "abc"
        assert window.findChild(Palette) is not None

    def test_a_plain_slash_is_a_letter_in_a_field(self, window: MainWindow, qtbot: QtBot) -> None:
        page = shown(window)
        page.line.setFocus()
        qtbot.keyClick(page.line, Qt.Key.Key_Slash)
        assert page.line.text() == "/"
        assert Act.FILTER not in page.told
        window.navigation._lists[0].setFocus()
        qtbot.keyClick(window.navigation._lists[0], Qt.Key.Key_Slash)
        assert page.told[-1] is Act.FILTER

    def test_the_menu_lists_every_command_with_its_key(self, window: MainWindow) -> None:
        entries = [entry for _title, group in menu() for entry in group]
        listed = {
            action.text(): action.shortcut()
            for group in window.menu.findChildren(QMenu)
            for action in group.actions()
        }
        assert len(entries) == len(listed)
        for entry in entries:
            assert listed[entry.text] == QKeySequence(entry.keys)
            assert not listed[entry.text].isEmpty()

    def test_alt_alone_opens_the_menu(self, window: MainWindow, qtbot: QtBot) -> None:
        QTest.keyPress(window, Qt.Key.Key_Alt)
        QTest.keyRelease(window, Qt.Key.Key_Alt)
        assert window.menu.isVisible()
        qtbot.keyClick(window.menu, Qt.Key.Key_Escape)
        assert not window.menu.isVisible()

    def test_alt_with_a_digit_does_not(self, window: MainWindow, qtbot: QtBot) -> None:
        QTest.keyPress(window, Qt.Key.Key_Alt)
        QTest.keyClick(window, Qt.Key.Key_2, ALT)
        QTest.keyRelease(window, Qt.Key.Key_Alt)
        assert not window.menu.isVisible()
        assert shown(window).name == "mediation"

    def test_no_key_means_two_things(self) -> None:
        keys = [entry.keys for _title, group in menu() for entry in group]
        assert len(keys) == len(set(keys))

    def test_f1_shows_the_keys_of_the_page(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_F1)
        sheet = window.findChild(KeySheet)
        assert isinstance(sheet, KeySheet)
        assert sheet.isVisible()
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()

    def test_the_keys_fit_at_the_largest_type(self, window: MainWindow, qtbot: QtBot) -> None:
        window.theme.set_base(18)
        window.resize(1366, 738)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        sheet = window.findChild(KeySheet)
        assert isinstance(sheet, KeySheet)
        assert sheet.height() < 738
        area = sheet.findChild(WholeArea)
        assert area is not None
        assert area.verticalScrollBar().maximum() == 0
        sheet.reject()

    def test_what_is_open_follows_the_light(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        palette = window.findChild(Palette)
        assert palette is not None
        window.theme.set_mode(Mode.DARK)
        assert palette._view.palette().base().color() == window.theme.color("bg_surface")

    def test_ctrl_l_asks_for_the_lock(self, window: MainWindow, qtbot: QtBot) -> None:
        with qtbot.waitSignal(window.lockAsked):
            qtbot.keyClick(window, Qt.Key.Key_L, CTRL)

    def test_f5_sends_now(self, window: MainWindow, world: World, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_F5)
        assert world.desk.done == [SyncNow()]
        qtbot.waitUntil(window.toast.isVisible)
        assert window.toast.accessibleName() == "已送出 7 条，江门市局已签收。"

    def test_type_and_light_by_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
        qtbot.keyClick(window, Qt.Key.Key_D, CTRL)
        assert (window.theme.base, window.theme.mode) == (16, Mode.DARK)
        settings = window.context.settings
        assert (settings.get("base"), settings.get("mode")) == (16, "dark")


class TestUndo:
    def test_ctrl_z_takes_back_what_the_toast_says(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        window.toast.show_text("已登记回访", undo=True)
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert world.desk.done == [Undo()]
        qtbot.waitUntil(lambda: window.toast.accessibleName() == "已撤销：登记回访")

    def test_also_from_a_field_where_nothing_was_typed(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        line = shown(window).line
        line.setFocus()
        window.toast.show_text("已登记回访", undo=True)
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
        assert world.desk.done == [Undo()]

    def test_but_not_instead_of_what_was_just_typed(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        line = shown(window).line
        line.setFocus()
        qtbot.keyClicks(line, "abc")
        window.toast.show_text("已登记回访", undo=True)
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
        assert world.desk.done == []
        assert line.text() == ""

    def test_what_cannot_be_taken_back_is_told(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        def refuse(_command: Undo) -> None:
            raise Refused(Fault("后来有人改过，不能撤销"))

        world.desk.answers[Undo] = refuse
        window.toast.show_text("已登记回访", undo=True)
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: len(world.problems) == 1)
        assert str(world.problems[0]) == "后来有人改过，不能撤销"

    def test_escape_puts_the_toast_away(self, window: MainWindow, qtbot: QtBot) -> None:
        window.toast.show_text("已登记回访", undo=True)
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert not window.toast.isVisible()
