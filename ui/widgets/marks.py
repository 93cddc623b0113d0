"""Fields that are marked rather than typed: one of a few, some of a few, yes or no."""

from __future__ import annotations

__all__ = ["RadioField", "TickField", "TicksField"]

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.choices import CheckBox, RadioButton, RadioRow
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layout import Grid

Options = Iterable[tuple[Any, str]]


class RadioField(Field):
    """One of a few, in a row."""

    editor: RadioRow

    def __init__(
        self, theme: Theme, label: str, options: Options, *, required: bool = False, note: str = ""
    ) -> None:
        self._labels = dict(options)
        row = RadioRow(theme, "", self._labels.items())
        super().__init__(theme, label, row, required=required, note=note)
        self._buttons = row.findChildren(RadioButton)
        for button in self._buttons:
            button.setAccessibleName(tr("{label}：{text}").format(label=label, text=button.text()))
        row.setFocusProxy(self._buttons[0])
        row.chosen.connect(self._on_user_edited)
        row.chosen.connect(self._aim)

    def text(self) -> str:
        return self._labels.get(self.value(), "")

    def value(self) -> Any:
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        self.editor.set_value(value)
        self._aim()

    def _aim(self) -> None:
        """The keyboard comes to what is chosen, so that nobody takes another for it."""
        chosen = (button for button in self._buttons if button.isChecked())
        self.editor.setFocusProxy(next(chosen, self._buttons[0]))

    def missing(self) -> str:
        return tr("请选{label}").format(label=self.label)


class TicksField(Field):
    """Some of a few; the value is the tuple of those ticked. Inline, the label stands before."""

    multi_line = True  # as high as its lines

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Options,
        *,
        columns: int = 0,
        inline: bool = False,
    ) -> None:
        box = QWidget()
        self._boxes = {value: CheckBox(theme, text) for value, text in options}
        super().__init__(theme, label, box)
        grid = Grid(theme, box, spacing=(14, 0))
        if inline:
            self.hide_head()
            grid.addWidget(Label(theme, label, color="text_2"), 0, 0)
        across = columns or len(self._boxes)
        for place, tick in enumerate(self._boxes.values()):
            tick.setAccessibleName(tr("{label}：{text}").format(label=label, text=tick.text()))
            tick.installEventFilter(self)
            tick.toggled.connect(self._on_toggled)
            grid.addWidget(tick, place // across, place % across + inline)
        grid.setColumnStretch(across + inline, 1)
        box.setFocusProxy(next(iter(self._boxes.values())))
        self._filling = False

    def text(self) -> str:
        return tr("、").join(tick.text() for tick in self._boxes.values() if tick.isChecked())

    def value(self) -> tuple[Any, ...]:
        return tuple(value for value, tick in self._boxes.items() if tick.isChecked())

    def set_value(self, value: Any) -> None:
        self._filling = True
        for known, tick in self._boxes.items():
            tick.setChecked(known in (value or ()))
        self._filling = False

    def set_ticked(self, value: Any, ticked: bool) -> None:
        """One of them, not by the user."""
        self.set_value((*(one for one in self.value() if one != value), *((value,) * ticked)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, CheckBox) and isinstance(event, QKeyEvent):
            return _enter_goes_on(watched, event)
        return super().eventFilter(watched, event)

    def _on_toggled(self) -> None:
        if not self._filling:
            self._on_user_edited()

    def _rescale(self) -> None:
        return


class TickField(Field):
    """Yes or no; the words stand behind the tick, which may stand level with the inputs beside."""

    editor: CheckBox

    def __init__(
        self, theme: Theme, label: str, *, required: bool = False, level: bool = False
    ) -> None:
        super().__init__(theme, label, CheckBox(theme, label), required=required)
        self.hide_head(keep_room=level)
        # As wide as its words, so that the focus ring is no wider.
        self.editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._column.setAlignment(self.editor, Qt.AlignmentFlag.AlignLeft)
        self.editor.clicked.connect(self._on_user_edited)

    def text(self) -> str:
        return self.label if self.editor.isChecked() else ""

    def value(self) -> bool:
        return self.editor.isChecked()

    def set_value(self, value: Any) -> None:
        self.editor.setChecked(bool(value))

    def missing(self) -> str:
        return tr("请确认：{label}").format(label=self.label)

    def _on_key(self, event: QKeyEvent) -> bool:
        return _enter_goes_on(self.editor, event)


def _enter_goes_on(tick: CheckBox, event: QKeyEvent) -> bool:
    """Enter goes to the next field; only the space bar ticks."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if event.type() != QEvent.Type.KeyPress or not enter or not plain:
        return False
    tick.focusNextChild()
    return True
