"""A splitter whose handle is the gap between two panels; a line shows while it is held."""

from __future__ import annotations

__all__ = ["Splitter"]

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from ui.theme.theme import Theme


class _Handle(QSplitterHandle):
    """Nothing, until the mouse is on it."""

    def __init__(self, theme: Theme, splitter: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.underMouse():
            return
        painter = QPainter(self)
        painter.fillRect(self.width() // 2, 0, 1, self.height(), self._theme.color("line_strong"))
        painter.end()


class Splitter(QSplitter):
    """Panels side by side, 12 px apart."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        theme.changed.connect(self._rescale)
        self._rescale()

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self._theme, self)

    def _rescale(self) -> None:
        self.setHandleWidth(self._theme.px(12))
