"""The steps of a record of 安置帮教, each on a sheet of its own over the page."""

from __future__ import annotations

__all__ = ["STEPS", "open_step"]

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.resettlement.actions import HelpRecord
from ui.resettlement.steps.ending import (
    CARD_CLOSING,
    CARD_NOTE,
    CARD_REPORT,
    END,
    STOP,
    TRANSFER,
)
from ui.resettlement.steps.helping import (
    AGREEMENT,
    AID,
    CONTACT,
    INQUIRY,
    PLAN,
    SITUATION,
    TEAM,
)
from ui.resettlement.steps.homecoming import HANDOVER, RELEASE, VERIFICATION, HandoverSheet
from ui.resettlement.steps.risk import ASSESSMENT, LEVEL, RiskSheet
from ui.resettlement.steps.step import HelpSheet

STEPS = {
    step.action: step
    for step in (
        VERIFICATION, RELEASE, HANDOVER, CONTACT, AID, SITUATION, PLAN, ASSESSMENT, LEVEL, TEAM,
        AGREEMENT, INQUIRY, END, STOP, TRANSFER, CARD_REPORT, CARD_NOTE, CARD_CLOSING,
    )
}  # fmt: skip
_SHEETS: dict[str, type[HelpSheet]] = {"AssessHelpRisk": RiskSheet, "HandOver": HandoverSheet}


def open_step(
    context: Context, parent: QWidget, action: str, record: HelpRecord
) -> HelpSheet | None:
    """Open the sheet of a step; None when the action is none of a sheet's."""
    step = STEPS.get(action)
    if step is None:
        return None
    sheet = _SHEETS.get(action, HelpSheet)(context, parent, step, record, None)
    sheet.start()
    return sheet
