"""What can be done with an entry of a register: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = ["ACTIONS", "act", "menu_of"]

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.outreach.messages import EntryDetail
from ui.context import Context
from ui.records.actions import Action

_ALL = (
    Action("RecordAdvice", tr("写日志"), "pencil-line"),
    Action("ReviseAdvice", tr("修改日志"), "pencil-line"),
    Action("ConfirmAdvice", tr("登记村居确认"), "stamp"),
    Action("ReviewAdvice", tr("审核"), "file-check"),
    Action("PayAdvice", tr("登记核发"), "circle-check"),
    Action("EndAdviser", tr("解聘"), "x"),
    Action("VerifyEntry", tr("登记核验"), "badge-check"),
    Action("PublishEntry", tr("发布"), "megaphone"),
    Action("ReviseLawyer", tr("修改律师信息"), "pencil-line"),
    Action("RecordLicence", tr("登记执业状态"), "id-card"),
    Action("RevisePoint", tr("修改服务点"), "pencil-line"),
    Action("RetireEntry", tr("停用"), "x"),
    Action("ReopenEntry", tr("恢复"), "undo-2"),
    Action("ApproveEvent", tr("审批"), "stamp"),
    Action("ReviseEvent", tr("修改计划"), "pencil-line"),
    Action("HoldEvent", tr("登记实施"), "megaphone"),
    Action("SumUpEvent", tr("写小结"), "pencil-line"),
    Action("FileEvent", tr("归档"), "circle-check"),
    Action("CancelEvent", tr("取消"), "x"),
    Action("PlanEvent", tr("做计划"), "plus"),
    Action("ReviseLecturer", tr("修改、续聘"), "pencil-line"),
    Action("EndLecturer", tr("解聘"), "x"),
)
ACTIONS = {action.name: action for action in _ALL}
_ENDS = frozenset({"EndAdviser", "RetireEntry", "CancelEvent", "EndLecturer"})


def menu_of(actions: Sequence[str]) -> list[Action | None]:
    """All that can be done now; a line before what ends it."""
    menu: list[Action | None] = []
    for name in actions:
        if name in _ENDS and menu:
            menu.append(None)
        if action := ACTIONS.get(name):
            menu.append(action)
    return menu


def act(
    context: Context, parent: QWidget, action: str, entry: EntryDetail, *, field: str = ""
) -> None:
    """Open the form of a step over the page."""
    from ui.outreach.steps import open_step  # noqa: PLC0415 - not needed for the list

    sheet = open_step(context, parent, action, entry)
    if sheet is not None and field in sheet.grid.fields:
        sheet.grid.field(field).setFocus()
