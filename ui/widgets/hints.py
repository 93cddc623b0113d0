"""Key hints: the keys of the page in hand, printed in the status bar."""

from __future__ import annotations

__all__ = ["HintBar"]

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.paint import caps_width, draw_text, metrics, paint_caps

Hint = tuple[str, str]


class HintBar(QWidget):
    """A row of (keys, words) hints: (("Up Down", "选择"), ("Enter", "办理"))."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def set_hints(self, hints: tuple[Hint, ...]) -> None:
        """Show these; the last ones go first when there is no room."""
        self._hints = hints
        self.setAccessibleName("，".join(f"{keys} {words}" for keys, words in hints))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(self._width(hint) for hint in self._hints)
        return QSize(width + self._theme.px(14) * max(0, len(self._hints) - 1), 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        gap, shown = theme.px(14), list(self._hints)
        while shown and sum(map(self._width, shown)) + gap * (len(shown) - 1) > self.width():
            shown.pop()
        x = self.width() - sum(map(self._width, shown)) - gap * max(0, len(shown) - 1)
        middle, fill = self.height() / 2, theme.color("bg_surface")
        for keys, words in shown:
            end = paint_caps(painter, theme, keys, x, middle, fill=fill)
            rect = QRectF(end + theme.px(4), 0, self.width(), self.height())
            draw_text(painter, rect, words, theme.font("small"), theme.color("text_2"))
            x += self._width((keys, words)) + gap
        painter.end()

    def _width(self, hint: Hint) -> int:
        theme = self._theme
        words = metrics(theme.font("small")).horizontalAdvance(hint[1])
        return caps_width(theme, hint[0]) + theme.px(4) + words
