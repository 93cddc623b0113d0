"""What is offered below an input that takes anything: a list one moves into, or types past."""

from __future__ import annotations

__all__ = ["Offers"]

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.droplist import Choice, Choices, DropList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Offers(QObject):
    """↑↓ move, Enter takes what is marked, Esc and leaving the input put the list away.

    Until an arrow marks a row nothing is taken: Enter means the next field, as ever.

    Signals:
        picked: the value of the row the user took.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, editor: QWidget) -> None:
        super().__init__(editor)
        self._theme, self._editor = theme, editor
        self._model = Choices(self)
        editor.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the list is seen."""
        return "_list" in self.__dict__ and self._list.isVisible()

    def open(self, choices: Sequence[Choice], typed: str = "", *, marked: bool = False) -> None:
        """Offer those that match what is typed; `marked` marks the first row at once."""
        self._model.choices = tuple(choices)
        self._model.show(typed)
        if not self._model.rowCount():
            self.shut()
            return
        self._list.place(self._editor)
        row = self._model.index(0) if marked else QModelIndex()
        self._list.view.setCurrentIndex(row)

    def shut(self) -> None:
        """Put the list away."""
        if self.is_open:
            self._list.hide()

    @cached_property
    def _list(self) -> DropList:
        # Made when it is first wanted: most inputs never offer anything.
        made = DropList(self._theme, self._model)
        made.picked.connect(self._take)
        self.destroyed.connect(made.deleteLater)
        return made

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not self.is_open:
            return False
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.shut()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Esc must reach the list before it leaves the page.
            if event.key() == Qt.Key.Key_Escape or self._takes(event):
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return event.key() in _ENTER and plain and self._list.view.currentIndex().isValid()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return True
        if self._takes(event):
            self._take(self._list.view.currentIndex())
            return True
        return False

    def _move(self, step: int) -> None:
        view, count = self._list.view, self._model.rowCount()
        at = view.currentIndex().row()
        start = at if at >= 0 else (-1 if step > 0 else 0)
        view.setCurrentIndex(self._model.index((start + step) % count))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            choice, _mark = self._model.shown[index.row()]
            self.shut()
            self.picked.emit(choice.value)
