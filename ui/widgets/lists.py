"""Lists: views without frames, and rows that delegates paint, never a widget for each."""

from __future__ import annotations

__all__ = ["ListView", "RowDelegate", "RowState", "rect_of"]

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.paint import paint_box
from ui.widgets.scroll import slim

Index = QModelIndex | QPersistentModelIndex


class ListView(QListView):
    """A list of painted rows.

    Signals:
        acted: Enter or a double click on a row.
        peeked: Space on a row.
    """

    acted = Signal(QModelIndex)
    peeked = Signal(QModelIndex)

    def __init__(
        self, theme: Theme, *, uniform: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        slim(theme, self)
        self.setUniformItemSizes(uniform)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.acted)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(index)
        elif plain and index.isValid() and event.key() == Qt.Key.Key_Space:
            self.peeked.emit(index)
        else:
            super().keyPressEvent(event)


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """Where a row lies."""
    known: Any = option  # the stubs leave out the fields of options
    rect: QRect = known.rect
    return rect


class RowState(NamedTuple):
    """How a row stands."""

    selected: bool
    hovered: bool
    focused: bool


class RowDelegate(QStyledItemDelegate):
    """Base of delegates: paints the ground of a row, then calls `paint_row`.

    Subclasses set `height` (a size token), whether a line parts the rows (`divider`) and whether
    they are chosen or only read (`chosen`), and paint inside the rectangle they are given.
    """

    height = "row_two_line"
    divider = True
    chosen = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """Paint the content of one row."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, rect, view = self.state_of(option), rect_of(option), self.parent()
        if isinstance(view, QListView) and index != view.currentIndex():
            state = state._replace(focused=False)  # one of several chosen rows
        painter.save()
        self.paint_ground(painter, rect, state)
        self.paint_row(painter, rect, index, state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(rect_of(option).width(), self.theme.size(self.height))

    @staticmethod
    def state_of(option: QStyleOptionViewItem) -> RowState:
        """Selected, hovered, focused."""
        known: Any = option  # the stubs leave out the fields of options
        flags, view = known.state, known.widget
        selected = bool(flags & QStyle.StateFlag.State_Selected)
        # The view's focus, not the row's: the current row is marked even when scrolled back to.
        active = isinstance(view, QWidget) and view.hasFocus()
        return RowState(
            selected, bool(flags & QStyle.StateFlag.State_MouseOver), selected and active
        )

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        """Ground, divider and focus of a row."""
        theme = self.theme
        if state.selected and self.chosen:
            painter.fillRect(rect, theme.color("bg_selected"))
        elif state.hovered:
            painter.fillRect(rect, theme.color("bg_hover"))
        if self.divider:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if state.focused:
            paint_box(painter, QRectF(rect), 3, line=theme.color("focus"), width=2)
