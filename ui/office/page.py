"""调委会: the committees at the left, the people of one at the right."""

from __future__ import annotations

__all__ = ["OfficePage"]

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import ReadChoices
from app.office.messages import CommitteeView, ListCommittees, MediatorView
from app.vault.messages import Role
from ui.context import Context
from ui.forms.sheet import Form, FormSheet
from ui.lists.taker import ListTaker
from ui.office import forms
from ui.office.committees import CommitteeDelegate, CommitteeModel
from ui.office.detail import CommitteePanel
from ui.office.rates import RatesDialog
from ui.shell.page import Act, Page
from ui.widgets.buttons import Button
from ui.widgets.layout import Row
from ui.widgets.lists import ListView
from ui.widgets.models import ITEM
from ui.widgets.panel import Panel
from ui.widgets.splitter import Splitter
from ui.widgets.states import EmptyState

_LIST = 330  # px at base 14


class OfficePage(Page):
    """↑ ↓ go through the committees; staff add, change and end them and their mediators.

    activate() takes `case`, the id of a committee, with `action`: ReviseCommittee opens its form.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._committees: tuple[CommitteeView, ...] = ()
        self._villages: tuple[tuple[str, str], ...] = ()
        self._wanted: Id | None = None
        self._pending = ""
        self.staff = context.desk.me.role in (Role.HEAD, Role.OFFICER)
        self.model = CommitteeModel(self)
        self.list = ListView(self.theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommitteeDelegate(self.theme, self.list))
        self.list.setAccessibleName(tr("调委会列表"))
        self.taker = ListTaker(context, self.list, tr("调委会列表"))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.acted.connect(lambda _index: self.revise())
        self.detail = CommitteePanel(context, staff=self.staff)
        self._connect()
        self._lay_out()
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)

    def _connect(self) -> None:
        detail = self.detail
        detail.reviseAsked.connect(self.revise)
        detail.endAsked.connect(self.end)
        detail.mediatorAsked.connect(self.add_mediator)
        detail.mediatorOpened.connect(self.revise_mediator)
        detail.leaveAsked.connect(self.end_mediator)
        detail.trainingAsked.connect(self.record_training)
        detail.fundingAsked.connect(self.record_funding)
        detail.historyAsked.connect(self.show_history)

    def _lay_out(self) -> None:
        theme = self.theme
        panel = Panel(theme, tr("调委会"))
        if panel.header is not None and self.staff:
            rates = Button(theme, tr("补贴标准"), size="small")
            rates.clicked.connect(self.show_rates)
            add = Button(theme, tr("登记调委会"), icon="plus", size="small")
            add.clicked.connect(self.add)
            panel.header.add(rates, add)
        if panel.header is not None:
            panel.header.add(self.taker.button(small=True))
        panel.body.addWidget(self.list, 1)
        self._stack = QStackedWidget()
        empty = Panel(theme)
        self.none = EmptyState(
            theme,
            tr("还没有登记调委会"),
            tr("登记了调委会和调解员，才能受理纠纷"),
            icon="landmark",
            button=tr("登记调委会") if self.staff else "",
        )
        self.none.acted.connect(self.add)
        self.none.hide()  # nothing is known before the first answer
        empty.body.addWidget(self.none)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.detail)
        self.splitter = Splitter(theme)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(panel)
        self.splitter.addWidget(self._stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([theme.px(_LIST), theme.px(800)])
        Row(theme, self, margins=(12, 12, 12, 12)).addWidget(self.splitter)

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("调委会")

    def subtitle(self) -> str:
        working = [one for one in self._committees if one.ended_on is None]
        people = sum(one.active for group in working for one in group.mediators)
        if not working:
            return ""
        return tr("{n} 个，调解员 {people} 人").format(n=len(working), people=people)

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("Up Down", tr("换调委会")), ("Enter", tr("修改")), ("Tab", tr("到调解员")))

    def take_focus(self) -> None:
        first = self.list if self._committees or not self.staff else self.none.button
        first.setFocus()

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self.taker.print_, **self.taker.keys()}

    def activate(self, **where: Any) -> None:
        if isinstance(where.get("case"), bytes):
            self._wanted, self._pending = where["case"], str(where.get("action", ""))
        if not self._villages:
            future = self.context.desk.ask(ReadChoices())
            self.context.work.run(future, self._on_choices, owner=self)
        self.reload()

    def resume(self) -> None:
        self.reload()

    # -- reading -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the committees anew; the one in hand stays."""
        future = self.context.desk.ask(ListCommittees())
        self.context.work.run(future, self._on_read, owner=self)

    def current(self) -> CommitteeView | None:
        """The committee in hand."""
        index = self.list.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def _on_choices(self, choices: Any) -> None:
        self._villages = choices.villages

    def _on_read(self, found: tuple[CommitteeView, ...]) -> None:
        current = self.current()
        wanted = self._wanted or (current.id if current else None)
        self._committees, self._wanted = found, None
        self.model.show(found)
        rows = [place for place, one in enumerate(found) if one.id == wanted] or [0]
        if found:
            self.list.setCurrentIndex(self.model.index(rows[0]))
        self.none.setVisible(not found)
        self._show()
        if not found:
            self.take_focus()
        self.titleChanged.emit()
        if self._pending == "ReviseCommittee" and self.staff:
            self.revise()
        self._pending = ""

    def _show(self) -> None:
        committee = self.current()
        self._stack.setCurrentIndex(0 if committee is None else 1)
        if committee is not None:
            self.detail.show_committee(committee)

    def _on_current_changed(self, *_indexes: Any) -> None:
        self._show()

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "office" and self.isVisible():
            self.reload()

    # -- acting ------------------------------------------------------------------------------

    def add(self) -> FormSheet:
        """Set up a committee; the pattern of numbers begins as that of the one in hand."""
        current = self.current()
        pattern = current.number_pattern if current else ""
        sheet = self._open(forms.committee(None, self._villages, pattern))
        sheet.made.connect(self._on_added)
        return sheet

    def revise(self) -> FormSheet | None:
        """Change the committee in hand."""
        committee = self.current()
        if committee is None or not self.staff or committee.ended_on is not None:
            return None
        return self._open(forms.committee(committee, self._villages))

    def end(self) -> FormSheet | None:
        """The committee in hand was dissolved."""
        committee = self.current()
        return self._open(forms.end_committee(committee, self._today())) if committee else None

    def add_mediator(self) -> FormSheet | None:
        """One more mediator of the committee in hand."""
        committee = self.current()
        if committee is None:
            return None
        return self._open(forms.mediator(None, committee, self._committees))

    def revise_mediator(self, mediator: MediatorView) -> FormSheet | None:
        """Change a mediator."""
        committee = self.current()
        if committee is None or not self.staff:
            return None
        return self._open(forms.mediator(mediator, committee, self._committees))

    def end_mediator(self, mediator: MediatorView) -> FormSheet:
        """A mediator leaves."""
        return self._open(forms.end_mediator(mediator, self._today()))

    def record_training(self, chosen: Sequence[Id]) -> FormSheet:
        """Mediators of the office were trained; those of the committee in hand are offered."""
        everybody = [one for group in self._committees for one in group.mediators]
        return self._open(forms.training(everybody, chosen, self._today()))

    def record_funding(self) -> FormSheet | None:
        """The committee in hand was given money."""
        committee = self.current()
        return self._open(forms.funding(committee, self._today())) if committee else None

    def show_history(self) -> None:
        """Who changed what of the committee in hand and of its mediators."""
        from ui.history.window import open_history  # noqa: PLC0415 - seldom wanted

        committee = self.current()
        if committee is not None:
            open_history(self.context, self, committee.id, committee.name)

    def show_rates(self) -> RatesDialog:
        """The standards of subsidies."""
        dialog = RatesDialog(self.context, self)
        dialog.open()
        return dialog

    def _open(self, form: Form) -> FormSheet:
        sheet = FormSheet(self.context, self, form)
        sheet.made.connect(lambda _made: self.reload())
        sheet.open()
        return sheet

    def _on_added(self, made: Id) -> None:
        self._wanted = made

    def _today(self) -> Any:
        return self.context.clock.today()
