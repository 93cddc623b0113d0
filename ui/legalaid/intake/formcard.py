"""A form between the questions: its words, its fields, what is missing."""

from __future__ import annotations

__all__ = ["FormCard"]

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from ui.context import Context
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.spec import Spec
from ui.widgets.labels import Label
from ui.widgets.layout import Column


class FormCard(QWidget):
    """Fields under a heading.

    Attributes:
        grid: the fields, named as the command has them after `prefix`.

    Signals:
        edited: anything changed.
        judged: a field became right or wrong.
    """

    edited = Signal()
    judged = Signal()
    prefix = ""

    def __init__(
        self,
        context: Context,
        title: str,
        hint: str,
        specs: Sequence[Spec],
        *,
        later: bool = False,
    ) -> None:
        super().__init__()
        theme = context.theme
        self.context = context
        self.column = Column(theme, self, margins=(16, 14, 16, 12), spacing=6)
        self.column.addWidget(Label(theme, title, "title", wrap=True))
        if hint:
            self.column.addWidget(Label(theme, hint, "small", "text_2", wrap=True))
        self.grid = FieldGrid(context, specs, later=later)
        self.column.addWidget(self.grid)
        self.grid.edited.connect(self._on_edited)
        self.grid.judged.connect(self.judged)

    def end(self) -> None:
        """Nothing more comes below."""
        self.column.addStretch(1)

    # -- what the page asks --------------------------------------------------------------

    @property
    def grids(self) -> tuple[FieldGrid, ...]:
        """All its tables of fields."""
        return (self.grid,)

    def gaps(self) -> list[Gap]:
        """What is empty or wrong."""
        return [gap for grid in self.grids for gap in grid.gaps()]

    def validate(self) -> None:
        """Say beside every field what is wrong with it."""
        for grid in self.grids:
            grid.validate()

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        return self.grid.place(list(faults), self.prefix)

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return tuple(one for grid in self.grids for one in grid.reasons())

    def values(self) -> dict[str, Any]:
        """The values by name."""
        return self.grid.values()

    def reset(self) -> None:
        """Nothing is typed."""
        for grid in self.grids:
            grid.clear()

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        return self.grid.kept()

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        self.grid.restore(kept)

    def go(self) -> None:
        """The keyboard to the first thing missing, else to the first field."""
        gaps = self.gaps()
        (gaps[0].field if gaps else next(iter(self.grid.fields.values()))).go()

    def _on_edited(self, _name: str = "") -> None:
        self.edited.emit()
