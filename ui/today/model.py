"""The rows of 今日: group headings and what is due under them."""

from __future__ import annotations

__all__ = ["DueModel", "citation", "due_day", "how_late", "of_line", "others", "why"]

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from app.i18n import month_day, plain_day, tr
from app.today.messages import CaseDue, DueGroup, DueRow, TodayView, Urgency
from ui.widgets.lists import Index
from ui.widgets.models import ListColumn, RowsModel


def due_day(due: CaseDue) -> str:
    """The day to act by: 11月24日, with its year when it is not this one."""
    return plain_day(due.on, due.on - timedelta(due.days))


def how_late(due: CaseDue) -> str:
    """超期 8 天, 今天, 明天 or 还有 3 天."""
    if due.days < 0:
        return tr("超期 {n} 天").format(n=-due.days)
    if due.days == 0:
        return tr("今天")
    return tr("明天") if due.days == 1 else tr("还有 {n} 天").format(n=due.days)


def of_line(groups: tuple[DueGroup, ...], line: str) -> tuple[DueGroup, ...]:
    """The groups as they are without other lines: the first of its own stands for a row."""
    if not line:
        return groups
    rows: list[DueRow] = []
    for row in (row for group in groups for row in group.rows):
        own = [one for one in (row, *row.more) if one.line == line]
        if own:
            rows.append(replace(own[0], more=tuple(own[1:])))
    rows.sort(key=lambda row: row.due.on)
    found = ((urgency, tuple(r for r in rows if r.due.urgency is urgency)) for urgency in Urgency)
    return tuple(DueGroup(urgency, some) for urgency, some in found if some)


def others(row: DueRow) -> str:
    """What else is due of the same record or person: 另有归档、另一件的调解期限（明天）."""
    if not row.more:
        return ""
    another = tr("另一件的{what}（{when}）")
    whats = dict.fromkeys(
        one.due.what
        if one.record == row.record
        else another.format(what=one.due.what, when=how_late(one.due))
        for one in row.more
    )
    return tr("另有{whats}").format(whats=tr("、").join(whats))


class DueModel(RowsModel[DueGroup | DueRow]):
    """Headings (DueGroup) and rows (DueRow), flat, in the order of urgency."""

    columns = (
        ListColumn(tr("要办的事"), lambda row: row.title),
        ListColumn(tr("说明"), lambda row: row.detail),
        ListColumn(tr("同一人还有"), others),
        ListColumn(tr("期限"), lambda row: f"{row.due.on}（{how_late(row.due)}）"),
        ListColumn(tr("依据"), lambda row: citation(row.due)),
    )

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.today = date.min

    def show_view(self, view: TodayView, line: str) -> None:
        """Show a view, perhaps of one line of work only."""
        self.today = view.today
        items: list[DueGroup | DueRow] = []
        for group in of_line(view.groups, line):
            items += [group, *group.rows]
        self.show(tuple(items))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, DueRow):
            return why(item)
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], DueGroup):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def due_at(self, index: Index) -> DueRow | None:
        """The row at an index, or None on a heading."""
        item = self.items[index.row()] if index.isValid() else None
        return item if isinstance(item, DueRow) else None

    def find(self, row: DueRow | None) -> QModelIndex:
        """Where the same record is now; else the first row; else nowhere."""
        first = QModelIndex()
        for at, item in enumerate(self.items):
            if not isinstance(item, DueRow):
                continue
            if not first.isValid():
                first = self.index(at)
            if row and row.record in {one.record for one in (item, *item.more)}:
                return self.index(at)
        return first

    def heading(self, group: DueGroup) -> tuple[str, str, str]:
        """Words, count and what stands behind them."""
        count = tr("{n} 件").format(n=len(group.rows))
        behind = {
            Urgency.OVERDUE: tr("请先办这些"),
            Urgency.TODAY: month_day(self.today),
        }.get(group.urgency, tr("到 {day}").format(day=due_day(group.rows[-1].due)))
        return tr(group.urgency.label), count, behind

    def spoken(self, item: DueGroup | DueRow) -> str:
        """A sentence for screen readers."""
        if isinstance(item, DueGroup):
            return tr(" ").join(self.heading(item))
        parts = (item.title, item.detail, others(item), how_late(item.due), citation(item.due))
        return tr("，").join(filter(None, parts))


def citation(due: CaseDue) -> str:
    """人民调解法 第31条, or "" where there is none."""
    return tr("{law} {article}").format(law=due.law, article=due.article).strip()


def why(row: DueRow) -> str:
    """Where the date comes from, for the tooltip and the details."""
    due = row.due
    lines = [tr("{what}：{why}").format(what=due.what, why=due.why), citation(due)]
    if not due.published:
        lines.append(tr("节假日未公布，日期可能还会变"))
    if not due.confirmed:
        lines.append(tr("期限来自未经核实的资料，请对照规定原文再用"))
    return "\n".join(filter(None, lines))
