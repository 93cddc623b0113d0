"""Paints a row of 今日: what to do, under which article, by when, and the verb that does it."""

from __future__ import annotations

__all__ = ["DueDelegate", "Parts", "fitted"]

from typing import Any, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.i18n import tr
from app.today.messages import CaseDue, DueGroup, DueRow, Urgency
from ui.lines import LOOKS
from ui.today.model import DueModel, citation, due_day, how_late, others
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps, paint_icon

_HEAD = 30
_FEW = 56  # px at base 14: less room shows nothing of what else is due
_GLYPHS = {Urgency.OVERDUE: ("overdue", "danger_text"), Urgency.TODAY: ("due_today", "warn_text")}


class Parts(NamedTuple):
    """Where the columns of a row lie."""

    line: QRectF
    text: QRectF
    law: QRectF
    due: QRectF
    button: QRectF


class DueDelegate(RowDelegate):
    """One line of work, two lines of text, the article, the deadline, the button."""

    def sizeHint(self, option: Any, index: Index) -> QSize:
        if isinstance(index.data(ITEM), DueGroup):
            return QSize(option.rect.width(), self.theme.px(_HEAD))
        return super().sizeHint(option, index)

    def parts(self, rect: QRect) -> Parts:
        """The columns of a row, fixed from the right so that deadlines stand in one line."""
        px, area = self.theme.px, QRectF(rect)
        high = area.height() - 1
        button = QRectF(0, 0, px(120), px(30))
        button.moveRight(area.right() - px(13))
        button.moveTop(area.top() + (high - button.height()) / 2)
        due = QRectF(button.left() - px(120), area.top(), px(112), high)
        # A wide row, as with large type, has room for longer names of laws.
        spare = min(px(90), max(0, round(area.width() - px(820))))
        law = QRectF(due.left() - px(168) - spare, area.top(), px(160) + spare, high)
        line = QRectF(area.left() + px(14), area.top(), px(70), high)
        left = line.right() + px(8)
        return Parts(
            line, QRectF(left, area.top(), law.left() - left - px(8), high), law, due, button
        )

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        item = index.data(ITEM)
        if isinstance(item, DueGroup):
            model = index.model()
            if isinstance(model, DueModel):
                self._paint_heading(painter, rect, item, model)
            return
        parts = self.parts(rect)
        self._paint_line(painter, parts.line, item)
        # The title runs on over the article's column, unless that has a first line too.
        room = parts.text if _doubts(item) else parts.text.united(parts.law)
        self._paint_text(painter, parts.text, room.width(), item)
        self._paint_law(painter, parts.law, item)
        self._paint_due(painter, parts.due, item)
        self._paint_button(painter, parts.button, item, selected=state.selected)

    def _paint_heading(
        self, painter: QPainter, rect: QRect, group: DueGroup, model: DueModel
    ) -> None:
        theme = self.theme
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("bg_header"))
        ink = _GLYPHS.get(group.urgency, ("", "text_2"))[1]
        area = QRectF(rect).adjusted(theme.px(14), 0, 0, 0)
        words, count, behind = model.heading(group)
        strong = theme.font("body_strong")
        area.setLeft(draw_text(painter, area, words, strong, theme.color(ink)) + theme.px(7))
        area.setLeft(draw_text(painter, area, count, strong, theme.color(ink)) + theme.px(8))
        draw_text(painter, area, behind, theme.font("small"), theme.color("text_2"))

    def _paint_line(self, painter: QPainter, area: QRectF, row: DueRow) -> None:
        theme = self.theme
        look = LOOKS[row.line]
        end = paint_icon(painter, theme, look.icon, 16, area.left(), area.center().y())
        area.setLeft(end + theme.px(7))
        draw_text(painter, area, look.short, theme.font(), theme.color("text_2"))

    def _halves(self, area: QRectF) -> tuple[QRectF, QRectF]:
        px = self.theme.px
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(21), area.width(), px(22))
        return top, QRectF(area.left(), middle + px(1), area.width(), px(19))

    def _paint_text(self, painter: QPainter, area: QRectF, room: float, row: DueRow) -> None:
        theme = self.theme
        top, below = self._halves(area)
        top.setWidth(room)
        small, quiet = theme.font("small"), theme.color("text_2")
        end = draw_text(
            painter, top, row.title, theme.font("item_title"), theme.color("text"), elide=True
        )
        if more := others(row):
            # Behind the title, where there is room: the reason below is needed whole.
            top.setLeft(end + theme.px(10))
            if top.width() > theme.px(_FEW):
                draw_text(painter, top, more, small, quiet, elide=True)
        draw_text(painter, below, row.detail, small, quiet, elide=True)

    def _paint_law(self, painter: QPainter, area: QRectF, row: DueRow) -> None:
        theme = self.theme
        top, below = self._halves(area)
        small = theme.font("small")
        if doubts := _doubts(row):
            width = metrics(small).horizontalAdvance(doubts) + theme.px(10)
            box = QRectF(top.left(), top.top() + theme.px(1), width, theme.px(19))
            line = theme.color("warn_line")
            paint_box(painter, box, theme.px(4), fill=theme.color("warn_tint"), line=line)
            centre = Qt.AlignmentFlag.AlignCenter
            draw_text(painter, box, doubts, small, theme.color("warn_text"), align=centre)
        if citation(row.due):
            middle = below.center().y()
            end = paint_icon(painter, theme, "book-marked", 13, below.left(), middle)
            below.setLeft(end + theme.px(4))
            words = fitted(row.due, metrics(small), int(below.width()))
            draw_text(painter, below, words, small, theme.color("text_2"))

    def _paint_due(self, painter: QPainter, area: QRectF, row: DueRow) -> None:
        theme, due = self.theme, row.due
        top, below = self._halves(area)
        glyph, ink = _GLYPHS.get(due.urgency, ("upcoming", "text_2"))
        side = theme.px(15)
        theme.status(painter, glyph, QRectF(top.left(), top.center().y() - side / 2, side, side))
        indent = side + theme.px(5)
        strong = theme.font("body_strong")
        words = top.adjusted(indent, 0, 0, 0)
        draw_text(painter, words, how_late(due), strong, theme.color(ink))
        by = tr("应于 {day}") if due.days <= 0 else tr("{day}")
        words = below.adjusted(indent, 0, 0, 0)
        text = by.format(day=due_day(due))
        draw_text(painter, words, text, theme.font("small"), theme.color("text_2"))

    def _paint_button(
        self, painter: QPainter, area: QRectF, row: DueRow, *, selected: bool
    ) -> None:
        theme = self.theme
        radius = theme.px(6)
        if not selected:
            fill, line = theme.color("bg_surface"), theme.color("line_card")
            paint_box(painter, area, radius, fill=fill, line=line)
            centre = Qt.AlignmentFlag.AlignCenter
            draw_text(painter, area, row.button, theme.font(), theme.color("text"), align=centre)
            return
        paint_box(painter, area, radius, fill=theme.color("accent"))
        ink, font = theme.color("on_accent"), theme.font()
        words, caps = metrics(font).horizontalAdvance(row.button), caps_width(theme, "Enter")
        gap = theme.px(6)
        left = area.left() + (area.width() - words - gap - caps) / 2
        text = QRectF(left, area.top(), words + 1, area.height())
        draw_text(painter, text, row.button, font, ink)
        paint_caps(
            painter, theme, "Enter", left + words + gap, area.center().y(), ink=ink, line=ink
        )


def _doubts(row: DueRow) -> str:
    if not row.due.published:
        return tr("节假日未公布")
    return "" if row.due.confirmed else tr("未经核实")


def fitted(due: CaseDue, measured: QFontMetrics, width: int) -> str:
    """The citation within a width: a long name of a law gives way, its article never."""
    article = f" {due.article}"
    room = width - measured.horizontalAdvance(article)
    return measured.elidedText(due.law, Qt.TextElideMode.ElideRight, room) + article
