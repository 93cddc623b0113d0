"""Ticks and radio buttons, painted as in the tokens."""

from __future__ import annotations

__all__ = ["CheckBox", "RadioButton", "RadioRow"]

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.paint import draw_text, metrics, paint_box

_GAP = 7


def _hint(theme: Theme, text: str) -> QSize:
    words = metrics(theme.font()).horizontalAdvance(text)
    return QSize(theme.px(16 + _GAP) + words + theme.px(4), theme.px(30))


class CheckBox(QCheckBox):
    """A tick with words."""

    ring = 4
    ring_inside = True  # labels stand close above, other rows close below

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _hint(self._theme, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, side = self._theme, self._theme.px(16)
        box = QRectF(0, round((self.height() - side) / 2), side, side)
        ink = "text" if self.isEnabled() else "text_disabled"
        if self.isChecked():
            fill = theme.color("accent" if self.isEnabled() else "text_disabled")
            paint_box(painter, box, theme.px(4), fill=fill)
            mark = theme.px(12)
            where = QPointF(box.left() + (side - mark) / 2, box.top() + (side - mark) / 2)
            painter.drawPixmap(where, theme.icon("check-on", 12, "on_accent"))
        else:
            fill = theme.color("bg_hover" if self.underMouse() else "bg_input")
            paint_box(painter, box, theme.px(4), fill=fill, line=theme.color("line_strong"))
        words = QRectF(side + theme.px(_GAP), 0, self.width(), self.height())
        draw_text(painter, words, self.text(), theme.font(), theme.color(ink))
        painter.end()


class RadioButton(QRadioButton):
    """One of several."""

    ring = 4
    ring_inside = True  # labels stand close above, other rows close below

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _hint(self._theme, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, side = self._theme, self._theme.px(16)
        box = QRectF(0, round((self.height() - side) / 2), side, side)
        if self.isChecked():
            paint_box(painter, box, side / 2, fill=theme.color("accent"))
            inset = side * 5 / 16
            dot = box.adjusted(inset, inset, -inset, -inset)
            paint_box(painter, dot, dot.width() / 2, fill=theme.color("on_accent"))
        else:
            fill = theme.color("bg_hover" if self.underMouse() else "bg_input")
            paint_box(painter, box, side / 2, fill=fill, line=theme.color("line_strong"))
        ink = theme.color("text" if self.isEnabled() else "text_disabled")
        words = QRectF(side + theme.px(_GAP), 0, self.width(), self.height())
        draw_text(painter, words, self.text(), theme.font(), ink)
        painter.end()


class RadioRow(QWidget):
    """A label and a few choices in a row; ← → move, Enter goes on to the next field.

    Signals:
        chosen: the value the user chose.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Iterable[tuple[Any, str]],
        *,
        required: bool = False,
        value: Any = None,
    ) -> None:
        super().__init__()
        self._values: list[Any] = []
        self._group = QButtonGroup(self)
        column = Column(theme, self, spacing=0)
        if label:
            head = Row(theme, spacing=4)
            head.add(Label(theme, label, "small", "text_2"))
            if required:
                head.add(Label(theme, "*", "small", "danger_text"))
            head.addStretch(1)
            column.addLayout(head)
        line = Row(theme, spacing=14)
        for number, (choice, text) in enumerate(choices):
            button = RadioButton(theme, text)
            prefix = tr("{label}：").format(label=label) if label else ""
            button.setAccessibleName(f"{prefix}{text}")
            button.installEventFilter(self)
            self._group.addButton(button, number)
            self._values.append(choice)
            line.add(button)
        line.addStretch(1)
        column.addLayout(line)
        self.setAccessibleName(label)
        if value is not None:
            self.set_value(value)
        self._group.idClicked.connect(self._on_id_clicked)

    def value(self) -> Any:
        """The value chosen, or None."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose without the user; None leaves nothing chosen."""
        if value is None:
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._group.button(self._values.index(value)).setChecked(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                after = self._group.buttons()[-1].nextInFocusChain()
                if after is not None:
                    after.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _on_id_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])
