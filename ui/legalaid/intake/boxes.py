"""Several of a kind in one form, each in its own box: the other side, the household, assets."""

from __future__ import annotations

__all__ = ["GridBox", "GridBoxes"]

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.context import Context
from ui.forms.grid import FieldGrid, Gap
from ui.forms.order import input_before, inputs_of, put_behind
from ui.forms.spec import Spec
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Label
from ui.widgets.layout import Column, Row
from ui.widgets.panel import Sunken


class GridBox(Sunken):
    """The fields of one."""

    def __init__(self, context: Context, specs: Sequence[Spec]) -> None:
        theme = context.theme
        super().__init__(theme)
        self.title = ""
        self.grid = FieldGrid(context, specs)
        self.column = Column(theme, self, margins=(12, 6, 12, 8), spacing=2)
        head = Row(theme)
        self._title = Label(theme, "", "body_strong")
        self.drop = LinkButton(theme, tr("去掉"), size="small")
        head.add(self._title)
        head.addStretch(1)
        head.add(self.drop)
        self.column.addLayout(head)
        self.column.addWidget(self.grid)

    def set_title(self, title: str, *, may_go: bool) -> None:
        """对方 2; whether it may be taken away again."""
        self.title = title
        self._title.setText(title)
        self.drop.setAccessibleName(tr("去掉{title}").format(title=title))
        self.drop.setVisible(may_go)


class GridBoxes(QWidget):
    """Boxes below one another, and a button for one more.

    Signals:
        edited: anything changed.
        judged: a field became right or wrong.
        left: name of the field the user left.
    """

    edited = Signal()
    judged = Signal()
    left = Signal(str)

    def __init__(
        self,
        context: Context,
        specs: Sequence[Spec],
        title: str,
        more: str,
        *,
        keys: str = "",
        least: int = 1,
    ) -> None:
        super().__init__()
        self._context, self._specs, self._title, self._least = context, specs, title, least
        self._column = Column(context.theme, self, spacing=6)
        self._boxes: list[Any] = []
        row = Row(context.theme)
        self.more = LinkButton(context.theme, more, keys=keys, size="small")
        self.more.clicked.connect(self.add)
        row.add(self.more)
        row.addStretch(1)
        self._column.addLayout(row)

    @property
    def boxes(self) -> list[Any]:
        """The boxes; the first are made when they are first asked for."""
        while len(self._boxes) < self._least:
            self._append()
        return self._boxes

    def make_box(self) -> GridBox:
        """One more of the kind."""
        return GridBox(self._context, self._specs)

    def add(self) -> None:
        """One more; the keyboard goes there."""
        self._append()
        next(iter(self.boxes[-1].grid.fields.values())).go()
        self.edited.emit()

    def reset(self) -> None:
        """As few as there may be, and nothing in them."""
        for box in self._boxes[self._least :]:
            self._remove(box)
        for box in self._boxes:
            box.grid.clear()

    @property
    def grids(self) -> tuple[FieldGrid, ...]:
        """The fields of each."""
        return tuple(box.grid for box in self.boxes)

    def gaps(self) -> list[Gap]:
        """What is empty or wrong, named with whose it is."""
        return [replace(gap, owner=box.title) for box in self.boxes for gap in box.grid.gaps()]

    def values(self) -> list[dict[str, Any]]:
        """The values of each."""
        return [box.grid.values() for box in self.boxes]

    def kept(self) -> list[dict[str, Any]]:
        """What a draft keeps."""
        return [box.grid.kept() for box in self.boxes]

    def fill(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Fill in what is known of each."""
        self.reset()
        for at, row in enumerate(rows):
            if at >= len(self.boxes):
                self._append()
            self.boxes[at].grid.fill(row)

    def restore(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Fill in what a draft kept."""
        self.reset()
        for at, one in enumerate(kept):
            if at >= len(self.boxes):
                self._append()
            self.boxes[at].grid.restore(one)

    # -- inside --------------------------------------------------------------------------

    def on_edited(self, box: GridBox, name: str) -> None:
        """A field of a box changed."""
        del box, name
        self.edited.emit()

    def _append(self) -> None:
        box = self.make_box()
        box.grid.edited.connect(partial(self.on_edited, box))
        box.grid.left.connect(self.left)
        box.grid.judged.connect(self.judged)
        box.drop.clicked.connect(lambda: self._on_dropped(box))
        last = inputs_of(self._boxes[-1]) if self._boxes else [input_before(self.more)]
        self._boxes.append(box)
        self._column.insertWidget(len(self._boxes) - 1, box)
        box.show()
        put_behind(last[-1], box)
        QWidget.setTabOrder(inputs_of(box)[-1], self.more)
        self._number()

    def _remove(self, box: GridBox) -> None:
        self._boxes.remove(box)
        box.hide()
        box.deleteLater()
        self._number()

    def _number(self) -> None:
        several = len(self._boxes) > 1
        for at, box in enumerate(self._boxes, 1):
            title = tr("{what} {n}").format(what=self._title, n=at) if several else self._title
            box.set_title(title, may_go=at > self._least)

    def _on_dropped(self, box: GridBox) -> None:
        self._remove(box)
        self.edited.emit()
        self.left.emit("")
