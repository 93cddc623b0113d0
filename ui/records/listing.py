"""The list of records: tabs, a line to narrow it down, and rows read as they are scrolled to."""

from __future__ import annotations

__all__ = ["ListWords", "RecordListing"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.codes import Code
from app.events import DayTurned, RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.people.messages import PersonView, ReadPerson
from ui.context import Context
from ui.lists.sheet import narrowed_by
from ui.lists.taker import ListTaker
from ui.records.cards import CardModel, Cards
from ui.records.listwords import ListWords
from ui.records.remembered import Filters, Remembered
from ui.records.whose import WhoseBar
from ui.widgets.elided import ElidedLabel
from ui.widgets.filter import FilterLine
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView, RowDelegate
from ui.widgets.panel import Panel, Rule
from ui.widgets.states import EmptyState
from ui.widgets.tabs import FilterTabs

_FIRST, _PAGE = 60, 200  # rows of the first page, which is waited for, and of the others
_AHEAD = 60  # rows before the end at which the next page is asked for
_MOST = 4000  # rows read again after a change, so that the scroll stays
_PAUSE_MS = 40  # changes that come together are read together


class RecordListing(Panel):
    """The list at the left of a page of records.

    A line gives its query (a frozen dataclass with tab, text, after, limit, within and person), its
    words, its rows, and the words of its order; `add_filters` may put more above the rows.

    Signals:
        chosen: the card the keyboard or the mouse went to, or None.
        acted: Enter or a double click on a card.
        counted: a first page was read.
    """

    chosen = Signal(object)
    acted = Signal(object)
    counted = Signal(object)

    line: ClassVar[str]
    tabs_of: ClassVar[type[Code]]
    query: ClassVar[type[Any]]
    words: ClassVar[ListWords]
    coded: ClassVar[Mapping[str, type[Code]]] = {}  # fields of the query that `add_filters` offers

    def __init__(self, context: Context, *, first: int = _FIRST) -> None:
        super().__init__(context.theme)
        self._first = first
        self._context = context
        theme, words = context.theme, self.words
        self._query = self.query(limit=first)
        self._asked: Future[Any] | None = None
        self._narrowing = False  # another question was asked, and not answered yet
        self._wanted: Any = None
        self._left = False  # the record in hand left the list: no other takes its place unasked
        self.model = self.make_model()
        self.model.wanted.connect(self._on_more_wanted)
        self.tabs = FilterTabs(theme, [(tab, tr(tab.label)) for tab in self.tabs_of])
        self.tabs.setAccessibleName(words.tabs)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.filter = FilterLine(theme, tr("在本列表中找"))
        self.filter.setToolTip(words.ways)
        self.filter.narrowed.connect(self._on_narrowed)
        self.filter.left.connect(self._on_filter_left)
        self.filter.dropped.connect(self.focus_list)
        self.list = self._make_list()
        self.taker = ListTaker(
            context, self.list, words.name, narrowed=self._narrowed_by, whole=self._run_of
        )
        self.remembered = Remembered(context, self.line, self._narrowed_to, self._narrow_to, self)
        self.taker.more = self.remembered.fill
        self._person = WhoseBar(theme, words.every)
        self._person.everyAsked.connect(lambda: self.show_person(None))
        self._empty = EmptyState(theme, "", icon="circle-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        context.work.listen(context.desk, DayTurned, lambda _day: self._pause.start(), owner=self)
        self.setAccessibleName(words.name)

    # -- what a line says in its own way -----------------------------------------------------

    def make_model(self) -> CardModel[Any]:
        """The rows."""
        raise NotImplementedError

    def make_delegate(self, view: ListView) -> RowDelegate:
        """What paints them."""
        raise NotImplementedError

    def order(self, tab: Code) -> str:
        """In which order they stand ("最急的在前")."""
        raise NotImplementedError

    def number(self, record: Any) -> str:
        """What a record far down the list is found by, "" where it has nothing."""
        raise NotImplementedError

    def add_filters(self, column: Column) -> None:
        """More ways to narrow the list down, below the line."""

    def show_filter(self, field: str, value: Code | None) -> None:
        """One of `coded` has this value now."""

    def drop_filters(self) -> None:
        """The whole list again: those ways narrow nothing any more."""
        for field in self.coded:
            self.show_filter(field, None)

    def narrow(self, **fields: Any) -> None:
        """Ask with other values of the query."""
        self._query = replace(self._query, **fields)
        self._ask(self._query, self._on_narrowed_read)

    # -- what the page asks ------------------------------------------------------------------

    def current(self) -> Any:
        """The card the keyboard is on, or None."""
        return self.model.card(self.list.currentIndex())

    @property
    def of_one_person(self) -> bool:
        """Whether only the records of one person are shown and counted."""
        return self._query.person is not None

    def neighbour(self, step: int) -> Any:
        """The card so many rows below the current one, or None."""
        row = self.list.currentIndex().row() + step
        return self.model.card(self.model.index(row)) if row >= 0 else None

    def focus_list(self) -> None:
        """The keyboard to the list."""
        self.list.setFocus()

    def select(self, record: Any) -> None:
        """Go to a record under its tab; one far down the list is found by its number."""
        self._wanted, self._narrowing = record, False
        query = self._query
        narrowed = query.text or query.person or query.within
        if narrowed or record.tab is not query.tab:
            self.tabs.setVisible(True)
            self.filter.clear()
            self.drop_filters()
            self._query = self.query(record.tab, limit=self._first)
            self._show_tab()
            self.reload()
        elif not self._go_to_wanted():
            self.reload()

    def show_tab(self, tab: Code) -> None:
        """Go to another tab."""
        self.tabs.set_value(tab)

    def start(self) -> None:
        """Read the list for the first time, under the tab of last time."""
        kept = self._context.settings.get(f"{self.line}.tab")
        if self._wanted is None and kept in set(self.tabs_of):
            self._query = replace(self._query, tab=self.tabs_of(kept))
            self._show_tab()
        self.reload()

    def show_within(self, records: tuple[Id, ...], words: str) -> None:
        """Only these records, whatever their tab: what a number of a report stands for."""
        self._query = self.query(self._query.tab, limit=self._first, within=records)
        self.filter.clear()
        self.drop_filters()
        self.tabs.setVisible(False)
        self._person.setVisible(True)
        self._person.name.set_text(self.words.within.format(words=words, n=len(records)))
        self._ask(self._query, self._on_narrowed_read)

    def show_person(self, person: Id | None, name: str = "") -> None:
        """Only the records of one person or organisation (then named), or (None) all again."""
        self._person.setVisible(person is not None)
        self.tabs.setVisible(True)
        self._query = replace(self._query, person=person, text="", within=())
        self.filter.clear()
        self._ask(self._query, self._on_narrowed_read)
        if name:
            self._person.name.set_text(self.words.whose.format(name=name))
        elif person is not None:
            self._person.name.set_text("")
            future = self._context.desk.ask(ReadPerson(person))
            self._context.work.run(future, self._on_person_read, owner=self)

    def reload(self) -> None:
        """Read anew as much as is shown; focus, selection and scroll stay."""
        limit = min(max(self._first, self.model.rowCount()), _MOST)
        # A change that comes before the answer to a new question takes that question's place.
        on_page = self._on_narrowed_read if self._narrowing else self._on_reread
        self._ask(replace(self._query, limit=limit), on_page)

    # -- building ----------------------------------------------------------------------------

    def _make_list(self) -> ListView:
        view = ListView(self._context.theme)
        view.setModel(self.model)
        view.setItemDelegate(self.make_delegate(view))
        view.setAccessibleName(self.words.name)
        view.acted.connect(self._on_acted)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        return view

    def _lay_out(self) -> None:
        theme = self._context.theme
        head, find = QWidget(), QWidget()
        bar = Row(theme, head, margins=(14, 4, 14, 4), spacing=8)
        bar.add(self.tabs)
        bar.addStretch(1)
        self._order = ElidedLabel(theme, "", "small", "text_2", expendable=True)
        bar.addWidget(self._order)
        column = Column(theme, find, margins=(12, 10, 12, 10), spacing=8)
        line = Row(theme, spacing=8)
        line.addWidget(self.filter, 1)
        line.add(self.taker.button())
        column.addLayout(line)
        self.add_filters(column)
        for widget in (head, Rule(theme), find, self._person, Rule(theme)):
            self.body.addWidget(widget)
        self.body.addWidget(self._stack, 1)

    # -- what leaves -------------------------------------------------------------------------

    def _narrowed_by(self) -> str:
        """As the list is seen, in words."""
        query = self._query
        tab = "" if query.within else tr(query.tab.label)
        whose = self._person.name.text() if query.person or query.within else ""
        chosen = (getattr(query, field) for field in self.coded)
        return narrowed_by(tab, query.text, whose, *(tr(one.label) for one in chosen if one))

    def _narrowed_to(self) -> tuple[Filters, str]:
        query = self._query
        chosen = {field: str(getattr(query, field) or "") for field in self.coded}
        plain = not (query.text or any(chosen.values())) or query.person or query.within
        fields = {"tab": str(query.tab), "text": query.text, **chosen}
        return fields, "" if plain else self._narrowed_by()

    def _narrow_to(self, kept: Filters) -> None:
        chosen = {at: code(kept[at]) for at, code in self.coded.items() if kept.get(at)}
        tab, text = self.tabs_of(kept["tab"]), kept["text"]
        self._query = self.query(tab, limit=self._first, text=text, **chosen)
        self.filter.setText(text)
        self.tabs.setVisible(True)
        for field in self.coded:
            self.show_filter(field, chosen.get(field))
        self._show_tab()
        self._ask(self._query, self._on_narrowed_read)

    def _run_of(self, after: str | None, limit: int) -> Future[Any]:
        return self._context.desk.ask(replace(self._query, after=after, limit=limit))

    # -- what happens ------------------------------------------------------------------------

    def _ask(self, query: Any, on_page: Callable[[Any], None]) -> None:
        if self._asked is not None:
            self._asked.cancel()  # an answer to an older question helps nobody
        asked = self._asked = self._context.desk.ask(query)
        self._narrowing = on_page == self._on_narrowed_read

        def on_read(page: Any) -> None:
            if asked is self._asked:
                self._narrowing = False
                on_page(page)

        def on_error(_error: Exception) -> bool:
            self.model.failed()
            return False

        self._context.work.run(asked, on_read, on_error, owner=self)

    def _on_narrowed_read(self, page: Cards[Any]) -> None:
        """The answer to another question: the current record if it is there, else the first."""
        current = self.current()
        self._show_page(page)
        if self._go_to_wanted():
            return
        self._wanted = None
        elsewhere = [tab for tab, count in page.counts if count]
        if self._query.person and not self._query.text and not page.rows and elsewhere:
            self.tabs.set_value(elsewhere[0])
            return
        at = self.model.find(current.id) if current else QModelIndex()
        self.list.setCurrentIndex(at if at.isValid() else self.model.index(0))
        if not page.rows:
            self.chosen.emit(None)

    def _on_reread(self, page: Cards[Any]) -> None:
        """The same question after a change: nothing moves but what the change moved."""
        current, bar = self.current(), self.list.verticalScrollBar()
        scroll = bar.value()
        self._show_page(page)
        if self._go_to_wanted():
            return
        if self._wanted is not None and (number := self.number(self._wanted)):
            self.filter.setText(number)
            self._on_narrowed(number)
        elif current is not None:
            # A record that left the list stays on the page, which then says where it went.
            at = self.model.find(current.id)
            self._left = not at.isValid()
            if at != self.list.currentIndex():  # several may be chosen, and stay so
                self.list.setCurrentIndex(at)
        elif self._wanted is None and page.rows and not self._left:
            self.list.setCurrentIndex(self.model.index(0))
        bar.setValue(scroll)

    def _show_page(self, page: Cards[Any]) -> None:
        self._order.set_text(self.order(self._query.tab))
        self.model.show(page)
        for tab, count in page.counts:
            self.tabs.set_count(tab, count)
        self._show_empty(page)
        self.counted.emit(page)

    def _go_to_wanted(self) -> bool:
        """Whether the record somebody asked for is among the rows."""
        if self._wanted is None:
            return False
        at = self.model.find(self._wanted.id)
        if at.isValid():
            self._wanted = None
            self.list.setCurrentIndex(at)
        return at.isValid()

    def _show_empty(self, page: Cards[Any]) -> None:
        self._stack.setCurrentIndex(0 if page.rows else 1)
        query, words = self._query, self.words
        if query.text:
            title = tr("没有找到“{text}”").format(text=query.text)
            self._empty.set_text(title, tr("{ways}；按 Esc 看全部").format(ways=words.ways))
        else:
            self._empty.set_text(*words.empty[query.tab])

    def _show_tab(self) -> None:
        self.tabs.blockSignals(True)
        self.tabs.set_value(self._query.tab)
        self.tabs.blockSignals(False)
        self._person.setVisible(self._query.person is not None)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line in (self.line, "people"):
            self._pause.start()

    def _on_tab_chosen(self, tab: Code) -> None:
        self._query = replace(self._query, tab=tab)
        self._context.settings.put(f"{self.line}.tab", tab.value)
        self.list.scrollToTop()
        self._ask(self._query, self._on_narrowed_read)

    def _on_narrowed(self, text: str) -> None:
        self.narrow(text=text)

    def _on_filter_left(self) -> None:
        if self.model.rowCount():
            self.focus_list()

    def _on_person_read(self, person: PersonView) -> None:
        self._person.name.set_text(self.words.whose.format(name=person.name))

    def _on_scrolled(self, _value: int) -> None:
        last = self.list.indexAt(self.list.viewport().rect().bottomLeft())
        if last.isValid() and last.row() > self.model.rowCount() - _AHEAD:
            self.model.fetchMore(QModelIndex())

    def _on_more_wanted(self, after: str) -> None:
        self._ask(replace(self._query, after=after, limit=_PAGE), self.model.add)

    def _on_current_changed(self, index: Any, _before: Any) -> None:
        self._left = self._left and not index.isValid()
        self.chosen.emit(self.model.card(index))

    def _on_acted(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if card := self.model.card(index):
            self.acted.emit(card)
