"""One of a few, chosen by its digit: painted boxes in a row, one of them at most chosen."""

from __future__ import annotations

__all__ = ["KeyedChoice", "Option"]

from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps

_GAP = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Option(NamedTuple):
    """One box: what it stands for, its words, its icon ("" for none)."""

    value: Any
    words: str
    icon: str = ""


class KeyedChoice(QWidget):
    """Boxes with digits; a digit chooses, ← → move, Enter takes what is chosen.

    Signals:
        chosen: the value of the box the user chose, by digit or mouse.
        taken: Enter with one chosen.
        left: Esc, back to what stands before.
    """

    chosen = Signal(object)
    taken = Signal()
    left = Signal()

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self._theme, self._label = theme, label
        self._options: tuple[Option, ...] = ()
        self._at: int | None = None
        self._wrong = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        theme.changed.connect(self.updateGeometry)

    def show_options(self, options: tuple[Option, ...], *, first: Any = None) -> None:
        """Offer these; `first` is chosen before anybody chose, None for nothing."""
        self._options = options
        values = [option.value for option in options]
        self._at = values.index(first) if first in values else None
        self._wrong = False
        self._said()
        self.updateGeometry()

    def value(self) -> Any:
        """What is chosen, or None."""
        return None if self._at is None else self._options[self._at].value

    def choose(self, value: Any) -> None:
        """Choose as the user does."""
        values = [option.value for option in self._options]
        if value in values:
            self._choose(values.index(value))

    def set_wrong(self, *, wrong: bool) -> None:
        """Whether something must still be chosen here."""
        self._wrong = wrong
        self.update()

    # -- Qt overrides --------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        widths = [self._natural(option, icon=True) for option in self._options]
        gaps = self._theme.px(_GAP) * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        widths = [self._natural(option, icon=False) for option in self._options]
        gaps = self._theme.px(_GAP) * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, self._theme.size("control"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if text.isdigit() and 1 <= int(text) <= len(self._options):
            self._choose(int(text) - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._options:
            step = 1 if key == Qt.Key.Key_Right else -1
            start = -1 if self._at is None and step == 1 else self._at or 0
            self._at = (start + step) % len(self._options)
            self._said()
        elif key in _ENTER:
            if self._at is None:
                self.set_wrong(wrong=True)
            else:
                self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._option_at(event.position().toPoint())
        if at is not None:
            self._choose(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, rect in enumerate(self._rects()):
            self._paint(painter, rect, at)
        painter.end()

    # -- inside --------------------------------------------------------------------------

    def _choose(self, at: int) -> None:
        self._at, self._wrong = at, False
        self._said()
        self.chosen.emit(self._options[at].value)

    def _said(self) -> None:
        count = len(self._options)
        words = tr("{label}，共 {n} 个，还没有选").format(label=self._label, n=count)
        if self._at is not None:
            words = tr("{label}：{words}，第 {at} 个，共 {n} 个").format(
                label=self._label, words=self._options[self._at].words, at=self._at + 1, n=count
            )
        self.setAccessibleName(words)
        self.update()

    def _natural(self, option: Option, *, icon: bool) -> int:
        theme = self._theme
        words = metrics(theme.font("body_strong")).horizontalAdvance(option.words)
        side = theme.px(23) if icon and option.icon else 0
        return theme.px(9) + caps_width(theme, "8") + theme.px(8) + side + words + theme.px(10)

    def _rects(self) -> list[QRectF]:
        gap, height = self._theme.px(_GAP), float(self.height())
        icons = self.sizeHint().width() <= self.width()
        widths = [self._natural(option, icon=icons) for option in self._options]
        room = self.width() - sum(widths) - gap * (len(widths) - 1)
        most = self._theme.px(60)
        more = min(most, max(0, room // len(widths))) if widths else 0
        left, found = 0.0, []
        for width in widths:
            found.append(QRectF(left, 0, width + more, height))
            left += width + more + gap
        return found

    def _option_at(self, point: QPoint) -> int | None:
        found = (at for at, rect in enumerate(self._rects()) if rect.contains(point.toPointF()))
        return next(found, None)

    def _paint(self, painter: QPainter, rect: QRectF, at: int) -> None:
        theme, option, current = self._theme, self._options[at], at == self._at
        line, width = ("accent", 2) if current else ("line_strong", 1)
        if self._wrong:
            line = "danger"
        fill = "accent_tint" if current else "bg_surface"
        paint_box(
            painter, rect, theme.px(6), fill=theme.color(fill), line=theme.color(line), width=width
        )
        if self.hasFocus() and (current or (self._at is None and at == 0)):
            inner = rect.adjusted(3, 3, -3, -3)
            paint_box(painter, inner, theme.px(4), line=theme.color("focus"))
        ink = "accent_text" if current else "text"
        middle = rect.center().y()
        left = paint_caps(
            painter, theme, str(at + 1), rect.left() + theme.px(9), middle,
            ink=theme.color("accent_text" if current else "text_2"),
            fill=theme.color("bg_surface"),
        )  # fmt: skip
        left += theme.px(8)
        if option.icon and self.sizeHint().width() <= self.width():
            side = theme.px(16)
            pixmap = theme.icon(option.icon, 16, ink)
            painter.drawPixmap(QPoint(round(left), round(middle - side / 2)), pixmap)
            left += side + theme.px(7)
        words = QRectF(left, rect.top(), rect.right() - left, rect.height())
        font = theme.font("body_strong" if current else "body")
        draw_text(painter, words, option.words, font, theme.color(ink), elide=True)
