"""The rows of the list of legal aid, and how one is painted."""

from __future__ import annotations

__all__ = ["TONES", "AidDelegate", "AidModel"]

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.legalaid.messages import AidCard, Flag
from ui.records.cards import CARD, CardModel
from ui.records.rows import DUE, paint_due, paint_step
from ui.today.model import how_late
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ListColumn
from ui.widgets.paint import draw_text, metrics, paint_box

_CENTRE = Qt.AlignmentFlag.AlignCenter
TONES: Mapping[Flag, str] = {
    Flag.FAST: "warn",
    Flag.NOTICE: "warn",
    Flag.PROVISIONAL: "info",
    Flag.OBJECTION: "warn",
    Flag.CHANGING: "info",
    Flag.MINOR: "info",
    Flag.WISH: "info",
}


class AidModel(CardModel[AidCard]):
    """Applications, notices and wishes: whose, what for, how far, and what is owed."""

    columns = (
        ListColumn(tr("申请人"), lambda card: card.title),
        ListColumn(tr("编号"), lambda card: card.number),
        ListColumn(tr("事项"), lambda card: card.about),
        ListColumn(tr("标记"), lambda card: tr("、").join(tr(one.label) for one in card.flags)),
        ListColumn(tr("状态"), lambda card: tr(card.state.label) if card.state else ""),
        *DUE,
    )

    def spoken(self, card: AidCard) -> str:
        due = card.due
        owed = tr("{what} {late}").format(what=due.what, late=how_late(due)) if due else ""
        flags = tr("、").join(tr(flag.label) for flag in card.flags)
        state = tr(card.state.label) if card.state else ""
        review = tr("有两个版本待确认") if card.reviews else ""
        parts = (card.title, flags, card.about, state, owed, review)
        return tr("，").join(filter(None, parts))

    def tip(self, card: AidCard) -> str:
        state = tr(card.state.label) if card.state else ""
        why = card.due.why if card.due else ""
        parts = (card.title, card.about, card.number, state, why)
        return "\n".join(filter(None, parts))


class AidDelegate(RowDelegate):
    """Name, its marks and the day above; what it is about and how far it came below."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        card: AidCard = index.data(CARD)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        left = paint_due(painter, theme, top, card.due) if card.due else top.right()
        top.setRight(left - px(10))
        self._paint_name(painter, top, card)
        if card.step is not None:
            below.setRight(paint_step(painter, theme, below, card.step) - px(10))
        ended = tr(card.state.label) if card.state and card.state.ended else ""
        words = tr(" · ").join(filter(None, (ended, card.about)))
        draw_text(painter, below, words, theme.font("small"), theme.color("text_2"), elide=True)

    def _paint_name(self, painter: QPainter, area: QRectF, card: AidCard) -> None:
        """The name, and behind it what sets this one apart, as far as there is room."""
        theme, px = self.theme, self.theme.px
        ink = theme.color("text")
        end = draw_text(painter, area, card.title, theme.font("item_title"), ink, elide=True)
        small, x = theme.font("small"), end + px(8)
        for flag in card.flags:
            words, tone = tr(flag.label), TONES[flag]
            width = metrics(small).horizontalAdvance(words) + px(10)
            if x + width > area.right():
                return
            box = QRectF(x, area.center().y() - px(9), width, px(18))
            fill, line = theme.color(f"{tone}_tint"), theme.color(f"{tone}_line")
            paint_box(painter, box, px(4), fill=fill, line=line)
            draw_text(painter, box, words, small, theme.color(f"{tone}_text"), align=_CENTRE)
            x += width + px(5)
        if card.reviews:
            side = px(14)
            theme.status(painter, "due_today", QRectF(x, area.center().y() - side / 2, side, side))
