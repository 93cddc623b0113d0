"""What can be done with a subject: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = ["ACTIONS", "act", "action_of"]

from PySide6.QtWidgets import QWidget

from app.correction.messages import SubjectDetail
from app.i18n import tr
from app.ids import Id
from ui.context import Context, Place
from ui.records.actions import Action

# Each part of the work enters its own, in the order of its steps.
_ALL = (
    # intake
    Action("ReceiveSubject", tr("登记接收"), "badge-check"),
    Action("RecordPapers", tr("登记文书"), "files"),
    Action("ReviseProfile", tr("补充情况"), "pencil-line"),
    Action("FileExit", tr("登记报备"), "file-check"),
    Action("KeepExitDocument", tr("登记出境证件"), "lock"),
    # course
    Action("AddMember", tr("登记小组成员"), "contact-round"),
    Action("SignLetter", tr("登记责任书"), "stamp"),
    Action("EndMember", tr("成员退出"), "x"),
    Action("DeclareSubject", tr("登记入矫宣告"), "megaphone"),
    Action("WritePlan", tr("写矫正方案"), "pencil-line"),
    Action("ProposeGrade", tr("调整管理类别"), "list-todo"),
    Action("EnterAnswer", tr("登记答复"), "upload"),
    Action("AskInquiry", tr("登记函询"), "files"),
    Action("AnswerInquiry", tr("登记函询答复"), "upload"),
    Action("ReviseTerm", tr("变更刑期"), "scale"),
    Action("AddSubjectNote", tr("记一笔"), "pencil-line"),
    # the desk of reports
    Action("RecordCheckIn", tr("登记报到"), "badge-check"),
    Action("RecordSubjectVisit", tr("登记走访"), "house"),
    # ending
    Action("AppraiseSubject", tr("写期满鉴定"), "file-check"),
    Action("ReleaseSubject", tr("办理解除"), "circle-check"),
    Action("TerminateSubject", tr("登记终止"), "x"),
    Action("TellEnding", tr("登记通知"), "megaphone"),
    Action("SealSubject", tr("办理封存"), "lock"),
)
ACTIONS = {action.name: action for action in _ALL}


def action_of(name: str) -> Action | None:
    """An action by the name of its command."""
    return ACTIONS.get(name)


def act(
    context: Context,
    parent: QWidget,
    action: str,
    subject: SubjectDetail,
    row: Id | None = None,
    *,
    field: str = "",
) -> None:
    """Open the form of a step over the page, with the keyboard in a field where one is named."""
    if action == "SealSubject":  # no form: it has a page of its own, where it goes on for days
        where = {"line": "correction", "record": subject.id, "title": subject.title}
        context.go(Place("sealing", where))
        return
    from ui.correction.steps import open_step  # noqa: PLC0415 - forms are not needed for the list

    sheet = open_step(context, parent, action, subject, row)
    if sheet is not None and field in sheet.grid.fields:
        sheet.grid.field(field).setFocus()
