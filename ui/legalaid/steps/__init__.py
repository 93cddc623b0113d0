"""The steps of legal aid, each on a sheet of its own over the page.

`step` and `sheet` are what they have in common, `tables` all of them by command. Each part of the
work has its own: `course` (until the centre has it), `decisions`, `assignment`, `progress`,
`closing`, `dossier`.
"""

from __future__ import annotations

__all__ = ["open_step"]

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.legalaid.actions import AidRecord
from ui.legalaid.steps.sheet import AidSheet
from ui.legalaid.steps.tables import SHEETS, STEPS


def open_step(context: Context, parent: QWidget, action: str, record: AidRecord) -> AidSheet | None:
    """Open the sheet of a step; None when the action is none of a sheet's."""
    step = STEPS.get(action)
    if step is None:
        return None
    sheet = SHEETS.get(action, AidSheet)(context, parent, step, record, None)
    sheet.start()
    return sheet
