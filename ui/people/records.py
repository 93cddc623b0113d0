"""全部记录: what the lines of work have of a person, with what is owed."""

from __future__ import annotations

__all__ = ["RecordsPanel"]

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.i18n import tr
from app.messages import PersonRecord
from app.today.messages import DueRow, Urgency
from ui.lines import LOOKS
from ui.theme.theme import Theme
from ui.today.model import how_late
from ui.widgets.lists import Index
from ui.widgets.models import Look, TableModel
from ui.widgets.panel import Panel
from ui.widgets.tables import dress_table

_LINE, _TITLE, _STATE = 0, 1, 6
_IN_HAND = ("in_progress", "accent_text")
_OPEN = {
    Urgency.OVERDUE: ("overdue", "danger_text"),
    Urgency.TODAY: ("due_today", "warn_text"),
}
_SPARED = {5: 900, 2: 830, 4: 720}  # columns left out where the table is narrower, in px at base 14


class RecordsModel(TableModel[PersonRecord]):
    """One row for each record, newest first."""

    heads = (tr("业务"), tr("事项"), tr("地位"), tr("编号"), tr("日期"), tr("经办"), tr("情况"))

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.today = date.min
        self._owed: dict[bytes, DueRow] = {}

    def show_dues(self, dues: tuple[DueRow, ...]) -> None:
        """What is owed in them; the most urgent of each record counts."""
        self._owed = {}
        for due in dues:
            self._owed.setdefault(due.record, due)
        if self.items:
            last = self.index(len(self.items) - 1, _STATE)
            self.dataChanged.emit(self.index(0, _STATE), last)

    def words(self, item: PersonRecord) -> tuple[str, ...]:
        look = LOOKS[item.line]
        owed = self._owed.get(item.record)
        state = item.state
        if owed is not None:
            late = how_late(owed.due)
            state = tr("{state}，{what}{late}").format(state=state, what=owed.due.what, late=late)
        number = item.number or tr("待编号")
        return look.short, item.title, item.role, number, f"{item.since}", item.who, state

    def look(self, item: PersonRecord, column: int) -> Look:
        if column == _LINE:
            return Look(icon=LOOKS[item.line].icon)
        if column == _TITLE:
            return Look(style="body_strong")
        if column != _STATE:
            return Look()
        if item.until is not None:
            return Look(status="done")
        owed = self._owed.get(item.record)
        status, ink = _OPEN.get(owed.due.urgency if owed else Urgency.LATER, _IN_HAND)
        return Look(status=status, style="body_strong", ink=ink)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words(self.items[index.row()])[index.column()]
        return super().data(index, role)


class RecordsPanel(Panel):
    """The table; Enter or a double click opens a record.

    Signals:
        openAsked: the record (PersonRecord) to open.
    """

    openAsked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("全部记录"))
        self._theme = theme
        self.model = RecordsModel(self)
        self.table = _Table()
        dress_table(theme, self.table)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)  # days stay whole
        self.table.setAccessibleName(tr("全部记录"))
        self.table.doubleClicked.connect(self._on_opened)
        self.table.entered_row.connect(self._on_opened)
        self.body.addWidget(self.table)
        theme.changed.connect(self._fit_rows)
        self._fit_rows()

    def show_records(self, records: tuple[PersonRecord, ...]) -> None:
        """Show these."""
        open_ = sum(one.until is None for one in records)
        words = tr("{n} 条，{open} 件在办").format(n=len(records), open=open_)
        self.set_title(tr("全部记录"), words)
        self.model.show(records)
        if records:
            self.table.selectRow(0)

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.openAsked.emit(self.model.items[index.row()])

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self._theme.size("row_table"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, room in _SPARED.items():
            self.table.setColumnHidden(column, self.width() < self._theme.px(room))


class _Table(QTableView):
    """A table whose Enter says which row.

    Signals:
        entered_row: Enter on a row.
    """

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
