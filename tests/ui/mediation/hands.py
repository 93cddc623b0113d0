"""What a hand does that pytest-qt cannot: Chinese comes from an input method, not from keys."""

from __future__ import annotations

__all__ = ["type_words"]

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_words(widget: QWidget, text: str) -> None:
    """Let the input method hand over words."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
