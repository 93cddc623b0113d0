"""The rows of the list of 安置帮教, and how one is painted."""

from __future__ import annotations

__all__ = ["HelpDelegate", "HelpModel"]

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.resettlement.messages import HelpCard
from ui.records.cards import CARD, CardModel
from ui.records.rows import DUE, due_width, narrowed, paint_due, paint_step
from ui.today.model import how_late
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ListColumn
from ui.widgets.paint import draw_text


class HelpModel(CardModel[HelpCard]):
    """People, by where they come from, how far they are, and when one means to see them."""

    columns = (
        ListColumn(tr("姓名"), lambda card: card.title),
        ListColumn(tr("来源"), lambda card: card.about),
        ListColumn(tr("标记"), lambda card: tr("重点对象") if card.key_person else ""),
        ListColumn(tr("状态"), lambda card: tr(card.state.label) if card.state else ""),
        *DUE,
    )

    def spoken(self, card: HelpCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        key = tr("重点对象") if card.key_person else ""
        state = tr(card.state.label) if card.state else tr("社区戒毒转介卡")
        review = tr("有两个版本待确认") if card.reviews else ""
        return tr("，").join(filter(None, (card.title, key, card.about, state, owed, review)))

    def tip(self, card: HelpCard) -> str:
        return "\n".join(filter(None, (card.title, card.due.why if card.due else "")))


class HelpDelegate(RowDelegate):
    """Name and day above; where the person comes from and how far they are below."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        card: HelpCard = index.data(CARD)
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
            below.setRight(paint_step(painter, theme, below, card.step) - px(10))
        if card.key_person:
            end = draw_text(painter, below, tr("重点"), small, theme.color("info_text"))
            below.setLeft(end + px(10))
        said = tr(card.state.label) if card.state and card.state.waiting else ""
        words = tr(" · ").join(filter(None, (said, card.about)))
        draw_text(painter, below, words, small, theme.color("text_2"), elide=True)
