"""The page 报到: the queue, the person in hand, and the bar that writes a report down."""

from __future__ import annotations

__all__ = ["CheckInPage"]

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.correction.messages import (
    ExcuseCheckIn,
    LadderView,
    ListReporters,
    MissedView,
    QueueScope,
    QueueView,
    ReadLadder,
    ReadReporter,
    RecordSubjectVisit,
    ReporterView,
)
from app.errors import Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from ui.context import Context, Place
from ui.correction.checkin.aside import Aside
from ui.correction.checkin.bar import FastBar
from ui.correction.checkin.forms import open_activity, open_frequency
from ui.correction.checkin.looking import DeskLooks
from ui.correction.checkin.missed import clue_of
from ui.correction.checkin.names import QueuePanel
from ui.correction.checkin.person import PersonPanel
from ui.correction.checkin.queue import Numbered, QueueModel
from ui.lists.taker import ListTaker
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Column, Row
from ui.widgets.models import ITEM
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState

_QUEUES = {Width.NARROW: 270, Width.NORMAL: 288, Width.WIDE: 380}
_SAID = {
    ExcuseCheckIn: tr("{name} 这一期已免除"),
    RecordSubjectVisit: tr("{name} 已登记走访"),
}
_SIDES = {Width.NARROW: 0, Width.NORMAL: 290, Width.WIDE: 400}


