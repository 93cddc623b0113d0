"""Scrolling: a narrow bar that is only a thumb, and areas that have it."""

from __future__ import annotations

__all__ = ["ScrollArea", "SlimScrollBar", "WholeArea", "slim"]

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.paint import paint_box


class SlimScrollBar(QScrollBar):
    """A thumb without arrows or groove."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        across = self._theme.size("scrollbar")
        long = self._theme.px(40)
        vertical = self.orientation() == Qt.Orientation.Vertical
        return QSize(across, long) if vertical else QSize(long, across)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.minimum() == self.maximum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        thumb = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        rect = QRectF(thumb).adjusted(2, 2, -2, -2)
        held = self.underMouse() or self.isSliderDown()
        fill = self._theme.color("line_strong" if held else "line_card")
        paint_box(painter, rect, min(rect.width(), rect.height()) / 2, fill=fill)
        painter.end()


def slim(theme: Theme, area: QAbstractScrollArea) -> None:
    """Give an area narrow bars and no ground of its own."""
    area.setVerticalScrollBar(SlimScrollBar(theme, Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(SlimScrollBar(theme, Qt.Orientation.Horizontal))
    area.setFrameShape(QFrame.Shape.NoFrame)
    palette = area.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    area.setPalette(palette)


class ScrollArea(QScrollArea):
    """A sheet that is as wide as the area and scrolls up and down."""

    def __init__(self, theme: Theme, sheet: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(theme, self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class WholeArea(ScrollArea):
    """As high as its sheet; scrolled only where the screen is too low for that.

    The bar keeps its room, though it paints nothing while there is nothing to scroll: were it to
    come and go, lines would break anew, the sheet change its height, and the bar go and come.
    """

    def __init__(self, theme: Theme, sheet: QWidget) -> None:
        self._told = QSize()
        super().__init__(theme, sheet)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint() + QSize(0, 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(40, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            hint = self.widget().sizeHint()
            if hint != self._told:
                self._told = hint
                self.updateGeometry()
        return super().eventFilter(watched, event)
