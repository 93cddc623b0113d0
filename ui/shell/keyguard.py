"""Keeps the keys of the shell from text fields that use them for editing on some systems."""

from __future__ import annotations

__all__ = ["KeyGuard"]

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_EDITING = (QKeySequence.StandardKey.Undo,)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ALONE = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_AltGr})


class KeyGuard(QObject):
    """On Linux, Ctrl+K in a field would delete to the end of the line, and Ctrl+E move there.

    A field says so by accepting a ShortcutOverride; for the keys of these actions it is not asked.
    What an input method still holds (louceng, not yet 楼层) goes into the field before a shortcut
    does anything: Ctrl+Enter would send the form without it.
    """

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        editing = {QKeySequence(key).toString() for key in _EDITING}
        keys = {action.shortcut().toString() for action in actions} - editing
        self._keys = {key for key in keys if key.startswith("Ctrl+")}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() & _COMMANDING and event.key() not in _ALONE:
                QGuiApplication.inputMethod().commit()
            return QKeySequence(event.keyCombination()).toString() in self._keys
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)
