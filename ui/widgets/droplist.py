"""The list below an input: what can be chosen or taken, filtered by what is typed."""

from __future__ import annotations

__all__ = ["Choice", "Choices", "DropList"]

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.field import compact
from ui.widgets.layout import Column
from ui.widgets.lists import Index, ListView, RowDelegate, RowState
from ui.widgets.paint import caps_width, draw_text, metrics, paint_box, paint_caps

_MOST = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        keys: pinyin initials, one letter for each character of the label ("xlgx").
    """

    value: Any
    label: str
    keys: str = ""

    def match(self, typed: str) -> tuple[int, int] | None:
        """The run (start, length) of the label that was typed; None when it was not."""
        typed = compact(typed).lower()
        if not typed:
            return (0, 0)
        for text in (self.label.lower(), self.keys.lower()):
            start = text.find(typed)
            if start >= 0:
                return (start, len(typed))
        return (0, 0) if str(self.value).lower().startswith(typed) else None


class Choices(QAbstractListModel):
    """The choices that match what is typed."""

    MARK = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()
        self.shown: list[tuple[Choice, tuple[int, int]]] = []

    def show(self, typed: str) -> None:
        """Filter; those that begin with what is typed come first."""
        self.beginResetModel()
        found = [(choice, choice.match(typed)) for choice in self.choices]
        self.shown = [(choice, mark) for choice, mark in found if mark is not None]
        self.shown.sort(key=lambda item: item[1][0] > 0)
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice, mark = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return choice.label
        return mark if role == self.MARK else None


class _Row(RowDelegate):
    """A choice, with what was typed marked in it."""

    height = "control_small"
    divider = False

    def paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        if state.selected or state.hovered:
            fill = self.theme.color("bg_selected" if state.selected else "bg_hover")
            paint_box(painter, QRectF(rect), self.theme.px(5), fill=fill)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme = self.theme
        start, length = index.data(Choices.MARK)
        line = QRectF(rect).adjusted(theme.px(8), 0, -theme.px(8), 0)
        if state.selected:
            line.setRight(line.right() - caps_width(theme, "Enter") - theme.px(8))
        label = metrics(theme.font()).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, int(line.width())
        )
        for text, marked in (
            (label[:start], False),
            (label[start : start + length], True),
            (label[start + length :], False),
        ):
            font = theme.font("body_strong" if marked else "body")
            ink = theme.color("accent_text" if marked else "text")
            line.setLeft(draw_text(painter, line, text, font, ink))
        if state.selected:
            left = rect.right() - theme.px(8) - caps_width(theme, "Enter")
            paint_caps(painter, theme, "Enter", left, QRectF(rect).center().y())


class DropList(QWidget):
    """The list below the input; it lives in the window, so it never takes the focus."""

    picked = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: Choices) -> None:
        super().__init__()
        self._theme = theme
        self.view = ListView(theme)
        self.view.setModel(model)
        self.view.setItemDelegate(_Row(theme, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self.picked)
        Column(theme, self, margins=(5, 5, 5, 5), spacing=0).addWidget(self.view)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def place(self, editor: QWidget) -> None:
        """Below the input, or above it where there is more room."""
        window = editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        top = editor.mapTo(window, QPoint(0, 0)).y()
        below = window.height() - top - editor.height() - 6
        row, edge = self._theme.size("control_small"), self._theme.px(10)
        rows = min(_MOST, self.view.model().rowCount())
        room = max(below, top) if below < rows * row + edge else below
        rows = max(1, min(rows, (room - edge) // row))
        height = rows * row + edge
        y = top + editor.height() + 2 if below >= height or below >= top else top - height - 2
        x = editor.mapTo(window, QPoint(0, 0)).x()
        self.setGeometry(x, y, editor.width(), height)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        paint_box(
            painter,
            QRectF(self.rect()),
            theme.px(6),
            fill=theme.color("bg_surface"),
            line=theme.color("line_strong"),
        )
        painter.end()
