"""What can be done with a subject: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = ["ACTIONS", "LOOK", "act", "action_of"]

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
    Action("ReviseJudgment", tr("更正裁判信息"), "scale"),
    Action("AssignSubject", tr("确定专管和协助的人"), "contact-round"),
    Action("FileExit", tr("登记报备"), "file-check"),
    Action("KeepExitDocument", tr("登记出境证件"), "lock"),
    # course
    Action("AddMember", tr("登记小组成员"), "contact-round"),
    Action("SignLetter", tr("登记责任书"), "stamp"),
    Action("EndMember", tr("成员退出"), "x"),
    Action("DeclareSubject", tr("登记入矫宣告"), "megaphone"),
    Action("WritePlan", tr("写矫正方案"), "pencil-line"),
    Action("KeepGrade", tr("评定管理类别"), "list-todo"),
    Action("ProposeGrade", tr("调整管理类别"), "list-todo"),
    Action("EnterAnswer", tr("登记答复"), "upload"),
    Action("AskInquiry", tr("登记函询"), "files"),
    Action("AnswerInquiry", tr("登记函询答复"), "upload"),
    Action("ReviseTerm", tr("变更刑期"), "scale"),
    Action("AddSubjectNote", tr("记一笔"), "pencil-line"),
    # the desk of reports
    Action("RecordCheckIn", tr("登记报到"), "badge-check"),
    Action("RecordSubjectVisit", tr("登记走访"), "house"),
    Action("SetSchedule", tr("约定报告频次"), "calendar-clock"),
    Action("EndSchedule", tr("结束约定"), "x"),
    # leave, permits, devices, moves
    Action("AskLeave", tr("登记外出"), "map-pin"),
    Action("DecideLeave", tr("审批外出"), "stamp"),
    Action("ReportLeave", tr("登记备案"), "file-check"),
    Action("NoteLeave", tr("记外出联系"), "phone"),
    Action("RecordReturn", tr("登记销假"), "house"),
    Action("RecordEntrustment", tr("登记委托书"), "files"),
    Action("EndEntrustment", tr("终止委托"), "x"),
    Action("AskCrossArea", tr("登记跨市县活动"), "map-pin"),
    Action("NoteTrip", tr("记活动情况"), "pencil-line"),
    Action("EndCrossArea", tr("停止跨市县活动"), "x"),
    Action("AddProhibition", tr("登记禁止令"), "shield-check"),
    Action("ReviseProhibition", tr("修改禁止令"), "pencil-line"),
    Action("AskPermit", tr("登记会客、进入特定区域"), "contact-round"),
    Action("TellPermit", tr("登记告知"), "megaphone"),
    Action("AskMonitoring", tr("报批电子定位"), "shield-check"),
    Action("TellMonitoring", tr("登记告知"), "megaphone"),
    Action("ExtendMonitoring", tr("登记延长"), "calendar-clock"),
    Action("RemoveMonitoring", tr("解除电子定位"), "x"),
    Action("RecordOutside", tr("登记情形、保证人"), "pencil-line"),
    Action("RecordMedicalReview", tr("登记病情复查"), "file-check"),
    Action("DeferMedicalReview", tr("推迟病情复查"), "calendar-clock"),
    Action("AskRelocation", tr("登记执行地变更"), "building-2"),
    Action("RecordRelocation", tr("登记变更进展"), "pencil-line"),
    # clues, sanctions
    Action("TakeUpClue", tr("登记线索"), "file-warning"),
    Action("VerifyClue", tr("核实线索"), "list-todo"),
    Action("ProposeSanction", tr("提出奖惩建议"), "file-plus"),
    Action("ServeSanction", tr("登记送达"), "stamp"),
    Action("FileProposal", tr("登记报送"), "upload"),
    Action("RecordOutcome", tr("登记裁定、决定"), "scale"),
    Action("RecordObjection", tr("登记异议"), "messages-square"),
    Action("AnswerObjection", tr("登记异议答复"), "messages-square"),
    # missing, custody, procurator
    Action("StartSearch", tr("登记查找"), "search"),
    Action("RecordSearchStep", tr("记查找"), "search"),
    Action("TellSearch", tr("登记通知"), "megaphone"),
    Action("EndSearch", tr("登记找到"), "circle-check"),
    Action("RecordCustody", tr("登记羁押"), "lock"),
    Action("TellCustody", tr("报告县级"), "megaphone"),
    Action("EndCustody", tr("羁押结束"), "lock-open"),
    Action("RecordIncident", tr("登记突发事件"), "bell"),
    Action("TellIncident", tr("登记突发事件报告"), "megaphone"),
    Action("CloseIncident", tr("登记处理结果"), "circle-check"),
    Action("RecordNotice", tr("登记检察监督"), "landmark"),
    Action("ReplyNotice", tr("回复检察院"), "landmark"),
    # ending
    Action("AppraiseSubject", tr("写期满鉴定"), "file-check"),
    Action("AskUnsettled", tr("请示期满待定"), "upload"),
    Action("ReleaseSubject", tr("办理解除"), "circle-check"),
    Action("TerminateSubject", tr("登记终止"), "x"),
    Action("TellEnding", tr("登记通知"), "megaphone"),
    Action("BindSubjectDossier", tr("立卷"), "files"),
    Action("ArchiveSubjectDossier", tr("归档"), "lock"),
    Action("SealSubject", tr("办理封存"), "lock"),
)
LOOK = Action("LookInto", tr("看遮住的工作记录"), "eye")  # each look is written down
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
