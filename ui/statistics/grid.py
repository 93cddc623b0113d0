"""A report as a grid of numbers: heads in three lines that stay, committees at the left."""

from __future__ import annotations

__all__ = ["ReportGrid"]

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.i18n import tr
from app.statistics.messages import FEW, Column, Measure, Row, Table, cell_words, may_leave
from ui.theme.theme import Theme
from ui.widgets.elided import wrapped
from ui.widgets.lists import Index, rect_of
from ui.widgets.paint import draw_text, metrics, paint_box
from ui.widgets.scroll import slim

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_COLUMN, _WORDS, _ROWS = 86, 120, 240  # px at base 14
_GROUP, _HEAD, _NUMBER = 26, 56, 20  # lines of the head, px at base 14
_DOWN = Qt.Orientation.Vertical
_SUFFIX = tr("人民调解委员会")


class Spot(NamedTuple):
    """One number: its row and its column."""

    row: Row
    column: Column


class ReportModel(QAbstractTableModel):
    """The numbers of a table, as people read them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def show(self, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def spot(self, index: Index) -> Spot:
        """What stands at an index."""
        return Spot(self.rows[index.row()], self.columns[index.column()])

    def words(self, index: Index) -> str:
        """One cell."""
        row, column = self.spot(index)
        return cell_words(column.measure, row.cells[index.column()])

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, column = self.spot(index)
            heads = (row.head.label, column.group, column.head)
            return tr("，").join(filter(None, (*heads, self.words(index))))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        asked = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not asked or section >= len(self.rows if orientation is _DOWN else self.columns):
            return None  # Qt asks for what was, too, in the middle of a reset
        if orientation is _DOWN:
            return self.rows[section].head.label
        column = self.columns[section]
        return tr(" ").join(filter(None, (column.group, column.head)))


def _clear_rest(header: QHeaderView, color: str, theme: Theme) -> None:
    """The ground of a header where it has no sections."""
    rest, end = header.viewport().rect(), header.length() - header.offset()
    if header.orientation() is _DOWN:
        rest.setTop(end)
    else:
        rest.setLeft(end)
    painter = QPainter(header.viewport())
    painter.fillRect(rest, theme.color(color))
    painter.end()


def _even(words: str, font: QFont, width: int) -> tuple[str, ...]:
    """The lines of a head, about equally long, so that none is left a single character."""
    lines = wrapped(words, font, width, 3)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    measured = metrics(font)
    share = measured.horizontalAdvance(words) / len(lines) + measured.horizontalAdvance("　") / 2
    even = wrapped(words, font, min(width, round(share)))
    return even if len(even) == len(lines) else lines


class _Heads(QHeaderView):
    """Group, words and number of each column; a group's words stay in sight."""

    def __init__(self, theme: Theme, model: ReportModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._rows = theme, model
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(0, self._group() + self._theme.px(_HEAD) + self._number())

    def _group(self) -> int:
        """Height of the line of groups, where there are any."""
        return self._theme.px(_GROUP) if any(one.group for one in self._rows.columns) else 0

    def _number(self) -> int:
        """Height of the line of numbers, where columns have any."""
        numbered = any(one.key.isdigit() for one in self._rows.columns)
        return self._theme.px(_NUMBER) if numbered else 0

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        theme, column = self._theme, self._rows.columns[index]
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color("bg_header"))
        line = theme.color("line")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        group, number = self._group(), self._number()
        if column.group:
            self._paint_group(painter, rect, index, group)
        if self._begins(index):
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), line)
        top = rect.top() + group
        room = QRectF(rect.left(), top, rect.width(), rect.height() - group - number)
        if column.measure is Measure.TEXT:  # words stand over words
            words = room.adjusted(theme.px(8), 0, -theme.px(4), 0)
            self._paint_words(painter, words, column.head, _LEFT)
        else:
            words = room.adjusted(theme.px(4), 0, -theme.px(4), 0)
            self._paint_words(painter, words, column.head, _CENTRE)
        if column.key.isdigit():
            below = QRectF(rect.left(), rect.bottom() - number, rect.width(), number)
            small, ink = theme.font("small"), theme.color("text_2")
            draw_text(painter, below, column.key, small, ink, align=_CENTRE)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _clear_rest(self, "bg_header", self._theme)

    def _begins(self, index: int) -> bool:
        """Whether another group begins here."""
        columns = self._rows.columns
        return index > 0 and columns[index].group != columns[index - 1].group

    def _paint_group(self, painter: QPainter, rect: QRect, index: int, height: int) -> None:
        theme, columns = self._theme, self._rows.columns
        first = last = index
        while first > 0 and columns[first - 1].group == columns[index].group:
            first -= 1
        while last + 1 < len(columns) and columns[last + 1].group == columns[index].group:
            last += 1
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        left, right = max(left, 0), min(right, self.viewport().width())
        painter.fillRect(rect.left(), rect.top() + height, rect.width(), 1, theme.color("line"))
        room = QRectF(left, rect.top(), right - left, height)
        ink, font = theme.color("text"), theme.font("small")
        draw_text(painter, room, columns[index].group, font, ink, align=_CENTRE, elide=True)

    def _paint_words(
        self, painter: QPainter, room: QRectF, words: str, align: Qt.AlignmentFlag
    ) -> None:
        theme = self._theme
        font, ink = theme.font("small"), theme.color("text_2")
        lines = _even(words, font, int(room.width()))
        height = metrics(font).lineSpacing()
        top = room.center().y() - height * len(lines) / 2
        for number, line in enumerate(lines):
            place = QRectF(room.left(), top + number * height, room.width(), height)
            draw_text(painter, place, line, font, ink, align=align)


