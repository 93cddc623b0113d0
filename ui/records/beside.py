"""What runs beside the course of a record, a line for each."""

from __future__ import annotations

__all__ = ["BesideLine", "BesideLines"]

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.theme.theme import Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.layout import Grid

_MOST = 2  # lines of each


class BesideLine(NamedTuple):
    """One line; `color` is of its words."""

    label: str
    text: str
    color: str = "text"


class BesideLines(QWidget):
    """The lines, each one row; nothing at all where there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[ElidedLabel, ElidedLabel]] = []
        self._grid = Grid(theme, self, margins=(16, 0, 16, 9), spacing=(12, 3))
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_lines(self, lines: Sequence[BesideLine]) -> None:
        """Show these lines."""
        for at, line in enumerate(lines):
            if at == len(self._rows):
                self._rows.append(self._make_row(at))
            label, words = self._rows[at]
            label.set_text(line.label)
            words.set_text(line.text, line.color)
        for at, pair in enumerate(self._rows):
            for widget in pair:
                widget.setVisible(at < len(lines))
        self.setVisible(bool(lines))
        spoken = (tr("{label}：{text}").format(label=one.label, text=one.text) for one in lines)
        self.setAccessibleName(tr("；").join(spoken))

    def _make_row(self, at: int) -> tuple[ElidedLabel, ElidedLabel]:
        label = ElidedLabel(self._theme, color="text_2")
        words = ElidedLabel(self._theme, lines=_MOST)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, at, 1)
        return label, words
