"""The five steps of the intake in one line: done, now and to do; a click goes back to one."""

from __future__ import annotations

__all__ = ["StepBar"]

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics, paint_box

_LOOKS = {  # status → glyph, ink and style of the word, how it is said
    "done": ("done", "text", "body", tr("已填好")),
    "now": ("in_progress", "accent_text", "body_strong", tr("正在填")),
    "gap": ("overdue", "danger_text", "body", tr("还有没填的")),
    "todo": ("not_started", "text_2", "body", tr("还没到")),
}


class StepBar(QWidget):
    """1 申请人 — 2 事由 — …; ← → read, Enter or a click goes there.

    Signals:
        chosen: the place of the step the user wants (from 0).
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._names = theme, tuple(names)
        self._standing = ["todo"] * len(names)
        self._read = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_standing(self, standing: Sequence[str]) -> None:
        """How each step stands: "done", "now", "gap" or "todo"."""
        if list(standing) != self._standing:
            self._standing = list(standing)
            self._read = self._standing.index("now") if "now" in self._standing else 0
            self._speak()

    @property
    def standing(self) -> tuple[str, ...]:
        """How each step stands."""
        return tuple(self._standing)

    # -- Qt overrides --------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(520), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in moves and plain:
            self._read = min(max(self._read + moves[key], 0), len(self._names) - 1)
            self._speak()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.chosen.emit(self._read)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for at, area in enumerate(self._areas()):
            if area.contains(event.position()):
                self.chosen.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        painter.fillRect(self.rect(), theme.color("bg_header"))
        areas = self._areas()
        for at, area in enumerate(areas):
            glyph, ink, style, _said = _LOOKS[self._standing[at]]
            side = px(16)
            box = QRectF(area.left(), round(area.center().y() - side / 2), side, side)
            theme.status(painter, glyph, box)
            words = area.adjusted(side + px(6), 0, 0, 0)
            draw_text(painter, words, self._words(at), theme.font(style), theme.color(ink))
            if self.hasFocus() and at == self._read:
                around = area.adjusted(-px(4), px(8), px(4), -px(8))
                paint_box(painter, around, px(4), line=theme.color("focus"), width=2)
            if at + 1 < len(areas):
                solid = self._standing[at] == "done"
                self._way(painter, area.right(), areas[at + 1].left(), solid=solid)
        painter.end()

    # -- inside --------------------------------------------------------------------------

    def _words(self, at: int) -> str:
        return f"{at + 1} {self._names[at]}"

    def _areas(self) -> list[QRectF]:
        theme, px = self._theme, self._theme.px
        strong = metrics(theme.font("body_strong"))
        widths = [
            px(22) + strong.horizontalAdvance(self._words(at)) for at in range(len(self._names))
        ]
        room = self.width() - 2 * px(16) - sum(widths)
        gap = max(px(4), room / max(1, len(widths) - 1))
        left, found = float(px(16)), []
        for width in widths:
            found.append(QRectF(left, 0, width, self.height()))
            left += width + gap
        return found

    def _way(self, painter: QPainter, left: float, right: float, *, solid: bool) -> None:
        px, middle = self._theme.px, self.height() / 2
        if right - left < px(16):
            return
        pen = QPen(self._theme.color("text_2" if solid else "line_strong"), 1.2)
        if not solid:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(left + px(6), middle), QPointF(right - px(6), middle))

    def _speak(self) -> None:
        said = _LOOKS[self._standing[self._read]][3]
        words = tr("第 {at} 步，共 {n} 步，{name}，{said}").format(
            at=self._read + 1, n=len(self._names), name=self._names[self._read], said=said
        )
        self.setAccessibleName(words)
        self.update()
