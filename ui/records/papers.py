"""The papers of a record: printed, ready to print, or still to come."""

from __future__ import annotations

__all__ = ["PapersView"]


from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.records.messages import PaperLine
from ui.theme.theme import Theme
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import draw_text, metrics

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SPOKEN = {"done": tr("已打印"), "ready": "", "wanted": "", "later": tr("还不能打印")}


class PaperModel(RowsModel[PaperLine]):
    """The papers in the order of the dossier."""

    def spoken(self, item: PaperLine) -> str:
        return tr("，").join(filter(None, (item.title, _SPOKEN[item.status], item.when)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.items[index.row()].status == "later":
            return Qt.ItemFlag.ItemIsEnabled  # read, not chosen
        return super().flags(index)


class PaperDelegate(RowDelegate):
    """A glyph, the title, and when."""

    divider = False
    chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, self.theme.px(26))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        del state
        theme, px = self.theme, self.theme.px
        paper: PaperLine = index.data(ITEM)
        side, done = px(15), paper.status == "done"
        glyph = QRectF(rect.left() + px(16), rect.center().y() - side / 2 + 1, side, side)
        theme.status(painter, "done" if done else "not_started", glyph)
        area = QRectF(rect).adjusted(px(16 + 15 + 8), 0, -px(14), 0)
        small, body = theme.font("small"), theme.font()
        color = "accent_text" if paper.status == "ready" else "text_2"
        draw_text(painter, area, paper.when, small, theme.color(color), align=_RIGHT)
        area.setRight(area.right() - metrics(small).horizontalAdvance(paper.when) - px(8))
        ink = theme.color("text_2" if paper.status == "later" else "text")
        # Which one it is stands at the end (第一次), so that the middle gives way.
        middle, room = Qt.TextElideMode.ElideMiddle, int(area.width())
        draw_text(painter, area, metrics(body).elidedText(paper.title, middle, room), body, ink)


class PapersView(ListView):
    """Enter or a click opens the preview of a paper that can be printed.

    Signals:
        openAsked: the paper (PaperLine).
    """

    openAsked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.papers = PaperModel(self)
        self.setModel(self.papers)
        self.setItemDelegate(PaperDelegate(theme, self))
        self.setAccessibleName(tr("文书"))
        self.acted.connect(self._on_asked)
        self.clicked.connect(self._on_asked)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 78)

    def _on_asked(self, index: QModelIndex) -> None:
        paper: PaperLine = index.data(ITEM)
        if paper.status != "later":
            self.openAsked.emit(paper)