class _Names(QHeaderView):
    """The committees at the left; the line of the whole is strong."""

    def __init__(self, theme: Theme, model: ReportModel) -> None:
        super().__init__(_DOWN)
        self._theme, self._rows = theme, model
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        # Not asking Qt: it measures sections that a reset is just taking away, and falls.
        return QSize(self._theme.px(_ROWS), 0)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        theme, head = self._theme, self._rows.rows[index].head
        painter.fillRect(rect, theme.color("bg_header" if head.total else "bg_surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.color("line"))
        room = QRectF(rect).adjusted(theme.px(14), 0, -theme.px(8), 0)
        font = theme.font("body_strong" if head.total else "body")
        name = head.label.removesuffix(_SUFFIX) or head.label  # the corner says what they are
        draw_text(painter, room, name, font, theme.color("text"), align=_LEFT, elide=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _clear_rest(self, "bg_surface", self._theme)


class _Numbers(QStyledItemDelegate):
    """Numbers at the right, nothing as a quiet dash, the cell in hand ringed."""

    def __init__(self, theme: Theme, model: ReportModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, rect_of(option)
        row, column = self._model.spot(index)
        if row.head.total:
            painter.fillRect(rect, theme.color("bg_header"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        words = self._model.words(index)
        cell = row.cells[index.column()]
        ink = "text" if cell else "text_disabled"
        if isinstance(cell, int) and cell < 0:
            ink = "danger_text"
        font = theme.font("body_strong" if row.head.total and cell else "body")
        room = QRectF(rect).adjusted(theme.px(8), 0, -theme.px(10), 0)
        align = _LEFT if column.measure is Measure.TEXT else _RIGHT
        draw_text(painter, room, words, font, theme.color(ink), align=align, elide=True)
        known: Any = option  # the stubs leave out the fields of options
        if known.state & QStyle.StateFlag.State_HasFocus:
            paint_box(painter, QRectF(rect), 3, line=theme.color("focus"), width=2)


class _Corner(QWidget):
    """What stands over the names of the rows; `words` says what they are."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), self._theme, self.rect()
        painter.fillRect(rect, theme.color("bg_header"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.color("line"))
        room = QRectF(rect).adjusted(theme.px(14), 0, 0, 0)
        ink = theme.color("text_2")
        draw_text(painter, room, self.words, theme.font("small"), ink)
        painter.end()


class ReportGrid(QTableView):
    """The grid; arrows move, Enter opens what is behind a number, Ctrl+C copies with heads.

    Signals:
        opened: Enter or a double click on a number: its row head and column.
        turned: PgUp (-1) or PgDn (1): another period.
    """

    opened = Signal(object, object)
    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        slim(theme, self)
        self.numbers = ReportModel(self)
        self.setModel(self.numbers)
        self.setItemDelegate(_Numbers(theme, self.numbers, self))
        self.setHorizontalHeader(_Heads(theme, self.numbers))
        self.setVerticalHeader(_Names(theme, self.numbers))
        self._corner = _Corner(theme, self)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("统计表"))
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self._rescale)
        self._rescale()

    def show_table(self, table: Table, rows: tuple[Row, ...]) -> None:
        """Show these rows of a table; the cell in hand stays, unless it is of another report."""
        at = self.currentIndex()
        known = table.columns == self.numbers.columns
        row, column = (max(at.row(), 0), max(at.column(), 0)) if known else (0, 0)
        self.numbers.show(table.columns, rows)
        self._corner.words = tr(table.by)
        self._corner.update()
        self.verticalHeader().setVisible(not table.listed)
        self.horizontalHeader().setStretchLastSection(table.listed)  # room to sign
        self._size_columns()
        index = self.numbers.index(min(row, len(rows) - 1), min(column, len(table.columns) - 1))
        self.setCurrentIndex(index)
        self._place_corner()

    def copied(self) -> str:
        """The chosen cells with their heads, as WPS takes them; what must stay is covered."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            return ""
        area = chosen.first()
        across = range(area.left(), area.right() + 1)
        heads = [""] + [self.numbers.columns[column].head for column in across]
        lines = ["\t".join(heads)]
        for row in range(area.top(), area.bottom() + 1):
            cells = [self._leaving(row, column) for column in across]
            lines.append("\t".join((self.numbers.rows[row].head.label, *cells)))
        return "\n".join(lines)

    def _leaving(self, row: int, column: int) -> str:
        cell = self.numbers.rows[row].cells[column]
        if not may_leave(self.numbers.columns[column], cell):
            return FEW
        return self.numbers.words(self.numbers.index(row, column))

    # -- Qt overrides ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    # -- inside ------------------------------------------------------------------------------

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(*self.numbers.spot(index))

    def _place_corner(self) -> None:
        if not hasattr(self, "_corner"):
            return  # Qt lays out while it is being made
        names, heads = self.verticalHeader(), self.horizontalHeader()
        self._corner.setVisible(names.isVisible())
        self._corner.setGeometry(0, 0, names.width(), heads.height())

    def _size_columns(self) -> None:
        theme, font = self._theme, self._theme.font("body_strong")
        for place, column in enumerate(self.numbers.columns):
            least = theme.px(_WORDS if column.measure is Measure.TEXT else _COLUMN)
            cells = (
                metrics(font).horizontalAdvance(cell_words(column.measure, row.cells[place]))
                for row in self.numbers.rows
            )
            self.setColumnWidth(place, max(least, max(cells, default=0) + theme.px(20)))

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.size("row_table"))
        self.verticalHeader().setFixedWidth(self._theme.px(_ROWS))
        self._size_columns()
        self.updateGeometries()
