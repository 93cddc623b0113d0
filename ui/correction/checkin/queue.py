"""The rows of the queue: numbers to type, who, by which schedule, and by when."""

from __future__ import annotations

__all__ = ["Numbered", "QueueDelegate", "QueueHead", "QueueModel"]

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter

from app.correction.messages import QueueGroup, QueueRow, QueueView
from app.i18n import near_day, plain_day, tr
from app.ids import Id
from ui.widgets.lists import Index, RowDelegate, RowState, rect_of
from ui.widgets.models import ITEM, ListColumn, RowsModel
from ui.widgets.paint import draw_text, metrics, paint_box

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_HEAD, _ROW = 30, 49


class QueueHead(NamedTuple):
    """The line above a group."""

    group: QueueGroup
    people: int
    came: int

    def words(self) -> str:
        """3 人; of today also how many have come."""
        if self.group is QueueGroup.TODAY:
            return tr("{n} 人，已到 {m} 人").format(n=self.people, m=self.came)
        return tr("{n} 人").format(n=self.people)


class Numbered(NamedTuple):
    """A person with the number that chooses them."""

    number: int
    row: QueueRow


def _came(one: Numbered) -> str:
    return f"{one.row.done_at:%m-%d %H:%M}" if one.row.done_at else ""


class QueueModel(RowsModel["QueueHead | Numbered"]):
    """Groups and people of one view."""

    columns = (
        ListColumn(tr("姓名"), lambda one: one.row.name),
        ListColumn(tr("分组"), lambda one: tr(one.row.group.label)),
        ListColumn(tr("情况"), lambda one: one.row.detail),
        ListColumn(tr("最迟"), lambda one: f"{one.row.due_to or ''}"),
        ListColumn(tr("已到"), _came),
    )

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.today: date | None = None

    def show_view(self, view: QueueView) -> None:
        """Show a queue."""
        self.today = view.today
        items: list[QueueHead | Numbered] = []
        group: QueueGroup | None = None
        for number, row in enumerate(view.rows, 1):
            if row.group is not group:
                group = row.group
                among = [one for one in view.rows if one.group is group]
                came = sum(one.done_at is not None for one in among)
                items.append(QueueHead(group, len(among), came))
            items.append(Numbered(number, row))
        self.show(tuple(items))

    def people(self) -> list[Numbered]:
        """Everybody shown."""
        return [item for item in self.items if isinstance(item, Numbered)]

    def find(self, typed: str) -> Numbered | None:
        """Who is meant: by number, by initials or pinyin, by name."""
        text = typed.strip().lower()
        people = self.people()
        if not text:
            return None
        if text.isdigit():
            return next((one for one in people if str(one.number) == text), None)
        starts = (one for one in people if any(key.startswith(text) for key in one.row.keys))
        return next(starts, None) or next((one for one in people if text in one.row.name), None)

    def row_of(self, subject: Id) -> int | None:
        """Where a person stands."""
        for at, item in enumerate(self.items):
            if isinstance(item, Numbered) and item.row.subject == subject:
                return at
        return None

    def next_after(self, subject: Id | None) -> Numbered | None:
        """Who comes next: the first after a person who has not come, else the first of all."""
        waiting = [one for one in self.people() if one.row.done_at is None]
        here = next((one.number for one in self.people() if one.row.subject == subject), 0)
        behind = [one for one in waiting if one.number > here]
        return next(iter(behind or waiting), None)

    def spoken(self, item: QueueHead | Numbered) -> str:
        if isinstance(item, QueueHead):
            return tr("{group}，{n}").format(group=tr(item.group.label), n=item.words())
        _glyph, words, _ink = self.due(item.row)
        return tr("{n} 号，{name}，{detail}，{words}").format(
            n=item.number, name=item.row.name, detail=item.row.detail, words=words
        )

    def due(self, row: QueueRow) -> tuple[str, str, str]:
        """Glyph, words and colour of what stands at the right of a row."""
        if row.done_at is not None and row.done_kind is not None:
            words = tr("{time} {kind}")
            kind = tr(row.done_kind.label)
            return "checkin_ok", words.format(time=f"{row.done_at:%H:%M}", kind=kind), "text_2"
        if row.due_to is None or self.today is None:
            return "", "", "text_2"
        if row.group is QueueGroup.OVERDUE:
            return "overdue", tr("超期 {n} 天").format(n=row.days), "danger_text"
        if row.group is QueueGroup.TODAY:
            day = near_day(row.due_to, self.today)
            return "due_today", tr("{day}到期").format(day=day), "warn_text"
        return "upcoming", plain_day(row.due_to, self.today), "text_2"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.items[index.row()], QueueHead):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class QueueDelegate(RowDelegate):
    """A number in a box, name and schedule, and by when."""

    def sizeHint(self, option: Any, index: Index) -> QSize:
        head = isinstance(index.data(ITEM), QueueHead)
        return QSize(rect_of(option).width(), self.theme.px(_HEAD if head else _ROW))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        item = index.data(ITEM)
        if isinstance(item, QueueHead):
            self._paint_head(painter, rect, item)
            return
        theme, px = self.theme, self.theme.px
        if state.selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accent"))
        area = QRectF(rect).adjusted(px(10), 0, -px(14), -1)
        self._paint_number(painter, area, item.number, selected=state.selected)
        area.setLeft(area.left() + px(30))
        model = index.model()
        middle, small = area.center().y(), theme.font("small")
        top = QRectF(area.left(), middle - px(21), area.width(), px(22))
        below = QRectF(area.left(), middle + px(1), area.width(), px(19))
        needs = metrics(small).horizontalAdvance(item.row.detail) + px(8)
        beside = area.right() - self._due_width(item.row, model) - area.left() >= needs
        right = self._paint_due(painter, area if beside else top, item.row, model)
        top.setRight(right - px(8))
        if beside:
            below.setRight(top.right())
        title = theme.font("item_title")
        draw_text(painter, top, item.row.name, title, theme.color("text"), elide=True)
        draw_text(painter, below, item.row.detail, small, theme.color("text_2"), elide=True)

    def _paint_head(self, painter: QPainter, rect: QRect, head: QueueHead) -> None:
        theme = self.theme
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("bg_header"))
        late = head.group is QueueGroup.OVERDUE
        ink = theme.color("danger_text" if late else "text_2")
        area = QRectF(rect).adjusted(theme.px(14), 0, -theme.px(14), 0)
        draw_text(painter, area, tr(head.group.label), theme.font("body_strong"), ink)
        quiet = theme.color("text_2")
        draw_text(painter, area, head.words(), theme.font("small"), quiet, align=_RIGHT)

    def _paint_number(
        self, painter: QPainter, area: QRectF, number: int, *, selected: bool
    ) -> None:
        theme = self.theme
        side = theme.px(22)
        box = QRectF(area.left(), round(area.center().y() - side / 2), side, side)
        fill = theme.color("accent" if selected else "bg_surface")
        line = theme.color("accent" if selected else "line_strong")
        paint_box(painter, box, theme.px(4), fill=fill, line=line)
        ink = theme.color("on_accent" if selected else "text_2")
        draw_text(painter, box, str(number), theme.font("small"), ink, align=_CENTRE)

    def _due_width(self, row: QueueRow, model: Any) -> float:
        """How much of a row what is due takes, with its glyph."""
        _glyph, words, ink = model.due(row)
        if not words:
            return 0.0
        return metrics(self._due_font(ink)).horizontalAdvance(words) + self.theme.px(19)

    def _due_font(self, ink: str) -> QFont:
        return self.theme.font("body_strong" if ink != "text_2" else "small")

    def _paint_due(self, painter: QPainter, area: QRectF, row: QueueRow, model: Any) -> float:
        """What is due; returns where it begins."""
        theme, side = self.theme, self.theme.px(14)
        glyph, words, ink = model.due(row)
        if not words:
            return area.right()
        draw_text(painter, area, words, self._due_font(ink), theme.color(ink), align=_RIGHT)
        left = area.right() - self._due_width(row, model)
        box = QRectF(left, round(area.center().y() - side / 2), side, side)
        theme.status(painter, glyph, box, ink)
        return left
