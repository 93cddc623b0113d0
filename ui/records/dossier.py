"""The dossier of a record: what lies in it and what it lacks, and the whole as one PDF."""

from __future__ import annotations

__all__ = ["DossierPanel"]

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.ids import Id
from app.records.messages import DossierItem, DossierView, PaperLine
from ui.context import Context
from ui.forms.sheet import FormSheet
from ui.records.volume import VolumeMaker, purpose_form
from ui.widgets.buttons import Button
from ui.widgets.files import ask_save
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics
from ui.widgets.progress import ProgressBar

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STATES: dict[str, tuple[str, str, Callable[[], str]]] = {
    "signed": ("done", "accent_text", lambda: tr("签字件")),
    "here": ("done", "text_2", lambda: ""),
    "paper": ("done", "text_2", lambda: tr("纸质件")),
    "unprinted": ("due_today", "warn_text", lambda: tr("还没打印")),
    "missing": ("due_today", "warn_text", lambda: tr("缺")),
}


def _words(item: DossierItem) -> str:
    """The pages, or why there are none."""
    if item.page_from is None or item.page_to is None:
        return _STATES[item.state][2]()
    if item.page_from == item.page_to:
        return str(item.page_from)
    return tr("{first}–{last}").format(first=item.page_from, last=item.page_to)


class DossierModel(RowsModel[DossierItem]):
    """The index, with what is missing in its place."""

    def spoken(self, item: DossierItem) -> str:
        pages = tr("第 {pages} 页") if item.page_from else "{pages}"
        said = pages.format(pages=_words(item))
        return tr("，").join(filter(None, (item.title, said)))


class DossierDelegate(RowDelegate):
    """A glyph, the title, and its pages."""

    divider = False
    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, self.theme.px(26))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        item: DossierItem = index.data(ITEM)
        glyph, ink, _ = _STATES[item.state]
        side = px(15)
        spot = QRectF(rect.left() + px(16), rect.center().y() - side / 2 + 1, side, side)
        theme.status(painter, glyph, spot, ink)
        area = QRectF(rect).adjusted(px(16 + 15 + 8), 0, -px(14), 0)
        small, words = theme.font("small"), _words(item)
        draw_text(painter, area, words, small, theme.color(ink), align=_RIGHT)
        area.setRight(area.right() - metrics(small).horizontalAdvance(words) - px(8))
        draw_text(painter, area, item.title, theme.font(), theme.color("text"), elide=True)


class DossierPanel(QWidget):
    """How the dossier stands in a sentence, its index, and 导出整卷.

    Attributes:
        items: the list.
        column: what stands in it, top to bottom.
        maker: what makes the PDF.

    Signals:
        paperAsked: Enter on a paper (PaperLine): to print it, or to see it.
        fileAsked: Enter on what is missing and is no paper of ours (身份证明).
    """

    paperAsked = Signal(object)
    fileAsked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._papers: Sequence[PaperLine] = ()
        self._sentence = Label(theme, "", "small", "text_2", wrap=True)
        self.index = DossierModel(self)
        self.items = ListView(theme)
        self.items.setModel(self.index)
        self.items.setItemDelegate(DossierDelegate(theme, self.items))
        self.items.setAccessibleName(tr("卷内目录"))
        self.items.acted.connect(self._on_acted)
        self.maker = VolumeMaker(context, self)
        self.maker.moved.connect(self._on_moved)
        self.maker.ended.connect(self._on_ended)
        self._bar = ProgressBar(theme)
        self._stop = Button(theme, tr("停下"), size="small")
        self._stop.clicked.connect(self.maker.stop)
        self.column = column = Column(theme, self, spacing=0)
        words = Row(theme, margins=(16, 2, 14, 6))
        words.addWidget(self._sentence)
        column.addLayout(words)
        column.addWidget(self.items, 1)
        self._foot = QWidget()
        foot = Row(theme, self._foot, margins=(16, 6, 14, 10))
        foot.addWidget(self._bar, 1)
        foot.add(self._stop)
        column.addWidget(self._foot)
        self._show_busy(busy=False)

    def show_dossier(
        self, dossier: DossierView | None, papers: Sequence[PaperLine], empty: str
    ) -> None:
        """A dossier and the papers of its record; `empty` is said where there is none yet."""
        self._papers = papers
        if dossier is None:
            self._sentence.setText(empty)
            self._sentence.set_color("text_2")
            self.index.show(())
            return
        words = [dossier.sentence]
        if dossier.unsigned and dossier.archived_on is None:
            words.append(tr("{n} 份还没收回签字件").format(n=dossier.unsigned))
        if dossier.shelf:
            words.append(tr("存放：{shelf}").format(shelf=dossier.shelf))
        self._sentence.setText(tr("；").join(words))
        self._sentence.set_color("text_2" if dossier.complete else "warn_text")
        self.index.show(dossier.items)

    def ask_whole(
        self,
        line: str,
        record: Id,
        title: str,
        name: str,
        *,
        volume: str = "",
        told: str = "",
    ) -> None:
        """Ask what for, then where, then make it.

        Args:
            name: what the file is called.
            volume: which dossier, where a record has several.
            told: what goes out and what does not; that of a dossier as it is unless told.
        """
        if self.maker.busy:
            return
        start = partial(self.maker.start, line, record, title, volume=volume)
        sheet = FormSheet(self._context, self, purpose_form(line, record, title, told))
        sheet.made.connect(lambda _look: ask_save(self, tr("导出整卷"), name, "PDF (*.pdf)", start))
        sheet.open()

    # -- inside --------------------------------------------------------------------------

    def _on_acted(self, row: QModelIndex) -> None:
        item: DossierItem = self.index.items[row.row()]
        paper = next((one for one in self._papers if one.title == item.title), None)
        if paper is not None and paper.status != "later":
            self.paperAsked.emit(paper)
        elif item.state == "missing":
            self.fileAsked.emit()

    def _on_moved(self, done: int, every: int) -> None:
        self._show_busy(busy=True)
        self._bar.set_share(done / max(1, every))

    def _on_ended(self, sentence: str, good: bool) -> None:
        self._show_busy(busy=False)
        self._context.toast(sentence or tr("停下了，没有导出"), good=good and bool(sentence))

    def _show_busy(self, *, busy: bool) -> None:
        self._foot.setVisible(busy)
