"""What the office typed into a field before, offered below it."""

from __future__ import annotations

__all__ = ["PastList"]

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.phrases.messages import PastEntry, ReadPast
from ui.context import Context
from ui.widgets.droplist import Choice
from ui.widgets.field import TextField
from ui.widgets.offers import Offers


class PastList(QObject):
    """Asks as the input is entered; ↓ shows all, typing shows what begins or sounds alike."""

    def __init__(self, context: Context, field: TextField, name: str) -> None:
        super().__init__(field)
        self._context, self._field, self._name = context, field, name
        self._choices: tuple[Choice, ...] = ()
        field.editor.installEventFilter(self)
        self._offers = Offers(context.theme, field.editor)  # hears of keys first
        self._offers.picked.connect(self._on_picked)
        field.editor.textEdited.connect(self._on_text_edited)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            future = self._context.desk.ask(ReadPast(self._name))
            self._context.work.run(future, self._on_past, owner=self)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            free = not self._field.editor.isReadOnly()
            if event.key() == Qt.Key.Key_Down and free and self._choices:
                self._offers.open(self._choices, marked=True)
                return True
        return False

    def _on_past(self, entries: tuple[PastEntry, ...]) -> None:
        self._choices = tuple(Choice(one.text, one.text, one.keys) for one in entries)

    def _on_text_edited(self, text: str) -> None:
        others = [choice for choice in self._choices if choice.value != text.strip()]
        if text.strip():
            self._offers.open(others, text)
        else:
            self._offers.shut()

    def _on_picked(self, text: str) -> None:
        self._field.set_text(text)
        self._field.edited.emit()
