"""Small strokes that painted widgets and delegates share: boxes, key caps, lines of text."""

from __future__ import annotations

__all__ = [
    "caps_width",
    "draw_text",
    "metrics",
    "paint_box",
    "paint_caps",
    "paint_icon",
    "split_keys",
]

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme.theme import Theme

_CAP_GAP = 4
_SHOWN = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@lru_cache(maxsize=64)
def _metrics(key: str, font: QFont) -> QFontMetrics:
    del key
    return QFontMetrics(font)


def metrics(font: QFont) -> QFontMetrics:
    """Font metrics, made once for each font."""
    return _metrics(font.key(), font)


def split_keys(keys: str) -> tuple[str, ...]:
    """The caps of a shortcut: "Ctrl+K" is two, "↑ ↓" is two, "/" is one."""
    caps: list[str] = []
    for part in keys.split(" "):
        plus = part.endswith("++") or part == "+"
        names = part.rstrip("+").split("+") if part != "+" else []
        caps += [_SHOWN.get(name, name) for name in names if name]
        if plus:
            caps.append("+")
    return tuple(caps)


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose border lies inside the rectangle, sharp on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line is not None else QPen(Qt.PenStyle.NoPen))
    if fill is not None:
        painter.setBrush(fill)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2 if line is not None else 0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def _cap_width(theme: Theme, cap: str) -> int:
    text = metrics(theme.font("keycap")).horizontalAdvance(cap)
    return max(theme.px(18), text + theme.px(9))


def caps_width(theme: Theme, keys: str) -> int:
    """Width in px of the caps of a shortcut."""
    caps = split_keys(keys)
    gaps = theme.px(_CAP_GAP) * max(0, len(caps) - 1)
    return sum(_cap_width(theme, cap) for cap in caps) + gaps


def paint_caps(
    painter: QPainter,
    theme: Theme,
    keys: str,
    left: float,
    middle: float,
    *,
    ink: QColor | None = None,
    line: QColor | None = None,
    fill: QColor | None = None,
) -> float:
    """Paint the caps of a shortcut around a middle line; returns where they end."""
    height = theme.px(18)
    font = theme.font("keycap")
    for cap in split_keys(keys):
        width = _cap_width(theme, cap)
        rect = QRectF(left, round(middle - height / 2), width, height)
        paint_box(painter, rect, theme.px(4), fill=fill, line=line or theme.color("line_strong"))
        painter.setFont(font)
        painter.setPen(ink or theme.color("text_2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)
        left += width + theme.px(_CAP_GAP)
    return left - theme.px(_CAP_GAP)


def paint_icon(
    painter: QPainter,
    theme: Theme,
    name: str,
    size: int,
    left: float,
    middle: float,
    color: str = "text_2",
) -> float:
    """Paint an icon before words on the same line; returns where it ends.

    Ideographs stand lower than the middle of their line, and the icon with them.
    """
    side = theme.px(size)
    top = round(middle - side / 2 + theme.px(1))
    painter.drawPixmap(QPointF(left, top), theme.icon(name, size, color))
    return left + side


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    *,
    align: Qt.AlignmentFlag = _LEFT,
    elide: bool = False,
) -> float:
    """One line of text; returns where a left-aligned line ends."""
    measured = metrics(font)
    if elide:
        text = measured.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, text)
    return rect.left() + measured.horizontalAdvance(text)
