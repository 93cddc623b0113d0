"""A page of a line of work: the list of its records, and the one in hand."""

from __future__ import annotations

__all__ = ["RecordPage"]

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import Problem
from app.ids import Id
from app.messages import Query
from app.records.messages import NextStep
from ui.context import Context, Place
from ui.lawbook.article import open_article
from ui.records.actions import next_paper, open_paper, print_all
from ui.records.listing import RecordListing
from ui.records.preview import NextPaper
from ui.records.reader import RecordReader
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel
from ui.widgets.splitter import Splitter
from ui.widgets.states import EmptyState, Skeleton

_LISTS = {Width.NARROW: 290, Width.NORMAL: 344, Width.WIDE: 420}
_SIDES = (296, 400)
_PAPER_FROM = 1860  # px at base 14: below, the record beside the paper would be cut
_SETTLE_MS = 30  # so that the neighbour is read after the screen was painted
_LATE_MS = 300  # nothing is shown for a wait that is shorter


class RecordPage(Page):
    """↑ ↓ go through the records, Enter does the next step of one.

    activate() takes `case`, a record (with `action`, a command to open at once, or `field`, the
    gap of a paper to fill in), `tab`, `person`, or `within`, the records behind a number, with
    its `words`. A line gives the list, the query that reads a record, and by `make_panel` what
    shows one: a `RecordPanel`, or a panel of its own with the same parts.

    Attributes:
        panel: what shows a record; made a moment after the list, which is seen first.
        counts: the first page of the list, which brings the numbers, or None.
    """

    line: ClassVar[str]
    icon: ClassVar[str]
    none: ClassVar[str]  # what is said where no record is in hand
    lost: ClassVar[str]  # what is said of a record that cannot be read
    shows_paper: ClassVar[bool] = True  # beside the record, where the window is wide

    def __init__(
        self,
        context: Context,
        listing: RecordListing,
        query: Callable[[Id], Query[Any]],
        lines: Collection[str] = (),
    ) -> None:
        """`lines` are those whose changes make a record old, where it is not `line` alone."""
        super().__init__(context)
        self.counts: Any = None
        self._started = False
        self._pending = ""  # a command to open once its record is on the screen
        self._gap = ""  # the gap of a paper to fill in then
        self._sought: Id | None = None  # a record that the list has to find
        self._shape: Width | None = None
        self.listing = listing
        self.reader = RecordReader(context, query, lines or (self.line,), self)
        self.reader.ready.connect(self._on_record_ready)
        self.reader.failed.connect(self._on_record_failed)
        listing.chosen.connect(self._on_record_chosen)
        listing.acted.connect(self._on_record_acted)
        listing.counted.connect(self._on_counted)
        self.preview = NextPaper(context)
        self.preview.openAsked.connect(self.print_next)
        self._lay_out()
        self._ahead = self._timer(_SETTLE_MS, self._read_ahead)
        self._late = self._timer(_LATE_MS, self._show_skeleton)
        self.theme.changed.connect(self._rescale)
        self._rescale()
        QTimer.singleShot(0, self, lambda: self.panel)

    @cached_property
    def panel(self) -> Any:
        panel = self.make_panel()
        head = panel.head
        panel.next_step.acted.connect(self.act)
        panel.next_step.lawAsked.connect(self.show_law)
        panel.kept.allPapersAsked.connect(self.print_all)
        panel.kept.papers.openAsked.connect(lambda line: open_paper(self.context, line))
        head.acted.connect(self.act)
        head.paperAsked.connect(self.print_next)
        head.historyAsked.connect(panel.show_history)
        head.reviewAsked.connect(lambda: self.context.go(Place("sync", {"reviews": True})))
        self.stack.addWidget(panel)
        return panel

    def _lay_out(self) -> None:
        theme = self.theme
        self._empty = Panel(theme)
        self._none = EmptyState(theme, self.none, icon=self.icon)
        self._empty.body.addWidget(self._none)
        self._waiting = Panel(theme)
        self._skeleton = Skeleton(theme)
        self._skeleton.stop()
        self._waiting.body.addWidget(self._skeleton)
        self.stack = QStackedWidget()
        for panel in (self._empty, self._waiting):
            self.stack.addWidget(panel)
        self.splitter = Splitter(theme)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.listing)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        column = Column(theme, self, margins=(12, 12, 12, 12), spacing=8)
        if (above := self.above()) is not None:
            column.addWidget(above)
        row = Row(theme, spacing=12)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.preview)
        column.addLayout(row, 1)

    def _timer(self, wait: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(slot)
        return timer

    # -- what a line does in its own way -----------------------------------------------------

    def make_panel(self) -> Any:
        """What shows a record, with the signals of the line connected."""
        raise NotImplementedError

    def above(self) -> QWidget | None:
        """What stands above list and record, or None."""
        return None

    def in_panel(self) -> Any:
        """The record the panel shows, or None."""
        return self.panel.record

    def show_record(self, record: Any) -> None:
        """Show a record in the panel."""
        self.panel.show_record(record)

    def act(self, action: str) -> None:
        """Do a command of the record on the screen."""
        raise NotImplementedError

    def fill_gap(self, record: Any, gap: str) -> None:
        """Open the form that has the gap of a paper."""
        raise NotImplementedError

    # -- the shell ---------------------------------------------------------------------------

    def record_keys(self) -> Mapping[Act, Callable[[], None]]:
        """The keys of the record on the screen, besides printing and its article."""
        return {}

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        keys: dict[Act, Callable[[], None]] = {Act.FILTER: self._find}
        keys |= self.listing.taker.keys()
        if self.shown is not None:
            keys |= {Act.PRINT: self.print_next, **self.record_keys()}
            step: NextStep | None = self.shown.next_step
            if step and step.due and step.due.law:
                keys[Act.ARTICLE] = self._show_article
        return keys

    def activate(self, **where: Any) -> None:
        first, self._started = not self._started, True
        if isinstance(record := where.get("case"), bytes):
            self._pending = str(where.get("action", ""))
            self._gap = str(where.get("field", ""))
            self._sought = record
            self._open(record)
        elif within := where.get("within"):
            self.listing.show_within(within, str(where.get("words", "")))
            first = False
        elif isinstance(person := where.get("person"), bytes):
            self.listing.show_person(person, str(where.get("words", "")))
            first = False
        elif "tab" in where:
            self.listing.show_tab(self.listing.tabs_of(where["tab"]))
        if first:
            self.listing.start()
        self.listing.focus_list()

    @property
    def shown(self) -> Any:
        """The record on the screen, if it is the one in hand; else None."""
        nothing = (self._empty, self._waiting)
        return None if self.stack.currentWidget() in nothing else self.in_panel()

    def print_next(self) -> None:
        """The preview of the paper to print next."""
        if self.shown is not None and (line := next_paper(self.shown.papers)):
            open_paper(self.context, line)

    def print_all(self) -> None:
        """Every paper that is ready."""
        if self.shown is not None:
            print_all(self.context, self.shown.papers)

    def run_next(self) -> None:
        """Do the next step of the record on the screen."""
        self.panel.next_step.run()

    def show_person(self, person: Id) -> None:
        """The file of a person, on its own page."""
        self.context.go(Place("people", {"person": person}))

    def show_law(self, law: str, article: str) -> None:
        """An article, over the page."""
        open_article(self.context, self, law, article)

    # -- inside ------------------------------------------------------------------------------

    def _rescale(self) -> None:
        self._shape = None
        self._fit()

    def _fit(self) -> None:
        """Lay out for the class of width the window has now."""
        shape = width_of(self.theme, self.window().width())
        changed, self._shape = shape is not self._shape, shape
        roomy = self.window().width() >= self.theme.px(_PAPER_FROM)
        self.preview.set_wide(wide=roomy and self.shows_paper)
        self._fit_side()
        if not changed:
            return
        kept = self.context.settings.get(f"{self.line}.list.{shape.name.lower()}")
        width = self.theme.px(kept if isinstance(kept, int) else _LISTS[shape])
        self.splitter.setSizes([width, max(1, self.width() - width)])

    def _fit_side(self) -> None:
        roomy = self._shape is Width.WIDE and self.preview.isHidden()
        if self._shape is not None and "panel" in vars(self):
            self.panel.set_width(self._shape, side=_SIDES[roomy])

    def _on_splitter_moved(self, place: int, _index: int) -> None:
        if self._shape is not None:
            name = f"{self.line}.list.{self._shape.name.lower()}"
            self.context.settings.put(name, round(place * 14 / self.theme.base))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _find(self) -> None:
        self.listing.filter.setFocus()
        self.listing.filter.selectAll()

    # -- the record in hand ------------------------------------------------------------------

    def _open(self, record: Id) -> None:
        if record != self.reader.wanted:
            self._late.start()
        if self.reader.open(record):
            self._late.stop()

    def _on_record_chosen(self, card: Any) -> None:
        if card is None:
            if self.listing.model.rowCount() == 0 and self.reader.wanted is None:
                self.stack.setCurrentWidget(self._empty)
            return
        if card.id != self.reader.wanted and self._sought is None:
            self._open(card.id)

    def _on_record_ready(self, record: Any) -> None:
        self._late.stop()
        self._skeleton.stop()
        before = self.in_panel()
        moved = before is not None and before.id == record.id and before.tab is not record.tab
        self.show_record(record)
        self.stack.setCurrentWidget(self.panel)
        self.preview.show_paper(next_paper(record.papers))
        self._fit_side()
        if moved or self._sought == record.id:
            self._sought = None
            self.listing.select(record)
        self.titleChanged.emit()
        self._ahead.start()
        if self._pending:
            pending, self._pending = self._pending, ""
            if pending in record.actions:
                self.act(pending)
        if self._gap:
            gap, self._gap = self._gap, ""
            self.fill_gap(record, gap)

    def _on_record_failed(self, error: Exception) -> None:
        self._late.stop()
        if not isinstance(error, Problem):
            self.context.work.report(error)
        self._none.set_text(self.lost, str(error))
        self.reader.wanted = self._sought = None
        self.stack.setCurrentWidget(self._empty)
        self.titleChanged.emit()

    def _show_skeleton(self) -> None:
        self._skeleton.start()
        self._skeleton.show_now()
        self.stack.setCurrentWidget(self._waiting)

    def _read_ahead(self) -> None:
        for step in (1, -1):
            if near := self.listing.neighbour(step):
                self.reader.read_ahead(near.id)

    def _on_counted(self, page: Any) -> None:
        if not self.listing.of_one_person:
            self.counts = page
            self.titleChanged.emit()

    def _on_record_acted(self, card: Any) -> None:
        """Enter in the list; never on a record that is not on the screen yet."""
        if self.shown is not None and self.shown.id == card.id:
            self.run_next()

    def _show_article(self) -> None:
        step = self.shown.next_step if self.shown else None
        if step and step.due:
            self.show_law(step.due.law, step.due.article)
