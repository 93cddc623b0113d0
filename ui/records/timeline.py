"""What happened in a record, newest first."""

from __future__ import annotations

__all__ = ["TimelineDelegate", "TimelineModel", "TimelineView"]

from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.clock import Clock
from app.codes import Code
from app.i18n import month_day, near_day, tr
from app.records.messages import TimelineItem
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.elided import wrapped
from ui.widgets.labels import Label
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, paint_box

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST = 6  # lines of one item; Enter shows all of them
_WHEN, _CIRCLE, _TEXT = 84, 105, 126  # right edge of dates, middle of circles, left of words


class TimelineModel(RowsModel[TimelineItem]):
    """The items of one record."""

    def __init__(self, clock: Clock, parent: Any = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def spoken(self, item: TimelineItem) -> str:
        parts = (*self.when(item), item.title, item.by, item.text)
        return tr("，").join(filter(None, parts))

    def find(self, step: Code) -> QModelIndex:
        """The newest item of a step."""
        for row, item in enumerate(self.items):
            if item.step is step:
                return self.index(row)
        return QModelIndex()

    def when(self, item: TimelineItem) -> tuple[str, str]:
        """今天 and 09:05; 2025年 and 11月2日."""
        today, day = self._clock.today(), item.at.date()
        if day.year != today.year:
            return tr("{y}年").format(y=day.year), month_day(day)
        return near_day(day, today), f"{item.at:%H:%M}" if item.has_time else ""


class TimelineDelegate(RowDelegate):
    """Date, an icon on the line of time, what was done and by whom, and its text."""

    divider = False
    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option  # knows no width before the view has one
        view: Any = self.parent()
        width = view.viewport().width()
        px, item = self.theme.px, index.data(ITEM)
        model = index.model()
        hour = model.when(item)[1] if isinstance(model, TimelineModel) else ""
        lines = max(1 if hour else 0, len(self._lines(item, width)))
        return QSize(width, px(22 + 20 * lines + (10 if lines else 16)))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: TimelineItem = index.data(ITEM)
        model = index.model()
        first = QRectF(rect.left(), rect.top() + px(4), rect.width(), px(22))
        second = QRectF(rect.left(), first.bottom(), rect.width(), px(20))
        if isinstance(model, TimelineModel):
            day, time = model.when(item)
            self._paint_when(painter, first, day, "body", "text")
            self._paint_when(painter, second, time, "small", "text_2")
            last = index.row() == model.rowCount() - 1
            self._paint_way(painter, rect, first=index.row() == 0, last=last)
        self._paint_circle(painter, rect, item.icon)
        right = rect.right() - px(14)
        words = QRectF(rect.left() + px(_TEXT), first.top(), 0, first.height())
        words.setRight(right)
        strong, small = theme.font("body_strong"), theme.font("small")
        title = wrapped(item.title, strong, int(words.width()), 1)
        end = draw_text(painter, words, "".join(title), strong, theme.color("text"))
        words.setLeft(min(end + px(12), right))
        draw_text(painter, words, item.by, small, theme.color("text_2"), elide=True)
        line = QRectF(rect.left() + px(_TEXT), second.top(), 0, px(20))
        line.setRight(right)
        for text in self._lines(item, rect.width()):
            draw_text(painter, line, text, small, theme.color("text_2"))
            line.translate(0, px(20))

    def _lines(self, item: TimelineItem, width: int) -> tuple[str, ...]:
        px = self.theme.px
        room = width - px(_TEXT) - px(14)
        return wrapped(item.text, self.theme.font("small"), room, _MOST)

    def _paint_when(
        self, painter: QPainter, area: QRectF, text: str, style: str, color: str
    ) -> None:
        theme = self.theme
        area = QRectF(area)
        area.setRight(area.left() + theme.px(_WHEN))
        draw_text(painter, area, text, theme.font(style), theme.color(color), align=_RIGHT)

    def _paint_way(self, painter: QPainter, rect: QRect, *, first: bool, last: bool) -> None:
        px = self.theme.px
        top = rect.top() + (px(15) if first else 0)
        bottom = rect.top() + px(15) if last else rect.bottom() + 1
        x = rect.left() + px(_CIRCLE)
        painter.fillRect(x, top, 1, bottom - top, self.theme.color("line_card"))

    def _paint_circle(self, painter: QPainter, rect: QRect, icon: str) -> None:
        theme, px = self.theme, self.theme.px
        side, radius = px(15), px(13)
        centre = QPointF(rect.left() + px(_CIRCLE) + 0.5, rect.top() + px(15))
        circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        fill, line = theme.color("bg_surface"), theme.color("line_card")
        paint_box(painter, circle, radius, fill=fill, line=line)
        at = QPointF(round(centre.x() - side / 2), round(centre.y() - side / 2))
        painter.drawPixmap(at, theme.icon(icon, 15))


class TimelineView(ListView):
    """↑ ↓ read, Enter or Space shows an item in full."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, uniform=False, parent=parent)
        self._theme = theme
        self.items = TimelineModel(clock, self)
        self.setModel(self.items)
        self.setItemDelegate(TimelineDelegate(theme, self))
        self.setAccessibleName(tr("经过"))
        self.acted.connect(self._on_opened)
        self.peeked.connect(self._on_opened)

    def jump(self, step: Code) -> bool:
        """Go to what happened at a step, if anything did."""
        at = self.items.find(step)
        if at.isValid():
            self.setCurrentIndex(at)
            self.scrollTo(at)
            self.setFocus()
        return at.isValid()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _on_opened(self, index: QModelIndex) -> None:
        item: TimelineItem = index.data(ITEM)
        when = tr(" ").join(filter(None, (*self.items.when(item), item.by)))
        dialog = Dialog(self._theme, item.title, when, width=560, parent=self)
        dialog.body.addWidget(Label(self._theme, item.text, wrap=True, selectable=True))
        dialog.add_safe(tr("关闭"))
        dialog.open()
