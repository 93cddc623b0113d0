"""The main window: what its frame and its palette show."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.events import MadeAnew, RecordsChanged
from app.sync.messages import Network, ReadSync
from app.today.messages import ReadToday
from tests.ui.kit import World
from tests.ui.scripted import sync_view
from tests.ui.shell.plain import CTRL, shown
from ui.search.palette import Palette
from ui.shell.commands import AREAS
from ui.shell.navigation import short_office
from ui.shell.pulse import Pulse
from ui.shell.window import MainWindow
from ui.widgets.focus import FocusRing
from ui.widgets.paint import metrics


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
        assert shown(window).name == "settings"

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
        before = shown(window).line
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

    def test_a_low_rail_keeps_its_words(self, window: MainWindow) -> None:
        window.resize(1024, 640)
        window.theme.set_base(18)
        above, below = (view.geometry() for view in window.navigation._lists)
        assert above.bottom() < below.top()  # and no area lies over another
        room = window.theme.px(64 - 2 * 5 - 4 - 16 - 3)
        strong = metrics(window.theme.font("body_strong"))
        assert max(strong.horizontalAdvance(area.short) for area in AREAS) <= room

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
        shown(window).line.setFocus()  # a field shows it by its own border
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
