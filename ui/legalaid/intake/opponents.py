"""The other side: a box for each, and in it whether anything stands against both at once."""

from __future__ import annotations

__all__ = ["OpponentsBox"]

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Fault
from app.i18n import tr
from app.legalaid.messages import OpponentInput
from app.people.messages import OrganisationInput, PersonView, ReadTyped, Typed
from ui.context import Context
from ui.forms.asked import AskedCheck
from ui.legalaid.intake.applicant import known_input
from ui.legalaid.intake.boxes import GridBox, GridBoxes
from ui.legalaid.intake.tables import OPPONENT
from ui.widgets.labels import Label
from ui.widgets.layout import Column

_UNITS = tuple(
    tr("公司 厂 店 铺 中心 学校 医院 合作社 委员会 工程队 局 所 处 站 企业 集团 商行").split()
)


class _Opponent(GridBox):
    """One of the other side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, OPPONENT)
        self._theme = context.theme
        self.known: PersonView | None = None  # the file it was filled from
        AskedCheck(context, self.grid.field("phone"), partial(ReadTyped, Typed.PHONE))
        self._found = Column(context.theme, spacing=2)
        self.column.addLayout(self._found)
        self._lines: list[QWidget] = []

    @property
    def name(self) -> str:
        """The name so far."""
        return self.grid.field("name").text()

    def guess_unit(self) -> None:
        """A name that ends as those of companies do."""
        if self.name.endswith(_UNITS):
            self.grid.field("unit").set_value(True)

    def input(self) -> OpponentInput:
        """As typed."""
        values = self.grid.values()
        rest = {name: values[name] for name in ("household", "lawyer", "lawyer_unit")}
        name, number, phone = values["name"], values["id_no"], values["phone"]
        if values["unit"]:
            unit = OrganisationInput(name, uscc=number, phone=phone)
            return OpponentInput(organisation=unit, **rest)
        person = known_input(self.known, {"name": name, "id_no": number, "phone": phone})
        return OpponentInput(person=person, **rest)

    def show_found(self, lines: Sequence[tuple[str, str]]) -> None:
        """What was found of it: colour and words of each line."""
        for widget in self._lines:
            widget.hide()
            widget.deleteLater()
        self._lines = [Label(self._theme, text, "small", color, wrap=True) for color, text in lines]
        for widget in self._lines:
            self._found.addWidget(widget)


class OpponentsBox(GridBoxes):
    """There is one to fill in; more when asked for.

    Signals:
        named: the name, number or lawyer of one was left: look whether anything stands against it.
    """

    named = Signal()

    def __init__(self, context: Context) -> None:
        more = tr("再加一位对方")
        super().__init__(context, OPPONENT, tr("对方"), more, keys="Ctrl+Shift+A")
        self.left.connect(self._on_left)

    @property
    def boxes(self) -> list[_Opponent]:
        return super().boxes

    def make_box(self) -> GridBox:
        return _Opponent(self._context)

    def reset(self) -> None:
        super().reset()
        for box in self._boxes:
            box.show_found(())
            box.known = None

    def fill(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """What is known of each; `known` is the file of a person."""
        super().fill(rows)
        for box, row in zip(self.boxes, rows, strict=False):
            box.known = row.get("known")

    def inputs(self) -> tuple[OpponentInput, ...]:
        """Those with a name."""
        return tuple(box.input() for box in self.boxes if box.name)

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        rest = list(faults)
        for at, box in enumerate(self.boxes):
            rest = box.grid.place(rest, f"opponents.{at}.")
        return rest

    def on_edited(self, box: GridBox, name: str) -> None:
        if name in ("name", "id_no") and isinstance(box, _Opponent):
            box.known = None  # it is another
        if name == "name" and isinstance(box, _Opponent):
            box.guess_unit()
        if name == "household":
            self.named.emit()
        super().on_edited(box, name)

    def _on_left(self, name: str) -> None:
        if name in ("", "name", "id_no", "phone", "lawyer", "lawyer_unit"):
            self.named.emit()
