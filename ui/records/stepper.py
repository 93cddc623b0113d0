"""Where a record is: its steps in a line, done, now and to do."""

from __future__ import annotations

__all__ = ["Stepper"]

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.records.messages import StepView
from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics, paint_box

_LOOKS = {  # status → glyph, ink of the word, style of the word
    "done": ("done", "text_2", "body"),
    "now": ("in_progress", "accent_text", "body_strong"),
    "todo": ("not_started", "text_3", "body"),
}
_SPOKEN = {"done": tr("已办"), "now": tr("正在办"), "todo": tr("还没办")}
_GLYPH = 16


class Stepper(QWidget):
    """← → read the steps, Enter or a click jumps to what happened at one.

    Signals:
        jumped: the step (Code) gone to.
    """

    jumped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: tuple[StepView, ...] = ()
        self._read = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)

    def show_steps(self, steps: tuple[StepView, ...]) -> None:
        """Show these steps."""
        self._steps = steps
        self._read = next((n for n, step in enumerate(steps) if step.status == "now"), 0)
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(44))

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, step in enumerate(self._steps):
            last = number == len(self._steps) - 1
            self._paint_step(painter, self._area(number), step, last=last)
            if self.hasFocus() and number == self._read:
                ring = self._area(number).adjusted(0, 0, -2, 0)
                paint_box(
                    painter, ring, self._theme.px(4), line=self._theme.color("focus"), width=2
                )
        painter.end()

    def _area(self, number: int) -> QRectF:
        pitch = self.width() / max(1, len(self._steps))
        return QRectF(number * pitch, 0, pitch, self.height())

    def _paint_step(self, painter: QPainter, area: QRectF, step: StepView, *, last: bool) -> None:
        theme, px = self._theme, self._theme.px
        glyph, ink, style = _LOOKS[step.status]
        side = px(_GLYPH)
        left, middle = area.left() + px(1), px(12)
        theme.status(painter, glyph, QRectF(left, middle - side / 2, side, side))
        words = left + side + px(8)
        word = tr(step.step.label)
        line = QRectF(words, 0, area.right() - words, px(24))
        end = draw_text(painter, line, word, theme.font(style), theme.color(ink))
        if not last:
            self._paint_way(painter, end + px(9), area.right() - px(8), middle, step.status)
        below = QRectF(words, px(23), area.right() - words - px(4), px(20))
        color = theme.color("accent_text" if step.status == "now" else "text_2")
        draw_text(painter, below, step.caption, theme.font("small"), color, elide=True)

    def _paint_way(
        self, painter: QPainter, left: float, right: float, middle: float, status: str
    ) -> None:
        if right <= left:
            return
        done = status == "done"
        pen = QPen(self._theme.color("text_2" if done else "line_strong"), 1.6 if done else 1)
        if not done:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))

    # -- what happens ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves:
            wanted = self._read + moves[Qt.Key(event.key())]
            self._read = min(max(wanted, 0), max(0, len(self._steps) - 1))
            self._speak()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._steps:
            self.jumped.emit(self._steps[self._read].step)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number is not None:
            self._read = number
            self._speak()
            self.jumped.emit(self._steps[number].step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position())
        shape = Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.setToolTip("" if over is None else self._steps[over].caption)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _at(self, position: QPointF) -> int | None:
        for number, step in enumerate(self._steps):
            area = self._area(number)
            words = metrics(self._theme.font("body_strong")).horizontalAdvance(step.step.label)
            area.setWidth(min(area.width(), self._theme.px(_GLYPH + 16) + words))
            if area.contains(position):
                return number
        return None

    def _speak(self) -> None:
        """第 3 步，共 6 步，调解，正在办."""
        if not self._steps:
            return
        step = self._steps[self._read]
        spoken = tr("第 {n} 步，共 {all} 步，{step}，{status}").format(
            n=self._read + 1,
            all=len(self._steps),
            step=tr(step.step.label),
            status=_SPOKEN[step.status],
        )
        self.setAccessibleName(tr("，").join(filter(None, (spoken, step.caption))))
