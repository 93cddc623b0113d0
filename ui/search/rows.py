"""Rows of the palette: groups, hits and commands."""

from __future__ import annotations

__all__ = ["Found", "FoundDelegate", "FoundModel"]

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter

from app.i18n import tr
from app.search.messages import Hit, HitKind
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.models import ITEM, RowsModel
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps

_ROW, _HEAD = 40, 32
_ICONS = {
    HitKind.PERSON: "contact-round",
    HitKind.ORGANISATION: "building-2",
    HitKind.CASE: "handshake",
    HitKind.LEAD: "map-pin",
    HitKind.PAPER: "files",
    HitKind.MATERIAL: "paperclip",
    HitKind.ARTICLE: "book-marked",
}
_ASIDES = {
    HitKind.PERSON: tr("看档案"),
    HitKind.ORGANISATION: tr("看它的案件"),
    HitKind.CASE: tr("打开案件"),
    HitKind.LEAD: tr("看线索"),
    HitKind.PAPER: tr("看打印时的样子"),
    HitKind.MATERIAL: tr("看它的案件"),
    HitKind.ARTICLE: tr("看全文"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found; `hit` is None for a command."""

    icon: str
    title: str
    detail: str
    marks: tuple[tuple[int, int], ...]
    aside: str = ""
    keys: str = ""
    hit: Hit | None = None
    name: str = ""

    @classmethod
    def of_hit(cls, hit: Hit) -> Found:
        """A person, a case or an article."""
        return cls(_ICONS[hit.kind], hit.title, hit.detail, hit.marks, _ASIDES[hit.kind], hit=hit)

    @classmethod
    def of_command(
        cls, name: str, title: str, keys: str, marks: tuple[tuple[int, int], ...]
    ) -> Found:
        """A command of the menu."""
        icon = "plus" if name == "new" else "chevron-right"
        return cls(icon, title, "", marks, keys=keys, name=name)


class FoundModel(RowsModel[str | Found]):
    """Group headings and what was found under them."""

    def show_groups(self, groups: Mapping[str, Sequence[Found]]) -> None:
        """Show these instead."""
        rows: list[str | Found] = []
        for heading, found in groups.items():
            rows += [heading, *found]
        self.show(tuple(rows))

    def spoken(self, item: str | Found) -> str:
        return item if isinstance(item, str) else f"{item.title} {item.detail}".strip()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def found(self, index: Index) -> Found | None:
        """What lies at a row."""
        item = self.items[index.row()] if index.isValid() else None
        return item if isinstance(item, Found) else None

    def first(self) -> QModelIndex | None:
        """The first row that is not a heading."""
        return self.step(QModelIndex(), 1)

    def step(self, index: QModelIndex, step: int) -> QModelIndex | None:
        """So many things further, past the headings."""
        rows = [row for row, item in enumerate(self.items) if isinstance(item, Found)]
        if not rows:
            return None
        if index.row() not in rows:
            return self.index(rows[0])
        place = min(max(rows.index(index.row()) + step, 0), len(rows) - 1)
        return self.index(rows[place])

    def height(self, view: ListView) -> int:
        """How high all rows are together."""
        rows = range(self.rowCount())
        return sum(view.sizeHintForRow(row) for row in rows)


class FoundDelegate(RowDelegate):
    """A heading, or an icon, a title with what was typed underlined, a detail, a key."""

    divider = False

    def sizeHint(self, option: Any, index: Index) -> QSize:
        heading = isinstance(index.data(ITEM), str)
        return QSize(option.rect.width(), self.theme.px(_HEAD if heading else _ROW))

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        if state.selected or state.hovered:
            box = QRectF(rect).adjusted(self.theme.px(6), 0, -self.theme.px(6), 0)
            fill = self.theme.color("bg_selected" if state.selected else "bg_hover")
            paint_box(painter, box, self.theme.px(6), fill=fill)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, item = self.theme, index.data(ITEM)
        line = QRectF(rect).adjusted(theme.px(16), 0, -theme.px(16), 0)
        if isinstance(item, str):
            line.setTop(line.top() + theme.px(4))
            draw_text(painter, line, item, theme.font("small"), theme.color("text_2"))
            return
        icon = theme.px(18)
        where = QPointF(line.left(), round(line.center().y() - icon / 2))
        painter.drawPixmap(where, theme.icon(item.icon, 18))
        line.setLeft(line.left() + icon + theme.px(11))
        line.setRight(self._paint_aside(painter, line, item, selected=state.selected))
        line.setLeft(self._paint_title(painter, line, item) + theme.px(14))
        draw_text(painter, line, item.detail, theme.font(), theme.color("text_2"), elide=True)

    def _paint_aside(
        self, painter: QPainter, line: QRectF, item: Found, *, selected: bool
    ) -> float:
        """Paint what stands at the right; returns where it begins."""
        theme = self.theme
        keys = item.keys or ("Enter" if selected else "")
        left = line.right()
        if keys:
            left -= caps_width(theme, keys)
            surface = theme.color("bg_surface")
            paint_caps(painter, theme, keys, left, line.center().y(), fill=surface)
            left -= theme.px(10)
        if selected and item.aside:
            font = theme.font("small")
            left -= metrics(font).horizontalAdvance(item.aside)
            room = QRectF(left, line.top(), line.right() - left, line.height())
            draw_text(painter, room, item.aside, font, theme.color("text_2"))
            left -= theme.px(10)
        return left

    def _paint_title(self, painter: QPainter, line: QRectF, item: Found) -> float:
        theme, left, done = self.theme, line.left(), 0
        marked = QFont(theme.font("body_strong"))
        marked.setUnderline(True)
        for start, length in (*item.marks, (len(item.title), 0)):
            plain, hit = item.title[done:start], item.title[start : start + length]
            for text, font, ink in (
                (plain, theme.font(), "text"),
                (hit, marked, "accent_text"),
            ):
                room = QRectF(left, line.top(), line.right() - left, line.height())
                left = draw_text(painter, room, text, font, theme.color(ink))
            done = start + length
        return left
