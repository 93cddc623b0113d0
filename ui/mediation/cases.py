"""The rows of the case list, read page by page."""

from __future__ import annotations

__all__ = ["CARD", "CaseModel"]

from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, Signal

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseCard, CasePage
from ui.today.model import how_late
from ui.widgets.lists import Index

CARD = Qt.ItemDataRole.UserRole
_NAMES = {CARD: "card", Qt.ItemDataRole.AccessibleTextRole: "spoken"}


class CaseModel(QAbstractListModel):
    """Cards (CaseCard) as far as they were read; the rest is asked for when it is scrolled to.

    Signals:
        wanted: the cursor of the next page.
    """

    wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[CaseCard] = []
        self._after: str | None = None
        self._waiting = False
        self.total = 0

    def show(self, page: CasePage) -> None:
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

    def add(self, page: CasePage) -> None:
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

    def card(self, index: Index) -> CaseCard | None:
        """The card at an index."""
        return self._cards[index.row()] if index.isValid() else None

    def find(self, case: Id | None) -> QModelIndex:
        """Where a case stands among the rows read so far."""
        for row, card in enumerate(self._cards):
            if card.id == case:
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
            return spoken(card)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (card.title, card.due.why if card.due else "")))
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


def spoken(card: CaseCard) -> str:
    """Parties, type, stage and deadline, for screen readers."""
    due = (
        tr("{what} {late}").format(what=card.due.what, late=how_late(card.due)) if card.due else ""
    )
    review = tr("有两个版本待确认") if card.reviews else ""
    parts = (card.title, card.role, card.kind, card.number, tr(card.state.label), due, review)
    return tr("，").join(filter(None, parts))
