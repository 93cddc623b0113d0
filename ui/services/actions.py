"""What can be done with a consultation: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = ["ACTIONS", "CALL", "GO", "act", "fill_gap", "menu_of"]


from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.services.messages import ConsultationDetail
from ui.context import Context
from ui.records.actions import Action

_ALL = (
    Action("AnswerConsultation", tr("登记答复"), "messages-square"),
    Action("TakeUpConsultation", tr("安排解答"), "user-check"),
    Action("AppointAnswer", tr("约期答复"), "calendar-clock"),
    Action("RecordReferralReceipt", tr("登记回执"), "file-check"),
    Action("RateConsultation", tr("登记评价"), "badge-check"),
    Action("CloseConsultation", tr("办结"), "circle-check"),
    Action("ReferConsultation", tr("转介"), "upload"),
    Action("AskForAid", tr("转为法律援助申请"), "scale"),
    Action("RaiseLead", tr("登记排查线索"), "map-pin"),
    Action("NoteConsultation", tr("记一笔"), "pencil-line"),
    Action("TrackDanger", tr("登记跟踪"), "eye"),
    Action("EndDanger", tr("结束跟踪"), "circle-check"),
    Action("AssessDanger", tr("评估危险"), "file-warning"),
    Action("ReportDanger", tr("登记危险报告"), "bell"),
    Action("ReviseConsultation", tr("更正登记"), "pencil-line"),
)
ACTIONS = {action.name: action for action in _ALL}
CALL = Action("RevealCaller", tr("看回电号码"), "phone")  # each look is written down
GO = {  # to what it became
    "lead": Action("GoToLead", tr("去看排查线索"), "map-pin"),
    "application": Action("GoToApplication", tr("去看法律援助申请"), "scale"),
}
_ASIDE = "NoteConsultation"  # from here on, what goes beside the course

# The step that fills a gap of a paper, where the record can still take it.
_FILLED_BY = {
    "name": "ReviseConsultation",
    "question": "ReviseConsultation",
    "answer": "AnswerConsultation",
    "answered_by": "AnswerConsultation",
    "answered_at": "AnswerConsultation",
    "reported_to": "ReportDanger",
    "reported_at": "ReportDanger",
    "received_by": "ReportDanger",
    "content": "ReportDanger",
}


def menu_of(record: ConsultationDetail) -> list[Action | None]:
    """All that can be done now; None draws a line."""
    menu: list[Action | None] = []
    for name in record.actions:
        if name == _ASIDE and menu:
            menu.append(None)
        if action := ACTIONS.get(name):
            menu.append(action)
    became = [GO[what] for what in GO if getattr(record, what) is not None]
    if became or record.phone_shown:
        menu.append(None)
    if record.phone_shown:
        menu.append(CALL)
    return menu + list(became)


def act(
    context: Context, parent: QWidget, action: str, record: ConsultationDetail, *, field: str = ""
) -> None:
    """Open the form of a step over the page."""
    from ui.services.steps import open_step  # noqa: PLC0415 - not needed for the list

    sheet = open_step(context, parent, action, record)
    if sheet is not None and field in sheet.grid.fields:
        sheet.grid.field(field).setFocus()


def fill_gap(context: Context, parent: QWidget, record: ConsultationDetail, target: str) -> None:
    """Open the form in which the gap of a paper is filled, with the keyboard in its field."""
    step = _FILLED_BY.get(target, "")
    if step in record.actions:
        act(context, parent, step, record, field=target)
    else:
        context.toast(tr("这一处登记后不能再改，请打印后在空白处手写"))
