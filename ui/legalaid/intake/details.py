"""What the matter is about: its cause, the other side, what happened."""

from __future__ import annotations

__all__ = ["DetailsCard"]

from collections.abc import Iterable, Mapping
from typing import Any

from app.errors import Fault
from app.i18n import tr
from ui.context import Context
from ui.forms.grid import FieldGrid, Gap
from ui.forms.order import put_behind
from ui.forms.slots import PhraseSource
from ui.legalaid.intake.formcard import FormCard
from ui.legalaid.intake.opponents import OpponentsBox
from ui.legalaid.intake.tables import DETAILS


class DetailsCard(FormCard):
    """Cause, status, sum, organ, facts; above them the other side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("为什么事、和谁？"), "", DETAILS, later=True)
        self.opponents = OpponentsBox(context)
        self.column.insertWidget(1, self.opponents)
        self.grid.when_made(lambda: put_behind(self.opponents.more, self.grid))
        self.opponents.edited.connect(self.edited)
        self.opponents.judged.connect(self.judged)
        self.end()

    def offer_phrases(self, source: PhraseSource) -> None:
        """Phrases for what happened."""
        self.grid.offer_phrases(source)

    @property
    def grids(self) -> tuple[FieldGrid, ...]:
        return (*self.opponents.grids, self.grid)

    def gaps(self) -> list[Gap]:
        return [*self.opponents.gaps(), *self.grid.gaps()]

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        return super().place(self.opponents.place(faults))

    def reset(self) -> None:
        self.opponents.reset()
        self.grid.clear()

    def kept(self) -> dict[str, Any]:
        return super().kept() | {"opponents": self.opponents.kept()}

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore({name: value for name, value in kept.items() if name != "opponents"})
        self.opponents.restore(kept.get("opponents", ()))

    def go(self) -> None:
        gaps = self.gaps()
        first = self.opponents.boxes[0].grid.field("name")
        (gaps[0].field if gaps and first.text() else first).go()
