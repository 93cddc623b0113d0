"""Several of a long list, in the order they were picked: type, Enter, and type again."""

from __future__ import annotations

__all__ = ["PicksField"]

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.combo import Choice, PinyinCombo
from ui.widgets.layout import Row


class PicksField(PinyinCombo):
    """Letters filter, Enter picks; Backspace in the empty input drops the last one.

    `lead` is the word before the first pick (主持), when being first means something.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        required: bool = False,
        note: str = "",
        lead: str = "",
    ) -> None:
        self._picked: list[Any] = []
        self._all: tuple[Choice, ...] = ()
        self.lead = lead
        self._chips = Row(theme, margins=(0, 4, 0, 0), spacing=6)
        super().__init__(theme, label, choices, required=required, note=note)
        self._chips.addStretch(1)
        self._column.insertLayout(2, self._chips)

    # -- what a page asks ----------------------------------------------------------------

    def set_choices(self, choices: Sequence[Choice]) -> None:
        self._all = tuple(choices)
        self._picked = [value for value in self._picked if self._label_of(value)]
        self._refresh()

    def value(self) -> tuple[Any, ...]:
        return tuple(self._picked)

    def set_value(self, value: Any) -> None:
        self._picked = [one for one in value or () if self._label_of(one)]
        self._refresh()

    def text(self) -> str:
        """The names picked, and what is half typed."""
        names = [self._label_of(value) for value in self._picked]
        return tr("、").join(filter(None, (*names, self.editor.text().strip())))

    # -- inside --------------------------------------------------------------------------

    def _label_of(self, value: Any) -> str:
        return next((choice.label for choice in self._all if choice.value == value), "")

    def _problem(self, _text: str) -> str | None:
        return tr("请从列表里选一项") if self.editor.text().strip() else None

    def _on_text_edited(self, text: str) -> None:
        self._open(text)
        self._on_user_edited()

    def _on_picked(self, index: QModelIndex) -> None:
        self._popup.hide()
        if index.isValid():
            choice, _mark = self._model.shown[index.row()]
            self._picked.append(choice.value)
            self._on_changed()

    def _drop(self, value: Any) -> None:
        self._picked.remove(value)
        self.editor.setFocus()
        self._on_changed()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and not self.editor.text() and self._picked:
            self._drop(self._picked[-1])
            return True
        return super()._on_key(event)

    def _on_changed(self) -> None:
        self._refresh()
        self.clear_message()
        self.edited.emit()

    def _refresh(self) -> None:
        self._model.choices = tuple(c for c in self._all if c.value not in self._picked)
        self.editor.clear()
        while self._chips.count() > 1:
            chip = self._chips.takeAt(0).widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for place, value in enumerate(self._picked):
            name = self._label_of(value)
            words = f"{self.lead} {name}" if self.lead and not place else name
            chip = Button(self.theme, words, icon="x", size="small")
            chip.setAccessibleName(tr("去掉 {name}").format(name=name))
            chip.clicked.connect(partial(self._drop, value))
            self._chips.insertWidget(place, chip)
