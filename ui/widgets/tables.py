"""Tables: quiet headers, narrow bars, no frame and no grid."""

from __future__ import annotations

__all__ = ["Header", "dress_table"]

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.theme.theme import Theme
from ui.widgets.paint import draw_text
from ui.widgets.scroll import slim


class Header(QHeaderView):
    """The heads of columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.size("row_table"))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        theme, model = self._theme, self.model()
        painter.fillRect(rect, theme.color("bg_header"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        role, across = Qt.ItemDataRole, Qt.Orientation.Horizontal
        words = str(model.headerData(index, across, role.DisplayRole) or "")
        align = model.headerData(index, across, role.TextAlignmentRole) or self.defaultAlignment()
        room = QRectF(rect).adjusted(theme.px(8), 0, -theme.px(8), 0)
        flags = Qt.AlignmentFlag(align)
        draw_text(painter, room, words, theme.font("small"), theme.color("text_2"), align=flags)


def dress_table(theme: Theme, table: QTableView) -> None:
    """Give a table its header and bars; first of all, for a new header forgets what was set."""
    slim(theme, table)
    table.setHorizontalHeader(Header(theme))
    table.verticalHeader().hide()
    table.setShowGrid(False)
