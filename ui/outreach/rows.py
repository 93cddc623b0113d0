"""The rows of the lists of the registers, and how one is painted."""

from __future__ import annotations

__all__ = ["EntryDelegate", "EntryModel"]

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.outreach.messages import EntryCard
from ui.records.cards import CARD, CardModel
from ui.records.rows import DUE, due_width, narrowed, paint_due, paint_step
from ui.today.model import how_late
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ListColumn
from ui.widgets.paint import draw_text, metrics


class EntryModel(CardModel[EntryCard]):
    """Entries by what they are, how far they have come, and what is owed."""

    columns = (
        ListColumn(tr("名称"), lambda card: card.title),
        ListColumn(tr("情况"), lambda card: card.about),
        ListColumn(tr("标记"), lambda card: card.tag),
        ListColumn(tr("状态"), lambda card: card.state),
        *DUE,
    )

    def spoken(self, card: EntryCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        review = tr("有两个版本待确认") if card.reviews else ""
        words = (card.title, card.tag, card.about, card.state, owed, review)
        return tr("，").join(filter(None, words))

    def tip(self, card: EntryCard) -> str:
        return "\n".join(filter(None, (card.title, card.about, card.due.why if card.due else "")))


class EntryDelegate(RowDelegate):
    """What it is called and the nearest day above; what it is and how far below."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        card: EntryCard = index.data(CARD)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        room = top.width() - (due_width(theme, card.due) + px(10) if card.due else 0)
        font = narrowed(theme.font("item_title"), card.title, room, px(13))
        if card.due:
            paint_due(painter, theme, top, card.due)
        top.setWidth(room)
        draw_text(painter, top, card.title, font, theme.color("text"), elide=True)
        small = theme.font("small")
        if card.step is not None:
            said = card.tag + card.about
            wanted = metrics(small).horizontalAdvance(said) + px(20 if card.tag else 10)
            below.setRight(paint_step(painter, theme, below, card.step, wanted) - px(10))
        if card.tag:
            end = draw_text(painter, below, card.tag, small, theme.color("warn_text"))
            below.setLeft(end + px(10))
        draw_text(painter, below, card.about, small, theme.color("text_2"), elide=True)
