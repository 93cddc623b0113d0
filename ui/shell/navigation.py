"""The navigation at the left: areas with their counts, the user, the lock."""

from __future__ import annotations

__all__ = ["Navigation"]

import re
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from app.i18n import tr
from app.messages import Me
from ui.shell.commands import AREAS, Area, keys_to
from ui.theme.theme import Theme
from ui.widgets.layout import Gap
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.paint import draw_text, paint_box

_AREA = Qt.ItemDataRole.UserRole
_MARK = Qt.ItemDataRole.UserRole + 1
_OFFICE = re.compile(tr("(?:.+?市)?(?:.+?[市区县])?(.+?)镇?(司法所)"))
_RAIL_ITEMS = (40, 36, 31, 26, 22)  # of the rail, the roomy first
_LOW = 31  # an item as low as this has its words beside the icon
_PARTING = 19


class _Mark(NamedTuple):
    """What stands behind an area's word; urgent is red."""

    text: str = ""
    urgent: bool = False


class _Areas(QAbstractListModel):
    """Areas with their marks."""

    def __init__(self, areas: tuple[Area, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.areas = areas
        self._marks: dict[str, _Mark] = {}

    def set_mark(self, page: str, mark: _Mark) -> None:
        """Show something behind an area's word."""
        if self._marks.get(page) != mark:
            self._marks[page] = mark
            self.dataChanged.emit(self.index(0), self.index(len(self.areas) - 1))

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.areas)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        area = self.areas[index.row()]
        mark = self._marks.get(area.page, _Mark())
        if role == Qt.ItemDataRole.DisplayRole:
            return area.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{area.label}  {keys_to(area.page)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(area, mark)
        return {_AREA: area, _MARK: mark}.get(role)


def _spoken(area: Area, mark: _Mark) -> str:
    if not mark.text:
        return area.label
    if mark.urgent:
        return tr("{area}，{count} 件超期或今天到期").format(area=area.label, count=mark.text)
    if area.line:
        return tr("{area}，在办 {count} 件").format(area=area.label, count=mark.text)
    return tr("{area}，{mark}").format(area=area.label, mark=mark.text)


class _Item(RowDelegate):
    """One area: icon, word, count; on the rail an icon above two characters.

    Attributes:
        tight: how far the items of a low rail move together; at last the characters stand beside
            the icon.
    """

    height = "nav_item"
    divider = False
    rail = False
    tight = 0

    def sizeHint(self, option: Any, index: Index) -> QSize:
        theme, area = self.theme, index.data(_AREA)
        height = theme.size("nav_item") + theme.px(2)
        if self.rail:
            height = theme.px(_RAIL_ITEMS[self.tight])
        return QSize(option.rect.width(), height + (theme.px(_PARTING) if area.parted else 0))

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        """Nothing: the item lies below its parting line."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, area = self.theme, index.data(_AREA)
        room = QRectF(rect)
        if area.parted:
            line = round(room.top() + theme.px(_PARTING) / 2)
            ink = theme.color("line_card")
            painter.fillRect(
                QRectF(room.left() + theme.px(15), line, room.width() - theme.px(30), 1), ink
            )
            room.setTop(room.top() + theme.px(_PARTING))
        side = theme.px(5 if self.rail else 8)
        box = room.adjusted(side, theme.px(1), -side, -theme.px(1))
        if state.selected:
            surface, line_color = theme.color("bg_surface"), theme.color("line_card")
            paint_box(painter, box, theme.px(6), fill=surface, line=line_color)
            bar = QRectF(
                room.left() + theme.px(1 if self.rail else 7), 0, theme.px(3), theme.px(20)
            )
            bar.moveTop(box.center().y() - bar.height() / 2)
            paint_box(painter, bar, theme.px(1), fill=theme.color("accent"))
        elif state.hovered:
            paint_box(painter, box, theme.px(6), fill=theme.color("bg_hover"))
        if state.focused:
            paint_box(painter, box, theme.px(6), line=theme.color("focus"), width=2)
        paint = self._paint_rail if self.rail else self._paint_wide
        paint(painter, box, area, index.data(_MARK), selected=state.selected)

    def _paint_wide(
        self, painter: QPainter, box: QRectF, area: Area, mark: _Mark, *, selected: bool
    ) -> None:
        theme, icon = self.theme, self.theme.px(18)
        ink = "accent_text" if selected else "text_2"
        where = QPointF(box.left() + theme.px(10), round(box.center().y() - icon / 2))
        painter.drawPixmap(where, theme.icon(area.icon, 18, ink))
        font = theme.font("body_strong" if selected else "body")
        words = box.adjusted(theme.px(38), 0, -theme.px(8), 0)
        draw_text(painter, words, area.label, font, theme.color("text" if selected else "text_2"))
        font = theme.font("body_strong" if mark.urgent else "body")
        color = theme.color("danger_text" if mark.urgent else "text_2")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if not mark.urgent and not area.line:
            font = theme.font("small")
        draw_text(painter, words, mark.text, font, color, align=right)

    def _paint_rail(
        self, painter: QPainter, box: QRectF, area: Area, mark: _Mark, *, selected: bool
    ) -> None:
        theme = self.theme
        low = _RAIL_ITEMS[self.tight] <= _LOW
        size = 16 if low else 18
        icon = theme.px(size)
        ink = "accent_text" if selected else "text_2"
        where = QPointF(box.center().x() - icon / 2, box.top() + theme.px(2))
        if low:
            where = QPointF(box.left() + theme.px(4), round(box.center().y() - icon / 2))
        painter.drawPixmap(where, theme.icon(area.icon, size, ink))
        if mark.urgent:
            dot = QRectF(where.x() + icon - theme.px(2), where.y(), theme.px(7), theme.px(7))
            paint_box(painter, dot, dot.width() / 2, fill=theme.color("danger_text"))
        font = theme.font("body_strong" if selected else "small")
        color = theme.color("text" if selected else "text_2")
        if low:
            draw_text(
                painter, box.adjusted(theme.px(4 + 3) + icon, 0, 0, 0), area.short, font, color
            )
            return
        words = QRectF(box.left(), where.y() + icon, box.width(), box.bottom() - where.y() - icon)
        draw_text(painter, words, area.short, font, color, align=Qt.AlignmentFlag.AlignCenter)


class _List(ListView):
    """A list of areas that is as high as its items."""

    def __init__(self, theme: Theme, areas: tuple[Area, ...], delegate: _Item) -> None:
        super().__init__(theme, uniform=False)
        self.areas = _Areas(areas, self)
        self.setModel(self.areas)
        self.setItemDelegate(delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        at_foot = any(area.foot for area in areas)
        self.setAccessibleName(tr("导航，本机") if at_foot else tr("导航，业务"))

    def fit(self) -> None:
        """Be as high as the items."""
        self.doItemsLayout()
        rows = range(self.areas.rowCount())
        shown = (row for row in rows if not self.isRowHidden(row))
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in shown))


class Navigation(QFrame):
    """Areas, and who sits here.

    Signals:
        chosen: page of the area the user went to.
        locked: the user wants the screen locked.
    """

    chosen = Signal(str)
    locked = Signal()

    def __init__(self, theme: Theme, me: Me) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = _Item(theme, self)
        self._lists = tuple(
            _List(theme, tuple(area for area in AREAS if area.foot is foot), self._delegate)
            for foot in (False, True)
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        self._body = layout
        layout.addWidget(self._lists[0])
        layout.addStretch(1)
        layout.addWidget(self._lists[1])
        layout.addWidget(Gap(theme, 6))
        self._user = _User(theme, me)
        self._user.clicked.connect(self.locked)
        layout.addWidget(self._user)
        for view in self._lists:
            view.clicked.connect(self._on_row_chosen)
            view.acted.connect(self._on_row_chosen)
        theme.changed.connect(self._rescale)
        self._hide(me)
        self.set_rail(rail=False)

    def _hide(self, me: Me) -> None:
        """Lines of work that this person may not see have no area."""
        for view in self._lists:
            for row, area in enumerate(view.areas.areas):
                view.setRowHidden(row, area.line in me.hidden)

    def set_rail(self, *, rail: bool) -> None:
        """64 px with icons above words, or 176 px."""
        self._delegate.rail = rail
        self._user.rail = rail
        self._rescale()

    def set_me(self, me: Me) -> None:
        """Another person sits here."""
        self._user.set_me(me)
        self._hide(me)
        self._rescale()

    def set_mark(self, page: str, text: str, *, urgent: bool = False) -> None:
        """What stands behind an area's word."""
        for view in self._lists:
            if any(area.page == page for area in view.areas.areas):
                view.areas.set_mark(page, _Mark(text, urgent))

    def show_current(self, page: str) -> None:
        """Mark an area as where we are."""
        for view in self._lists:
            rows = [area.page for area in view.areas.areas]
            if page in rows:
                view.setCurrentIndex(view.areas.index(rows.index(page)))
            else:
                view.clearSelection()
                view.setCurrentIndex(view.rootIndex())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg_nav"))
        edge = self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), self._theme.color("line_card"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every area is seen: words give way where the rail is too low for them."""
        for tight in range(len(_RAIL_ITEMS)):
            self._delegate.tight = tight
            for view in self._lists:
                view.fit()
            wanted = sum(view.height() for view in self._lists) + self._user.sizeHint().height()
            if not self._delegate.rail or wanted + self._theme.px(14) <= self.height():
                break

    def _rescale(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.size("nav_width" if not self._delegate.rail else "nav_rail_width"))
        self._body.setContentsMargins(0, theme.px(8), 1, 0)
        self._fit()
        self.update()

    def _on_row_chosen(self, index: Index) -> None:
        self.chosen.emit(index.data(_AREA).page)


class _User(QAbstractButton):
    """Who sits here, and the lock."""

    ring = 0

    def __init__(self, theme: Theme, me: Me) -> None:
        super().__init__()
        self._theme = theme
        self.rail = False
        self.setToolTip(tr("锁上") + "  Ctrl+L")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_me(me)

    def set_me(self, me: Me) -> None:
        """Another person."""
        self._me = me
        self.setAccessibleName(tr("{name}，锁上").format(name=me.name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self._theme.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(0, 0, self.width(), 1, theme.color("line_card"))
        if self.underMouse():
            painter.fillRect(0, 1, self.width(), self.height() - 1, theme.color("bg_hover"))
        middle, side = self.height() / 2, theme.px(28)
        left = (self.width() - side) / 2 if self.rail else theme.px(14)
        badge = QRectF(left, middle - side / 2, side, side)
        tint, line = theme.color("accent_tint"), theme.color("accent_line")
        paint_box(painter, badge, side / 2, fill=tint, line=line)
        font, ink = theme.font("body_strong"), theme.color("accent_text")
        centre = Qt.AlignmentFlag.AlignCenter
        draw_text(painter, badge, self._me.name[:1], font, ink, align=centre)
        if not self.rail:
            self._paint_words(painter, badge.right() + theme.px(8), middle)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float, middle: float) -> None:
        theme, icon = self._theme, self._theme.px(18)
        room = self.width() - left - theme.px(14) - icon - theme.px(6)
        line = theme.px(18)
        top = QRectF(left, middle - line, room, line)
        font = theme.font("body_strong")
        draw_text(painter, top, self._me.name, font, theme.color("text"), elide=True)
        top.moveTop(middle)
        office = short_office(self._me.office_name)
        draw_text(painter, top, office, theme.font("small"), theme.color("text_2"), elide=True)
        where = QPointF(self.width() - theme.px(14) - icon, round(middle - icon / 2))
        painter.drawPixmap(where, theme.icon("lock", 18))


def short_office(name: str) -> str:
    """江门市新会区大泽镇司法所 as people say it: 大泽司法所."""
    said = _OFFICE.fullmatch(name)
    return "".join(said.groups()) if said else name
