"""文书: what was printed here, newest first."""

from __future__ import annotations

__all__ = ["PapersPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView

from app.events import RecordsChanged
from app.i18n import tr
from app.papers.messages import ListPapers, PaperRow
from ui.context import Context, Place
from ui.lists.taker import ListTaker
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button
from ui.widgets.layout import Column
from ui.widgets.models import TableModel
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState
from ui.widgets.tables import dress_table


class PapersModel(TableModel[PaperRow]):
    """One row for each printing."""

    heads = (tr("文书"), tr("编号"), tr("版次"), tr("份数"), tr("打印时间"), tr("经手人"))

    def words(self, item: PaperRow) -> tuple[str, ...]:
        return (
            item.title,
            item.case_label or tr("待编号"),
            tr("第 {n} 版").format(n=item.version),
            str(item.copies),
            f"{item.printed_at:%Y-%m-%d %H:%M}",
            item.by,
        )


class PapersPage(Page):
    """The list of printed papers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        column = Column(self.theme, self, margins=(12, 12, 12, 12))
        panel = Panel(self.theme, tr("已打印的文书"))
        back = Button(
            self.theme, tr("收回签好的文书"), icon="download", keys="Ctrl+O", size="small"
        )
        back.clicked.connect(self._to_returns)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._to_returns)
        if panel.header is not None:
            panel.header.add(back)
        self.model = PapersModel(self)
        self.table = QTableView()
        dress_table(self.theme, self.table)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setAccessibleName(tr("已打印的文书"))
        self.table.activated.connect(self._open)
        self.taker = ListTaker(context, self.table, tr("已打印的文书"))
        if panel.header is not None:
            panel.header.add(self.taker.button(small=True))
        self._empty = EmptyState(
            self.theme, tr("还没有打印过文书"), tr("在案件右边的“文书”里打印，打印过的列在这里。")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        panel.body.addWidget(self._stack)
        column.addWidget(panel)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        self.theme.changed.connect(self._rescale)
        self._rescale()

    def title(self) -> str:
        return tr("文书")

    def subtitle(self) -> str:
        return tr("已打印 {n} 份").format(n=self.model.rowCount()) if self.model.rowCount() else ""

    def activate(self, **_where: Any) -> None:
        self._reload()

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", tr("看打印时的样子")), ("Ctrl+O", tr("收回签好的文书")))

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self.taker.print_, **self.taker.keys()}

    def _open(self, index: QModelIndex) -> None:
        row = self.model.items[index.row()]
        where = {"kind": row.kind, "subject": row.subject, "printing": row.id}
        self.context.go(Place("papers.preview", where))

    def _to_returns(self) -> None:
        self.context.go(Place("papers.returns"))

    def _reload(self) -> None:
        future = self.context.desk.ask(ListPapers())
        self.context.work.run(future, self._on_read, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "papers" and self.isVisible():
            self._reload()

    def _on_read(self, rows: tuple[PaperRow, ...]) -> None:
        self.model.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.titleChanged.emit()

    def _rescale(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self.theme.size("row_table"))
