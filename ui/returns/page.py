"""收回文书: what came back signed, what is missing, and what waits for a person."""

from __future__ import annotations

__all__ = ["ReturnsPage"]

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from app.events import RecordsChanged
from app.i18n import tr
from app.returns.messages import FileAgain, ReadReturns, ReturnedPaper, ReturnsView
from ui.context import Context, Place
from ui.lists.taker import ListTaker
from ui.returns.intake import Intake
from ui.returns.pages import PagesDialog
from ui.returns.rows import PaperDelegate, ReturnedModel
from ui.returns.tray import Tray
from ui.shell.page import Act, Page
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import ListView
from ui.widgets.panel import Panel, Rule
from ui.widgets.progress import ProgressBar
from ui.widgets.states import EmptyState

_KINDS = tr("扫描件和照片 (*.pdf *.jpg *.jpeg *.png)")


class ReturnsPage(Page):
    """What came back, beside the tray; scans dropped anywhere on the window come here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = self.theme
        self._view: ReturnsView | None = None
        self.intake = Intake(context, self)
        self.intake.moved.connect(self._on_moved)
        self.intake.ended.connect(self._on_ended)
        self._told = Label(theme, "", "body_strong", wrap=True)
        self._more = Label(theme, "", "small", "danger_text", wrap=True)
        self._bar = ProgressBar(theme)
        self._stop = Button(theme, tr("停下"), size="small")
        self._stop.clicked.connect(self.intake.stop)
        self._pick = Button(theme, tr("选扫描件"), keys="Ctrl+O", icon="upload", size="small")
        self._pick.clicked.connect(self.pick)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.pick)
        self.model = ReturnedModel(self)
        self.papers = ListView(theme)
        self.papers.setModel(self.model)
        self.papers.setItemDelegate(PaperDelegate(theme, self.papers))
        self.papers.setAccessibleName(tr("收回的文书"))
        self.taker = ListTaker(context, self.papers, tr("收回的文书"))
        self.papers.acted.connect(self._on_paper_acted)
        self.papers.peeked.connect(self._on_paper_peeked)
        self.tray = Tray(context)
        self.tray.changed.connect(self._reload)
        self._lay_out(theme)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        self._show_idle()

    def _lay_out(self, theme: Theme) -> None:
        row = Row(theme, self, margins=(12, 12, 12, 12), spacing=12)
        left = Panel(theme, tr("收回的文书"))
        if left.header is not None:
            left.header.add(self.taker.button(small=True), self._pick)
        told = Column(theme, margins=(14, 10, 14, 10), spacing=6)
        told.addWidget(self._told)
        told.addWidget(self._more)
        line = Row(theme)
        line.addWidget(self._bar, 1)
        line.add(self._stop)
        told.addLayout(line)
        left.body.addLayout(told)
        left.body.addWidget(Rule(theme))
        self._empty = EmptyState(
            theme,
            tr("把签好字的文书扫描或拍照，拖到窗口里"),
            tr(
                "JPG、PNG、TIFF、PDF 都行，歪的、倒的、几个案件混在一起都不要紧，"
                "按页上的二维码自动归好。"
            ),
            icon="files",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.papers)
        self._stack.addWidget(self._empty)
        left.body.addWidget(self._stack, 1)
        row.addWidget(left, 5)
        row.addWidget(self.tray, 6)

    # -- the shell -----------------------------------------------------------------------

    def title(self) -> str:
        return tr("收回文书")

    def subtitle(self) -> str:
        waiting = len(self._view.aside) if self._view else 0
        return tr("{n} 页待认领").format(n=waiting) if waiting else ""

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+O", tr("选扫描件")),
            ("Enter", tr("打开案件、认领")),
            ("Space", tr("看页面")),
            ("Delete", tr("移出")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self.taker.print_, **self.taker.keys()}

    def activate(self, **_where: Any) -> None:
        future = self.context.desk.do(FileAgain())  # a colleague's printing may have come in
        self.context.work.run(future, lambda _filed: self._reload(), owner=self)
        self.papers.setFocus()

    def take_in(self, files: Iterable[Path]) -> None:
        """Scans and photos that were dropped on the window."""
        self.intake.take(files)

    def resume(self) -> None:
        self.intake.cut()
        self._reload()

    def pick(self) -> None:
        """Choose files instead of dropping them."""
        dialog = QFileDialog(self, tr("选扫描件"), "", _KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take_in(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- taking in -----------------------------------------------------------------------

    def _on_moved(self) -> None:
        if self.intake.busy:
            self._told.setText(self.intake.words())
            self._bar.set_share(self.intake.share)
        for widget in (self._bar, self._stop):
            widget.setVisible(self.intake.busy)

    def _on_ended(self) -> None:
        self._on_moved()
        more = tr("；").join(filter(None, (*self.intake.refused, self.intake.left_out)))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        if self.intake.came:
            self.context.work.run(
                self.context.desk.ask(ReadReturns(self.intake.came)), self._on_told, owner=self
            )
        else:
            self._told.setText(tr("没有收到纸页"))
        self._reload()

    def _on_told(self, view: ReturnsView) -> None:
        self._told.setText(view.sentence)
        self.context.toast(view.sentence, good=not view.aside)

    def _show_idle(self) -> None:
        self._told.setText(tr("把扫描件拖进来，或按 Ctrl+O 选"))
        for widget in (self._bar, self._stop, self._more):
            widget.hide()

    # -- what came -----------------------------------------------------------------------

    def _reload(self) -> None:
        self.context.work.run(self.context.desk.ask(ReadReturns()), self._on_read, owner=self)

    def _on_read(self, view: ReturnsView) -> None:
        self._view = view
        self.model.show(view.papers)
        self._stack.setCurrentIndex(0 if view.papers else 1)
        if view.papers and not self.papers.currentIndex().isValid():
            self.papers.setCurrentIndex(self.model.index(0))
        self.tray.show_sheets(view.aside)
        self.titleChanged.emit()

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.line == "returns" and self.isVisible() and not self.intake.busy:
            self._reload()

    def _on_paper_peeked(self, index: QModelIndex) -> None:
        dialog = PagesDialog(self.context, self, self.model.items[index.row()])
        dialog.changed.connect(self._reload)
        dialog.open()

    def _on_paper_acted(self, index: QModelIndex) -> None:
        paper: ReturnedPaper = self.model.items[index.row()]
        self.context.go(Place(paper.line, {"case": paper.record}))
