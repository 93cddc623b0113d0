"""用 WPS 改: a paper goes out as a file, and what was changed comes back as its attachment."""

from __future__ import annotations

__all__ = ["LentPanel", "edited_of", "lend"]

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.attachments.messages import AttachmentRow, Kind
from app.i18n import tr
from app.ids import Id
from app.papers.messages import LendPaper, LentPaper, PaperView
from ui.context import Context
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Panel, Rule


def lend(
    context: Context,
    parent: QWidget,
    view: PaperView,
    done: Callable[[], None],
    edited: Id | None = None,
) -> None:
    """Write the file, anew or from what came back, and hand it to whatever opens .docx here."""

    def on_lent(paper: LentPaper) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(paper.path))):
            context.toast(tr("本机没有能打开 Word 文件的程序，请先装 WPS"))
        done()

    future = context.desk.do(LendPaper(view.kind, view.subject, edited))
    context.work.run(future, on_lent, owner=parent)


class LentPanel(Panel):
    """What is out with WPS now, and what came back before; hidden when there is neither.

    Signals:
        backAsked: take in what was changed.
        onAsked: go on with an edited paper (AttachmentRow).
    """

    backAsked = Signal()
    onAsked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("用 WPS 改的稿"))
        self._theme = theme
        self._inner: QWidget | None = None
        self.hide()

    def show_state(self, *, lent: bool, edited: tuple[AttachmentRow, ...]) -> None:
        """Whether the paper is out, and its edited copies, oldest first."""
        if self._inner is not None:
            self._inner.deleteLater()
        self._inner = QWidget()
        column = Column(self._theme, self._inner, spacing=0)
        if lent:
            column.addWidget(self._out())
        for row in edited:
            column.addWidget(Rule(self._theme))
            column.addWidget(self._back(row))
        self.body.addWidget(self._inner)
        self.setVisible(lent or bool(edited))

    def _out(self) -> QWidget:
        theme = self._theme
        widget = QWidget()
        column = Column(theme, widget, margins=(14, 10, 14, 12), spacing=8)
        words = (
            tr("正在用 WPS 改。改完在 WPS 里保存、关掉，再回来收回。"),
            tr(
                "改的是一份没有加密的副本：锁屏、退出时自动收回，从磁盘抹掉。"
                "改稿作为材料留在案件里，登记的内容不变。"
            ),
        )
        for text, color in zip(words, ("text", "text_2"), strict=True):
            column.addWidget(Label(theme, text, "small", color, wrap=True))
        take = Button(theme, tr("收回改稿"), icon="download", size="small")
        take.clicked.connect(self.backAsked)
        row = Row(theme)
        row.add(take)
        row.addStretch(1)
        column.addLayout(row)
        return widget

    def _back(self, item: AttachmentRow) -> QWidget:
        theme = self._theme
        widget = QWidget()
        row = Row(theme, widget, margins=(14, 8, 14, 8), spacing=12)
        words = Column(theme, spacing=1)
        words.addWidget(Label(theme, item.note, "body_strong", wrap=True))
        when = tr("{at:%Y-%m-%d %H:%M}，{by}").format(at=item.captured_at, by=item.by)
        words.addWidget(Label(theme, when, "small", "text_2"))
        row.addLayout(words, 1)
        again = Button(theme, tr("接着改"), size="small")
        again.setAccessibleName(tr("接着改：{note}").format(note=item.note))
        again.clicked.connect(lambda: self.onAsked.emit(item))
        row.add(again)
        return widget


def edited_of(rows: tuple[AttachmentRow, ...], paper: Id) -> tuple[AttachmentRow, ...]:
    """Of a record's attachments those that are edited copies of a paper."""
    return tuple(
        row
        for row in rows
        if row.about.paper == paper and row.about.page is None and row.kind is Kind.DOCUMENT
    )
