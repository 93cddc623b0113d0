"""Whose records a list shows, and the way back to all."""

from __future__ import annotations

__all__ = ["WhoseBar"]

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Row


class WhoseBar(QWidget):
    """A line above the rows, hidden until a list is of one person or behind one number.

    Attributes:
        name: whose they are; every: the button.

    Signals:
        everyAsked: all again.
    """

    everyAsked = Signal()

    def __init__(self, theme: Theme, every: str) -> None:
        super().__init__()
        row = Row(theme, self, margins=(14, 0, 8, 6), spacing=4)
        self.name = ElidedLabel(theme, color="text_2")
        self.every = LinkButton(theme, every, icon="x", size="small")
        self.every.clicked.connect(self.everyAsked)
        row.addWidget(self.name)
        row.addStretch(1)
        row.add(self.every)
        self.hide()
