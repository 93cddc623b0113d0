"""A key means one thing: no page or form takes one that the whole window obeys."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from ui.shell.commands import menu
from ui.shell.keyguard import KeyGuard
from ui.widgets.inputs import Line

UI = Path(__file__).resolve().parents[2] / "ui"
_LETTER = re.compile(r'"(Ctrl\+Shift\+\w)"')
_SAME = {"Ctrl+Shift+O"}  # the form's button leads where the key leads anyway


def test_no_page_takes_a_key_of_the_whole_window() -> None:
    everywhere = {entry.keys for _title, entries in menu() for entry in entries}
    assert len(everywhere) > 30
    inside = {
        (path.relative_to(UI).as_posix(), key)
        for path in UI.rglob("*.py")
        if path.relative_to(UI).parts[0] not in ("shell", "demo")
        for key in _LETTER.findall(path.read_text("utf-8"))
    }
    assert ("mediation/form/page.py", "Ctrl+Shift+G") in inside
    assert {taken for taken in inside if taken[1] in everywhere - _SAME} == set()


def test_a_shortcut_comes_after_what_the_input_method_holds(
    world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offscreen there is no input method: this one holds a word until it is told to let go."""
    line = Line(world.theme)
    world.show(line)
    KeyGuard((), line)
    line.clearFocus()
    line.setFocus()
    event = QInputMethodEvent("louceng", [])
    QApplication.sendEvent(line, event)
    assert line.text() == ""

    class Method:
        def commit(self) -> None:
            event = QInputMethodEvent()
            event.setCommitString("楼层")
            QApplication.sendEvent(line, event)

    method = Method()
    monkeypatch.setattr(
        "ui.shell.keyguard.QGuiApplication", SimpleNamespace(inputMethod=lambda: method)
    )
    sent: list[str] = []
    QShortcut("Ctrl+Return", line).activated.connect(lambda: sent.append(line.text()))
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent == ["楼层"]


def test_no_two_commands_share_a_key() -> None:
    keys = [entry.keys for _title, entries in menu() for entry in entries if entry.keys]
    assert len(keys) == len(set(keys))
