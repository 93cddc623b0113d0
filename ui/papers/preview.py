"""打印预览: the very PDF, its gaps, and the way to the printer."""

from __future__ import annotations

__all__ = ["PreviewPage"]

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.attachments.messages import AttachmentRow, ListAttachments
from app.errors import Refused
from app.events import RecordsChanged
from app.i18n import tr
from app.ids import Id
from app.papers.messages import (
    IsLent,
    ListVersions,
    NotePrinted,
    PaperVersion,
    PaperView,
    PreparePaper,
    ReadPrinted,
    TakeBackPapers,
    TakenBack,
)
from ui.context import Context, Place
from ui.papers.lending import LentPanel, edited_of, lend
from ui.papers.pageview import PageView
from ui.papers.printing import print_paper, save_pdf
from ui.papers.side import ChecksPanel, GapsPanel, LookPanel, Thumbs
from ui.papers.versions import VersionsPanel
from ui.shell.page import Act, Page
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.inputs import Line
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Rule
from ui.widgets.scroll import ScrollArea

_MOST_COPIES = 99
_EDGE = 18  # px beside a page
_LEAST_ZOOM = 0.4


class _Bar(QWidget):
    """The ground of the tool bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg_surface"))
        painter.end()


class PreviewPage(Page):
    """One paper of one record; activate(kind=…, subject=…, queue=papers to print after it)."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: PaperView | None = None
        self._asked: tuple[str, Id] | None = None
        self._queue: tuple[tuple[str, Id], ...] = ()
        self._printing: Id | None = None
        self._gap = -1
        column = Column(self.theme, self, spacing=0)
        column.addWidget(self._tool_bar())
        column.addWidget(Rule(self.theme))
        row = Row(self.theme, spacing=0)
        self.thumbs = Thumbs(context)
        self.pages = PageView(context)
        self.thumbs.pageChosen.connect(self.pages.go_to_page)
        self.pages.pageChanged.connect(self.thumbs.show_page)
        row.addWidget(self.thumbs)
        row.addWidget(self.pages, 1)
        row.addWidget(self._side_column())
        column.addLayout(row, 1)
        context.work.listen(context.desk, RecordsChanged, self._on_changed, owner=self)
        self.theme.changed.connect(self._rescale)
        self._rescale()

    # -- the shell ---------------------------------------------------------------------------

    def title(self) -> str:
        return tr("文书 · 打印预览")

    def subtitle(self) -> str:
        if self._view is None:
            return ""
        if self._view.printed is not None:
            return tr("第 {n} 版，打印时的样子").format(n=self._view.version)
        gaps = len(self._view.gaps)
        return tr("可打印，{n} 处空缺").format(n=gaps) if gaps else tr("可打印，没有空缺")

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F8", tr("下一处空缺")),
            ("Ctrl+P", tr("打印")),
            ("PgDn", tr("翻页")),
            ("Esc", tr("返回案件")),
        )

    def standard_keys(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.PRINT: self._print, Act.NEXT_GAP: self._next_gap, Act.SAVE: self._save}

    def activate(self, **where: Any) -> None:
        if "kind" in where and "subject" in where:
            self._asked = (where["kind"], where["subject"])
            self._queue = tuple(where.get("queue", ()))
            self._printing = where.get("printing")
            self._view = None  # until it is read, there is nothing that could be printed
        self._reload()
        self.pages.setFocus()

    # -- building ----------------------------------------------------------------------------

    def _tool_bar(self) -> QWidget:
        theme = self.theme
        bar = _Bar(theme)
        row = Row(theme, bar, margins=(16, 0, 16, 0), spacing=8)
        self._name = Label(theme, "", "item_title")
        self._case = ElidedLabel(theme, "", "small", "text_2", expendable=True)
        out, into = LinkButton(theme, "", icon="zoom-out"), LinkButton(theme, "", icon="zoom-in")
        for button, words, step in ((out, tr("缩小"), -0.1), (into, tr("放大"), 0.1)):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _=False, by=step: self._zoom(by))
        self._percent = Label(theme, "80%")
        self._copies = Line(theme, "1")
        self._copies.setFixedWidth(theme.px(48))
        self._copies.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._copies.setAccessibleName(tr("份数"))
        save = Button(theme, tr("存为 PDF"), icon="download")
        save.clicked.connect(self._save)
        self._edit = Button(theme, tr("用 WPS 改"), icon="pencil-line")
        self._edit.clicked.connect(lambda _checked: self._lend())
        print_ = PrimaryButton(theme, tr("打印"), icon="printer", keys="Ctrl+P")
        print_.clicked.connect(self._print)
        row.add(self._name, self._case)
        row.addStretch(1)
        row.add(Label(theme, tr("缩放"), "small", "text_2"), out, self._percent, into)
        row.add(Rule(theme, vertical=True), Label(theme, tr("份数"), "small", "text_2"))
        row.add(self._copies, save, self._edit, print_)
        self._bar = bar
        return bar

    def _side_column(self) -> QWidget:
        theme = self.theme
        inner = QWidget()
        column = Column(theme, inner, margins=(12, 12, 12, 12), spacing=12)
        self.gaps = GapsPanel(theme)
        self.gaps.wanted.connect(self._on_gap_wanted)
        self._checks, self._look = ChecksPanel(theme), LookPanel(theme)
        self.versions, self.lent = VersionsPanel(theme), LentPanel(theme)
        self.versions.wanted.connect(self._on_version_wanted)
        self.lent.backAsked.connect(self._take_back)
        self.lent.onAsked.connect(lambda item: self._lend(item.id))
        for panel in (self.gaps, self.lent, self.versions, self._checks, self._look):
            column.addWidget(panel)
        column.addStretch(1)
        self.gaps.hide()
        area = ScrollArea(self.theme, inner)
        self._side = area
        return area

    def _rescale(self) -> None:
        self._side.setFixedWidth(self.theme.px(329))
        self.thumbs.setFixedWidth(self.theme.px(112))
        self._bar.setFixedHeight(self.theme.px(52))

    # -- what happens ------------------------------------------------------------------------

    def _reload(self) -> None:
        if self._asked is None:
            return
        kind, subject = self._asked
        desk, work = self.context.desk, self.context.work
        if self._printing is not None:
            future = desk.ask(ReadPrinted(self._printing, subject))
        else:
            future = desk.ask(PreparePaper(kind, subject))
        work.run(future, self._on_read, self._on_refused, owner=self)

    def _on_refused(self, error: Exception) -> bool:
        """What may be shown no more is not printed from here either: back to its record."""
        view, self._view = self._view, None
        if view is not None and isinstance(error, Refused):
            self.context.go(Place(view.line, {"case": view.record}))
        return False

    def _on_changed(self, event: RecordsChanged) -> None:
        if not self.isVisible():
            return
        if event.line == "papers":
            self._read_past_again()
        else:
            self._reload()

    def _on_read(self, view: PaperView) -> None:
        if self._view is None or self._view.paper != view.paper:
            self._fit_width(view)
            self._copies.setText(str(view.copies))
        self._view, self._gap = view, -1
        self._name.setText(view.title)
        self._case.set_text(view.case_label)
        self.pages.show_paper(view)
        self.thumbs.show_paper(view)
        self.gaps.show_gaps(view.gaps)
        self._checks.show_checks(view)
        self._look.show_look(view)
        self._edit.setEnabled(view.printed is None)
        self.titleChanged.emit()
        self._read_past(view)

    def _read_past(self, view: PaperView) -> None:
        """What was printed of this paper, and what was edited outside."""
        desk, work = self.context.desk, self.context.work

        def on_versions(versions: tuple[PaperVersion, ...]) -> None:
            self.versions.show_versions(versions, view.printed)

        def on_lent(lent: bool) -> None:
            future = desk.ask(ListAttachments(view.record))
            work.run(future, lambda rows: on_rows(lent, rows), owner=self)

        def on_rows(lent: bool, rows: tuple[AttachmentRow, ...]) -> None:
            if view is self._view:
                self.lent.show_state(lent=lent, edited=edited_of(rows, view.paper))

        work.run(desk.ask(ListVersions(view.kind, view.subject)), on_versions, owner=self)
        work.run(desk.ask(IsLent(view.paper)), on_lent, owner=self)

    def _on_version_wanted(self, printing: Id | None) -> None:
        self._printing = printing
        self._reload()

    def _lend(self, edited: Id | None = None) -> None:
        if self._view:
            lend(self.context, self, self._view, self._read_past_again, edited)

    def _take_back(self) -> None:
        future = self.context.desk.do(TakeBackPapers())
        self.context.work.run(future, self._on_taken_back, owner=self)

    def _on_taken_back(self, back: TakenBack) -> None:
        if back.refused:
            words = back.refused[0]
        elif back.held:
            words = tr("WPS 还开着这份文件。请在 WPS 里关掉，再收回一次；已保存的改动都在")
        elif back.taken:
            words = tr("已收回改稿，存在案件的材料里")
        else:
            words = tr("没有改动，副本已抹掉")
        self.context.toast(words)
        self._read_past_again()

    def _read_past_again(self) -> None:
        if self._view:
            self._read_past(self._view)

    def _fit_width(self, view: PaperView) -> None:
        """A page wider than its room is made smaller; nobody reads lines by scrolling sideways."""
        room = self.pages.viewport().width() - 2 * _EDGE
        most = math.floor(room * 72 / 96 / view.page_size[0] * 20) / 20
        if _LEAST_ZOOM <= most < self.pages.zoom:
            self._set_zoom(most)

    def _zoom(self, by: float) -> None:
        self._set_zoom(round(self.pages.zoom + by, 1))

    def _set_zoom(self, zoom: float) -> None:
        self.pages.set_zoom(zoom)
        self._percent.setText(f"{round(self.pages.zoom * 100)}%")

    def _next_gap(self) -> None:
        if self._view and self._view.gaps:
            self._gap = (self._gap + 1) % len(self._view.gaps)
            self.pages.go_to_gap(self._gap)

    def _on_gap_wanted(self, gap: int) -> None:
        if self._view:
            where = {"case": self._view.record, "field": self._view.gaps[gap].target}
            self.context.go(Place(self._view.line, where))

    def _number_of_copies(self) -> int:
        text = self._copies.text().strip()
        return min(_MOST_COPIES, max(1, int(text))) if text.isdecimal() else 1

    def _print(self) -> None:
        if self._view:
            print_paper(self.context, self, self._view, self._number_of_copies(), self._printed)

    def _save(self) -> None:
        if self._view and self._view.discreet:
            says = tr(
                "这是未成年人的文书，不能存成文件，没有存；请直接打印，或者从卷宗导出脱敏的整卷"
            )
            self.context.toast(says, good=False)
        elif self._view:
            save_pdf(self.context, self, self._view, self._saved)

    def _printed(self, view: PaperView, copies: int) -> None:
        done = tr("{title}已送到打印机，{n} 份").format(title=view.title, n=copies)
        self._note(view, copies, done)
        if self._queue:
            (kind, subject), *rest = self._queue
            where = {"kind": kind, "subject": subject, "queue": tuple(rest)}
            self.context.go(Place("papers.preview", where))

    def _saved(self, view: PaperView, path: Path) -> None:
        self._note(view, 1, tr("已存为 {name}").format(name=path.name))

    def _note(self, view: PaperView, copies: int, done: str) -> None:
        future = self.context.desk.do(NotePrinted(view, copies))
        self.context.work.run(future, lambda _id: self.context.toast(done), owner=self)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape and self._view:
            self.context.go(Place(self._view.line, {"case": self._view.record}))
        else:
            super().keyPressEvent(event)
