"""The steps of a consultation, each on a sheet of its own over the page."""

from __future__ import annotations

__all__ = ["STEPS", "open_step"]

from PySide6.QtWidgets import QWidget

from app.services.messages import ConsultationDetail
from ui.context import Context
from ui.services.steps.answering import ANSWER, APPOINT, NOTE, REVISE, TAKE_UP, ReviseSheet
from ui.services.steps.danger import ASSESSMENT, END, REPORT, TRACK, DangerSheet, ReportSheet
from ui.services.steps.ending import CLOSE, RATE
from ui.services.steps.referring import (
    AID,
    LEAD,
    RECEIPT,
    REFER,
    LeadSheet,
    ReceiptSheet,
    ReferSheet,
)
from ui.services.steps.step import ServiceSheet

STEPS = {
    step.action: step
    for step in (
        TAKE_UP, ANSWER, APPOINT, NOTE, REVISE, REFER, RECEIPT, LEAD, AID, ASSESSMENT, REPORT,
        TRACK, END, RATE, CLOSE,
    )
}  # fmt: skip
_SHEETS: dict[str, type[ServiceSheet]] = {
    "ReviseConsultation": ReviseSheet,
    "ReferConsultation": ReferSheet,
    "RecordReferralReceipt": ReceiptSheet,
    "RaiseLead": LeadSheet,
    "AssessDanger": DangerSheet,
    "ReportDanger": ReportSheet,
}


def open_step(
    context: Context, parent: QWidget, action: str, record: ConsultationDetail
) -> ServiceSheet | None:
    """Open the sheet of a step; None when the action is none of a sheet's."""
    step = STEPS.get(action)
    if step is None:
        return None
    sheet = _SHEETS.get(action, ServiceSheet)(context, parent, step, record, None)
    sheet.start()
    return sheet
