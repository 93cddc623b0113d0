"""The page 排查线索: what was heard of in the villages, before anybody asked for mediation."""

from __future__ import annotations

__all__ = ["LeadsPage"]

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import (
    CaseChoices,
    LeadPage,
    LeadTab,
    LeadView,
    ListLeads,
    ReadChoices,
    ReopenLead,
)
from ui.context import Context, Place
from ui.forms.sheet import Form, FormSheet
from ui.lists.sheet import narrowed_by
from ui.lists.taker import ListTaker
from ui.mediation.leads.card import LeadCard
from ui.mediation.leads.forms import closing_form, lead_form, screening_form
from ui.mediation.leads.rows import LeadDelegate, LeadModel
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.buttons import Button
from ui.widgets.filter import FilterLine
from ui.widgets.layout import Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState
from ui.widgets.tabs import FilterTabs

_LISTS = {Width.NARROW: 366, Width.NORMAL: 440, Width.WIDE: 560}


class LeadsPage(Page):
    """↑ ↓ go through the leads, Enter does what comes next; activate() takes `lead`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page: LeadPage | None = None
        self._choices: CaseChoices | None = None
        self._wanted: Id | None = None
        self.model = LeadModel(self)
        self.card = LeadCard(self.theme, context.clock)
        row = Row(self.theme, self, margins=(12, 12, 12, 12), spacing=12)
        self._left = self._list_panel()
        row.addWidget(self._left)
        row.addWidget(self._right_side(), 1)
        self._connect()
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        self.theme.changed.connect(self._fit)
        self._fit()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("排查线索")

    def subtitle(self) -> str:
        if self._page is None:
            return ""
        counts = dict(self._page.counts)
        return tr("待处理 {n} 条，今年排查 {m} 次").format(
            n=counts.get(LeadTab.OPEN, 0), m=self._page.screenings
        )

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换线索")),
            ("Ctrl+N", tr("登记线索")),
            ("F2", tr("修改")),
            ("/", tr("列表内找")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        taken = self.taker.keys()
        return {Act.FILTER: self._find, Act.PRINT: self.taker.print_, **taken}

    def primary_new(self) -> None:
        self._on_new()

    def activate(self, **where: Any) -> None:
        wanted = where.get("lead")
        if isinstance(wanted, bytes):
            self._wanted = wanted
            self.tabs.set_value(LeadTab.OPEN)
            self.filter.clear_text()
        self.reload()
        future = self.context.desk.ask(ReadChoices())
        self.context.work.run(future, self._on_choices, owner=self)
        self.list.setFocus()

    def resume(self) -> None:
        self.reload()

    # -- building ----------------------------------------------------------------------------

    def _list_panel(self) -> QWidget:
        theme = self.theme
        panel = Panel(theme)
        bar = Row(theme, margins=(14, 6, 14, 6), spacing=8)
        self.tabs = FilterTabs(theme, [(tab, tr(tab.label)) for tab in LeadTab])
        self.tabs.setAccessibleName(tr("待处理、已办结"))
        bar.add(self.tabs)
        bar.addStretch(1)
        panel.body.addLayout(bar)
        panel.body.addWidget(Rule(theme))
        self.filter = FilterLine(theme, tr("在本列表中找"))
        self.filter.setToolTip(tr("可按姓名、村、地点和情况找"))
        line = Row(theme, margins=(12, 10, 12, 10), spacing=8)
        line.addWidget(self.filter, 1)
        panel.body.addLayout(line)
        panel.body.addWidget(Rule(theme))
        self.list = ListView(theme)
        self.list.setModel(self.model)
        self.taker = ListTaker(self.context, self.list, tr("排查线索"), narrowed=self._narrowed_by)
        line.add(self.taker.button())
        self.list.setItemDelegate(LeadDelegate(theme, self.list))
        self.list.setAccessibleName(tr("排查线索"))
        self._none = EmptyState(theme, "", icon="circle-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        panel.body.addWidget(self._stack, 1)
        panel.body.addWidget(Rule(theme))
        foot = Row(theme, margins=(12, 10, 12, 12), spacing=8)
        self.round = Button(theme, tr("没有发现，只登记排查"))
        self.new = Button(theme, tr("登记线索"), icon="plus", keys="Ctrl+N")
        foot.add(self.round)
        foot.addStretch(1)
        foot.add(self.new)
        panel.body.addLayout(foot)
        return panel

    def _right_side(self) -> QWidget:
        self._side = QStackedWidget()
        nothing = Panel(self.theme)
        nothing.body.addWidget(
            EmptyState(self.theme, tr("选中的线索，情况显示在这里"), icon="map-pin")
        )
        self._side.addWidget(nothing)
        self._side.addWidget(self.card)
        return self._side

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _tab: self.reload())
        self.filter.narrowed.connect(lambda _text: self.reload())
        self.filter.left.connect(self.list.setFocus)
        self.filter.dropped.connect(self.list.setFocus)
        self.new.clicked.connect(self._on_new)
        self.round.clicked.connect(self._on_screen)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.acted.connect(lambda _index: self.card.run())
        card = self.card
        card.caseAsked.connect(self._on_case)
        card.closeAsked.connect(self._on_close)
        card.reviseAsked.connect(self._on_revise)
        card.reopenAsked.connect(self._on_reopen)
        card.historyAsked.connect(self._on_history)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._on_revise)

    def _fit(self) -> None:
        shape = width_of(self.theme, self.window().width())
        self._left.setFixedWidth(self.theme.px(_LISTS[shape]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- content -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the desk anew; the lead in hand stays in hand."""
        query = ListLeads(LeadTab(self.tabs.value()), self.filter.text().strip())
        self.context.work.run(self.context.desk.ask(query), self._on_read, owner=self)

    def _narrowed_by(self) -> str:
        tab = tr(LeadTab(self.tabs.value()).label)
        return narrowed_by(tab, self.filter.text().strip())

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "mediation" and self.isVisible():
            self.reload()

    def _on_choices(self, choices: CaseChoices) -> None:
        self._choices = choices

    def _on_read(self, page: LeadPage) -> None:
        self._page = page
        here = self._wanted or (self.card.lead.id if self.card.lead else None)
        self.model.show(page.rows)
        for tab, count in page.counts:
            self.tabs.set_count(tab, count)
        rows = [lead.id for lead in page.rows]
        if self._wanted not in (None, *rows) and self.tabs.value() == LeadTab.OPEN:
            self.tabs.set_value(LeadTab.CLOSED)  # one that came to its end is under the other tab
            self.reload()
            return
        row = rows.index(here) if here in rows else 0
        if rows:
            self.list.setCurrentIndex(self.model.index(row))
            self._show(page.rows[row])
        else:
            self._say_empty()
        self._stack.setCurrentIndex(0 if rows else 1)
        self._side.setCurrentIndex(1 if rows else 0)
        self._wanted = None
        self.titleChanged.emit()

    def _say_empty(self) -> None:
        if self.filter.text().strip():
            self._none.set_text(tr("没有找到这样的线索"), tr("可按姓名、村、地点和情况找"))
        elif self.tabs.value() == LeadTab.OPEN:
            self._none.set_text(
                tr("没有待处理的线索"), tr("走村入户听到的纠纷，按 Ctrl+N 登记在这里。")
            )
        else:
            self._none.set_text(tr("还没有办结的线索"))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if lead := self.model.lead_at(current):
            self._show(lead)

    def _show(self, lead: LeadView) -> None:
        if lead != self.card.lead:
            self.card.show_lead(lead)

    # -- what can be done --------------------------------------------------------------------

    def _here(self) -> tuple[date, str]:
        """Today, and who sits here."""
        return self.context.clock.today(), self.context.desk.me.name

    def _open(self, form: Form) -> None:
        sheet = FormSheet(self.context, self, form)
        sheet.made.connect(self._on_made)
        sheet.open()

    def _on_made(self, made: Id) -> None:
        self._wanted = made
        self.context.saved()
        self.reload()

    def _on_new(self) -> None:
        if self._choices is not None:
            self.tabs.set_value(LeadTab.OPEN)
            self._open(lead_form(self._choices, *self._here()))

    def _on_screen(self) -> None:
        if self._choices is not None:
            self._open(screening_form(self._choices, *self._here()))

    def _on_revise(self) -> None:
        lead = self._in_hand()
        if lead is not None and lead.outcome is None and self._choices is not None:
            self._open(lead_form(self._choices, *self._here(), lead))

    def _on_close(self) -> None:
        if lead := self._in_hand():
            self._open(closing_form(lead, self.context.clock.today()))

    def _on_reopen(self) -> None:
        if lead := self._in_hand():
            future = self.context.desk.do(ReopenLead(lead.id))
            self.context.work.run(future, self._on_reopened, owner=self)

    def _on_reopened(self, lead: Id) -> None:
        self.context.toast(tr("已重新处理"), undo=True)
        self.tabs.set_value(LeadTab.OPEN)
        self._on_made(lead)

    def _on_case(self) -> None:
        lead = self._in_hand()
        if lead is None:
            return
        if lead.case is not None:
            self.context.go(Place("mediation", {"case": lead.case}))
        else:
            self.context.go(Place("mediation.form", {"lead": lead.id}))

    def _on_history(self) -> None:
        from ui.history.window import open_history  # noqa: PLC0415 - seldom wanted

        if lead := self._in_hand():
            open_history(self.context, self, lead.id, lead.title)

    def _in_hand(self) -> LeadView | None:
        return self.card.lead if self._side.currentWidget() is self.card else None

    def _find(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()
