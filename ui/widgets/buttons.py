"""Buttons, with the key that presses them printed on them."""

from __future__ import annotations

__all__ = [
    "Button",
    "DangerButton",
    "LinkButton",
    "PrimaryButton",
    "ToggleButton",
    "TonalButton",
]

from typing import ClassVar, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.paint import caps_width, metrics, paint_box, paint_caps


class _Look(NamedTuple):
    """Colour tokens of one kind of button; "" paints nothing."""

    fill: str
    hover: str
    pressed: str
    line: str
    ink: str
    style: str = "body"


class Button(QPushButton):
    """A plain bordered button.

    `keys` is only printed ("Ctrl+P"); `bind=True` also makes it press the button. Sizes are
    "small" (30), "" (34) and "large" (42).
    """

    look: _Look = _Look("bg_surface", "bg_hover", "bg_selected", "line_strong", "text")
    padding: int = 13
    ring = 6  # radius of the focus ring, in px at base 14

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        keys: str = "",
        icon: str = "",
        size: str = "",
        bind: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._keys, self._icon, self._size = theme, keys, icon, size
        self._hovered = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(text)
        if bind and keys:
            # Not setShortcut: that one presses for 100 ms before it clicks.
            QShortcut(QKeySequence(keys), self).activated.connect(self.click)
        theme.changed.connect(self.updateGeometry)

    @property
    def keys(self) -> str:
        """The shortcut printed on the button."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Print another shortcut."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Other words; the accessible name follows."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    # -- Qt overrides --------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        theme = self._theme
        name = {"small": "control_small", "large": "button_large"}.get(self._size, "control")
        width = self._content_width() + 2 * theme.px(self.padding)
        return QSize(max(width, theme.px(30)), theme.size(name))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        ink, line = self._paint_body(painter)
        x = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self._icon:
            pixmap = theme.icon(self._icon, self._icon_size(), ink)
            side = theme.px(self._icon_size())
            painter.drawPixmap(QPointF(round(x), round(middle - side / 2)), pixmap)
            x += side + (theme.px(8) if self.text() else 0)
        if self.text():
            font = self._font()
            width = metrics(font).horizontalAdvance(self.text())
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            rect = QRectF(x, 0, width + 2, self.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())
            x += width + theme.px(8)
        if self._keys:
            paint_caps(painter, theme, self._keys, x, middle, ink=theme.color(ink), line=line)
        painter.end()

    # -- inside --------------------------------------------------------------------------

    def _font(self) -> QFont:
        font = self._theme.font(self.look.style if self.isEnabled() else "body")
        if self._size == "large":
            font = QFont(font)
            font.setPixelSize(self._theme.px(16))
        return font

    def _icon_size(self) -> int:
        return 18 if self._size == "large" else 16

    def _content_width(self) -> int:
        theme = self._theme
        parts = []
        if self._icon:
            parts.append(theme.px(self._icon_size()))
        if self.text():
            parts.append(metrics(self._font()).horizontalAdvance(self.text()))
        if self._keys:
            parts.append(caps_width(theme, self._keys))
        return sum(parts) + theme.px(8) * max(0, len(parts) - 1)

    def _paint_body(self, painter: QPainter) -> tuple[str, QColor]:
        """Paint the box; returns the ink's token and the colour of the caps' border."""
        theme, look = self._theme, self.look
        rect, radius = QRectF(self.rect()), theme.px(6)
        if not self.isEnabled():
            paint_box(
                painter,
                rect,
                radius,
                fill=theme.color("bg_sunken"),
                line=theme.color("line_card"),
            )
            return "text_disabled", theme.color("line_card")
        pressed = self.isDown() or self.isChecked()
        fill = look.pressed if pressed else look.hover if self.underMouse() else look.fill
        paint_box(
            painter,
            rect,
            radius,
            fill=theme.color(fill) if fill else None,
            line=theme.color(look.line) if look.line else None,
            width=2 if look.line == "accent" else 1,
        )
        if look.ink == "on_accent":
            line = QColor(theme.color("on_accent"))
            line.setAlpha(150)
            return look.ink, line
        return look.ink, theme.color("accent_line" if look.line == "accent_line" else "line_strong")


class PrimaryButton(Button):
    """The one filled action of a view."""

    look = _Look("accent", "accent_hover", "accent_pressed", "", "on_accent")


class TonalButton(Button):
    """A tinted button, for what is often wanted but not the next step."""

    look = _Look(
        "accent_tint", "bg_hover", "bg_selected", "accent_line", "accent_text", "body_strong"
    )


class LinkButton(Button):
    """Words that act."""

    look = _Look("", "bg_hover", "bg_selected", "", "accent_text")
    padding = 6


class DangerButton(Button):
    """What cannot be undone."""

    look = _Look("bg_surface", "bg_hover", "bg_selected", "danger", "danger_text")


class ToggleButton(Button):
    """One of a few ways, tinted and outlined while it is chosen."""

    look = _Look("bg_surface", "bg_hover", "bg_selected", "line_card", "text_2")
    chosen: ClassVar[_Look] = _Look(
        "accent_tint", "accent_tint", "accent_tint", "accent", "accent_text", "body_strong"
    )

    def __init__(self, theme: Theme, text: str, *, icon: str = "") -> None:
        super().__init__(theme, text, icon=icon)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, checked: bool) -> None:
        self.look = self.chosen if checked else type(self).look
        self.updateGeometry()
