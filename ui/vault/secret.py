"""The field for a passphrase: hidden, with an eye, and a word when Caps Lock is on."""

from __future__ import annotations

__all__ = ["SecretField"]

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.field import Check, Field
from ui.widgets.inputs import Line
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Row


class SecretField(Field):
    """A passphrase; it is never kept, never copied, never shown unless the eye is pressed.

    Signals:
        entered: Enter was pressed in it.
    """

    entered = Signal()
    enter_leaves = False  # it opens
    editor: Line

    def __init__(
        self, theme: Theme, label: str, *, check: Check | None = None, high: bool = False
    ) -> None:
        editor = Line(theme)
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        editor.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        )
        self._high = high
        super().__init__(theme, label, editor, check=check)
        editor.textEdited.connect(self._on_user_edited)
        editor.returnPressed.connect(self.entered)
        self._eye = QAction(tr("看一下密码"), self)
        self._eye.triggered.connect(self._on_eye_triggered)
        editor.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._caps = self._make_caps()
        self._column.insertWidget(self._column.count() - 1, self._caps)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        return self.editor.text()

    def set_text(self, text: str) -> None:
        self.editor.setText(text)

    def clear(self) -> None:
        """Forget what was typed, also for undo."""
        self.editor.clear()

    def hide_text(self) -> None:
        """Close the eye."""
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_at_caps(event)
        return super().eventFilter(watched, event)

    def _look_at_caps(self, event: QKeyEvent) -> None:
        # Qt does not tell the state of the key; a letter in the wrong case does.
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(letter.isupper() is not shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._caps.hide()

    def _on_eye_triggered(self) -> None:
        hidden = self.editor.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.editor.setEchoMode(mode)
        self._dress()

    def _make_caps(self) -> QWidget:
        caps = QWidget(self)
        row = Row(self.theme, caps, margins=(0, 2, 0, 0), spacing=5)
        row.add(StatusGlyph(self.theme, "due_today", 13))
        row.add(Label(self.theme, tr("大写锁定（Caps Lock）开着"), "small", "warn_text"))
        row.addStretch(1)
        caps.hide()
        return caps

    def _dress(self) -> None:
        hidden = self.editor.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(QIcon(self.theme.icon("eye" if hidden else "eye-off", 18)))

    def _rescale(self) -> None:
        self.editor.setFixedHeight(self.theme.px(40 if self._high else 34))
