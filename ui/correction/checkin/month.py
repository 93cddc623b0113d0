"""The month in hand: a painted calendar, each day with what it holds."""

from __future__ import annotations

__all__ = ["MonthCalendar"]

import calendar as gregorian
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.correction.messages import DayMark, WindowState
from app.i18n import month_day, tr
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.paint import draw_text, metrics, paint_box

_CENTRE = Qt.AlignmentFlag.AlignCenter
_HEADS = (tr("一"), tr("二"), tr("三"), tr("四"), tr("五"), tr("六"), tr("日"))
_ROW = 25
_TONES = {
    WindowState.DONE: ("accent_tint", "accent_line", "accent_text", "checkin_ok"),
    WindowState.LATE: ("warn_tint", "warn_line", "warn_text", "checkin_late"),
    WindowState.MISSED: ("danger_tint", "danger_line", "danger_text", "checkin_missed"),
}


class MonthCalendar(QWidget):
    """A month with its marks; its arrows and PgUp PgDn turn it.

    Signals:
        turned: the first of the month the user wants.
    """

    turned = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = Column(theme, self, margins=(14, 8, 14, 8), spacing=4)
        head = Row(theme, spacing=6)
        self._before = LinkButton(theme, "", icon="chevron-left", size="small")
        self._after = LinkButton(theme, "", icon="chevron-right", size="small")
        self._title = Label(theme, "", "body_strong")
        self._before.setAccessibleName(tr("上个月"))
        self._after.setAccessibleName(tr("下个月"))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        head.add(self._before, self._title, self._after)
        head.addStretch(1)
        self.days = _Days(theme)
        self.days.turned.connect(self._turn)
        column.addLayout(head)
        column.addWidget(self.days)
        column.addStretch(1)
        self._month = date.min

    def show_month(self, month: date, marks: tuple[DayMark, ...], today: date) -> None:
        """Show a month by its first day."""
        self._month = month
        self._title.setText(tr("{y} 年 {m} 月").format(y=month.year, m=month.month))
        self.days.show_days(month, marks, today)

    def _turn(self, step: int) -> None:
        last = gregorian.monthrange(self._month.year, self._month.month)[1]
        day = self._month + timedelta(days=last) if step > 0 else self._month - timedelta(days=1)
        self.turned.emit(day.replace(day=1))


class _Days(QWidget):
    """The days of a month in weeks from Monday."""

    ring = 6
    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._month = self._today = date(2000, 1, 1)
        self._marks: dict[date, DayMark] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_days(self, month: date, marks: tuple[DayMark, ...], today: date) -> None:
        self._month, self._today = month, today
        self._marks = {mark.day: mark for mark in marks}
        said = [tr("{day}：{words}").format(day=month_day(m.day), words=m.words) for m in marks]
        self.setAccessibleName(tr("；").join(said) or tr("这个月没有记录"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        # Six weeks always, so that nothing below moves with the month.
        return QSize(self._theme.px(280), self._theme.px(_ROW) * 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            QToolTip.showText(event.globalPos(), mark.words if mark else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        for column, head in enumerate(_HEADS):
            quiet = theme.color("text_2")
            rect = self._cell(0, column)
            draw_text(painter, rect, tr(head), theme.font("small"), quiet, align=_CENTRE)
        for day, rect in self._cells():
            self._paint_day(painter, rect, day)
        painter.end()

    def _cell(self, row: int, column: int) -> QRectF:
        width, height = self.width() / 7, self._theme.px(_ROW)
        return QRectF(column * width, row * height, width, height)

    def _cells(self) -> list[tuple[date, QRectF]]:
        first = self._month.weekday()
        count = gregorian.monthrange(self._month.year, self._month.month)[1]
        days = (self._month + timedelta(days=n) for n in range(count))
        return [
            (day, self._cell(1 + (first + n) // 7, (first + n) % 7)) for n, day in enumerate(days)
        ]

    def _mark_at(self, point: QPoint) -> DayMark | None:
        found = (day for day, rect in self._cells() if rect.contains(point.toPointF()))
        return self._marks.get(next(found, date.min))

    def _paint_day(self, painter: QPainter, rect: QRectF, day: date) -> None:
        theme = self._theme
        mark, today = self._marks.get(day), day == self._today
        box = QRectF(rect)
        box.setWidth(min(rect.width() - 2, theme.px(46)))
        box.moveCenter(rect.center())
        box.adjust(0, 1, 0, -2)
        words, ink, glyph = str(day.day), "text" if day <= self._today else "text_2", ""
        if mark is not None and mark.standing in _TONES:
            fill, line, ink, glyph = _TONES[mark.standing]
            paint_box(painter, box, theme.px(5), fill=theme.color(fill), line=theme.color(line))
        elif mark is not None and mark.standing is WindowState.OPEN:
            self._dash(painter, box)
        elif mark is not None:
            words = tr("{d} 假").format(d=day.day)
            paint_box(painter, box, theme.px(5), line=theme.color("line_strong"))
        if today:
            words, ink = tr("{d} 今").format(d=day.day), "accent_text"
        font = theme.font("body_strong" if today else "body")
        if not glyph:
            draw_text(painter, box, words, font, theme.color(ink), align=_CENTRE)
            return
        side = theme.px(12)
        wide = metrics(font).horizontalAdvance(words) + theme.px(4) + side
        left = box.center().x() - wide / 2
        text = QRectF(left, box.top(), wide, box.height())
        left = draw_text(painter, text, words, font, theme.color(ink)) + theme.px(4)
        theme.status(painter, glyph, QRectF(left, box.center().y() - side / 2, side, side), ink)

    def _dash(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(self._theme.color("accent"), 1.6, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.4, 2.0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(5)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
