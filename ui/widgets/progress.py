"""A bar that says how far something slow is."""

from __future__ import annotations

__all__ = ["ProgressBar"]

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.paint import paint_box


class ProgressBar(QWidget):
    """How far it is, 0 to 1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_share(self, share: float) -> None:
        """0 to 1."""
        self._share = share
        self.setAccessibleName(tr("进度 {n}%").format(n=round(share * 100)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, area = self._theme, QRectF(self.rect())
        radius = area.height() / 2
        paint_box(painter, area, radius, fill=theme.color("bg_sunken"))
        area.setWidth(max(area.height(), area.width() * self._share))
        paint_box(painter, area, radius, fill=theme.color("accent"))
        painter.end()

    def _rescale(self) -> None:
        self.setFixedHeight(self._theme.px(8))
