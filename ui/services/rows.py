"""The rows of the list of consultations, and how one is painted."""

from __future__ import annotations

__all__ = ["ConsultationDelegate", "ConsultationModel"]

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.services.messages import ConsultationCard
from ui.records.cards import CARD, CardModel
from ui.records.rows import DUE, due_width, narrowed, paint_due, paint_step
from ui.today.model import how_late
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ListColumn
from ui.widgets.paint import draw_text


class ConsultationModel(CardModel[ConsultationCard]):
    """Who asks, what about, how far it is, and by when an answer is owed."""

    columns = (
        ListColumn(tr("咨询人"), lambda card: card.title),
        ListColumn(tr("事项、方式"), lambda card: card.about),
        ListColumn(tr("标记"), lambda card: tr("有危险") if card.grave else ""),
        ListColumn(tr("状态"), lambda card: tr(card.state.label)),
        *DUE,
    )

    def spoken(self, card: ConsultationCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        grave = tr("有危险") if card.grave else ""
        review = tr("有两个版本待确认") if card.reviews else ""
        parts = (card.title, grave, card.about, tr(card.state.label), owed, review)
        return tr("，").join(filter(None, parts))

    def tip(self, card: ConsultationCard) -> str:
        return "\n".join(filter(None, (card.title, card.due.why if card.due else "")))


class ConsultationDelegate(RowDelegate):
    """Name and day above; danger, topic and step below."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        card: ConsultationCard = index.data(CARD)
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
        below.setRight(paint_step(painter, theme, below, card.step) - px(10))
        if card.grave:
            end = draw_text(painter, below, tr("有危险"), small, theme.color("danger_text"))
            below.setLeft(end + px(10))
        draw_text(painter, below, card.about, small, theme.color("text_2"), elide=True)
