"""The main window: going around by keyboard."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from tests.ui.shell.plain import ALT, plain, shown
from ui.context import Place
from ui.shell.commands import AREAS, keys_to, menu
from ui.shell.memory import Memory
from ui.shell.page import Act
from ui.shell.window import MainWindow
from ui.theme.theme import Mode


class TestGoingAround:
    def test_alt_and_a_digit_goes_to_an_area(self, window: MainWindow, qtbot: QtBot) -> None:
        for number, area in enumerate((area for area in AREAS if not area.keys), 1):
            qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
            assert shown(window).name == area.page
            assert keys_to(area.page) == f"Alt+{number}"

    def test_what_stands_at_the_foot_has_keys_of_its_own(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        qtbot.keyClick(window, Qt.Key.Key_0, ALT)
        assert shown(window).name == "sync"
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert shown(window).name == "settings"

    def test_no_keys_lead_to_two_places(self) -> None:
        keys = [entry.keys for _group, entries in menu() for entry in entries]
        assert len(keys) == len(set(keys))

    def test_alt_left_goes_back(self, window: MainWindow, qtbot: QtBot) -> None:
        window.go(Place("mediation", {"case": b"1"}))
        window.go(Place("mediation.form"))
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.here == Place("mediation", {"case": b"1"})
        assert shown(window).told[-1] == {"case": b"1"}
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.here == Place("today")

    def test_alt_left_goes_back_a_step_where_a_page_has_steps(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.go(Place("people"))
        page = shown(window)
        page.acts = {Act.STEP_BACK: partial(page.told.append, "step")}
        page.titleChanged.emit()
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert (page.told[-1], window.here) == ("step", Place("people"))
        page.acts = {}
        qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
        assert window.here == Place("today")

    def test_pages_stay_alive(self, window: MainWindow, qtbot: QtBot) -> None:
        shown(window).line.setText("half typed")
        qtbot.keyClick(window, Qt.Key.Key_2, ALT)
        qtbot.keyClick(window, Qt.Key.Key_1, ALT)
        assert shown(window).line.text() == "half typed"
        assert "left" in shown(window).told

    def test_the_navigation_shows_the_area_of_a_form(self, window: MainWindow) -> None:
        window.go(Place("mediation.form"))
        upper = window.navigation._lists[0]
        assert upper.currentIndex().data() == "人民调解"

    def test_the_navigation_by_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        upper = window.navigation._lists[0]
        upper.setFocus()
        qtbot.keyClick(upper, Qt.Key.Key_Down)
        qtbot.keyClick(upper, Qt.Key.Key_Return)
        assert shown(window).name == "mediation"

    def test_the_keyboard_is_on_the_page(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_2, ALT)
        focused = QApplication.focusWidget()
        assert focused is shown(window).line

    def test_where_one_was_is_where_one_begins(self, window: MainWindow, world: World) -> None:
        window.go(Place("mediation.form"))
        again = MainWindow(world.context)
        for name in ("today", "mediation"):
            again.register_page(name, partial(plain, name))
        again.go_home()
        assert again.here == Place("mediation")
        again.deleteLater()

    def test_a_sheet_opens_over_the_page(self, window: MainWindow) -> None:
        opened: list[Any] = []
        window.register_sheet("lawbook", lambda _c, _p, where: opened.append(where))
        window.go(Place("lawbook", {"law": "人民调解法", "article": "第31条"}))
        assert opened == [{"law": "人民调解法", "article": "第31条"}]
        assert window.here == Place("today")


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

    @pytest.mark.parametrize("spoilt", ["[1, 2", "[" * 100_000, "null", '{"mode": []}', "\x00"])
    def test_whatever_stands_in_the_file_is_passed_over(self, tmp_path: Any, spoilt: str) -> None:
        path = tmp_path / "screen.json"
        path.write_text(spoilt, "utf-8")
        assert Memory(path).get("mode", "") == ""

    def test_a_folder_in_its_place_is_an_empty_one(self, tmp_path: Any) -> None:
        memory = Memory(tmp_path)
        memory.put("base", 16)
        assert memory.get("base", 14) == 16

    @pytest.mark.parametrize("value", [["江海"], {"a": 1}, 7, None, True])
    def test_what_is_of_another_kind_is_passed_over(self, tmp_path: Any, value: object) -> None:
        path = tmp_path / "screen.json"
        path.write_text(json.dumps({"office": value, "base": "18"}), "utf-8")
        assert Memory(path).get("office", "") == ""
        assert Memory(path).get("base", 14) == 14

    def test_an_unknown_light_is_that_of_the_system(self) -> None:
        assert [Mode.of("dark"), Mode.of("purple"), Mode.of("")] == [
            Mode.DARK,
            Mode.SYSTEM,
            Mode.SYSTEM,
        ]
