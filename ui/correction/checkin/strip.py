"""Half a year of reports, a box for each week: its shape tells what became of it."""

from __future__ import annotations

__all__ = ["HeatStrip", "Legend", "paint_standing"]

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.correction.messages import WeekCell, WindowState
from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics, paint_box

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BOX = 22
_ON_LEAVE = tr("假")
_LOOKS = {
    WindowState.DONE: ("ok", "checkin_ok"),
    WindowState.LATE: ("warn", "checkin_late"),
    WindowState.EXCUSED: ("", _ON_LEAVE),
    WindowState.AWAY: ("", _ON_LEAVE),
    WindowState.MISSED: ("danger", "checkin_missed"),
}
_TONES = {
    "ok": ("accent_tint", "accent_line", "accent_text"),
    "warn": ("warn_tint", "warn_line", "warn_text"),
    "danger": ("danger_tint", "danger_line", "danger_text"),
    "": ("bg_surface", "line_strong", "text_2"),
}


def paint_standing(
    painter: QPainter, theme: Theme, box: QRectF, standing: WindowState | None
) -> None:
    """One box: a tick, a bar, a cross, 假; dashed what is still to come, empty what never was."""
    radius = theme.px(4)
    if standing is WindowState.OPEN:
        pen = QPen(theme.color("accent"), 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.2, 1.8])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        return
    if standing is None or standing not in _LOOKS:
        paint_box(painter, box, radius, fill=theme.color("bg_sunken"), line=theme.color("line"))
        return
    tone, glyph = _LOOKS[standing]
    fill, line, ink = (theme.color(name) for name in _TONES[tone])
    paint_box(painter, box, radius, fill=fill, line=line)
    if glyph == _ON_LEAVE:
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, box, glyph, theme.font("small"), ink, align=centre)
        return
    side = theme.px(12)
    at = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    theme.status(painter, glyph, at, _TONES[tone][2])


class Legend(QWidget):
    """What the boxes mean, each with how many there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: tuple[tuple[WindowState, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_counts(self, counts: tuple[tuple[WindowState, int], ...]) -> None:
        """Show other numbers."""
        self._counts = counts
        self.setAccessibleName(tr("，").join(self._words(*one) for one in counts))
        self.updateGeometry()
        self.update()

    @staticmethod
    def _words(standing: WindowState, count: int) -> str:
        word = {WindowState.EXCUSED: tr("请假"), WindowState.MISSED: tr("未到")}
        label = word.get(standing, tr(standing.label))
        return tr("{label} {n}").format(label=label, n=count)

    def sizeHint(self) -> QSize:
        theme, font = self._theme, metrics(self._theme.font("small"))
        widths = [font.horizontalAdvance(self._words(*one)) for one in self._counts]
        parts = len(widths)
        return QSize(sum(widths) + parts * theme.px(23) + theme.px(10) * parts, theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, side, left = self._theme, self._theme.px(18), 0.0
        for one in self._counts:
            paint_standing(painter, theme, QRectF(left, theme.px(1), side, side), one[0])
            words = QRectF(left + theme.px(23), 0, self.width(), self.height())
            quiet = theme.color("text_2")
            end = draw_text(painter, words, self._words(*one), theme.font("small"), quiet)
            left = end + theme.px(10)
        painter.end()


class HeatStrip(QWidget):
    """The weeks; ← → go through them, the words of each stand in the tooltip and are spoken."""

    ring = 6

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weeks: tuple[WeekCell, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_weeks(self, weeks: tuple[WeekCell, ...]) -> None:
        """Show other weeks; the last one is this week."""
        self._weeks, self._at = weeks, len(weeks) - 1
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_BOX) * 12, self._theme.px(46))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._weeks:
            super().keyPressEvent(event)
            return
        self._at = min(len(self._weeks) - 1, max(0, self._at + step))
        self._say()
        where = self._box(self._at).bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(where), self._words(self._at), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = self._week_at(event.pos())
            QToolTip.showText(event.globalPos(), self._words(at) if at is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, written = self._theme, -1.0
        for at, week in enumerate(self._weeks):
            box = self._box(at)
            paint_standing(painter, theme, box, week.standing)
            if self.hasFocus() and at == self._at:
                around = box.adjusted(-2, -2, 2, 2)
                paint_box(painter, around, theme.px(5), line=theme.color("focus"), width=2)
            first = at == 0 or week.monday.month != self._weeks[at - 1].monday.month
            if first and box.left() > written:
                words = tr("{m}月").format(m=week.monday.month)
                area = QRectF(box.left(), box.bottom() + theme.px(3), theme.px(60), theme.px(18))
                quiet = theme.color("text_2")
                written = draw_text(painter, area, words, theme.font("small"), quiet, align=_LEFT)
                written += theme.px(8)
        painter.end()

    def _box(self, at: int) -> QRectF:
        side, count = self._theme.px(_BOX), max(1, len(self._weeks))
        step = min(side + self._theme.px(3), (self.width() - side - 4) / max(1, count - 1))
        return QRectF(2 + at * step, 2, min(side, step - 1), side)

    def _week_at(self, point: QPoint) -> int | None:
        boxes = (at for at in range(len(self._weeks)) if self._box(at).contains(point.toPointF()))
        return next(boxes, None)

    def _words(self, at: int) -> str:
        week = self._weeks[at]
        head = tr("{m}月{d}日这一周").format(m=week.monday.month, d=week.monday.day)
        return tr("{head}：{words}").format(head=head, words=week.words or tr("没有要报告的"))

    def _say(self) -> None:
        count = len(self._weeks)
        if self._weeks:
            says = tr("近 {n} 周报到。{week}").format(n=count, week=self._words(self._at))
            self.setAccessibleName(says)
        self.update()
