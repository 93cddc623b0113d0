"""The page 人民调解: the list, and the case in hand."""

from __future__ import annotations

__all__ = ["MediationPage"]

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from app.errors import Problem
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseCard, CaseDetail, CasePage, CaseTab, PartyView
from ui.context import Context, Place
from ui.lawbook.article import open_article
from ui.mediation.actions import ACTIONS, act, fill_gap
from ui.mediation.detail import CasePanel
from ui.mediation.listing import CaseListing
from ui.mediation.reader import CaseReader
from ui.records.actions import next_paper, open_paper, print_all
from ui.records.preview import NextPaper
from ui.shell.page import Act, Page
from ui.shell.width import Width, width_of
from ui.widgets.layout import Row
from ui.widgets.panel import Panel
from ui.widgets.splitter import Splitter
from ui.widgets.states import EmptyState, Skeleton

_LISTS = {Width.NARROW: 290, Width.NORMAL: 344, Width.WIDE: 420}
_SIDES = (296, 400)
_SETTLE_MS = 30  # so that the neighbour is read after the screen was painted
_LATE_MS = 300  # nothing is shown for a wait that is shorter


class MediationPage(Page):
    """↑ ↓ go through the cases, Enter does the next step of one.

    activate() takes `case` (with `action`, a command to open at once, or `field`, the gap of a
    paper to fill in), `tab`, `person`, or `within`, the cases behind a number, with its `words`.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = self.theme
        self._counts: CasePage | None = None
        self._started = False
        self._pending = ""  # a command to open once its case is on the screen
        self._gap = ""  # the gap of a paper to fill in then
        self._sought: Id | None = None  # a case that the list has to find
        self._shape: Width | None = None
        self.reader = CaseReader(context, self)
        self.reader.ready.connect(self._on_case_ready)
        self.reader.failed.connect(self._on_case_failed)
        self.listing = CaseListing(context)
        self.listing.chosen.connect(self._on_case_chosen)
        self.listing.acted.connect(self._on_case_acted)
        self.listing.counted.connect(self._on_counted)
        self.case = CasePanel(context)
        self.preview = NextPaper(context)
        self.preview.openAsked.connect(self._print)
        self._connect_case()
        self._lay_out()
        self._ahead = self._timer(_SETTLE_MS, self._read_ahead)
        self._late = self._timer(_LATE_MS, self._show_skeleton)
        theme.changed.connect(self._rescale)
        self._rescale()

    def _lay_out(self) -> None:
        theme = self.theme
        self._empty = Panel(theme)
        self._none = EmptyState(theme, tr("选一个案件，这里显示它的情况"), icon="handshake")
        self._empty.body.addWidget(self._none)
        self._waiting = Panel(theme)
        self._skeleton = Skeleton(theme)
        self._skeleton.stop()
        self._waiting.body.addWidget(self._skeleton)
        self.stack = QStackedWidget()
        for panel in (self._empty, self._waiting, self.case):
            self.stack.addWidget(panel)
        self.splitter = Splitter(theme)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.listing)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        row = Row(theme, self, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.preview)

    def _timer(self, wait: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(slot)
        return timer

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("人民调解")

    def subtitle(self) -> str:
        page = self._counts
        if page is None:
            return ""
        counts = dict(page.counts)
        words = tr("在办 {n} 件").format(n=counts.get(CaseTab.OPEN, 0))
        late = tr("，{n} 件超期").format(n=page.late) if page.late else ""
        return words + late

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Up Down", tr("换案件")),
            ("Ctrl+E", tr("记一笔")),
            ("Ctrl+P", tr("打印")),
            ("/", tr("列表内找")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        keys: dict[Act, Callable[[], None]] = {Act.FILTER: self._find}
        if self._shown is not None:
            keys |= {Act.NOTE: self.case.focus_note, Act.PRINT: self._print}
            keys[Act.HISTORY] = self.case.show_history
            step = self._shown.next_step
            if step and step.due and step.due.law:
                keys[Act.ARTICLE] = self._show_article
        return keys

    def activate(self, **where: Any) -> None:
        if where.get("action") == "ReadLead":  # 今日 has leads among the cases of the line
            self.context.go(Place("leads", {"lead": where["case"]}))
            return
        first, self._started = not self._started, True
        if isinstance(case := where.get("case"), bytes):
            self._pending = str(where.get("action", ""))
            self._gap = str(where.get("field", ""))
            self._sought = case
            self._open(case)
        elif within := where.get("within"):
            self.listing.show_within(within, str(where.get("words", "")))
            first = False
        elif isinstance(person := where.get("person"), bytes):
            self.listing.show_person(person, str(where.get("words", "")))
            first = False
        elif "tab" in where:
            self.listing.show_tab(CaseTab(where["tab"]))
        if first:
            self.listing.start()
        self.listing.focus_list()

    def deactivate(self) -> None:
        self.case.note.flush()

    # -- inside ------------------------------------------------------------------------------

    @property
    def _shown(self) -> CaseDetail | None:
        """The case on the screen, if it is the one in hand."""
        return self.case.case if self.stack.currentWidget() is self.case else None

    def _connect_case(self) -> None:
        case, head = self.case, self.case.head
        case.next_step.acted.connect(self._act)
        case.next_step.lawAsked.connect(self._on_law_asked)
        case.allPapersAsked.connect(self._print_all)
        case.later.wanted.connect(self._on_later_wanted)
        case.parties.reviseAsked.connect(self._on_revise_asked)
        case.parties.fileAsked.connect(self._on_file_asked)
        case.papers.openAsked.connect(lambda line: open_paper(self.context, line))
        head.acted.connect(self._act)
        head.paperAsked.connect(self._print)
        head.historyAsked.connect(self.case.show_history)
        head.reviewAsked.connect(lambda: self.context.go(Place("sync", {"reviews": True})))

    def _rescale(self) -> None:
        self._shape = None
        self._fit()

    def _fit(self) -> None:
        """Lay out for the class of width the window has now."""
        shape = width_of(self.theme, self.window().width())
        changed, self._shape = shape is not self._shape, shape
        self.preview.set_wide(wide=shape is Width.WIDE)
        self._fit_side()
        if not changed:
            return
        kept = self.context.settings.get(f"mediation.list.{shape.name.lower()}")
        width = self.theme.px(kept if isinstance(kept, int) else _LISTS[shape])
        self.splitter.setSizes([width, max(1, self.width() - width)])

    def _fit_side(self) -> None:
        roomy = self._shape is Width.WIDE and self.preview.isHidden()
        if self._shape is not None:
            self.case.set_width(self._shape, side=_SIDES[roomy])

    def _on_splitter_moved(self, place: int, _index: int) -> None:
        if self._shape is not None:
            name = f"mediation.list.{self._shape.name.lower()}"
            self.context.settings.put(name, round(place * 14 / self.theme.base))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _find(self) -> None:
        self.listing.filter.setFocus()
        self.listing.filter.selectAll()

    # -- the case in hand --------------------------------------------------------------------

    def _open(self, case: Id) -> None:
        if case != self.reader.wanted:
            self._late.start()
        if self.reader.open(case):
            self._late.stop()

    def _on_case_chosen(self, card: CaseCard | None) -> None:
        if card is None:
            if self.listing.model.rowCount() == 0 and self.reader.wanted is None:
                self.stack.setCurrentWidget(self._empty)
            return
        if card.id != self.reader.wanted and self._sought is None:
            self._open(card.id)

    def _on_case_ready(self, case: CaseDetail) -> None:
        self._late.stop()
        self._skeleton.stop()
        before = self.case.case
        moved = before is not None and before.id == case.id and before.tab is not case.tab
        self.case.show_case(case)
        self.stack.setCurrentWidget(self.case)
        self.preview.show_paper(next_paper(case.papers))
        self._fit_side()
        if moved or self._sought == case.id:
            self._sought = None
            self.listing.select(case)
        self.titleChanged.emit()
        self._ahead.start()
        if self._pending:
            pending, self._pending = self._pending, ""
            if pending in case.actions and pending in ACTIONS:
                self._act(pending)
        if self._gap:
            gap, self._gap = self._gap, ""
            fill_gap(self.context, self, case, gap)

    def _on_case_failed(self, error: Exception) -> None:
        self._late.stop()
        if not isinstance(error, Problem):
            self.context.work.report(error)
        self._none.set_text(tr("这个案件打不开"), str(error))
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

    def _on_counted(self, page: CasePage) -> None:
        if not self.listing.of_one_person:
            self._counts = page
            self.titleChanged.emit()

    # -- what can be done --------------------------------------------------------------------

    def _on_case_acted(self, card: CaseCard) -> None:
        """Enter in the list; never on a case that is not on the screen yet."""
        if self._shown is not None and self._shown.id == card.id:
            self.case.next_step.run()

    def _act(self, action: str) -> None:
        if action == "AddNote":
            self.case.focus_note()
        elif self._shown is not None:
            act(self.context, self, action, self._shown)

    def _on_later_wanted(self, field: str) -> None:
        if self._shown is not None:
            fill_gap(self.context, self, self._shown, field)

    def _on_revise_asked(self, party: PartyView) -> None:
        if self._shown is not None and party.person is not None:
            act(self.context, self, "RevisePerson", self._shown, party.person.id)

    def _on_file_asked(self, party: PartyView) -> None:
        if party.person is not None:
            self.context.go(Place("people", {"person": party.person.id}))

    def _print(self) -> None:
        if self._shown is None:
            return
        if line := next_paper(self._shown.papers):
            open_paper(self.context, line)

    def _print_all(self) -> None:
        if self._shown is not None:
            print_all(self.context, self._shown.papers)

    def _show_article(self) -> None:
        step = self._shown.next_step if self._shown else None
        if step and step.due:
            self._on_law_asked(step.due.law, step.due.article)

    def _on_law_asked(self, law: str, article: str) -> None:
        open_article(self.context, self, law, article)
