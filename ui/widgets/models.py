"""Models of frozen values: one a row, as they came from the desk."""

from __future__ import annotations

__all__ = ["ITEM", "LOOK", "ListColumn", "Look", "RowsModel", "TableModel"]

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QObject, Qt

from ui.widgets.lists import Index

T = TypeVar("T")
ITEM = Qt.ItemDataRole.UserRole  # the value itself
LOOK = ITEM + 1  # how a cell is painted
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ListColumn(NamedTuple):
    """What a list says of each value in one column, once it leaves for WPS or for paper."""

    head: str
    words: Callable[[Any], str]


class Look(NamedTuple):
    """A cell: an icon or the glyph of a status before its words, their style and colour."""

    icon: str = ""
    status: str = ""
    style: str = "body"
    ink: str = "text"


_PLAIN = Look()


class RowsModel(QAbstractListModel, Generic[T]):
    """A list; subclasses say each value as a sentence.

    Attributes:
        items: what is shown.
        columns: what leaves of it; nothing can be taken away of a list that has none.
    """

    columns: ClassVar[tuple[ListColumn, ...]] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[T, ...] = ()

    def show(self, items: tuple[T, ...]) -> None:
        """Show these; nothing moves when they are what is shown already."""
        if items != self.items:
            self.beginResetModel()
            self.items = items
            self.endResetModel()

    def spoken(self, item: T) -> str:
        """A sentence for screen readers."""
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        return self.spoken(item) if role in _SPOKEN else None


class TableModel(QAbstractTableModel, Generic[T]):
    """A table; subclasses name the columns and say each value as their words.

    Attributes:
        heads: the words above the columns.
        numbers: the columns whose words stand at the right.
    """

    heads: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[T, ...] = ()

    def show(self, items: tuple[T, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """What leaves of it: every column as it is seen."""
        return tuple(
            ListColumn(head, partial(self._word, at)) for at, head in enumerate(self.heads)
        )

    def _word(self, at: int, item: T) -> str:
        return self.words(item)[at]

    def words(self, item: T) -> tuple[str, ...]:
        """One for each column."""
        raise NotImplementedError

    def look(self, _item: T, _column: int) -> Look:
        """How a cell is painted, besides its words."""
        return _PLAIN

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.items)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in self.numbers else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == LOOK:
            return self.look(item, index.column())
        return self.words(item)[index.column()] if role in _SPOKEN else None
