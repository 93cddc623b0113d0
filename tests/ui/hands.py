"""What a hand does: types where the keyboard is, and waits for the answer.

Chinese comes from an input method, not from keys.
"""

from __future__ import annotations

__all__ = ["Hand", "type_words"]

from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.real import RealWorld

_PLAIN = Qt.KeyboardModifier.NoModifier


def type_words(widget: QWidget, text: str) -> None:
    """Let the input method hand over words."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


class Hand:
    """Fingers on the keyboard; every touch waits until the desk has answered."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self._world, self._qtbot = world, qtbot

    def at(self, widget: QWidget) -> Self:
        """Take the keyboard to a widget."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        return self.settle()

    def type(self, text: str) -> Self:
        """Type a text; what is not ASCII comes from the input method."""
        widget = self._focused()
        if text.isascii():
            self._qtbot.keyClicks(widget, text)
        else:
            type_words(widget, text)
        return self.settle()

    def paste(self, text: str) -> Self:
        """Paste a text."""
        QGuiApplication.clipboard().setText(text)
        return self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> Self:
        """Press a key."""
        self._qtbot.keyClick(self._focused(), key, modifiers)
        return self.settle()

    def settle(self) -> Self:
        """Wait for the answers."""
        self._world.settle(self._qtbot)
        return self

    def _focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget
