"""Who looked at complete numbers, when and what for: for the head of office."""

from __future__ import annotations

__all__ = ["open_looks"]

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from app.i18n import tr
from app.ids import Id
from app.people.messages import ListLooks, LookView
from ui.context import Context
from ui.lists.taker import ListTaker
from ui.widgets.dialog import Dialog
from ui.widgets.models import TableModel
from ui.widgets.states import EmptyState
from ui.widgets.tables import dress_table


class LooksModel(TableModel[LookView]):
    """One row for each look, newest first."""

    heads = (tr("时间"), tr("谁看的"), tr("看谁的"), tr("看了什么"), tr("用途"))

    def words(self, item: LookView) -> tuple[str, ...]:
        purpose = tr("：").join(filter(None, (tr(item.purpose.label), item.note)))
        when = f"{item.at:%Y-%m-%d %H:%M}"
        return when, item.by, item.name, tr(item.what.label), purpose


def open_looks(context: Context, parent: QWidget, person: Id | None = None) -> Dialog:
    """Show the looks at one person's numbers, or at all."""
    theme = context.theme
    dialog = Dialog(theme, tr("谁看过完整号码"), width=720, parent=parent)
    model, table = LooksModel(dialog), QTableView()
    dress_table(theme, table)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.setAccessibleName(tr("谁看过完整号码"))
    table.setMinimumHeight(theme.px(320))
    ListTaker(context, table, tr("谁看过完整号码"))
    stack = QStackedWidget()
    stack.addWidget(table)
    stack.addWidget(
        EmptyState(theme, tr("还没有人看过完整号码"), tr("谁看、看什么、做什么用，都会记在这里。"))
    )
    dialog.body.addWidget(stack)
    dialog.add_safe(tr("关闭"))

    def on_looks(looks: tuple[LookView, ...]) -> None:
        model.show(looks)
        stack.setCurrentIndex(0 if looks else 1)

    context.work.run(context.desk.ask(ListLooks(person)), on_looks, owner=dialog)
    dialog.open()
    return dialog
