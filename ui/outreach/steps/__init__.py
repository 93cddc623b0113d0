"""The steps of an entry, each on a sheet of its own over the page."""

from __future__ import annotations

__all__ = ["STEPS", "open_step"]

from PySide6.QtWidgets import QWidget

from app.outreach.messages import EntryDetail
from ui.context import Context
from ui.outreach.steps.advisers import STEPS as ADVISERS
from ui.outreach.steps.directory import STEPS as DIRECTORY
from ui.outreach.steps.publicity import STEPS as PUBLICITY
from ui.outreach.steps.step import EntryChoiceSheet, EntrySheet, PointSheet

STEPS = {step.action: step for step in (*ADVISERS, *DIRECTORY, *PUBLICITY)}
_SHEETS: dict[str, type[EntrySheet]] = {
    "ReviseEvent": EntryChoiceSheet,
    "RevisePoint": PointSheet,
}


def open_step(
    context: Context, parent: QWidget, action: str, entry: EntryDetail
) -> EntrySheet | None:
    """Open the sheet of a step; None when the action is none of a sheet's."""
    step = STEPS.get(action)
    if step is None:
        return None
    sheet = _SHEETS.get(action, EntrySheet)(context, parent, step, entry, None)
    sheet.start()
    return sheet
