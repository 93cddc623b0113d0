"""The page 走访: rounds at the left, the one in hand or a new one at the right."""

from __future__ import annotations

__all__ = ["RoundsPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.rounds.messages import ListRounds, ReadRound, RoundRow, RoundView
from ui.context import Context
from ui.lists.taker import ListTaker
from ui.rounds.card import RoundCard
from ui.rounds.planner import Planner
from ui.rounds.rows import RoundDelegate, RoundModel
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button
from ui.widgets.layout import Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState


class RoundsPage(Page):
    """↑ ↓ go through the rounds, Ctrl+N plans one; activate() takes `round`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: Id | None = None
        self._rows: tuple[RoundRow, ...] = ()
        self.model = RoundModel(self)
        self.card, self.planner = RoundCard(context), Planner(context)
        row = Row(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        self._left = self._list_panel()
        row.addWidget(self._left)
        self._side = QStackedWidget()
        nothing = Panel(self.theme)
        empty = EmptyState(
            self.theme,
            tr("还没有排过走访"),
            tr("选村、勾人、打印走访单；回来在这里登记结果，自动记到各人的档案。"),
            icon="map-pin",
        )
        nothing.body.addWidget(empty)
        for side in (nothing, self.card, self.planner):
            self._side.addWidget(side)
        row.addWidget(self._side, 1)
        self.new.clicked.connect(self.primary_new)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.acted.connect(lambda _index: self.card.list.setFocus())
        self.card.changed.connect(self.reload)
        self.planner.planned.connect(self._on_planned)
        self.planner.dropped.connect(self._on_dropped)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        self.theme.changed.connect(self._fit)
        self._fit()

    def _list_panel(self) -> QWidget:
        panel = Panel(self.theme, tr("走访单"))
        self.list = ListView(self.theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RoundDelegate(self.theme, self.list))
        self.list.setAccessibleName(tr("走访单"))
        self.taker = ListTaker(self.context, self.list, tr("走访单"))
        if panel.header is not None:
            panel.header.add(self.taker.button(small=True))
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(Rule(self.theme))
        foot = Row(self.theme, margins=(12, 10, 12, 12))
        foot.addStretch(1)
        self.new = Button(self.theme, tr("排走访"), icon="plus", keys="Ctrl+N")
        foot.add(self.new)
        panel.body.addLayout(foot)
        return panel

    def title(self) -> str:
        return tr("走访")

    def subtitle(self) -> str:
        waiting = sum(row.closed_on is None for row in self._rows)
        return tr("{n} 张没有办完").format(n=waiting) if waiting else ""

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("Up Down", tr("换走访单")), ("Ctrl+N", tr("排走访")), ("Ctrl+P", tr("打印走访单")))

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self.card.print_sheet, **self.taker.keys()}

    def primary_new(self) -> None:
        self._side.setCurrentWidget(self.planner)
        self.planner.begin()

    def activate(self, **where: Any) -> None:
        wanted = where.get("round")
        if isinstance(wanted, bytes):
            self._wanted = wanted
        self.reload()
        if self._side.currentWidget() is not self.planner:
            self.list.setFocus()

    def resume(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Ask the desk anew; the round in hand stays in hand."""
        self.context.work.run(self.context.desk.ask(ListRounds()), self._on_read, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "rounds" and self.isVisible():
            self.reload()

    def _on_read(self, rows: tuple[RoundRow, ...]) -> None:
        here = self._wanted or (self.card.view.id if self.card.view else None)
        self._rows = rows
        self.model.show(rows)
        self._wanted = None
        ids = [row.id for row in rows]
        if ids:
            at = ids.index(here) if here in ids else 0
            self.list.setCurrentIndex(self.model.index(at))
            self._ask(ids[at])
        elif self._side.currentWidget() is not self.planner:
            self._side.setCurrentIndex(0)
        self.titleChanged.emit()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._ask(self.model.items[current.row()].id)

    def _ask(self, round_: Id) -> None:
        future = self.context.desk.ask(ReadRound(round_))
        self.context.work.run(future, self._on_round, owner=self)

    def _on_round(self, view: RoundView) -> None:
        self.card.show_round(view)
        if self._side.currentWidget() is not self.planner:
            self._side.setCurrentWidget(self.card)

    def _on_planned(self, made: Id) -> None:
        self._wanted = made
        self._side.setCurrentWidget(self.card)
        self.context.toast(tr("走访单排好了，可以打印"), undo=True)
        self.reload()
        self.list.setFocus()

    def _on_dropped(self) -> None:
        self._side.setCurrentWidget(self.card if self.model.items else self._side.widget(0))
        self.list.setFocus()

    def _fit(self) -> None:
        self._left.setFixedWidth(self.theme.px(300))
