"""办事总览: a line of work a row, its records along the years."""

from __future__ import annotations

__all__ = ["Overview"]

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.messages import PersonRecord
from ui.lines import LOOKS
from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics, paint_box, paint_icon

_HEAD, _ROW, _NAMES = 30, 34, 98
_LEAST = 4  # years shown, so that a young file is not one bar across


class Overview(QWidget):
    """Bars from when a record began to when it ended; today is a line across."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._records: tuple[PersonRecord, ...] = ()
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_records(self, records: tuple[PersonRecord, ...], today: date) -> None:
        """Show these."""
        self._records, self._today = records, today
        said = (tr("{title}，{state}").format(title=one.title, state=one.state) for one in records)
        self.setAccessibleName(tr("办事总览"))
        self.setAccessibleDescription(tr("；").join(said))
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines with records, in the order of the navigation."""
        return tuple(line for line in LOOKS if any(one.line == line for one in self._records))

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(400), px(_HEAD + _ROW * max(1, len(self.lines)) + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._records:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        area = QRectF(px(16 + _NAMES), 0, self.width() - px(16 + _NAMES + 16), self.height())
        self._paint_years(painter, area)
        top = px(_HEAD)
        for line in self.lines:
            self._paint_line(painter, line, top, area)
            top += px(_ROW)
        x = round(self._at(self._today, area))
        painter.fillRect(
            QRectF(x, px(_HEAD - 6), 2, top - px(_HEAD - 6)), self._theme.color("accent")
        )
        painter.end()

    @property
    def _first(self) -> int:
        oldest = min(one.since.year for one in self._records)
        return min(oldest, self._today.year + 1 - _LEAST)

    def _at(self, day: date, area: QRectF) -> float:
        """Where a day stands."""
        years = self._today.year + 1 - self._first
        begun = day.year - self._first + (day.timetuple().tm_yday - 1) / 366
        return area.left() + area.width() * min(max(begun, 0), years) / years

    def _paint_years(self, painter: QPainter, area: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        step = max(1, (self._today.year - self._first) // 10 + 1)
        for year in range(self._first, self._today.year + 1, step):
            x = self._at(date(year, 1, 1), area)
            painter.fillRect(
                QRectF(x, px(_HEAD - 4), 1, self.height() - px(_HEAD)), theme.color("line")
            )
            room = QRectF(x, 0, px(60), px(_HEAD - 4))
            draw_text(painter, room, str(year), theme.font("small"), theme.color("text_2"))

    def _paint_line(self, painter: QPainter, line: str, top: float, area: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.fillRect(QRectF(px(16), top, self.width() - px(32), 1), theme.color("line"))
        row = QRectF(px(16), top, px(_NAMES), px(_ROW))
        icon = LOOKS[line].icon
        row.setLeft(paint_icon(painter, theme, icon, 16, row.left(), row.center().y()) + px(8))
        draw_text(painter, row, LOOKS[line].label, theme.font("small"), theme.color("text_2"))
        taken = area.right() + px(200)  # words are painted from the right, over no other's
        for one in [one for one in self._records if one.line == line]:
            taken = self._paint_record(painter, one, QRectF(0, top, taken, px(_ROW)), area)

    def _paint_record(
        self, painter: QPainter, one: PersonRecord, row: QRectF, area: QRectF
    ) -> float:
        """Paint one; returns where it begins, words included."""
        theme, px = self._theme, self._theme.px
        open_ = one.until is None
        left = self._at(one.since, area)
        right = max(self._at(one.until or self._today, area), left + px(11))
        bar = QRectF(left, row.center().y() - px(8), right - left, px(16))
        fill, line = ("accent_tint", "accent") if open_ else ("bg_sunken", "line_strong")
        paint_box(painter, bar, px(4), fill=theme.color(fill), line=theme.color(line))
        font = theme.font("body_strong" if open_ else "small")
        text = tr("{title}，{state}").format(title=one.title.rpartition(" ")[2], state=one.state)
        wide = metrics(font).horizontalAdvance(text) + px(8)
        ink = theme.color("accent_text" if open_ else "text_2")
        if wide < bar.width():
            draw_text(painter, bar.adjusted(px(6), 0, 0, 0), text, font, ink)
        elif left - wide > area.left():  # before it: today is seldom far
            left -= wide
            if right <= row.right():
                draw_text(painter, QRectF(left, row.top(), wide, row.height()), text, font, ink)
        elif right + wide < min(row.right(), area.right()):
            room = QRectF(right + px(6), row.top(), wide, row.height())
            draw_text(painter, room, text, font, ink)
        return min(left, bar.left())
