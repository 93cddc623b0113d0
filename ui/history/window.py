"""The history of a record: each change with who, when, where, from what to what."""

from __future__ import annotations

__all__ = ["HistoryDelegate", "HistoryModel", "HistoryView", "open_history"]

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem, QWidget

from app.history.messages import FieldChange, HistoryItem, ReadHistory
from app.i18n import month_day, tr
from app.ids import Id
from ui.context import Context
from ui.lists.taker import ListTaker
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.elided import wrapped
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text
from ui.widgets.panel import Rule
from ui.widgets.states import EmptyState, Skeleton

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WHEN, _TEXT, _STATE = 14, 118, 96  # left of dates, left of words, room of the state at the right
_MOST = 4  # lines of one value


def open_history(context: Context, parent: QWidget, record: Id, title: str) -> Dialog:
    """Show the history of a record over a window; it is read off the GUI thread."""
    dialog = _History(context, parent, title)
    dialog.view.show_record(record)
    dialog.open()
    dialog.view.focus_list()
    return dialog


class HistoryModel(RowsModel[HistoryItem]):
    """Changes, newest first."""

    columns = (
        ListColumn(tr("时间"), lambda one: f"{one.at:%Y-%m-%d %H:%M}"),
        ListColumn(tr("事项"), lambda one: one.what),
        ListColumn(tr("改动"), lambda one: tr("；").join(map(in_words, one.changes))),
        ListColumn(tr("说明"), lambda one: one.note),
        ListColumn(tr("经办人"), lambda one: one.who),
        ListColumn(tr("电脑"), lambda one: one.device),
    )

    def __init__(self, today: date, parent: Any = None) -> None:
        super().__init__(parent)
        self._today = today

    def spoken(self, item: HistoryItem) -> str:
        changed = tr("；").join(in_words(change) for change in item.changes)
        parts = (item.who, item.device, item.what, changed, item.note, item.state)
        return tr("，").join(filter(None, (*self.when(item), *parts)))

    def when(self, item: HistoryItem) -> tuple[str, str]:
        """11月24日 and 10:24; the year stands before the hour when it is another."""
        day, hour = month_day(item.at.date()), f"{item.at:%H:%M}"
        if item.at.year == self._today.year:
            return day, hour
        return day, tr("{y}年 {hour}").format(y=item.at.year, hour=hour)


def in_words(change: FieldChange) -> str:
    """联系电话 从 138****2210 改为 139****0001."""
    if not change.before:
        return tr("{field}：{after}").format(field=change.field, after=change.after or tr("空"))
    return tr("{field} 从 {before} 改为 {after}").format(
        field=change.field, before=change.before, after=change.after or tr("空")
    )


