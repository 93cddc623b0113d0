"""Tables: quiet headers, narrow bars, no frame and no grid."""

from __future__ import annotations

__all__ = ["Cells", "Header", "dress_table"]

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.theme.theme import Theme
from ui.widgets.lists import Index, RowDelegate, rect_of
from ui.widgets.models import LOOK, Look
from ui.widgets.paint import draw_text, metrics, paint_icon
from ui.widgets.scroll import slim

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PLAIN = Look()  # of models that are no `TableModel`
_MARK, _GAP = 15, 6  # px at base 14: what stands before the words of a cell


class Header(QHeaderView):
    """The heads of columns; a first of two lines is a title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setDefaultAlignment(_LEFT)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.size("row_table"))

    def sectionSizeFromContents(self, index: int) -> QSize:
        head = self.model().headerData(index, self.orientation())
        lines = str(head or "").split("\n")
        font = self._theme.font("body_strong" if len(lines) > 1 else "small")
        widest = max(metrics(font).horizontalAdvance(line) for line in lines)
        return QSize(widest + self._theme.px(18), self._theme.size("row_table"))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        theme, model = self._theme, self.model()
        painter.fillRect(rect, theme.color("bg_header"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        role, across = Qt.ItemDataRole, Qt.Orientation.Horizontal
        words = str(model.headerData(index, across, role.DisplayRole) or "")
        align = model.headerData(index, across, role.TextAlignmentRole) or self.defaultAlignment()
        room = QRectF(rect).adjusted(theme.px(8), 0, -theme.px(8), 0)
        flags = Qt.AlignmentFlag(align)
        title, _, words = words.rpartition("\n")
        if title:
            room.setHeight(room.height() / 2)
            strong, ink = theme.font("body_strong"), theme.color("text")
            draw_text(painter, room, title, strong, ink, align=flags, elide=True)
            room.moveTop(room.bottom())
        draw_text(painter, room, words, theme.font("small"), theme.color("text_2"), align=flags)


class Cells(QStyledItemDelegate):
    """Words on the ground of their row, as far from the edge as the head of their column."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        theme = self._theme
        look: Look = index.data(LOOK) or _PLAIN
        words = metrics(theme.font(look.style)).horizontalAdvance(str(index.data()))
        mark = theme.px(_MARK + _GAP) if look.icon or look.status else 0
        return QSize(words + mark + theme.px(8 + 24), theme.size("row_table"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, rect_of(option)
        if RowDelegate.state_of(option).selected:
            painter.fillRect(rect, theme.color("bg_selected"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        room = QRectF(rect).adjusted(theme.px(8), 0, -theme.px(8), 0)
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or _LEFT)
        look: Look = index.data(LOOK) or _PLAIN
        if look.icon or look.status:
            middle, side = room.center().y(), theme.px(_MARK)
            if look.icon:
                paint_icon(painter, theme, look.icon, _MARK, room.left(), middle)
            else:
                theme.status(
                    painter, look.status, QRectF(room.left(), middle - side / 2, side, side)
                )
            room.setLeft(room.left() + side + theme.px(_GAP))
        font, ink = theme.font(look.style), theme.color(look.ink)
        draw_text(painter, room, str(index.data()), font, ink, align=align, elide=True)


def dress_table(theme: Theme, table: QTableView) -> None:
    """Give a table its looks; first of all, for a new header forgets what was set."""
    slim(theme, table)
    table.setItemDelegate(Cells(theme, table))
    table.setHorizontalHeader(Header(theme))
    table.verticalHeader().hide()
    table.setShowGrid(False)
