"""The line above a list that narrows it down: typed into, and reached by its key."""

from __future__ import annotations

__all__ = ["FilterLine"]

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from ui.theme.theme import Theme
from ui.widgets.inputs import Line
from ui.widgets.paint import caps_width, paint_caps

_PAUSE_MS = 60


class FilterLine(Line):
    """A search line with its key printed in it while it is empty.

    Signals:
        narrowed: the text to look for, a moment after the last keystroke.
        left: ↓ or Enter: on to the list.
        dropped: Esc in an empty line: back to the list.
    """

    narrowed = Signal(str)
    left = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, placeholder: str, *, keys: str = "/") -> None:
        super().__init__(theme)
        self._keys = keys
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(60)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._on_text_edited)
        theme.changed.connect(self._rescale)
        self._rescale()

    def clear_text(self) -> None:
        """Everything again."""
        self.clear()
        self._pause.stop()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear_text()
        elif key == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._theme
        top = round((self.height() - theme.px(16)) / 2)
        painter.drawPixmap(QPoint(theme.px(11), top), theme.icon("search", 16))
        if not self.text() and not self.hasFocus():
            left = self.width() - caps_width(theme, self._keys) - theme.px(9)
            paint_caps(painter, theme, self._keys, left, self.height() / 2)
        painter.end()

    def _on_text_edited(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self.narrowed.emit(self.text().strip())

    def _rescale(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("control"))
        self.setTextMargins(theme.px(31), 0, theme.px(4), 0)
