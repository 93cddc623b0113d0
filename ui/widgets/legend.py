"""What stands above and below an input: its label, and what is to be said about it."""

from __future__ import annotations

__all__ = ["Head", "Message"]

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.labels import Label, StatusGlyph
from ui.widgets.layout import Row
from ui.widgets.paint import draw_text, metrics


class Head(QWidget):
    """The label, a star when required, and at the right quiet words or 自动.

    One painted widget, not six: a form has fifty of them.

    Attributes:
        auto: whether 自动 is shown.
    """

    def __init__(self, theme: Theme, label: str, *, required: bool, aside: str) -> None:
        super().__init__()
        self._theme = theme
        self._label, self._required, self._aside, self.auto = label, required, aside, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_parts(
        self,
        *,
        label: str | None = None,
        required: bool | None = None,
        aside: str | None = None,
        auto: bool | None = None,
    ) -> None:
        """Show other parts; None leaves one as it is."""
        self._label = self._label if label is None else label
        self._required = self._required if required is None else required
        self._aside = self._aside if aside is None else aside
        self.auto = self.auto if auto is None else auto
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        measured = metrics(theme.font("small"))
        width = measured.horizontalAdvance(self._label) + theme.px(12)
        if self._aside:
            width += measured.horizontalAdvance(self._aside) + theme.px(8 * self._required)
        if self.auto:
            width += measured.horizontalAdvance(tr("自动")) + theme.px(22)
        return QSize(width, measured.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, font = self._theme, self._theme.font("small")
        room, gap = QRectF(self.rect()), theme.px(4)
        end = draw_text(painter, room, self._label, font, theme.color("text_2"))
        if self._required:
            star = room.adjusted(end + gap, 0, 0, 0)
            draw_text(painter, star, "*", font, theme.color("danger_text"))
        right, quiet = room.right(), theme.color("text_3")
        if self.auto:
            right -= metrics(font).horizontalAdvance(tr("自动"))
            words = QRectF(right, 0, room.width(), room.height())
            draw_text(painter, words, tr("自动"), font, quiet)
            side = theme.px(14)
            right -= side + gap
            where = QPointF(right, round((room.height() - side) / 2))
            painter.drawPixmap(where, theme.icon("scan-line", 14, "text_3"))
            right -= gap
        if self._aside:
            right -= metrics(font).horizontalAdvance(self._aside)
            words = QRectF(right, 0, room.width(), room.height())
            draw_text(painter, words, self._aside, font, quiet)
        painter.end()


class Message(QWidget):
    """What is wrong and what to do, that it was checked, or something quiet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = Row(theme, self, margins=(0, 2, 0, 0), spacing=5)
        self._glyph = StatusGlyph(theme, "overdue", 13, "danger_text")
        self._words = Label(theme, "", "small", "text_2", wrap=True)
        row.add(self._glyph)
        row.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, state: str, text: str) -> None:
        """Say something as "error", "warn", "ok" or quietly; nothing takes no room."""
        color, glyph = {
            "error": ("danger_text", "overdue"),
            "warn": ("warn_text", "due_today"),
            "ok": ("accent_text", "checkin_ok"),
        }.get(state, ("text_2", ""))
        self._words.setText(text)
        self._words.set_color(color)
        self._glyph.setVisible(bool(glyph))
        if glyph:
            self._glyph.set_status(glyph, color)
        self.setVisible(bool(text))
