"""The rows of rounds: the rounds themselves, who may be visited, and the stops of one."""

from __future__ import annotations

__all__ = [
    "PeopleDelegate",
    "PeopleModel",
    "RoundDelegate",
    "RoundModel",
    "StopDelegate",
    "StopModel",
]

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.i18n import month_day, tr
from app.ids import Id
from app.messages import Visitable
from app.rounds.messages import RoundRow, StopOutcome, StopView, VisitableView
from app.today.messages import DueRow, Urgency
from ui.widgets.lists import Index, RowDelegate, RowState
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_box

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CHECKED = Qt.ItemDataRole.CheckStateRole


def how_far(item: RoundRow) -> str:
    """登记了 3 / 5 站, or 已办完."""
    if item.closed_on is not None:
        return tr("已办完")
    return tr("{n} / {m} 站").format(n=item.settled, m=item.stops)


class RoundModel(RowsModel[RoundRow]):
    """All rounds, the newest first."""

    columns = (
        ListColumn(tr("日期"), lambda one: f"{one.on}"),
        ListColumn(tr("村"), lambda one: tr("、").join(one.villages)),
        ListColumn(tr("走访的人"), lambda one: tr("、").join(one.visitors)),
        ListColumn(tr("进度"), how_far),
    )

    def spoken(self, item: RoundRow) -> str:
        return tr("，").join((month_day(item.on), *item.villages, how_far(item)))


class RoundDelegate(RowDelegate):
    """Two lines: day and how far it came; villages and visitors."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        item: RoundRow = index.data(ITEM)
        top, below = _two_lines(self, painter, rect, state)
        strong, small = self.theme.font("item_title"), self.theme.font("small")
        ink, quiet = self.theme.color("text"), self.theme.color("text_2")
        far = how_far(item)
        draw_text(painter, top, far, small, quiet, align=_RIGHT)
        top.setRight(top.right() - metrics(small).horizontalAdvance(far) - self.theme.px(10))
        draw_text(painter, top, month_day(item.on), strong, ink, elide=True)
        about = tr("、").join(item.villages) or tr("没有写村")
        who = tr("、").join(item.visitors)
        draw_text(painter, below, tr(" · ").join((about, who)), small, quiet, elide=True)


class PeopleModel(RowsModel[VisitableView]):
    """Who may be visited, each ticked or not."""

    def __init__(self) -> None:
        super().__init__()
        self.ticked: dict[tuple[str, Id], bool] = {}

    def show(self, items: tuple[VisitableView, ...]) -> None:
        """Those who owe or are owed something are ticked to begin with."""
        for item in items:
            self.ticked.setdefault(_key(item), _is_urgent(item))
        super().show(items)

    def toggle(self, index: Index) -> None:
        """Tick a row, or not."""
        key = _key(self.items[index.row()])
        self.ticked[key] = not self.ticked[key]
        self.dataChanged.emit(index, index)

    def chosen(self) -> tuple[tuple[str, Id], ...]:
        """(line, record) of the ticked rows, in their order."""
        return tuple(key for key in map(_key, self.items) if self.ticked[key])

    def spoken(self, item: VisitableView) -> str:
        ticked = tr("已选") if self.ticked[_key(item)] else tr("没有选")
        return tr("，").join((ticked, *item.who.names, item.who.standing, owed(item.dues)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == CHECKED:
            return self.ticked[_key(self.items[index.row()])]
        return super().data(index, role)


class PeopleDelegate(RowDelegate):
    """A tick; who, and what is due; standing, village, and what to mind."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, px = self.theme, self.theme.px
        item: VisitableView = index.data(ITEM)
        top, below = _two_lines(self, painter, rect, state)
        box = QRectF(top.left(), rect.center().y() - px(9), px(18), px(18))
        if index.data(CHECKED):
            paint_box(painter, box, px(4), fill=theme.color("accent"))
            at = box.center().toPoint()
            painter.drawPixmap(
                at.x() - px(6), at.y() - px(6), theme.icon("check-on", 12, "on_accent")
            )
        else:
            paint_box(painter, box, px(4), line=theme.color("line_strong"))
        for area in (top, below):
            area.setLeft(area.left() + px(28))
        _paint_person(self, painter, (top, below), item.who, item.village, item.dues)


