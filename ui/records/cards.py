"""The rows of a list of records, read page by page."""

from __future__ import annotations

__all__ = ["CARD", "Card", "CardModel", "Cards"]

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, Signal

from app.codes import Code
from app.ids import Id
from ui.widgets.lists import Index
from ui.widgets.models import ListColumn

CARD = Qt.ItemDataRole.UserRole
_NAMES = {CARD: "card", Qt.ItemDataRole.AccessibleTextRole: "spoken"}


class Card(Protocol):
    """One row."""

    @property
    def id(self) -> Id: ...


C = TypeVar("C", bound=Card)
C_co = TypeVar("C_co", bound=Card, covariant=True)


class Cards(Protocol[C_co]):
    """A run of a list; only the first run brings the numbers.

    Attributes:
        total: number of records the list would show in all.
        counts: number of records under each tab.
        after: cursor of the next run, or None at the end.
    """

    @property
    def rows(self) -> Sequence[C_co]: ...
    @property
    def total(self) -> int: ...
    @property
    def counts(self) -> Sequence[tuple[Code, int]]: ...
    @property
    def after(self) -> str | None: ...


class CardModel(QAbstractListModel, Generic[C]):
    """Cards as far as they were read; the rest is asked for when it is scrolled to.

    Attributes:
        columns: what a list says of each card once it leaves for WPS or for paper.

    Signals:
        wanted: the cursor of the next page.
    """

    wanted = Signal(str)
    columns: ClassVar[tuple[ListColumn, ...]]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[C] = []
        self._after: str | None = None
        self._waiting = False
        self.total = 0

    def spoken(self, card: C) -> str:
        """The row in words, for screen readers."""
        raise NotImplementedError

    def tip(self, card: C) -> str:
        """What is said of a row under the mouse."""
        raise NotImplementedError

    def show(self, page: Cards[C]) -> None:
        """Show the first page instead of all; rows that stay where they are stay selected."""
        cards = list(page.rows)
        same = [card.id for card in cards] == [card.id for card in self._cards]
        if not same:
            self.beginResetModel()
        self._cards, self._after, self._waiting = cards, page.after, False
        self.total = page.total
        if not same:
            self.endResetModel()
        elif cards:
            self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))

    def add(self, page: Cards[C]) -> None:
        """Show one more page below."""
        first = len(self._cards)
        self._after, self._waiting = page.after, False
        if page.rows:
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._cards += page.rows
            self.endInsertRows()

    def failed(self) -> None:
        """The next page could not be read; it may be asked for again."""
        self._waiting = False

    @property
    def items(self) -> tuple[C, ...]:
        """The cards read so far."""
        return tuple(self._cards)

    def card(self, index: Index) -> C | None:
        """The card at an index."""
        return self._cards[index.row()] if index.isValid() else None

    def find(self, record: Id | None) -> QModelIndex:
        """Where a record stands among the rows read so far."""
        for row, card in enumerate(self._cards):
            if card.id == record:
                return self.index(row)
        return QModelIndex()

    # -- Qt overrides ------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self._cards[index.row()]
        if role == CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(card)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(card)
        return None

    def roleNames(self) -> dict[int, QByteArray]:
        names = {role: QByteArray(name.encode()) for role, name in _NAMES.items()}
        return super().roleNames() | names

    def canFetchMore(self, _parent: Index) -> bool:
        return self._after is not None and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        if self._after is not None and self.canFetchMore(parent):
            self._waiting = True
            self.wanted.emit(self._after)
