"""The sheet of a step of a correction."""

from __future__ import annotations

__all__ = ["RowSheet", "SubjectSheet"]

from collections.abc import Mapping
from typing import Any

from app.correction.messages import SubjectDetail
from app.i18n import tr
from app.ids import Id
from ui.steps.sheet import StepSheet
from ui.widgets.combo import Choice, PinyinCombo


class SubjectSheet(StepSheet[SubjectDetail]):
    """Says of whom it is; `record` is the person under correction, `subject` a row of it."""

    line_of_work = "correction"

    def about(self) -> str:
        one = self.record
        parts = (one.person.name, tr(one.category.label), one.number)
        return tr(" · ").join(filter(None, parts))


class RowSheet(SubjectSheet):
    """A step about one row of several (a member, a request), chosen in a field of its own.

    Attributes:
        row_field: the name of that field.
    """

    row_field: str

    def rows(self) -> list[tuple[Id, str]]:
        """The rows it may be about, the likeliest first, as people call them."""
        raise NotImplementedError

    def prepare(self) -> None:
        field = self.grid.field(self.row_field)
        if isinstance(field, PinyinCombo):
            field.set_choices([Choice(row, words) for row, words in self.rows()])

    def defaults(self) -> Mapping[str, Any]:
        rows = [row for row, _words in self.rows()]
        first = self.subject if self.subject in rows else next(iter(rows), None)
        return {**super().defaults(), self.row_field: first}