class StopModel(RowsModel[StopView]):
    """The stops of a round, in the order of the way."""

    def spoken(self, item: StopView) -> str:
        names = item.who.names if item.who else (tr("记录不在本机"),)
        outcome = tr(item.outcome.label) if item.outcome else tr("还没有登记")
        return tr("，").join((*names, outcome, item.note))


class StopDelegate(RowDelegate):
    """Who, and what became of it; standing and village, or what was found."""

    height = "row_list"

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme = self.theme
        item: StopView = index.data(ITEM)
        top, below = _two_lines(self, painter, rect, state)
        if item.who is None:
            words = tr("记录不在本机，或者已经办完")
            draw_text(painter, top, words, theme.font("item_title"), theme.color("text_2"))
        elif item.outcome is None:
            _paint_person(self, painter, (top, below), item.who, item.village, item.dues)
            return
        else:
            names = tr("、").join(item.who.names)
            far = QRectF(top)
            self._paint_outcome(painter, far, item.outcome)
            top.setRight(top.right() - theme.px(110))
            ink = theme.color("text")
            draw_text(painter, top, names, theme.font("item_title"), ink, elide=True)
        note = item.note or tr("没有写情况")
        draw_text(painter, below, note, theme.font("small"), theme.color("text_2"), elide=True)

    def _paint_outcome(self, painter: QPainter, area: QRectF, outcome: StopOutcome) -> None:
        theme = self.theme
        done = outcome is StopOutcome.VISITED
        ink = theme.color("accent_text" if done else "text_2")
        draw_text(painter, area, tr(outcome.label), theme.font("body"), ink, align=_RIGHT)


def owed(dues: tuple[DueRow, ...]) -> str:
    """11月30日前：回访 等 2 件, or 例行走访."""
    if not dues:
        return tr("例行走访")
    first = dues[0].due
    words = tr("{day}前：{what}").format(day=month_day(first.on), what=first.what)
    return tr("{words} 等 {n} 件").format(words=words, n=len(dues)) if len(dues) > 1 else words


def _key(item: VisitableView) -> tuple[str, Id]:
    return item.line, item.who.record


def _is_urgent(item: VisitableView) -> bool:
    return any(
        row.due.urgency in (Urgency.OVERDUE, Urgency.TODAY, Urgency.WEEK) for row in item.dues
    )


def _two_lines(
    delegate: RowDelegate, painter: QPainter, rect: QRect, state: RowState
) -> tuple[QRectF, QRectF]:
    theme, px = delegate.theme, delegate.theme.px
    if state.selected:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
    area = QRectF(rect).adjusted(px(14), 0, -px(14), -1)
    middle = area.center().y()
    top = QRectF(area.left(), middle - px(22), area.width(), px(22))
    return top, QRectF(area.left(), middle + px(1), area.width(), px(20))


def _paint_person(
    delegate: RowDelegate,
    painter: QPainter,
    areas: tuple[QRectF, QRectF],
    who: Visitable,
    village: str,
    dues: tuple[DueRow, ...],
) -> None:
    theme, (top, below) = delegate.theme, areas
    small, quiet = theme.font("small"), theme.color("text_2")
    late = any(row.due.urgency is Urgency.OVERDUE for row in dues)
    words = owed(dues)
    ink = theme.color("danger_text") if late else quiet
    draw_text(painter, top, words, small, ink, align=_RIGHT)
    top.setRight(top.right() - metrics(small).horizontalAdvance(words) - theme.px(10))
    names = tr("、").join(who.names)
    draw_text(painter, top, names, theme.font("item_title"), theme.color("text"), elide=True)
    if who.risks:
        minded = tr("留意：{risks}").format(risks=tr("；").join(who.risks))
        draw_text(painter, below, minded, small, theme.color("warn_text"), align=_RIGHT)
        below.setRight(below.right() - metrics(small).horizontalAdvance(minded) - theme.px(10))
    draw_text(painter, below, tr(" · ").join((who.standing, village)), small, quiet, elide=True)
