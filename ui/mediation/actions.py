"""What can be done with a case: its words, its icon, and the way to it."""

from __future__ import annotations

__all__ = [
    "ACTIONS",
    "act",
    "action_of",
    "fill_gap",
]

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseDetail
from ui.context import Context
from ui.records.actions import Action, open_paper

_ALL = (
    Action("RecordSession", tr("做调解记录"), "pencil-line"),
    Action("PlanSession", tr("约时间"), "calendar-clock"),
    Action("ReachAgreement", tr("达成协议"), "file-check"),
    Action("ChooseAgreement", tr("选定协议"), "files"),
    Action("PrintAgreement", tr("打印协议书"), "printer"),
    Action("ConfirmSignatures", tr("登记签字"), "stamp"),
    Action("DropAgreement", tr("没有签成"), "x"),
    Action("RecordPerformance", tr("登记履行"), "badge-check"),
    Action("RecordVisit", tr("填写回访"), "phone"),
    Action("CloseCase", tr("办理结案"), "circle-check"),
    Action("BindDossier", tr("立卷"), "files"),
    Action("ArchiveDossier", tr("归档"), "lock"),
    Action("EndMediation", tr("终止调解"), "x"),
    Action("WithdrawCase", tr("登记撤回"), "undo-2"),
    Action("SeekLegalAid", tr("转法律援助"), "scale"),
    Action("AcceptCase", tr("受理"), "file-check"),
    Action("DeclineCase", tr("不予受理"), "x"),
    Action("ExtendTime", tr("延长期限"), "calendar-clock"),
    Action("RenewAgreement", tr("变更协议"), "file-check"),
    Action("TakeUpAgain", tr("由原案再办"), "undo-2"),
    Action("AddAgent", tr("登记代理人"), "user-check"),
    Action("EndAgent", tr("终止代理"), "x"),
    Action("AppointMediators", tr("换调解员"), "contact-round"),
    Action("AddNote", tr("记一笔"), "pencil-line"),
    Action("AddParty", tr("追加当事人"), "user-check"),
    Action("SucceedParty", tr("登记承继"), "user-check"),
    Action("SetServiceAddress", tr("登记送达地址"), "map-pin"),
    Action("StrikeCase", tr("作废登记"), "x"),
    Action("ReviseCase", tr("改案件登记"), "pencil-line"),
    Action("RevisePerson", tr("修改当事人"), "contact-round"),
    Action("CompleteParty", tr("补当事人资料"), "pencil-line"),
    Action("ApplyConfirmation", tr("申请司法确认"), "landmark"),
    Action("RecordCourt", tr("登记法院受理"), "landmark"),
    Action("RecordRuling", tr("登记法院裁定"), "scale"),
    Action("ReplyReferral", tr("登记复函"), "upload"),
    Action("AssessRisk", tr("记风险"), "info"),
    Action("ReportRisk", tr("登记风险报告"), "megaphone"),
    Action("RecordInvestigation", tr("做调查记录"), "search"),
    Action("GatherEvidence", tr("调查收集的材料"), "paperclip"),
    Action("BeginAppraisal", tr("委托鉴定"), "search"),
    Action("EndAppraisal", tr("登记鉴定意见"), "file-check"),
    Action("AddReferral", tr("登记对接"), "files"),
    Action("ReviseReferral", tr("改对接"), "files"),
    Action("ClaimSubsidy", tr("案件补贴"), "file-check"),
    Action("MarkPrevention", tr("认定预防成效"), "shield-check"),
)
ACTIONS = {action.name: action for action in _ALL}


# The step that fills the gaps of a room, where the case can still take it.
_FILLED_BY = {
    "dossier": "BindDossier",
    "mediators": "AppointMediators",
    "confirmation": "ApplyConfirmation",
    "risks": "ReportRisk",
}


_REGISTERED = ("facts", "claims")  # what a paper lacks and the register can be given


def action_of(name: str) -> Action | None:
    """An action by the name of its command."""
    return ACTIONS.get(name)


def fill_gap(context: Context, parent: QWidget, case: CaseDetail, target: str) -> None:
    """Open the form in which the gap of a paper is filled, with the keyboard in its field.

    Args:
        target: as papers name it ("parties.0.phone"); what was recorded once and for all
            (a session, an agreement) is written by hand on the ruled blank.
    """
    room, _, rest = target.partition(".")
    place, _, field = rest.partition(".")
    subject = None
    if room == "parties" and place.isdecimal() and int(place) < len(case.parties):
        person = case.parties[int(place)].person
        subject = person.id if person else None
    if any(one.field == target for one in case.later):
        party = case.parties[int(place)].id
        act(context, parent, "CompleteParty", case, party, field=field)
        return
    if subject is not None:
        act(context, parent, "RevisePerson", case, subject, field=field)
    elif room == "referrals" and place.isdecimal() and int(place) < len(case.referrals):
        act(context, parent, "ReviseReferral", case, case.referrals[int(place)].id, field=field)
    elif room in _REGISTERED and "ReviseCase" in case.actions:
        act(context, parent, "ReviseCase", case, field=room)
    elif _FILLED_BY.get(room) in case.actions:
        act(context, parent, _FILLED_BY[room], case, field=place)
    else:
        context.toast(tr("这一处登记后不能再改，请打印后在空白处手写"))


def act(
    context: Context,
    parent: QWidget,
    action: str,
    case: CaseDetail,
    subject: Id | None = None,
    *,
    field: str = "",
) -> None:
    """Open the form of a step over the page, or the paper that an action is about."""
    if action == "PrintAgreement":
        line = next((line for line in case.papers if line.kind in _AGREEMENTS), None)
        if line is not None:
            open_paper(context, line)
        return
    if action == "ClaimSubsidy":
        from ui.mediation.subsidy import open_subsidy  # noqa: PLC0415 - as below

        open_subsidy(context, parent, case)
        return
    from ui.mediation.steps import open_step  # noqa: PLC0415 - forms are not needed for the list

    sheet = open_step(context, parent, action, case, subject)
    if sheet is not None and field in sheet.grid.fields:
        sheet.grid.field(field).setFocus()


_AGREEMENTS = ("med.F-A8", "med.F-A9")
