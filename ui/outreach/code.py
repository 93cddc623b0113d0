"""The card of a lawyer as a code on the screen; empty while the public may see nothing."""

from __future__ import annotations

__all__ = ["CodeView"]

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme

_SIDE, _QUIET = 148, 4  # px at base 14; light squares around, without which no camera finds it
_PAPER, _INK = QColor("#ffffff"), QColor("#000000")  # whatever the theme: a camera reads it


class CodeView(QWidget):
    """A QR code, drawn from its squares as the desk gave them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[tuple[int, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def show_code(self, rows: tuple[tuple[int, ...], ...], name: str) -> None:
        """Show a code; () shows nothing at all."""
        self._rows = rows
        self.setVisible(bool(rows))
        words = tr("{name} 的二维码名片，手机扫一扫可以存下")
        self.setAccessibleName(words.format(name=name) if rows else "")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        count = len(self._rows) + 2 * _QUIET
        side = self.width() // count  # whole pixels: a blurred square is read as another
        left = (self.width() - side * len(self._rows)) / 2
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    square = QRectF(left + across * side, left + down * side, side, side)
                    painter.fillRect(square, _INK)
        painter.end()