class CheckInPage(Page):
    """A number, a way, a check, Enter; activate() takes `subject`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: QueueView | None = None
        self._wanted: Id | None = None
        self._month: date | None = None
        self._shown: ReporterView | None = None
        self._ahead: ReporterView | None = None  # of who comes next
        self._sought = ""  # typed, and to be looked for among all
        self._looks = DeskLooks(context, self)
        theme = self.theme
        self.bar = FastBar(theme)
        self.model = QueueModel(self)
        self.person = PersonPanel(theme)
        self.aside = Aside(theme)
        column = Column(theme, self, margins=(12, 12, 12, 12), spacing=12)
        column.addWidget(self.bar)
        row = Row(theme, spacing=12)
        self._left = QueuePanel(theme, self.model)
        self.taker = ListTaker(
            context,
            self._left.list,
            tr("报到名单"),
            narrowed=lambda: tr(QueueScope(self._left.tabs.value()).label),
        )
        self.tabs, self.list = self._left.tabs, self._left.list
        row.addWidget(self._left)
        row.addWidget(self._middle(), 1)
        row.addWidget(self.aside)
        column.addLayout(row, 1)
        self._connect()
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        theme.changed.connect(self._fit)
        self._fit()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("社区矫正 · 报到")

    def subtitle(self) -> str:
        if self._view is None:
            return ""
        words = tr("今天应到 {n} 人，已到 {m} 人")
        return words.format(n=self._view.expected, m=self._view.came)

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("3", tr("选人")),
            ("1", tr("方式、核对")),
            ("Enter", tr("登记")),
            ("F3", tr("核对照片")),
            ("Ctrl+Z", tr("撤销上一条")),
        )

    def take_focus(self) -> None:
        self.bar.person.setFocus()

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self.taker.print_, **self.taker.keys()}

    def activate(self, **where: Any) -> None:
        wanted = where.get("subject")
        if isinstance(wanted, bytes):
            self._wanted = wanted
            self.tabs.set_value(QueueScope.ALL)
        self.reload()
        self.bar.person.setFocus()

    def deactivate(self) -> None:
        if self._looks.drop():
            self._read()  # what was uncovered is covered again behind the other page

    def resume(self) -> None:
        self.reload()

    # -- building ----------------------------------------------------------------------------

    def _middle(self) -> QWidget:
        self._side = QStackedWidget()
        nothing = Panel(self.theme)
        words = tr("选一个人，这里显示报到情况")
        nothing.body.addWidget(EmptyState(self.theme, words, icon="user-check"))
        self._side.addWidget(nothing)
        self._side.addWidget(self.person)
        return self._side

    def _connect(self) -> None:
        bar, context = self.bar, self.context
        bar.typed.connect(self._on_typed)
        bar.taken.connect(self._on_taken)
        bar.moved.connect(self._on_moved)
        bar.saved.connect(self._on_save)
        self.tabs.chosen.connect(lambda _scope: self.reload())
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.acted.connect(lambda _index: self._on_taken())
        self._left.activity.clicked.connect(lambda: open_activity(context, self))
        self._left.frequency.clicked.connect(lambda: open_frequency(context, self))
        self.person.fileAsked.connect(self._on_file)
        self.person.monthAsked.connect(self._on_month)
        self.person.photoAsked.connect(self._on_photo)
        self.person.uncoverAsked.connect(self._on_uncover)
        QShortcut(QKeySequence("F3"), self).activated.connect(self._on_photo)
        missed, ladder = self.aside.missed, self.aside.ladder
        missed.excuseAsked.connect(self.bar.take_excuse)
        missed.clueAsked.connect(self._on_clue)
        ladder.asked.connect(self._on_asked)
        for panel in (missed, ladder):
            panel.lawAsked.connect(self._on_law)

    def _fit(self) -> None:
        shape = width_of(self.theme, self.window().width())
        self._left.setFixedWidth(self.theme.px(_QUEUES[shape]))
        self.aside.setFixedWidth(self.theme.px(_SIDES[shape]) or self.aside.width())
        self.aside.setVisible(bool(_SIDES[shape]))
        self.person.set_alone(alone=not _SIDES[shape])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- the queue ---------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the desk anew; the person in hand stays in hand."""
        query = ListReporters(QueueScope(self.tabs.value()))
        self.context.work.run(self.context.desk.ask(query), self._on_queue, owner=self)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "correction" and self.isVisible():
            self.reload()

    def _on_queue(self, view: QueueView) -> None:
        self._view = view
        here = self._wanted or self._current_subject()
        self.model.show_view(view)
        self.tabs.set_count(QueueScope.ALL, view.total)
        self._left.show_some(some=bool(view.rows))
        row = self.model.row_of(here) if here is not None else None
        if row is None:
            following = self.model.next_after(None) or next(iter(self.model.people()), None)
            row = self.model.row_of(following.row.subject) if following else None
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
            self._show_current()
            self._read()
        else:
            self._side.setCurrentIndex(0)
        self._wanted = None
        if self._sought:
            self._on_sought()
        self.titleChanged.emit()

    def _current(self) -> Numbered | None:
        index = self.list.currentIndex()
        item = index.data(ITEM) if index.isValid() else None
        return item if isinstance(item, Numbered) else None

    def _current_subject(self) -> Id | None:
        current = self._current()
        return current.row.subject if current else None

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._month = None
        self._drop_stale()
        self._show_current()
        self._read()

    def _drop_stale(self) -> None:
        """What was typed for somebody else goes when another is chosen by arrow or mouse."""
        typed = self.bar.person.text().strip()
        meant = self.model.find(typed) if typed else None
        if meant is not None and meant.row.subject != self._current_subject():
            self.bar.person.clear()

    def _show_current(self) -> None:
        current = self._current()
        words = tr("{n} {name}")
        meant = words.format(n=current.number, name=current.row.name) if current else ""
        self.bar.show_meant(meant)
        self.bar.show_person(current.row if current else None)

    def _read(self) -> None:
        subject = self._current_subject()
        if subject is None:
            return
        ready, looks = self._ahead, self._looks.of(subject)
        if not looks and self._month is None and ready is not None and ready.subject == subject:
            self._show(ready)  # read while the one before was in hand
        future = self.context.desk.ask(ReadReporter(subject, self._month, looks))
        self.context.work.run(future, self._on_reporter, owner=self)

    def _on_reporter(self, view: ReporterView) -> None:
        current = self._current()
        if current is None or view.subject != current.row.subject:
            return  # an answer about whom the user has left
        self._show(view)
        ladder = self.context.desk.ask(ReadLadder(view.subject, self._looks.of(view.subject)))
        self.context.work.run(ladder, self._on_ladder, owner=self)
        following = self.model.next_after(view.subject)
        if following is not None and following.row.subject != view.subject:
            future = self.context.desk.ask(ReadReporter(following.row.subject))
            self.context.work.run(future, self._on_ahead, owner=self)

    def _on_photo(self) -> None:
        if self._shown is not None and self._shown.subject == self._current_subject():
            self._looks.show_photo(self._shown)

    def _on_uncover(self) -> None:
        if self._shown is not None:
            self._looks.uncover(self._shown, self._read)

    def _on_ladder(self, view: LadderView) -> None:
        if view.subject == self._current_subject():
            self.aside.show_ladder(view)

    def _on_ahead(self, view: ReporterView) -> None:
        self._ahead = view

    def _show(self, view: ReporterView) -> None:
        self._shown = view
        if self._view is not None:
            self.person.show_reporter(view, self._view.today)
            self.aside.show_reporter(view)
            self.bar.show_offers(view)
            self._side.setCurrentIndex(1)

    # -- the bar -----------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        found = self.model.find(text)
        if found is not None:
            here = self._current_subject()
            self._go_to(found.row.subject)
            if here == found.row.subject:  # typed wrong in between: nobody was meant for a moment
                self._show_current()
                self._read()
        elif text.strip():
            self.bar.show_person(None)
            self.bar.show_meant(tr("这份名单里没有，Enter 到全部里找"))
        else:
            self._show_current()

    def _on_taken(self) -> None:
        typed = self.bar.person.text().strip()
        if typed and self.model.find(typed) is None:
            self._seek(typed)
        elif self._current() is not None:
            self.bar.take_person()

    def _seek(self, typed: str) -> None:
        """Somebody who is not due now: look among all, once."""
        if self.tabs.value() == QueueScope.ALL:
            self.bar.show_meant(tr("没有这个人，请核对"))
        else:
            self._sought = typed
            self.tabs.set_value(QueueScope.ALL)  # reads anew

    def _on_sought(self) -> None:
        found, self._sought = self.model.find(self._sought), ""
        if found is None:
            self.bar.show_person(None)
            self.bar.show_meant(tr("没有这个人，请核对"))
        else:
            self._go_to(found.row.subject)
            self._show_current()
            self.bar.take_person()

    def _on_moved(self, step: int) -> None:
        people = [one.row.subject for one in self.model.people()]
        here = self._current_subject()
        if people:
            at = people.index(here) + step if here in people else 0
            self._go_to(people[min(len(people) - 1, max(0, at))])

    def _go_to(self, subject: Id) -> None:
        row = self.model.row_of(subject)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _on_save(self) -> None:
        command = self.bar.command()
        current = self._current()
        if command is None or current is None:
            return
        if isinstance(command, RecordSubjectVisit):
            command = replace(command, officers=(self.context.desk.me.name,))
        said = _SAID.get(type(command), tr("{name} 已登记报到")).format(name=current.row.name)
        # An excuse is no coming: the person stays, with what else was missed.
        stays = isinstance(command, ExcuseCheckIn)
        following = current if stays else self.model.next_after(current.row.subject)
        self._wanted = following.row.subject if following else None
        future = self.context.desk.do(command)
        self.context.work.run(
            future, lambda _id: self._on_saved(said), on_error=self._on_refused, owner=self
        )

    def _on_saved(self, said: str) -> None:
        self.bar.clear()
        self.context.saved()
        self.context.toast(said, undo=True)
        self.reload()

    def _on_refused(self, error: Exception) -> bool:
        self._wanted = None
        if isinstance(error, Refused):
            self.bar.refuse(error.faults)
            return True
        return False

    # -- beside ------------------------------------------------------------------------------

    def _on_month(self, month: date) -> None:
        self._month = month
        self._read()

    def _on_file(self) -> None:
        subject = self._current_subject()
        if subject is not None:
            self.context.go(Place("correction", {"case": subject}))

    def _on_clue(self, missed: MissedView) -> None:
        """One clue of one missed window, for an officer to verify."""
        subject = self._current_subject()
        if subject is None:
            return
        said = tr("已登记线索，等核实")
        future = self.context.desk.do(clue_of(subject, missed, self.context.clock.now()))
        self.context.work.run(future, lambda _id: self.context.toast(said, undo=True), owner=self)

    def _on_asked(self, action: str) -> None:
        """A form of the record: it has the whole of the person beside it."""
        subject = self._current_subject()
        if subject is not None:
            self.context.go(Place("correction", {"case": subject, "action": action}))

    def _on_law(self, law: str, article: str) -> None:
        self.context.go(Place("lawbook", {"law": law, "article": article}))
