"""What can be done with a record of 安置帮教: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = ["ACTIONS", "LOOK", "HelpRecord", "act", "fill_gap", "menu_of"]

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.resettlement.messages import AftercareView, ReleasedDetail
from ui.context import Context, Place
from ui.records.actions import Action

HelpRecord = ReleasedDetail | AftercareView

_ALL = (
    Action("VerifyResidence", tr("登记核查"), "map-pin"),
    Action("RecordRelease", tr("登记释放通知"), "bell"),
    Action("HandOver", tr("登记衔接"), "handshake"),
    Action("RecordContact", tr("记联系"), "messages-square"),
    Action("GiveAid", tr("登记帮扶"), "heart-handshake"),
    Action("RecordSituation", tr("登记安置情况"), "house"),
    Action("MakePlan", tr("写帮教计划"), "pencil-line"),
    Action("AssessHelpRisk", tr("评估风险"), "info"),
    Action("DecideLevel", tr("确定级别"), "shield-check"),
    Action("SetTeam", tr("改帮教小组"), "contact-round"),
    Action("SignAgreement", tr("登记帮教协议"), "file-check"),
    Action("RecordInquiry", tr("记摸排"), "search"),
    Action("EndHelp", tr("办理解除"), "circle-check"),
    Action("TransferHelp", tr("转出"), "upload"),
    Action("StopHelp", tr("终止帮教"), "x"),
    Action("ReportAftercare", tr("登记报到"), "map-pin"),
    Action("NoteAftercare", tr("记一笔"), "pencil-line"),
    Action("CloseAftercare", tr("办结转介卡"), "circle-check"),
)
ACTIONS = {action.name: action for action in _ALL}
LOOK = Action("LookInto", tr("看原判、风险和联系内容"), "eye")  # each look is written down
_ENDS = "TransferHelp"  # from here on, what ends the help

# The step that fills a gap of a paper, where the record can still take it.
_FILLED_BY = {
    "verified_on": "VerifyResidence",
    "verify_note": "VerifyResidence",
    "release_on": "RecordRelease",
    "cert_no": "RecordRelease",
    "handover_on": "HandOver",
    "insurance": "RecordSituation",
    "housing": "RecordSituation",
}


def menu_of(actions: Sequence[str]) -> list[Action | None]:
    """All that can be done now; None draws a line."""
    menu: list[Action | None] = []
    for name in actions:
        if name == _ENDS and menu:
            menu.append(None)
        if action := ACTIONS.get(name):
            menu.append(action)
    return menu


def act(
    context: Context, parent: QWidget, action: str, record: HelpRecord, *, field: str = ""
) -> None:
    """Open the form of a step over the page."""
    from ui.resettlement.steps import open_step  # noqa: PLC0415 - not needed for the list

    sheet = open_step(context, parent, action, record)
    if sheet is not None and field in sheet.grid.fields:
        sheet.grid.field(field).setFocus()


def fill_gap(context: Context, parent: QWidget, record: HelpRecord, target: str) -> None:
    """Open the form in which the gap of a paper is filled, with the keyboard in its field."""
    room, _, _field = target.partition(".")
    step = _FILLED_BY.get(room, "")
    if room == "person":
        context.go(Place("people", {"person": record.person.id}))
    elif step in record.actions:
        act(context, parent, step, record, field=room)
    else:
        context.toast(tr("这一处登记后不能再改，请打印后在空白处手写"))
