"""The rows of the leads: who, how grave, where and when, what is to become of it."""

from __future__ import annotations

__all__ = ["LeadDelegate", "LeadModel", "lead_end"]

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.i18n import month_day, tr
from app.mediation.messages import LeadView, RiskLevel
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text, metrics

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GLYPHS = {RiskLevel.ORANGE: ("due_today", "warn_text"), RiskLevel.RED: ("overdue", "danger_text")}


def lead_end(lead: LeadView) -> str:
    """下一步：转调解, or what became of it."""
    if lead.outcome is None:
        return tr("下一步：{step}").format(step=tr(lead.next_step.label))
    return tr("已{step}").format(step=tr(lead.outcome.label))


class LeadModel(RowsModel[LeadView]):
    """The leads of a tab."""

    columns = (
        ListColumn(tr("当事人"), lambda lead: lead.title),
        ListColumn(tr("纠纷类型"), lambda lead: tr(lead.dispute_type.label)),
        ListColumn(tr("风险"), lambda lead: tr(lead.risk.label)),
        ListColumn(tr("村"), lambda lead: lead.village),
        ListColumn(tr("发现日期"), lambda lead: f"{lead.found_on}"),
        ListColumn(tr("处理"), lead_end),
    )

    def spoken(self, item: LeadView) -> str:
        risk = tr("风险 {level}").format(level=tr(item.risk.label))
        day = month_day(item.found_on)
        parts = (item.title, tr(item.dispute_type.label), risk, item.village, day, lead_end(item))
        return tr("，").join(parts)

    def lead_at(self, index: Index) -> LeadView | None:
        """The lead of a row."""
        return self.items[index.row()] if index.isValid() else None


class LeadDelegate(RowDelegate):
    """Two lines: who and how grave; village, day, kind and what comes next."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        lead: LeadView = index.data(ITEM)
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
        middle = area.center().y()
        top = QRectF(area.left(), middle - px(22), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(20))
        top.setRight(self._paint_right(painter, top, lead) - px(10))
        draw_text(
            painter, top, lead.title, theme.font("item_title"), theme.color("text"), elide=True
        )
        small, quiet = theme.font("small"), theme.color("text_2")
        end = lead_end(lead)
        draw_text(painter, below, end, small, quiet, align=_RIGHT)
        below.setRight(below.right() - metrics(small).horizontalAdvance(end) - px(10))
        kind = tr(lead.dispute_type.label).removesuffix(tr("纠纷"))  # every kind ends so
        about = tr(" · ").join((lead.village, month_day(lead.found_on), kind))
        draw_text(painter, below, about, small, quiet, elide=True)

    def _paint_right(self, painter: QPainter, area: QRectF, lead: LeadView) -> float:
        """The risk, where it is grave and still open; returns where it begins."""
        theme, side = self.theme, self.theme.px(15)
        if lead.risk not in _GLYPHS or lead.outcome is not None:
            return area.right()
        glyph, ink = _GLYPHS[lead.risk]
        words = tr("风险 {level}").format(level=tr(lead.risk.label))
        font = theme.font("body_strong")
        left = area.right() - metrics(font).horizontalAdvance(words)
        draw_text(painter, area, words, font, theme.color(ink), align=_RIGHT)
        left -= side + theme.px(5)
        theme.status(painter, glyph, QRectF(left, area.center().y() - side / 2, side, side))
        return left
