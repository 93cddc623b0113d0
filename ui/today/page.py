"""The page 今日."""

from __future__ import annotations

__all__ = ["TodayPage"]

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.events import DayTurned, RecordsChanged, SyncChanged
from app.i18n import month_day, tr, weekday
from app.sync.messages import ReadSync, SyncView
from app.today.messages import DueRow, ReadToday, TodayView, Urgency
from ui.context import Context, Place
from ui.forms.sheet import FormSheet
from ui.lawbook.article import open_article
from ui.lists.sheet import narrowed_by
from ui.lists.taker import ListTaker
from ui.shell.commands import AREAS
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.today.delegate import DueDelegate
from ui.today.details import DueDialog, later_form
from ui.today.model import DueModel, of_line
from ui.today.side import CountsPanel, SummaryChips, SyncPanel, UpcomingPanel
from ui.widgets.choices import CheckBox
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState
from ui.widgets.tabs import FilterTabs

_LINES = (("", tr("全部")), *((area.line, area.short) for area in AREAS if area.line))


class TodayPage(Page):
    """What is due, most urgent first; Enter does it, Space says why, F1 opens the article."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: TodayView | None = None
        self.model = DueModel(self)
        column = Column(self.theme, self, margins=(12, 12, 12, 12), spacing=10)
        self.chips = SummaryChips(self.theme)
        self.chips.syncWanted.connect(lambda: self.context.go(Place("sync")))
        column.addWidget(self.chips)
        row = Row(self.theme, spacing=12)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(self._side_column())
        column.addLayout(row, 1)
        for event in (RecordsChanged, SyncChanged, DayTurned):
            context.work.listen(context.desk, event, self._on_changed, owner=self)
        self.theme.changed.connect(self._rescale)
        self._rescale()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("今日")

    def subtitle(self) -> str:
        if self._view is None:
            return ""
        today = self._view.today
        day = tr("{day} {weekday}").format(day=month_day(today), weekday=weekday(today))
        counts = {group.urgency: len(group.rows) for group in self._view.groups}
        parts = []
        if late := counts.get(Urgency.OVERDUE):
            parts.append(tr("{n} 件已超期").format(n=late))
        if now := counts.get(Urgency.TODAY):
            parts.append(tr("{n} 件今天到期").format(n=now))
        return tr("  ").join((day, tr("，").join(parts))).strip()

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("选择")),
            ("Enter", tr("办理")),
            ("Space", tr("看详情")),
            ("Del", tr("推后")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        taken = {Act.PRINT: self.taker.print_, **self.taker.keys()}
        row = self.model.due_at(self.list.currentIndex())
        return taken | ({Act.ARTICLE: partial(self._law, row)} if row and row.due.law else {})

    def activate(self, **_where: Any) -> None:
        self.reload()
        self.list.setFocus()

    # -- content -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the desk anew; the current row and the scroll stay."""
        query = ReadToday(mine=self._mine.isChecked())
        self.context.work.run(self.context.desk.ask(query), self._on_read, owner=self)
        self.context.work.run(self.context.desk.ask(ReadSync()), self._on_sync, owner=self)

    def _list_panel(self) -> QWidget:
        theme = self.theme
        panel = Panel(theme)
        head = QWidget()
        bar = Row(theme, head, margins=(14, 4, 14, 4), spacing=10)
        self.tabs = FilterTabs(theme, _LINES)
        self.tabs.chosen.connect(self._on_line_chosen)
        self._mine = CheckBox(theme, tr("只看我负责的"))
        self._mine.setChecked(bool(self.context.settings.get("today.mine", False)))
        self._mine.toggled.connect(self._on_mine_toggled)
        bar.add(self.tabs)
        bar.addStretch(1)
        bar.add(self._mine, Label(theme, tr("最急的在前"), color="text_2"))
        self.list = ListView(theme, uniform=False)
        self.list.setModel(self.model)
        self.taker = ListTaker(self.context, self.list, tr("到期的事"), narrowed=self._narrowed_by)
        self._delegate = DueDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("到期的事"))
        self.list.acted.connect(self._on_acted)
        self.list.peeked.connect(self._on_peeked)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self._empty = EmptyState(theme, tr("七天之内没有到期的事"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        panel.body.addWidget(head)
        panel.body.addWidget(Rule(theme))
        panel.body.addWidget(self._stack, 1)
        return panel

    def _narrowed_by(self) -> str:
        mine = tr("只看我负责的") if self._mine.isChecked() else ""
        line = next((words for line, words in _LINES if line == self.tabs.value()), "")
        return narrowed_by(line, "", mine)

    def _side_column(self) -> QWidget:
        side = QWidget()
        self._side = side
        column = Column(self.theme, side, spacing=12)
        self._upcoming = UpcomingPanel(self.theme)
        self._counts = CountsPanel(self.theme)
        self._sync = SyncPanel(self.theme, self.context.clock)
        self._sync.syncWanted.connect(lambda: self.context.go(Place("sync", {"now": True})))
        self._sync.stickWanted.connect(lambda: self.context.go(Place("sync", {"stick": True})))
        for panel in (self._upcoming, self._counts, self._sync):
            column.addWidget(panel)
        self._sync.setVisible(not self.context.desk.me.sample)  # which never syncs
        column.addStretch(1)
        self._upcoming.hide()
        return side

    def _rescale(self) -> None:
        self._side.setFixedWidth(self.theme.px(336))
        self._fit()

    def _fit(self) -> None:
        narrow = width_of(self.theme, self.window().width()) is Width.NARROW
        self._side.setVisible(not narrow)
        self.chips.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- what happens ------------------------------------------------------------------------

    def _on_changed(self, _event: object) -> None:
        if self.isVisible():
            self.reload()

    def _on_read(self, view: TodayView) -> None:
        self._view = view
        self._show()
        self._upcoming.show_upcoming(view.upcoming, view.today)
        self._counts.show_counts(view.counts)
        self.chips.show_today(view)
        self.titleChanged.emit()

    def _on_sync(self, view: SyncView) -> None:
        self._sync.show_sync(view)
        if not self.context.desk.me.sample:
            self.chips.show_sync(view)

    def _show(self) -> None:
        if self._view is None:
            return
        current = self.model.due_at(self.list.currentIndex())
        scroll = self.list.verticalScrollBar().value()
        self.model.show_view(self._view, self.tabs.value())
        for line, _label in _LINES:
            groups = of_line(self._view.groups, line)
            self.tabs.set_count(line, sum(len(group.rows) for group in groups))
        self.list.setCurrentIndex(self.model.find(current))
        self.titleChanged.emit()
        self.list.verticalScrollBar().setValue(scroll)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _on_line_chosen(self, _line: str) -> None:
        self._show()

    def _on_mine_toggled(self, mine: bool) -> None:
        self.context.settings.put("today.mine", mine)
        self.reload()

    def _on_acted(self, index: QModelIndex) -> None:
        if row := self.model.due_at(index):
            self._do(row)

    def _on_peeked(self, index: QModelIndex) -> None:
        if row := self.model.due_at(index):
            self._details(row)

    def _details(self, row: DueRow) -> None:
        DueDialog(self.context, self, row, self._do, self._put_off).open()

    def _do(self, row: DueRow) -> None:
        self.context.go(Place(row.line, {"case": row.record, "action": row.action}))

    def _put_off(self, row: DueRow) -> None:
        """Later, with a reason; of what is due now or late, why it cannot be done."""
        FormSheet(self.context, self, later_form(row)).open()

    def _law(self, row: DueRow | None) -> None:
        if row and row.due.law:
            open_article(self.context, self, row.due.law, row.due.article)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if watched is self.list.viewport() and isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.model.due_at(self.list.currentIndex())
        if event.key() != Qt.Key.Key_Delete or row is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._put_off(row)
            return True
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease:
            return False
        index = self.list.indexAt(_point(event.position()))
        row = self.model.due_at(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        parts = self._delegate.parts(self.list.visualRect(index))
        if parts.button.contains(event.position()):
            self._on_acted(index)
        elif parts.law.contains(event.position()):
            self._law(row)
        return False


def _point(position: QPointF) -> QPoint:
    return position.toPoint()
