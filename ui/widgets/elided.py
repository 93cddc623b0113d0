"""One line of text that gives way: its end is cut, and the whole stands in the tooltip."""

from __future__ import annotations

__all__ = ["ElidedLabel", "wrapped"]

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics

_OPENING = frozenset("（《“【〔")


class ElidedLabel(QWidget):
    """Text of one style and colour on at most so many lines; the last is cut where it must be.

    An expendable one gives way altogether where only a few of its characters would be seen.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "body",
        color: str = "text",
        *,
        lines: int = 1,
        expendable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._style, self._color = theme, text, style, color
        self._lines, self._expendable = lines, expendable
        grows = QSizePolicy.Policy.Ignored if lines > 1 else QSizePolicy.Policy.Maximum
        self.setSizePolicy(grows, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, color: str | None = None) -> None:
        """Other words, perhaps in another colour."""
        self._text, self._color = text, color or self._color
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:
        width = metrics(self._theme.font(self._style)).horizontalAdvance(self._text)
        return QSize(width + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        least = 0 if self._expendable or not self._text else self._theme.px(30)
        return QSize(least, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, line = self._theme, self._line_height()
        font, color = theme.font(self._style), theme.color(self._color)
        for row, text in enumerate(self._shown()):
            area = QRectF(-_hang(text, font), row * line, self.width(), line)
            draw_text(painter, area, text, font, color)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _line_height(self) -> int:
        return self._theme.px(self._theme.text_style(self._style).line)

    def _shown(self) -> tuple[str, ...]:
        shown = wrapped(self._text, self._theme.font(self._style), self.width(), self._lines)
        few = self._expendable and shown != (self._text,) and self.width() < self._theme.px(90)
        return () if few else shown

    def _fit(self) -> None:
        shown = self._shown()
        cut = not shown or (shown[-1].endswith("…") and not self._text.endswith("…"))
        self.setToolTip(self._text if cut else "")
        self.setFixedHeight(self._line_height() * max(1, len(shown)))
        self.updateGeometry()
        self.update()


def _hang(text: str, font: QFont) -> float:
    """An opening bracket is blank in its left half: it hangs out, so that lines stand flush."""
    return metrics(font).horizontalAdvance(text[0]) / 2 if text[:1] in _OPENING else 0


def wrapped(text: str, font: QFont, width: int, most: int = 1000) -> tuple[str, ...]:
    """The lines of a text as wide as `width` px; what does not fit `most` lines ends in …."""
    return _wrapped(text, font.key(), font, width, most)


@lru_cache(maxsize=2048)
def _wrapped(text: str, key: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    del key
    if not text or width <= 0:
        return ()
    if "\n" not in text and metrics(font).horizontalAdvance(text) <= width:
        return (text,)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _break(paragraph, font, width)
        if len(lines) > most:
            break
    if len(lines) <= most:
        return tuple(lines)
    cut = metrics(font).elidedText(f"{lines[most - 1]}……", Qt.TextElideMode.ElideRight, width)
    return (*lines[: most - 1], cut)


def _break(paragraph: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(_slice(paragraph, line.textStart(), line.textLength()))
    layout.endLayout()
    return _together(lines) or [""]


def _together(lines: list[str]) -> list[str]:
    """No character alone on the last line: the one before goes on with it."""
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < 2 or lines[-2][-1].isascii():
        return lines
    if not (lines[-1] + lines[-2][-1]).isalnum():
        return lines
    return [*lines[:-2], lines[-2][:-1], lines[-2][-1] + lines[-1]]


def _slice(text: str, start: int, length: int) -> str:
    """Qt counts UTF-16 units; rare characters are two of them."""
    if text.isascii() or all(ord(char) < 0x10000 for char in text):
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")
