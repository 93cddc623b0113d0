"""How far the term has come: a thin bar with its first and last day, and the days that are left."""

from __future__ import annotations

__all__ = ["TermLine"]

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.correction.messages import SubjectDetail
from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.paint import draw_text, metrics, paint_box

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NEAR = 30  # days (R29)


class TermLine(QWidget):
    """矫正期 2026-10-15 ▬▬▬▬ 2028-05-15，剩 538 天."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._start = self._end = date.min
        self._days, self._over = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_subject(self, subject: SubjectDetail) -> None:
        """Show the term of a subject."""
        self._start, self._end = subject.judgment.start_on, subject.judgment.end_on
        self._days, self._over = subject.days, subject.state.ended
        if subject.ended_on is not None:
            self._days = (self._end - subject.ended_on).days
        self.setAccessibleName(
            tr("矫正期 {a} 至 {b}，{left}").format(a=self._start, b=self._end, left=self.left())
        )
        self.update()

    def left(self) -> str:
        """剩 538 天, 今天期满, 已满 3 天, 已结束."""
        if self._over:
            return tr("已结束")
        if self._days > 0:
            return tr("剩 {n} 天").format(n=self._days)
        return tr("今天期满") if self._days == 0 else tr("已满 {n} 天").format(n=-self._days)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        small, quiet = theme.font("small"), theme.color("text_2")
        area = QRectF(self.rect())
        head = tr("矫正期 {day}").format(day=self._start)
        end = draw_text(painter, area, head, small, quiet)
        strong = theme.font("body_strong")
        near = not self._over and self._days <= _NEAR
        ink = theme.color("warn_text" if near else "text")
        draw_text(painter, area, self.left(), strong, ink, align=_RIGHT)
        area.setRight(area.right() - metrics(strong).horizontalAdvance(self.left()) - px(10))
        last = f"{self._end}"
        draw_text(painter, area, last, small, quiet, align=_RIGHT)
        area.setRight(area.right() - metrics(small).horizontalAdvance(last) - px(10))
        area.setLeft(end + px(10))
        if area.width() > px(30):
            self._paint_bar(painter, area)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        bar = QRectF(area.left(), area.center().y() - theme.px(3), area.width(), theme.px(6))
        radius = bar.height() / 2
        paint_box(painter, bar, radius, fill=theme.color("bg_sunken"), line=theme.color("line"))
        whole = max(1, (self._end - self._start).days + 1)
        share = min(1.0, max(0.0, (whole - self._days) / whole))
        if share:
            bar.setWidth(max(bar.height(), bar.width() * share))
            paint_box(painter, bar, radius, fill=theme.color("text_2" if self._over else "accent"))
