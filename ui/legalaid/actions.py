"""What can be done with a record of legal aid: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = ["ACTIONS", "LOOK", "ORIGIN", "AidRecord", "act", "fill_gap", "menu_of"]

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.legalaid.messages import AidDetail, WishView
from ui.context import Context, Place
from ui.records.actions import Action

AidRecord = AidDetail | WishView

_ALL = (
    # until the centre has it
    Action("RegisterApplication", tr("登记申请"), "file-plus"),
    Action("ReviseApplication", tr("更正申请"), "pencil-line"),
    Action("StateMeans", tr("填经济状况"), "list-todo"),
    Action("ReceiveMaterials", tr("登记材料"), "files"),
    Action("RequestCompletion", tr("告知补正"), "file-warning"),
    Action("SupplyCompletion", tr("登记补齐"), "file-check"),
    Action("ProposeAid", tr("写初审意见"), "pencil-line"),
    Action("ForwardApplication", tr("办理转交"), "upload"),
    Action("AcknowledgeForwarding", tr("登记签收"), "badge-check"),
    # what the centre and the bureau decided
    Action("RecordAidDecision", tr("登记决定"), "stamp"),
    Action("ServeAidDecision", tr("登记送达"), "file-check"),
    Action("FileAidObjection", tr("登记异议"), "messages-square"),
    Action("RecordAidReview", tr("登记审查结果"), "landmark"),
    # the lawyer
    Action("RecordAssignment", tr("登记指派"), "contact-round"),
    Action("TellOrgan", tr("登记公函"), "megaphone"),
    Action("RecordContract", tr("登记委托"), "handshake"),
    Action("AskLawyerChange", tr("申请换人"), "arrow-up-down"),
    Action("RecordLawyerChange", tr("登记换人决定"), "stamp"),
    Action("AddAidNote", tr("登记进度"), "pencil-line"),
    # the end
    Action("EndMatter", tr("登记办结"), "circle-check"),
    Action("SubmitClosing", tr("登记结案材料"), "files"),
    Action("RecordAudit", tr("登记审核"), "badge-check"),
    Action("RecordAidSubsidy", tr("登记补贴"), "list-todo"),
    Action("BindAidDossier", tr("立卷"), "files"),
    Action("ArchiveAid", tr("归档"), "lock"),
    Action("SealAid", tr("办理封存"), "lock"),
    # out of the course
    Action("SendToMediation", tr("转给调解"), "handshake"),
    Action("ReferElsewhere", tr("告知、移送"), "map-pin"),
    Action("LapseApplication", tr("登记视为撤回"), "x"),
    Action("WithdrawApplication", tr("登记撤回"), "x"),
    Action("DropWish", tr("不再办理"), "x"),
)
ACTIONS = {action.name: action for action in _ALL}
LOOK = Action("LookInto", tr("看家庭经济状况和补贴"), "eye")  # each look is written down
ORIGIN = Action("OpenOrigin", tr("看转来的那份记录"), "arrow-left")
_OUT = frozenset({
    "SendToMediation", "ReferElsewhere", "LapseApplication", "WithdrawApplication", "DropWish",
})  # fmt: skip
# What is done at the desk of intake, which has all answers on it.
_AT_DESK = frozenset({"RegisterApplication", "ReviseApplication", "StateMeans"})


def menu_of(actions: Sequence[str]) -> list[Action | None]:
    """All that can be done now; None draws a line before what ends the course."""
    known = [ACTIONS[name] for name in actions if name in ACTIONS]
    course: list[Action | None] = [one for one in known if one.name not in _OUT]
    out = [one for one in known if one.name in _OUT]
    return [*course, None, *out] if course and out else [*course, *out]


def act(
    context: Context, parent: QWidget, action: str, record: AidRecord, *, field: str = ""
) -> None:
    """Open the form of a step over the page, or the desk of intake with the record on it."""
    if action == "SealAid":  # no form: it has a page of its own, where it goes on for days
        where = {"line": "legalaid", "record": record.id, "title": record.title}
        context.go(Place("sealing", where))
        return
    if action in _AT_DESK:
        what = "record" if isinstance(record, AidDetail) else "wish"
        context.go(Place("legalaid.form", {what: record.id, "action": action}))
        return
    from ui.legalaid.steps import open_step  # noqa: PLC0415 - forms are not needed for the list

    sheet = open_step(context, parent, action, record)
    if sheet is not None and field in sheet.grid.fields:
        sheet.grid.field(field).setFocus()


def fill_gap(context: Context, parent: QWidget, record: AidRecord, target: str) -> None:
    """Open what fills the gap of a paper, with the keyboard in its field."""
    room, _, field = target.partition(".")
    if room in ACTIONS and room in record.actions:
        act(context, parent, room, record, field=field)
    elif room == "person" and record.person is not None:
        context.go(Place("people", {"person": record.person.id}))
    elif "ReviseApplication" in record.actions:
        act(context, parent, "ReviseApplication", record, field=target)
    else:
        context.toast(tr("这一处登记后不能再改，请打印后在空白处手写"))
