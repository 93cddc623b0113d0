"""统计报表: a report of a period, its checks, and the cases behind each number."""

from __future__ import annotations

__all__ = ["StatisticsPage"]

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.statistics.messages import (
    Column,
    ExportReport,
    ExportView,
    ListReports,
    ReadBehind,
    ReadReport,
    ReportChoice,
    ReportView,
    Row,
    Span,
    SubmitReport,
    period_of,
)
from ui.context import Context, Place
from ui.shell.page import Act, Page
from ui.statistics.bar import ReportBar
from ui.statistics.foot import ReportFoot
from ui.statistics.grid import ReportGrid
from ui.widgets.dialog import Dialog
from ui.widgets.files import ask_save, write_whole
from ui.widgets.layout import Column as Lines
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState

_LOW = 600  # px at base 14: below, the checks give their room to the table


class StatisticsPage(Page):
    """Choose a report, a period and a committee; every number opens its cases.

    activate() takes `report`, an id.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: ReportView | None = None
        self._asked: ReadReport | None = None
        self.bar = ReportBar(context)
        self.grid = ReportGrid(self.theme)
        self.foot = ReportFoot(self.theme)
        self._none = EmptyState(self.theme, tr("本期没有可统计的内容"), icon="chart-column")
        self._none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._none)
        panel = Panel(self.theme)
        for widget in (self.bar, Rule(self.theme)):
            panel.body.addWidget(widget)
        panel.body.addWidget(self._stack, 1)
        column = Lines(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        column.addWidget(panel, 1)
        column.addWidget(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.bar.changed.connect(self._read)
        self.bar.quietChanged.connect(self._show_rows)
        self.bar.exportAsked.connect(self._export)
        self.bar.printAsked.connect(self._print)
        self.bar.submitAsked.connect(self._ask_submit)
        self.grid.turned.connect(self.bar.turn)
        self.grid.opened.connect(self._open)
        context = self.context
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("统计报表")

    def subtitle(self) -> str:
        if self._view is None:
            return ""
        table = self._view.table
        return tr("{title}，{period}").format(title=table.title, period=table.period)

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down Left Right", tr("换一格")),
            ("Enter", tr("看记录")),
            ("PgUp PgDn", tr("换一期")),
            ("Ctrl+S", tr("导出 Excel")),
            ("Ctrl+P", tr("打印")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SAVE: self._export, Act.PRINT: self._print}

    def take_focus(self) -> None:
        self._stack.currentWidget().setFocus()

    def activate(self, **where: Any) -> None:
        if not self.bar.ready:
            future = self.context.desk.ask(ListReports())
            self.context.work.run(future, self._on_reports, owner=self)
        elif "report" in where:
            self.bar.choose(where["report"])
        else:
            self._read()

    def resume(self) -> None:
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The grid turns by itself; an empty period is left by the same keys.
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.bar.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.set_brief(brief=self.height() < self.theme.px(_LOW))

    # -- reading -----------------------------------------------------------------------------

    def _on_reports(self, found: tuple[ReportChoice, ...]) -> None:
        self.bar.show_reports(found, period_of(Span.MONTH, self.context.clock.today()).before())
        self._read()

    def _read(self) -> None:
        query = self.bar.query()
        if query is None:
            return
        self._asked = query
        future = self.context.desk.ask(query)
        self.context.work.run(future, lambda view: self._on_read(query, view), owner=self)

    def _on_read(self, query: ReadReport, view: ReportView) -> None:
        if query is not self._asked:
            return  # something else was chosen meanwhile
        self._view = view
        self.bar.show_view(view)
        self.foot.show_view(view)
        self._show_rows()
        self.titleChanged.emit()

    def _show_rows(self) -> None:
        view = self._view
        if view is None:
            return
        rows = view.table.rows
        if self.bar.quiet and len(rows) > 1:
            rows = tuple(row for row in rows if row.head.total or any(row.cells))
        self.grid.show_table(view.table, rows)
        self.bar.tell_hidden(len(view.table.rows) - len(rows))
        listed = view.table.listed  # of a list the line of the whole alone says nothing
        counted = any(any(row.cells) for row in rows if not (listed and row.head.total))
        empty = not counted and (self.bar.quiet or listed)
        if empty:
            words = tr("{period}还没有可统计的内容").format(period=view.table.period)
            self._none.set_text(words, tr("按 PgUp、PgDn 换一期；没有的也照常打印、定稿上报。"))
        focused = self._stack.currentWidget().hasFocus()
        self._stack.setCurrentIndex(1 if empty or not rows else 0)
        if focused:
            self.take_focus()

    def _on_changed(self, event: RecordsChanged) -> None:
        line = self._view.line if self._view is not None else ""
        if event.line in (line, "office", "statistics") and self.isVisible():
            self._read()

    # -- acting ------------------------------------------------------------------------------

    def _open(self, row: Row, column: Column) -> None:
        """The cases behind a number."""
        if self._view is None or not row.cells[self._view.table.columns.index(column)]:
            return
        if column.opens:
            self.context.go(Place(column.opens))
            return
        period = self._view.period
        key = None if row.head.total else row.head.key
        query = ReadBehind(self._view.table.report, period.span, period.first, key, column.key)
        words = tr("{period} {head}").format(period=self._view.table.period, head=column.head)
        future = self.context.desk.ask(query)
        self.context.work.run(future, lambda ids: self._on_behind(ids, words), owner=self)

    def _on_behind(self, records: tuple[Id, ...], words: str) -> None:
        if records and self._view is not None:
            self.context.go(Place(self._view.line, {"within": records, "words": words}))
        else:
            self.context.toast(tr("这一格没有可以打开的记录"))

    def _print(self) -> None:
        if self._view is not None:
            where = {"kind": self._view.table.report, "subject": self._view.subject}
            self.context.go(Place("papers.preview", where))

    def _export(self) -> None:
        query = self.bar.query()
        if query is not None:
            future = self.context.desk.ask(
                ExportReport(query.report, query.span, query.day, query.row)
            )
            self.context.work.run(future, self._on_exported, owner=self)

    def _on_exported(self, made: ExportView) -> None:
        def chosen(path: Path) -> None:
            future = self.context.work.call(write_whole, path, made.content)
            told = tr("已导出 {name}").format(name=path.name)
            self.context.work.run(future, lambda _none: self.context.toast(told), owner=self)

        ask_save(self, tr("导出 Excel"), made.name, "Excel (*.xlsx)", chosen)

    def _ask_submit(self) -> None:
        if self._view is not None:
            dialog = SubmitDialog(self.context, self, self._view)
            dialog.accepted.connect(self._read)
            dialog.open()


class SubmitDialog(Dialog):
    """Asks before the numbers are frozen, which cannot be undone."""

    def __init__(self, context: Context, parent: QWidget, view: ReportView) -> None:
        table = view.table
        title = tr("上报{title}（{period}）？").format(title=table.title, period=table.period)
        text = tr(
            "上报后这一期的数字固定下来，不能撤销。以后查出来的更正，会计入下一期并注明。"
            "这里只是定稿，报表请照常打印或者导出后报送。"
        )
        super().__init__(context.theme, title, text, width=460, parent=parent)
        self._context, self._view = context, view
        self.add_safe(tr("先不上报"))
        self._act = self.add_primary(tr("定稿上报"), self.submit)

    def submit(self) -> None:
        """Do it."""
        self._act.setEnabled(False)
        period = self._view.period
        command = SubmitReport(self._view.table.report, period.span, period.first)
        future = self._context.desk.do(command)
        self._context.work.run(future, self._on_done, self._on_refused, owner=self)

    def _on_done(self, _id: Id) -> None:
        self._context.toast(tr("{period}已定稿").format(period=self._view.table.period))
        self.accept()

    def _on_refused(self, _error: Exception) -> bool:
        self.reject()
        return False
