"""Small marks: key caps, numbers in rings, tags that tell a state, chips that sum something up."""

from __future__ import annotations

__all__ = ["Badge", "Chip", "KeyCap", "Ordinal", "Tag"]

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps

_TONES = {
    "": ("bg_sunken", "line_card", "text_2", ""),
    "ok": ("accent_tint", "accent_line", "accent_text", "checkin_ok"),
    "warn": ("warn_tint", "warn_line", "warn_text", "due_today"),
    "danger": ("danger_tint", "danger_line", "danger_text", "overdue"),
    "info": ("info_tint", "info_line", "info_text", ""),
}


class KeyCap(QWidget):
    """The caps of a shortcut, alone on a surface."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(caps_width(self._theme, self._keys), self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = self._theme.color("bg_surface")
        paint_caps(painter, self._theme, self._keys, 0, self.height() / 2, fill=fill)
        painter.end()


class Badge(QWidget):
    """The first character of a name in a circle; an empty one while there is no name."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme, self._name = theme, name[:1]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        """Show another name."""
        self._name = name[:1]
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(40)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        fill, line = theme.color("accent_tint"), theme.color("accent_line")
        paint_box(painter, rect, rect.width() / 2, fill=fill, line=line)
        centre, ink = Qt.AlignmentFlag.AlignCenter, theme.color("accent_text")
        draw_text(painter, rect, self._name, theme.font("item_title"), ink, align=centre)
        painter.end()


class Ordinal(QWidget):
    """A number in a ring, before one of several things to do."""

    def __init__(self, theme: Theme, number: int, color: str = "text_2") -> None:
        super().__init__()
        self._theme, self._number, self._color = theme, number, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(22), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, area, ink = self._theme, QRectF(self.rect()), self._theme.color(self._color)
        line = theme.color("line_strong") if self._color == "text_2" else ink
        paint_box(painter, area, area.height() / 2, line=line)
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, area, str(self._number), theme.font("small"), ink, align=centre)
        painter.end()


class Tag(QWidget):
    """A word in a tinted box: a shape, a word and a colour say the same.

    Tones: "" quiet, "ok", "warn", "danger", "info". An icon replaces the tone's glyph.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: str = "",
        *,
        icon: str = "",
        glyph: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._tone, self._icon = theme, text, tone, icon
        self._glyph = _TONES[tone][3] if glyph is None else glyph
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def set(self, text: str, tone: str = "", *, icon: str = "", glyph: str | None = None) -> None:
        """Other words, another tone."""
        self._text, self._tone, self._icon = text, tone, icon
        self._glyph = _TONES[tone][3] if glyph is None else glyph
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = metrics(theme.font("small")).horizontalAdvance(self._text) + theme.px(16)
        if self._icon or self._glyph:
            width += theme.px(14 + 5)
        return QSize(width, theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        fill, line, ink, _glyph = _TONES[self._tone]
        rect = QRectF(self.rect())
        paint_box(painter, rect, theme.px(4), fill=theme.color(fill), line=theme.color(line))
        x, side = theme.px(8), theme.px(14)
        top = round((self.height() - side) / 2)
        if self._icon:
            painter.drawPixmap(QPointF(x, top), theme.icon(self._icon, 14, ink))
            x += side + theme.px(5)
        elif self._glyph:
            theme.status(painter, self._glyph, QRectF(x, top, side, side), ink)
            x += side + theme.px(5)
        rect.setLeft(x)
        draw_text(painter, rect, self._text, theme.font("small"), theme.color(ink))
        painter.end()


class Chip(QAbstractButton):
    """A summary that leads somewhere: an icon, words, and what is strong among them.

    `parts` are (text, strong) runs: (("14:30", True), ("李伟明、黄国栋 调解会", False)).
    """

    ring = 6

    def __init__(
        self,
        theme: Theme,
        icon: str,
        parts: tuple[tuple[str, bool], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._parts = theme, icon, parts
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_parts(parts)
        theme.changed.connect(self.updateGeometry)

    def set_parts(self, parts: tuple[tuple[str, bool], ...]) -> None:
        """Other words."""
        self._parts = parts
        self.setAccessibleName(" ".join(text for text, _strong in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = sum(
            metrics(theme.font(_strength(strong))).horizontalAdvance(text)
            for text, strong in self._parts
        )
        gaps = theme.px(6) * max(0, len(self._parts) - 1)
        icon = theme.px(16 + 8) if self._icon else 0
        return QSize(words + gaps + icon + theme.px(24), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        rect = QRectF(self.rect())
        fill = theme.color("bg_hover" if self.underMouse() else "bg_surface")
        paint_box(painter, rect, theme.px(6), fill=fill, line=theme.color("line_card"))
        x: float = theme.px(12)
        if self._icon:
            side = theme.px(16)
            pixmap = theme.icon(self._icon, 16)
            painter.drawPixmap(QPointF(x, round((self.height() - side) / 2)), pixmap)
            x += side + theme.px(8)
        for text, strong in self._parts:
            rect.setLeft(x)
            x = draw_text(painter, rect, text, theme.font(_strength(strong)), theme.color("text"))
            x += theme.px(6)
        painter.end()


def _strength(strong: bool) -> str:
    return "body_strong" if strong else "body"
