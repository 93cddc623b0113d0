"""What the forms of consultations offer where one types to choose: topics, targets, villages."""

from __future__ import annotations

__all__ = ["choose_by_initials"]

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.services.messages import ReadServiceChoices, ServiceChoices, Target, Topic
from ui.context import Context
from ui.forms.grid import FieldGrid
from ui.widgets.combo import Choice, PinyinCombo

_LISTS = {"topic": Topic, "target": Target}


def choose_by_initials(
    context: Context, grid: FieldGrid, owner: QWidget, start: Mapping[str, Any] | None = None
) -> None:
    """Let the lists of a form be found by pinyin initials; what is chosen stays chosen.

    Args:
        start: what is chosen of a list that is only known once it was read.
    """

    def on_read(choices: ServiceChoices) -> None:
        keys = dict(choices.initials)
        for name, codes in _LISTS.items():
            words = [(one, tr(one.label)) for one in codes]
            _offer(grid, name, [Choice(one, word, keys.get(word, "")) for one, word in words])
        villages = [Choice(code, name, keys.get(name, "")) for code, name in choices.villages]
        _offer(grid, "division", villages)
        grid.fill({
            name: value
            for name, value in (start or {}).items()
            if value and grid.field(name).value() is None
        })  # fmt: skip

    context.work.run(context.desk.ask(ReadServiceChoices()), on_read, owner=owner)


def _offer(grid: FieldGrid, name: str, choices: list[Choice]) -> None:
    field = grid.fields.get(name)
    if isinstance(field, PinyinCombo):
        field.set_choices(choices)