class HistoryDelegate(RowDelegate):
    """When; what and by whom, and each field below it; how far it has been sent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option  # knows no width before the view has one
        view: Any = self.parent()
        width = view.viewport().width()
        item = index.data(ITEM)
        lines = len(self._lines(item, width)) + len(self._note(item, width))
        return QSize(width, self.theme.px(8 + 22 + 20 * max(1, lines) + 8))

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        super().paint_ground(painter, rect, state._replace(selected=state.focused))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: HistoryItem = index.data(ITEM)
        model = index.model()
        small, quiet = theme.font("small"), theme.color("text_2")
        top = QRectF(rect.left() + px(_WHEN), rect.top() + px(8), px(_TEXT - _WHEN - 8), px(22))
        if isinstance(model, HistoryModel):
            day, hour = model.when(item)
            draw_text(painter, top, day, theme.font(), theme.color("text"))
            draw_text(painter, top.translated(0, px(21)), hour, small, quiet)
        line = QRectF(rect.left() + px(_TEXT), top.top(), 0, px(22))
        line.setRight(rect.right() - px(14))
        draw_text(painter, line, item.state, small, quiet, align=_RIGHT)
        line.setRight(line.right() - px(_STATE))
        strong = theme.font("body_strong")
        end = draw_text(painter, line, item.what, strong, theme.color("text"))
        line.setLeft(end + px(12))
        by = tr("{who}，{device}").format(who=item.who, device=item.device)
        draw_text(painter, line, by, small, quiet, elide=True)
        line = QRectF(rect.left() + px(_TEXT), line.bottom(), 0, px(20))
        line.setRight(rect.right() - px(14))
        for text in self._lines(item, rect.width()):
            draw_text(painter, line, text, small, quiet)
            line.translate(0, px(20))
        for text in self._note(item, rect.width()):
            draw_text(painter, line, text, small, theme.color("danger_text"))
            line.translate(0, px(20))

    def _note(self, item: HistoryItem, width: int) -> tuple[str, ...]:
        """Why a change has no effect."""
        return wrapped(item.note, self.theme.font("small"), width - self.theme.px(_TEXT + 14))

    def _lines(self, item: HistoryItem, width: int) -> tuple[str, ...]:
        room = width - self.theme.px(_TEXT + 14)
        font = self.theme.font("small")
        return tuple(
            line for change in item.changes for line in wrapped(in_words(change), font, room, _MOST)
        )


class _Rows(ListView):
    """Rows whose heights follow the width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class HistoryView(QStackedWidget):
    """The history of one record, or what stands in its place; read only while it is shown.

    Signals:
        stopped: the user does not want to wait.
    """

    stopped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme: Theme = context.theme
        self._context = context
        self._record: Id | None = None
        self._read = False
        self.model = HistoryModel(context.clock.today(), self)
        self.list = _Rows(theme, uniform=False)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(theme, self.list))
        self.list.setAccessibleName(tr("修改历史"))
        self.taker = ListTaker(context, self.list, tr("修改历史"))
        self._waiting = Skeleton(theme)
        self._waiting.stopped.connect(self.stopped)
        self._empty = EmptyState(theme, tr("还没有改动"), icon="history")
        for widget in (self._waiting, self.list, self._empty):
            self.addWidget(widget)
        self._to_focus = False

    def focus_list(self) -> None:
        """Put the keyboard on the list, now or once it was read."""
        self._to_focus = self.currentWidget() is not self.list
        self.list.setFocus()

    def show_record(self, record: Id) -> None:
        """Another record, or the same after a change."""
        if record != self._record:
            self.setCurrentWidget(self._waiting)
        self._record, self._read = record, False
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        if self._record is None:
            return
        self._read, record = True, self._record

        def on_items(items: tuple[HistoryItem, ...]) -> None:
            if record == self._record:
                self.show_items(items)

        future = self._context.desk.ask(ReadHistory(record))
        self._context.work.run(future, on_items, self.show_error, owner=self)

    def show_items(self, items: tuple[HistoryItem, ...]) -> None:
        """What was read."""
        self._waiting.stop()
        if self._context.desk.me.sample:  # which never sends
            items = tuple(replace(item, state="") for item in items)
        self.model.show(items)
        self.setCurrentWidget(self.list if items else self._empty)
        if items:
            self.list.setCurrentIndex(self.model.index(0))
            if self._to_focus:
                self._to_focus = False
                self.list.setFocus()

    def show_error(self, error: Exception) -> bool:
        """It could not be read."""
        self._waiting.stop()
        self._empty.set_text(tr("没有读到修改历史"), str(error))
        self.setCurrentWidget(self._empty)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._read:
            self._ask()


class _History(Dialog):
    """The view on a sheet."""

    def __init__(self, context: Context, parent: QWidget, title: str) -> None:
        super().__init__(context.theme, tr("修改历史"), title, width=720, parent=parent)
        self.view = HistoryView(context)
        self.view.setMinimumHeight(context.theme.px(380))
        self.view.stopped.connect(self.reject)
        self.body.addWidget(Rule(context.theme))
        self.body.addWidget(self.view, 1)
        self.add_safe(tr("关闭"))
