"""What a row of a list of records paints: the most urgent day, how far the record has come."""

from __future__ import annotations

__all__ = ["DUE", "due_width", "narrowed", "paint_due", "paint_step"]

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from app.codes import Code
from app.i18n import tr
from app.today.messages import CaseDue, Urgency
from ui.theme.theme import Theme
from ui.today.model import how_late
from ui.widgets.models import ListColumn
from ui.widgets.paint import draw_text, metrics

_GLYPHS = {Urgency.OVERDUE: ("overdue", "danger_text"), Urgency.TODAY: ("due_today", "warn_text")}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DOT, _NOW, _PITCH = 3.0, 4.5, 9.0  # radius of a dot, of the present one, and their distance


def _owed(card: Any) -> str:
    return str(card.due.what) if card.due else ""


def _by(card: Any) -> str:
    due: CaseDue | None = card.due
    return tr("{day}（{late}）").format(day=due.on, late=how_late(due)) if due else ""


def _reviews(card: Any) -> str:
    return tr("有两个版本待确认") if card.reviews else ""


# The last columns of every list of records.
DUE = (
    ListColumn(tr("要办的事"), _owed),
    ListColumn(tr("期限"), _by),
    ListColumn(tr("待确认"), _reviews),
)


def narrowed(font: QFont, words: str, width: float, least: int) -> QFont:
    """The font, smaller where the words would not fit, down to so many px."""
    wanted = metrics(font).horizontalAdvance(words)
    if wanted <= width:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(least, int(font.pixelSize() * width / wanted)))
    return smaller


def due_width(theme: Theme, due: CaseDue) -> float:
    """How much of a line the most urgent day takes."""
    return metrics(_font(theme, due)).horizontalAdvance(_said(due)) + theme.px(20)


def _said(due: CaseDue) -> str:
    return how_late(due) if due.days else tr("今天到期")


def _font(theme: Theme, due: CaseDue) -> QFont:
    return theme.font("body_strong" if due.urgency in _GLYPHS else "body")


def paint_due(painter: QPainter, theme: Theme, area: QRectF, due: CaseDue) -> float:
    """The most urgent day at the right of an area; returns where it begins."""
    side = theme.px(15)
    glyph, ink = _GLYPHS.get(due.urgency, ("upcoming", "text_2"))
    left = area.right() - due_width(theme, due)
    draw_text(painter, area, _said(due), _font(theme, due), theme.color(ink), align=_RIGHT)
    theme.status(painter, glyph, QRectF(left, area.center().y() - side / 2, side, side))
    return left


def paint_step(
    painter: QPainter, theme: Theme, area: QRectF, step: Code, wanted: float = 0.0
) -> float:
    """The word of a step at the right, a dot for each of its list before it; where they begin.

    All words of such a list have two characters, so that the dots of all rows stand in columns.
    They give way where what else stands in the area wants so much room that it would be cut.
    """
    font, ink = theme.font("small"), theme.color("text_2")
    word, steps = tr(step.label), tuple(type(step))
    draw_text(painter, area, word, font, ink, align=_RIGHT)
    pitch = theme.px(_PITCH)
    x = area.right() - metrics(font).horizontalAdvance(word) - theme.px(7) - pitch / 2
    first = x - pitch * (len(steps) - 1)
    if first - pitch / 2 - area.left() < wanted:
        return x + pitch / 2
    here = steps.index(step)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at in range(len(steps)):
        painter.setPen(ink if at > here else Qt.PenStyle.NoPen)
        fill = theme.color("accent") if at == here else ink
        painter.setBrush(fill if at <= here else Qt.BrushStyle.NoBrush)
        radius = theme.px(_NOW if at == here else _DOT * 2) / (1 if at == here else 2)
        centre = QPointF(first + at * pitch, area.center().y())
        painter.drawEllipse(centre, radius, radius)
    painter.restore()
    return first - pitch / 2
