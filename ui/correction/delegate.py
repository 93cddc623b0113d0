"""Paints a row of the list of subjects: name and what is owed, sentence and class, how far."""

from __future__ import annotations

__all__ = ["SubjectDelegate"]

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.correction.messages import Category, SubjectCard
from app.i18n import tr
from ui.correction.cards import ends, shown_name
from ui.records.cards import CARD
from ui.records.rows import paint_due, paint_step
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.paint import draw_text, metrics, paint_box

_MINOR = tr("未成年")
_CENTRE = Qt.AlignmentFlag.AlignCenter


class SubjectDelegate(RowDelegate):
    """Two lines, and a green bar at the left of the selected row."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        card: SubjectCard = index.data(CARD)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        left = paint_due(painter, theme, top, card.due) if card.due else top.right()
        top.setRight(left - px(10))
        self._paint_name(painter, top, card)
        left = paint_step(painter, theme, below, card.step)
        below.setRight(left - px(10))
        grade = tr(card.grade.label) if card.grade else ""
        kind = tr("暂监") if card.category is Category.OUTSIDE else tr(card.category.label)
        words = tr("，").join(filter(None, (kind, grade, ends(card))))
        draw_text(painter, below, words, theme.font("small"), theme.color("text_2"), elide=True)

    def _paint_name(self, painter: QPainter, area: QRectF, card: SubjectCard) -> None:
        """The name, and behind it what sets this subject apart just now."""
        theme, px = self.theme, self.theme.px
        font, ink = theme.font("item_title"), theme.color("text")
        end = draw_text(painter, area, shown_name(card), font, ink, elide=True)
        marks = [(_MINOR, "info")] if card.minor else []
        marks += [(tr(flag.label), "warn") for flag in card.flags]
        small, x = theme.font("small"), end + px(8)
        for words, tone in marks:
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
