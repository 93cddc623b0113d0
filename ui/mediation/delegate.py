"""Paints a row of the case list: parties and deadline, kind and number, how far it has come."""

from __future__ import annotations

__all__ = ["CaseDelegate"]

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.i18n import tr
from app.mediation.messages import CaseCard, Step
from app.today.messages import CaseDue, Urgency
from ui.mediation.cases import CARD
from ui.today.model import how_late
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.paint import draw_text, metrics

_GLYPHS = {Urgency.OVERDUE: ("overdue", "danger_text"), Urgency.TODAY: ("due_today", "warn_text")}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = tuple(Step)
_DOT, _NOW, _PITCH = 3.0, 4.5, 9.0  # radius of a dot, of the present one, and their distance


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
        left = self._paint_due(painter, top, card.due) if card.due else top.right()
        top.setRight(left - px(10))
        draw_text(
            painter, top, card.title, theme.font("item_title"), theme.color("text"), elide=True
        )
        left = self._paint_step(painter, below, card)
        below.setRight(left - px(10))
        self._paint_kind(painter, below, card)

    def _paint_due(self, painter: QPainter, area: QRectF, due: CaseDue) -> float:
        """Returns where the deadline begins."""
        theme, side = self.theme, self.theme.px(15)
        glyph, ink = _GLYPHS.get(due.urgency, ("upcoming", "text_2"))
        font = theme.font("body" if glyph == "upcoming" else "body_strong")
        words = how_late(due) if due.days else tr("今天到期")
        left = area.right() - metrics(font).horizontalAdvance(words)
        draw_text(painter, area, words, font, theme.color(ink), align=_RIGHT)
        left -= side + theme.px(5)
        theme.status(painter, glyph, QRectF(left, area.center().y() - side / 2, side, side))
        return left

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

    def _paint_step(self, painter: QPainter, area: QRectF, card: CaseCard) -> float:
        """The word of the step at the right, a dot for each before it; where they begin."""
        theme = self.theme
        font, ink = theme.font("small"), theme.color("text_2")
        word = tr(card.step.label)
        draw_text(painter, area, word, font, ink, align=_RIGHT)
        # All words have two characters, so that the dots of all rows stand in columns.
        pitch = theme.px(_PITCH)
        x = area.right() - metrics(font).horizontalAdvance(word) - theme.px(7) - pitch / 2
        first = x - pitch * (len(_STEPS) - 1)
        here = _STEPS.index(card.step)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(len(_STEPS)):
            painter.setPen(ink if at > here else Qt.PenStyle.NoPen)
            fill = theme.color("accent") if at == here else ink
            painter.setBrush(fill if at <= here else Qt.BrushStyle.NoBrush)
            radius = theme.px(_NOW if at == here else _DOT * 2) / (1 if at == here else 2)
            centre = QPointF(first + at * pitch, area.center().y())
            painter.drawEllipse(centre, radius, radius)
        painter.restore()
        return first - pitch / 2
