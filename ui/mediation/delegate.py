"""Paints a row of the case list: parties and deadline, kind and number, how far it has come."""

from __future__ import annotations

__all__ = ["CaseDelegate"]

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.mediation.messages import CaseCard
from ui.records.cards import CARD
from ui.records.rows import due_width, narrowed, paint_due, paint_step
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.paint import draw_text, metrics


class CaseDelegate(RowDelegate):
    """Two lines, and a green bar at the left of the selected row."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        card: CaseCard = index.data(CARD)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        font = theme.font("item_title")
        room = top.width() - (due_width(theme, card.due) + px(10) if card.due else 0)
        if metrics(font).horizontalAdvance(card.title) <= room:
            if card.due:
                paint_due(painter, theme, top, card.due)
            left = paint_step(painter, theme, below, card.step)
        else:  # names and deadlines are never cut: the steps give way
            font = narrowed(font, card.title, top.width(), px(13))
            left = paint_due(painter, theme, below, card.due) if card.due else below.right()
        draw_text(painter, top, card.title, font, theme.color("text"), elide=True)
        below.setRight(left - px(10))
        self._paint_kind(painter, below, card)

    def _paint_kind(self, painter: QPainter, area: QRectF, card: CaseCard) -> None:
        theme = self.theme
        font, ink = theme.font("small"), theme.color("text_2")
        number = metrics(font).horizontalAdvance(card.number)
        kind = QRectF(area)
        kind.setWidth(max(0.0, area.width() - number - theme.px(14)))
        said = (
            tr("{role}，{kind}").format(role=card.role, kind=card.kind) if card.role else card.kind
        )
        end = draw_text(painter, kind, said, font, ink, elide=True)
        area.setLeft(min(end, kind.right()) + theme.px(14))
        end = draw_text(painter, area, card.number, font, ink)
        if card.reviews:
            side = theme.px(14)
            box = QRectF(end + theme.px(8), area.center().y() - side / 2, side, side)
            theme.status(painter, "due_today", box)
