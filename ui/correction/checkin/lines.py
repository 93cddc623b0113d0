"""The two lines of the bar: who is meant, and a word to the report."""

from __future__ import annotations

__all__ = ["NoteLine", "PersonLine"]

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.inputs import Line
from ui.widgets.paint import draw_text, metrics

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonLine(Line):
    """A number or letters; who is meant stands behind what is typed.

    Signals:
        taken: Enter.
        moved: ↑ (-1) or ↓ (1) in the queue.
    """

    taken = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._meant = ""
        self.setMaxLength(20)
        self.setAccessibleName(tr("名单序号或姓名拼音首字母"))

    def show_meant(self, words: str) -> None:
        """Say who is meant."""
        self._meant = words
        self.setAccessibleDescription(words)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._meant:
            painter = QPainter(self)
            typed = metrics(self.font()).horizontalAdvance(self.text())
            side = self._theme.px(12)
            left = side + (typed + side if typed else 0)
            area = QRectF(left, 0, self.width() - left - side, self.height())
            quiet = self._theme.color("text_2")
            words = self._meant.removeprefix(f"{self.text()} ")  # the number stands there already
            draw_text(painter, area, words, self._theme.font(), quiet, elide=True)
            painter.end()


class NoteLine(Line):
    """A word to the report; Enter writes it down.

    Signals:
        taken: Enter.
        left: Esc.
    """

    taken = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
