"""Long lists chosen by typing: words, pinyin initials or the code."""

from __future__ import annotations

__all__ = ["Choice", "PinyinCombo"]

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.droplist import Choice, Choices, DropList
from ui.widgets.field import Field
from ui.widgets.inputs import Line


class PinyinCombo(Field):
    """A choice from a long list: letters filter, ↑↓ move, Enter takes, Alt+↓ opens.

    Signals:
        chosen: the value the user took.
    """

    chosen = Signal(object)
    editor: Line

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        required: bool = False,
        note: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__(
            theme, label, Line(theme), required=required, note=note, check=self._problem
        )
        self._value: Any = None
        self._model = Choices(self)
        self.editor.setPlaceholderText(placeholder)
        self.editor.textEdited.connect(self._on_text_edited)
        self._arrow = QAction(tr("展开"), self)
        self._arrow.triggered.connect(self._on_arrow_triggered)
        self.editor.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._dress)
        self._dress()
        self.set_choices(choices)

    # -- what a page asks ----------------------------------------------------------------

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the value stays if it is among them, and so does what is being typed."""
        self._model.choices = tuple(choices)
        if self._value is not None or not self.editor.hasFocus():
            self.set_value(self._value)

    def value(self) -> Any:
        """The value chosen, or None."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Choose without the user."""
        choice = self._choice_of(value)
        self._value = choice.value if choice else None
        self.editor.setText(choice.label if choice else "")
        self.editor.setCursorPosition(0)

    def text(self) -> str:
        return self.editor.text().strip()

    def set_text(self, text: str) -> None:
        for choice in self._model.choices:
            if choice.label == text:
                self.set_value(choice.value)

    def missing(self) -> str:
        return tr("请选{label}").format(label=self.label)

    # -- inside --------------------------------------------------------------------------

    @cached_property
    def _popup(self) -> DropList:
        # Made when it is first wanted: most lists of a form never are.
        popup = DropList(self.theme, self._model)
        popup.picked.connect(self._on_picked)
        self.destroyed.connect(popup.deleteLater)
        return popup

    @property
    def _open_now(self) -> bool:
        return "_popup" in self.__dict__ and self._popup.isVisible()

    def _choice_of(self, value: Any) -> Choice | None:
        if value is None:
            return None
        return next((choice for choice in self._model.choices if choice.value == value), None)

    def _problem(self, _text: str) -> str | None:
        return None if self._value is not None else tr("请从列表里选一项")

    def _on_key(self, event: QKeyEvent) -> bool:
        key, open_ = event.key(), self._open_now
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if open_:
                self._move(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._open("")
            return True
        if open_ and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_picked(self._popup.view.currentIndex())
            return True
        if open_ and key == Qt.Key.Key_Escape:
            self._shut()
            return True
        if open_ and key == Qt.Key.Key_Tab and self.text():
            self._on_picked(self._popup.view.currentIndex())
        return super()._on_key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Esc and Enter must reach the list before the shortcuts of the page.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._open_now
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        view = self._popup.view
        row = (view.currentIndex().row() + step) % max(1, self._model.rowCount())
        view.setCurrentIndex(self._model.index(row))

    def _open(self, typed: str) -> None:
        self._model.show(typed)
        if not self._model.rowCount():
            self._shut()
            return
        self._popup.place(self.editor)
        rows = [choice.value for choice, _mark in self._model.shown]
        row = rows.index(self._value) if self._value in rows else 0
        self._popup.view.setCurrentIndex(self._model.index(row))

    def _on_arrow_triggered(self) -> None:
        if self._open_now:
            self._shut()
        elif not self.editor.isReadOnly():
            self.editor.setFocus()
            self._open("")

    def _on_text_edited(self, text: str) -> None:
        exact = next((choice for choice in self._model.choices if choice.label == text), None)
        self._value = exact.value if exact else None
        self._open(text)
        self._on_user_edited()

    def _on_picked(self, index: QModelIndex) -> None:
        self._shut()
        if not index.isValid():
            return
        choice, _mark = self._model.shown[index.row()]
        self.set_value(choice.value)
        self.clear_message()
        self.chosen.emit(choice.value)
        self.edited.emit()

    def _shut(self) -> None:
        if self._open_now:
            self._popup.hide()

    def _on_focus_left(self) -> None:
        self._shut()
        super()._on_focus_left()

    def _dress(self) -> None:
        self._arrow.setIcon(QIcon(self.theme.icon("chevron-down", 16)))
