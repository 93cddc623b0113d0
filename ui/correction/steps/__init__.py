"""The steps of a correction, each on a sheet of its own over the page.

`step` and `sheet` are what they have in common, `tables` all of them by command. Each part of the
work has its own: `intake`, `judgment`, `course`, `ending`, `dossiers`; `checkins`, `visits`;
`leave`, `crossarea`, `permits`, `monitoring`, `outside`, `relocation`; `clues`, `sanctions`,
`missing`, `custody`, `incidents`, `procurator`, and what several of them ask: `telling`.
"""

from __future__ import annotations

__all__ = ["open_step"]

from PySide6.QtWidgets import QWidget

from app.correction.messages import SubjectDetail
from app.ids import Id
from ui.context import Context
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.tables import SHEETS, STEPS


def open_step(
    context: Context, parent: QWidget, action: str, subject: SubjectDetail, row: Id | None = None
) -> SubjectSheet | None:
    """Open the sheet of a step; None when the action is none of a sheet's.

    Args:
        action: a name of SubjectDetail.actions, NextStep.action, TrackLine.action or DueRow.action.
        row: the row of the record it is about (a member, a request); None takes the likeliest.
    """
    step = STEPS.get(action)
    if step is None:
        return None
    sheet = SHEETS.get(action, SubjectSheet)(context, parent, step, subject, row)
    sheet.start()
    return sheet
