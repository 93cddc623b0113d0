"""The page 同步."""

from __future__ import annotations

__all__ = ["SyncPage"]

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.errors import Problem
from app.events import RecordsChanged, ReviewsChanged, SyncChanged
from app.i18n import tr
from app.sync.messages import (
    CarrierReport,
    ExportToStick,
    FindSticks,
    ImportFromStick,
    ListReviews,
    ReadSync,
    ResolveReview,
    ReviewView,
    Stick,
    SyncNow,
    SyncView,
)
from ui.context import Context
from ui.lists.taker import ListTaker
from ui.shell.page import Act, Page
from ui.sync.batches import BatchTable
from ui.sync.cards import NetworkCard, StickCard
from ui.sync.reviews import ReviewPanel
from ui.widgets.files import ask_folder
from ui.widgets.layout import Column
from ui.widgets.panel import Panel
from ui.widgets.states import EmptyState


class SyncPage(Page):
    """Two carriers, the record of batches, and the reviews; activate(now=True) sends at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: SyncView | None = None
        self._sticks: tuple[Stick, ...] = ()
        theme, clock = self.theme, context.clock
        self.network = NetworkCard(theme, clock)
        self.stick = StickCard(theme, clock, context.desk.me.county_bureau)
        self.network.wanted.connect(self.sync_now)
        self.stick.writeWanted.connect(self.write_stick)
        self.stick.readWanted.connect(self.read_stick)
        self.batches = BatchTable(theme, clock)
        self.taker = ListTaker(context, self.batches, tr("发送记录"))
        self.reviews = ReviewPanel(theme, clock)
        self.reviews.resolved.connect(self._on_resolved)
        self._sent = Panel(theme, tr("发送记录"), tr("封好 → 送出 → 签收 → 备份"))
        words = tr("每次同步发出的改动记在这里，看得到送到了哪一步。")
        self._unsent = EmptyState(theme, tr("还没有发送过"), words, icon="history")
        self._sent_stack = QStackedWidget()
        self._sent_stack.addWidget(self.batches)
        self._sent_stack.addWidget(self._unsent)
        self._sent.body.addWidget(self._sent_stack, 1)
        column = Column(theme, self, margins=(12, 12, 12, 12))
        grid = QGridLayout()
        grid.setSpacing(theme.px(12))
        cells: tuple[tuple[QWidget, int, int], ...] = (
            (self.network, 0, 0),
            (self.stick, 0, 1),
            (self._sent, 1, 0),
            (self.reviews, 1, 1),
        )
        for widget, row, place in cells:
            grid.addWidget(widget, row, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        column.addLayout(grid)
        for event in (SyncChanged, ReviewsChanged, RecordsChanged):
            context.work.listen(context.desk, event, self._on_changed, owner=self)
        theme.changed.connect(self._rescale)
        self._rescale()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("同步")

    def subtitle(self) -> str:
        view = self._view
        if view is None:
            return ""
        parts = [tr("{n} 条待发").format(n=view.unsent) if view.unsent else tr("没有待发")]
        if view.waiting:
            parts.append(tr("{n} 条等签收").format(n=view.waiting))
        if view.reviews:
            parts.append(tr("{n} 处待确认").format(n=view.reviews))
        return tr("，").join(parts)

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F5", tr("现在同步")),
            ("Left Right", tr("选一边")),
            ("Ctrl+Enter", tr("合并")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SYNC: self.sync_now, Act.PRINT: self.taker.print_, **self.taker.keys()}

    def activate(self, *, now: bool = False, stick: bool = False, **_where: Any) -> None:
        self._reload()
        if self._reviews_wait():
            self.reviews.table.setFocus()
        if now:
            self.sync_now()
        elif stick:
            self.write_stick()

    def resume(self) -> None:
        for card in (self.network, self.stick):
            card.show_busy(busy=False)  # a trip that the lock cut short tells nobody
        self._reload()

    # -- carriers ----------------------------------------------------------------------------

    def sync_now(self) -> None:
        """Send and receive over the network."""
        self.network.show_busy(busy=True)
        self._travel(SyncNow(), self.network)

    def write_stick(self) -> None:
        """存到 U 盘: the one that is plugged in, or a folder the user names."""
        self._with_folder(tr("选 U 盘"), lambda folder: self._use_stick(ExportToStick(folder)))

    def read_stick(self) -> None:
        """读取 U 盘."""
        self._with_folder(tr("选 U 盘"), lambda folder: self._use_stick(ImportFromStick(folder)))

    def _with_folder(self, title: str, use: Callable[[Path], None]) -> None:
        if len(self._sticks) == 1:
            use(self._sticks[0].path)
        else:
            ask_folder(self, title, use)

    def _use_stick(self, command: ExportToStick | ImportFromStick) -> None:
        self.stick.show_busy(busy=True)
        self._travel(command, self.stick)

    def _travel(self, command: Any, card: NetworkCard | StickCard) -> None:
        self.context.work.run(
            self.context.desk.do(command),
            partial(self._on_arrived, card),
            partial(self._on_failed, card),
            owner=self,
        )

    def _on_arrived(self, card: NetworkCard | StickCard, report: CarrierReport) -> None:
        card.show_busy(busy=False)
        self._reload()
        card.show_sentence(
            tr("；").join((report.sentence, *report.refused)), ok=report.ok and not report.refused
        )

    def _on_failed(self, card: NetworkCard | StickCard, error: Exception) -> bool:
        card.show_busy(busy=False)
        self._reload()
        if not isinstance(error, Problem):
            return False
        card.show_sentence(str(error), ok=False)
        return True

    # -- content -----------------------------------------------------------------------------

    def _reload(self) -> None:
        desk, run = self.context.desk, self.context.work.run
        run(desk.ask(ReadSync()), self._on_read, owner=self)
        run(desk.ask(ListReviews()), self._on_reviews, owner=self)
        run(desk.ask(FindSticks()), self._on_sticks, owner=self)

    def _on_changed(self, _event: object) -> None:
        if self.isVisible():
            self._reload()

    def _on_read(self, view: SyncView) -> None:
        self._view = view
        self.network.show_sync(view)
        self.stick.show_sync(view)
        self.batches.batches.show(view.batches)
        self._sent_stack.setCurrentIndex(0 if view.batches else 1)
        self.titleChanged.emit()

    def _on_reviews(self, reviews: tuple[ReviewView, ...]) -> None:
        self.reviews.show_reviews(reviews)

    def _on_sticks(self, sticks: tuple[Stick, ...]) -> None:
        self._sticks = sticks
        self.stick.show_sticks(sticks)

    def _reviews_wait(self) -> bool:
        return self._view is not None and self._view.reviews > 0

    def _on_resolved(self, command: ResolveReview) -> None:
        self.context.work.run(self.context.desk.do(command), self._on_chosen, owner=self)

    def _on_chosen(self, _row: object) -> None:
        self.context.toast(tr("已按所选合并，两份原样都留在历史里"), undo=True)
        self._reload()

    def _rescale(self) -> None:
        for card in (self.network, self.stick):
            card.setFixedHeight(self.theme.px(190))
