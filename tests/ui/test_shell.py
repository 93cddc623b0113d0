"""The main window: going around by keyboard, and what the frame shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Fault, Refused
from app.events import MadeAnew, RecordsChanged
from app.history.messages import Undo
from app.sync.messages import Network, ReadSync, SyncNow
from app.today.messages import ReadToday
from tests.ui.kit import World
from tests.ui.scripted import sync_view
from ui.context import Context, Place
from ui.search.palette import Palette
from ui.shell.commands import AREAS, keys_to, menu
from ui.shell.keysheet import KeySheet
from ui.shell.memory import Memory
from ui.shell.navigation import short_office
from ui.shell.page import Act, Page
from ui.shell.pulse import Pulse
from ui.shell.window import MainWindow
from ui.theme.theme import Mode
from ui.widgets.focus import FocusRing

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Plain(Page):
    """A page with a line to type in, which notes what the shell tells it."""

    def __init__(self, context: Context, *, name: str = "today") -> None:
        super().__init__(context)
        self.name = name
        self.told: list[Any] = []
        self.acts: Mapping[Act, Callable[[], None]] = {}
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def title(self) -> str:
        return self.name

    def subtitle(self) -> str:
        return f"about {self.name}"

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "办理"),)

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        if self.name == "mediation":
            return {}
        known = {act: partial(self.told.append, act) for act in (Act.SAVE, Act.FILTER, Act.PRINT)}
        return known | dict(self.acts)

    def primary_new(self) -> None:
        self.told.append("new")

    def activate(self, **where: Any) -> None:
        self.told.append(where)

    def deactivate(self) -> None:
        self.told.append("left")


@pytest.fixture
def window(world: World, qtbot: QtBot) -> Iterator[MainWindow]:
    """A main window with plain pages, on the screen."""
    made = MainWindow(world.context)
    world.context.go = made.go
    for name in (*(area.page for area in AREAS), "mediation.form"):
        made.register_page(name, partial(_plain, name))
    made.go(Place("today"))
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()


def _plain(name: str, context: Context) -> Page:
    return Plain(context, name=name)


def _page(window: MainWindow) -> Plain:
    assert isinstance(window.page, Plain)
    return window.page


class TestGoingAround:
    def test_alt_and_a_digit_goes_to_an_area(self, window: MainWindow, qtbot: QtBot) -> None:
        for number, area in enumerate((area for area in AREAS if not area.keys), 1):
            qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
            assert _page(window).name == area.page
            assert keys_to(area.page) == f"Alt+{number}"

    def test_what_stands_at_the_foot_has_keys_of_its_own(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        qtbot.keyClick(window, Qt.Key.Key_0, ALT)
        assert _page(window).name == "sync"
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert _page(window).name == "settings"

    def test_no_keys_lead_to_two_places(self) -> None:
        keys = [entry.keys for _group, entries in menu() for entry in entries]
        assert len(keys) == len(set(keys))

    def test_alt_left_goes_back(self, window: MainWindow, qtbot: QtBot) -> None:
        window.go(Place("mediation", {"case": b"1"}))
        window.go(Place("mediation.form"))
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.here == Place("mediation", {"case": b"1"})
        assert _page(window).told[-1] == {"case": b"1"}
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.here == Place("today")

    def test_alt_left_goes_back_a_step_where_a_page_has_steps(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.go(Place("people"))
        page = _page(window)
        page.acts = {Act.STEP_BACK: partial(page.told.append, "step")}
        page.titleChanged.emit()
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert (page.told[-1], window.here) == ("step", Place("people"))
        page.acts = {}
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.here == Place("today")

    def test_pages_stay_alive(self, window: MainWindow, qtbot: QtBot) -> None:
        _page(window).line.setText("half typed")
        qtbot.keyClick(window, Qt.Key.Key_2, ALT)
        qtbot.keyClick(window, Qt.Key.Key_1, ALT)
        assert _page(window).line.text() == "half typed"
        assert "left" in _page(window).told

    def test_the_navigation_shows_the_area_of_a_form(self, window: MainWindow) -> None:
        window.go(Place("mediation.form"))
        upper = window.navigation._lists[0]
        assert upper.currentIndex().data() == "人民调解"

    def test_the_navigation_by_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        upper = window.navigation._lists[0]
        upper.setFocus()
        qtbot.keyClick(upper, Qt.Key.Key_Down)
        qtbot.keyClick(upper, Qt.Key.Key_Return)
        assert _page(window).name == "mediation"

    def test_the_keyboard_is_on_the_page(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_2, ALT)
        focused = QApplication.focusWidget()
        assert focused is _page(window).line

    def test_where_one_was_is_where_one_begins(self, window: MainWindow, world: World) -> None:
        window.go(Place("mediation.form"))
        again = MainWindow(world.context)
        for name in ("today", "mediation"):
            again.register_page(name, partial(_plain, name))
        again.go_home()
        assert again.here == Place("mediation")
        again.deleteLater()

    def test_a_sheet_opens_over_the_page(self, window: MainWindow) -> None:
        opened: list[Any] = []
        window.register_sheet("lawbook", lambda _c, _p, where: opened.append(where))
        window.go(Place("lawbook", {"law": "人民调解法", "article": "第31条"}))
        assert opened == [{"law": "人民调解法", "article": "第31条"}]
        assert window.here == Place("today")


class TestStandardKeys:
    def test_they_mean_what_the_page_says(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
        qtbot.keyClick(window, Qt.Key.Key_E, CTRL)  # this page has no note to write
        assert _page(window).told[-2:] == [Act.SAVE, "new"]

    def test_a_key_without_meaning_is_grey_in_the_menu(self, window: MainWindow) -> None:
        assert window._actions[Act.SAVE].isEnabled()
        window.go(Place("mediation"))
        assert not window._actions[Act.SAVE].isEnabled()

    def test_a_field_does_not_use_them_for_editing(self, window: MainWindow, qtbot: QtBot) -> None:
        page = _page(window)
        page.line.setText("abc")
        page.line.home(False)
        for key, act in ((Qt.Key.Key_S, Act.SAVE), (Qt.Key.Key_P, Act.PRINT)):
            qtbot.keyClick(page.line, key, CTRL)
            assert page.told[-1] is act
        qtbot.keyClick(page.line, Qt.Key.Key_K, CTRL)  # on Linux: delete to the end of the line
        assert page.line.text() == "abc"
        assert window.findChild(Palette) is not None

    def test_a_plain_slash_is_a_letter_in_a_field(self, window: MainWindow, qtbot: QtBot) -> None:
        page = _page(window)
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
        assert _page(window).name == "mediation"

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
        line = _page(window).line
        line.setFocus()
        window.toast.show_text("已登记回访", undo=True)
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
        assert world.desk.done == [Undo()]

    def test_but_not_instead_of_what_was_just_typed(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        line = _page(window).line
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


class TestPalette:
    @pytest.fixture
    def palette(self, window: MainWindow, qtbot: QtBot) -> Palette:
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        found = window.findChild(Palette)
        assert isinstance(found, Palette)
        return found

    def test_typing_finds_and_enter_opens(
        self, palette: Palette, window: MainWindow, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(palette._line, "lwm")
        qtbot.waitUntil(lambda: palette._model.index(0).data() == "人")
        qtbot.keyClick(palette._line, Qt.Key.Key_Down)
        qtbot.keyClick(palette._line, Qt.Key.Key_Down)  # past a heading
        assert palette._view.currentIndex().data().startswith("李伟明、黄国栋")
        qtbot.keyClick(palette._line, Qt.Key.Key_Return)
        assert window.here is not None
        assert window.here.page == "mediation"
        assert window.here.where["case"][-1] == 87
        assert not palette.isVisible()

    def test_commands_are_found_by_their_words(self, palette: Palette, window: MainWindow) -> None:
        palette._line.setText("设置")
        palette._show(())
        titles = [palette._model.index(row).data() for row in range(palette._model.rowCount())]
        assert titles == ["操作", "设置"]
        palette._open(palette._view.currentIndex())
        assert _page(window).name == "settings"

    @pytest.mark.parametrize("typed", ["sz", "shezh", "SZ"])
    def test_commands_are_found_by_their_letters(
        self, palette: Palette, qtbot: QtBot, typed: str
    ) -> None:
        qtbot.waitUntil(lambda: bool(palette._spelled))
        palette._line.setText(typed)
        palette._show(())
        titles = [palette._model.index(row).data() for row in range(palette._model.rowCount())]
        assert titles == ["操作", "设置"]

    def test_escape_goes_back_to_where_one_was(
        self, palette: Palette, window: MainWindow, qtbot: QtBot
    ) -> None:
        before = _page(window).line
        assert QApplication.focusWidget() is palette._line
        qtbot.keyClick(palette._line, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is before

    def test_an_answer_to_an_older_question_is_dropped(self, palette: Palette) -> None:
        palette._line.setText("abc")
        palette._on_hits("ab", ())
        assert palette._model.rowCount() > 0  # what was there, not the answer to "ab"


class TestFrame:
    def test_it_says_what_waits(self, window: MainWindow, world: World, qtbot: QtBot) -> None:
        Pulse(world.context, window.navigation, window.top.pill).read()
        qtbot.waitUntil(lambda: not world.work.busy)
        upper, lower = window.navigation._lists
        role = Qt.ItemDataRole.AccessibleTextRole
        assert upper.areas.index(0).data(role) == "今日，7 件超期或今天到期"
        assert upper.areas.index(1).data(role) == "人民调解，在办 12 件"
        assert lower.areas.index(0).data(role) == "同步，7 待发"
        assert window.top.pill.accessibleName().startswith("同步：已同步 08:12，7 条待发")

    def test_it_reads_again_after_a_change_once_for_a_burst(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        pulse = Pulse(world.context, window.navigation, window.top.pill)
        for _ in range(5):
            world.desk.publish(RecordsChanged("mediation"))
        qtbot.waitUntil(lambda: ReadToday() in world.desk.asked)
        qtbot.waitUntil(lambda: not world.work.busy and not pulse._timer.isActive())
        assert world.desk.asked.count(ReadToday()) == 1

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"network": Network.OFFLINE}, "没有网络，7 条待发"),
            ({"network": Network.CLOCK}, "7 条待发，电脑时间不对"),
            ({"reviews": 2, "unsent": 0}, "2 处待确认"),
            ({"enrolled": False}, "本机未登记"),
            ({"last_ok": None, "last_stick": None, "unsent": 0}, "尚未同步"),
            ({"last_ok": None, "unsent": 0}, "U 盘 11月3日"),
        ],
    )
    def test_the_pill(
        self,
        window: MainWindow,
        world: World,
        qtbot: QtBot,
        changes: dict[str, Any],
        words: str,
    ) -> None:
        world.desk.answers[ReadSync] = lambda _query: sync_view(**changes)
        Pulse(world.context, window.navigation, window.top.pill).read()
        qtbot.waitUntil(lambda: not world.work.busy)
        assert window.top.pill.accessibleName().startswith(f"同步：{words}。")

    def test_how_far_it_is_with_other_rules_and_then_nothing(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        shown = window.status._anew
        assert not shown.isVisible()
        world.desk.publish(MadeAnew(120, 300))
        qtbot.waitUntil(shown.isVisible)
        assert shown.text() == "正在按新的规则重算 120 / 300"
        world.desk.publish(MadeAnew(0, 0))
        qtbot.waitUntil(lambda: not shown.isVisible())

    def test_being_offline_is_told_once(
        self, window: MainWindow, world: World, qtbot: QtBot
    ) -> None:
        told: list[int] = []
        world.desk.answers[ReadSync] = lambda _query: sync_view(network=Network.OFFLINE)
        pulse = Pulse(world.context, window.navigation, window.top.pill)
        pulse.offline.connect(told.append)
        for _ in range(2):
            pulse.read()
            qtbot.waitUntil(lambda: not world.work.busy)
        assert told == [7]
        window.show_offline(7)
        assert window._notices.isVisible()
        window._drop_notice()
        assert not window._notices.isVisible()

    def test_a_narrow_window_has_a_rail(self, window: MainWindow) -> None:
        window.resize(1366, 738)
        assert window.navigation.width() == 176
        window.theme.set_base(18)
        assert window.navigation.width() == window.theme.px(64)
        window.theme.set_base(14)
        window.resize(1100, 700)
        assert window.navigation.width() == 64

    def test_it_may_be_as_small_as_1024_by_640(self, window: MainWindow) -> None:
        window.resize(200, 200)
        assert (window.width(), window.height()) == (1024, 640)

    def test_the_ring_follows_the_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        ring = window.findChild(FocusRing)
        assert isinstance(ring, FocusRing)
        window.top.new.setFocus()
        assert ring.isVisible()
        around = window.top.new.geometry().translated(window.top.pos())
        assert ring.geometry().contains(around)
        _page(window).line.setFocus()  # a field shows it by its own border
        assert not ring.isVisible()

    def test_every_button_has_a_name(self, window: MainWindow) -> None:
        nameless = [
            widget
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(widget, QLineEdit)
            and not widget.accessibleName()
        ]
        assert nameless == []

    @pytest.mark.parametrize(
        ("name", "short"),
        [
            ("江门市新会区大泽镇司法所", "大泽司法所"),
            ("江门市台山市台城街道司法所", "台城街道司法所"),
            ("江门市蓬江区棠下镇司法所", "棠下司法所"),
            ("江门市开平市水口镇司法所", "水口司法所"),
        ],
    )
    def test_short_office(self, name: str, short: str) -> None:
        assert short_office(name) == short


class TestMemory:
    def test_what_was_put_is_there_again(self, tmp_path: Any) -> None:
        path = tmp_path / "screen.json"
        Memory(path).put("base", 18)
        assert Memory(path).get("base") == 18

    def test_a_broken_file_is_an_empty_one(self, tmp_path: Any) -> None:
        path = tmp_path / "screen.json"
        path.write_text("[1, 2", "utf-8")
        memory = Memory(path)
        assert memory.get("base", 14) == 14
        memory.put("base", 16)
        assert Memory(path).get("base") == 16
