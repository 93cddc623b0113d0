"""Text on the screen, in the styles and colours of the theme."""

from __future__ import annotations

__all__ = ["Icon", "Label", "StatusGlyph"]

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.theme import Theme

_TALLEST = 1 << 15  # px, for measuring wrapped text


class Label(QLabel):
    """A run of text in one style and colour of the theme."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._style, self._color = theme, style, color
        self.setTextFormat(Qt.TextFormat.PlainText)  # names may hold < and &
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.changed.connect(self._dress)
        self._dress()

    def set_color(self, color: str) -> None:
        """Another colour token."""
        if color != self._color:
            self._color = color
            self._dress()

    def set_style(self, style: str) -> None:
        """Another text style."""
        if style != self._style:
            self._style = style
            self._dress()

    # Qt's own height-for-width does not reach through nested layouts, and squeezes neighbours.

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        if self.wordWrap():
            return QSize(self._theme.px(40), self.minimumHeight())
        return super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight()) if self.wordWrap() else hint

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def _fit(self) -> None:
        if self.wordWrap():
            # heightForWidth() never says less than the minimum it was given before.
            wrap, most = Qt.TextFlag.TextWordWrap, QRect(0, 0, self.width(), _TALLEST)
            self.setMinimumHeight(self.fontMetrics().boundingRect(most, wrap, self.text()).height())

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._style))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._color))
        self.setPalette(palette)
        self._fit()


class Icon(QLabel):
    """An icon of the theme; says nothing to a screen reader, the words beside it do.

    Ideographs stand lower than the middle of their line, and the icon with them, unless it is
    `alone`.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        size: int = 18,
        color: str = "text_2",
        parent: QWidget | None = None,
        *,
        alone: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._size, self._color = theme, name, size, color
        self._lowered = 0 if alone else 2  # half of it lowers the middle
        theme.changed.connect(self._dress)
        self._dress()

    def set_icon(self, name: str, color: str | None = None) -> None:
        """Another icon, perhaps in another colour."""
        self._name, self._color = name, color or self._color
        self._dress()

    def _dress(self) -> None:
        self.setContentsMargins(0, self._theme.px(self._lowered), 0, 0)
        self.setPixmap(self._theme.icon(self._name, self._size, self._color))


class StatusGlyph(QWidget):
    """The glyph of a status, for places that are not lists."""

    def __init__(
        self,
        theme: Theme,
        status: str,
        size: int = 15,
        color: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._status, self._size, self._color = theme, status, size, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_status(self, status: str, color: str | None = None) -> None:
        """Another status."""
        self._status, self._color = status, color
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.px(self._size)
        self._theme.status(painter, self._status, QRectF(0, 0, side, side), self._color)
        painter.end()
