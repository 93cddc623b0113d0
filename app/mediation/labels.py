"""What people call the tables beside the course of a case, and their columns."""

from __future__ import annotations

__all__ = ["TRACKS"]

from app.i18n import tr
from app.lines import TableLabels
from app.mediation.codes import (
    Channel,
    CourtCourse,
    Difficulty,
    Direction,
    DisputeType,
    LeadStep,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Ruling,
    SubsidyStage,
)
from app.records.labels import bound_labels

_VOIDED = {"voided": tr("作废")}

TRACKS = {
    "subsidy_rate": TableLabels(
        tr("补贴标准"),
        {
            "grade": tr("等级"),
            "valid_from": tr("从何日起"),
            "written_fen": tr("书面协议"),
            "oral_fen": tr("口头协议"),
            "failed_fen": tr("调解不成"),
            "basis": tr("依据"),
            **_VOIDED,
        },
        {"grade": Difficulty},
        frozenset({"written_fen", "oral_fen", "failed_fen"}),
    ),
    "subsidy_claim": TableLabels(
        tr("案件补贴"),
        {
            "grade": tr("等级"),
            "standard_fen": tr("标准"),
            "amount_fen": tr("金额"),
            "reason": tr("申报理由"),
            "status": tr("进度"),
            "status_on": tr("进度日期"),
            **_VOIDED,
        },
        {"grade": Difficulty, "status": SubsidyStage},
        frozenset({"standard_fen", "amount_fen"}),
    ),
    "subsidy_share": TableLabels(
        tr("补贴份额"), {"amount_fen": tr("金额"), **_VOIDED}, money=frozenset({"amount_fen"})
    ),
    "subsidy_step": TableLabels(
        tr("补贴进度"),
        {
            "stage": tr("步骤"),
            "on": tr("日期"),
            "passed": tr("同意"),
            "opinion": tr("意见"),
            **_VOIDED,
        },
        {"stage": SubsidyStage},
    ),
    "screening": TableLabels(
        tr("排查"),
        {"screened_on": tr("排查日期"), "finder": tr("排查人"), "note": tr("情况"), **_VOIDED},
    ),
    "dispute_lead": TableLabels(
        tr("排查线索"),
        {
            "parties": tr("当事人"),
            "people_count": tr("涉及人数"),
            "dispute_type": tr("纠纷类型"),
            "place": tr("地点"),
            "facts": tr("简要情况"),
            "risk": tr("风险"),
            "next_step": tr("下一步"),
            "outcome": tr("处理结果"),
            "closed_on": tr("办结日期"),
            "closed_note": tr("处理情况"),
            **_VOIDED,
        },
        {
            "dispute_type": DisputeType,
            "risk": RiskLevel,
            "next_step": LeadStep,
            "outcome": LeadStep,
        },
    ),
    "referral": TableLabels(
        tr("对接"),
        {
            "direction": tr("方向"),
            "channel": tr("渠道"),
            "course": tr("委派或者委托"),
            "organ": tr("机关"),
            "letter_no": tr("文号"),
            "received_on": tr("收到日期"),
            "due_on": tr("要求反馈日期"),
            "online": tr("在线委派"),
            "materials": tr("材料"),
            "agreed_on": tr("接受日期"),
            "police_decided_on": tr("公安处理决定日期"),
            "feedback_on": tr("复函日期"),
            "feedback_doc": tr("复函文号"),
            "feedback": tr("复函内容"),
            "returned": tr("退回材料"),
            **_VOIDED,
        },
        {"direction": Direction, "channel": Channel, "course": CourtCourse},
    ),
    "risk_assessment": TableLabels(
        tr("风险评估"),
        {
            "assessed_at": tr("评估时间"),
            "level": tr("等级"),
            "triggers": tr("情形"),
            "actions": tr("措施"),
            "note": tr("说明"),
            **_VOIDED,
        },
        {"level": RiskLevel, "triggers": RiskTrigger, "actions": RiskAction},
    ),
    "risk_report": TableLabels(
        tr("风险报告"),
        {
            "reported_at": tr("报告时间"),
            "reported_to": tr("报告单位"),
            "written": tr("书面"),
            "content": tr("内容"),
            "received_by": tr("接报人"),
            **_VOIDED,
        },
        {"reported_to": ReportTo},
    ),
    "judicial_confirmation": TableLabels(
        tr("司法确认"),
        {
            "court": tr("法院"),
            "applied_on": tr("申请日期"),
            "both_present": tr("双方共同申请"),
            "received_on": tr("法院收到日期"),
            "accepted_on": tr("法院受理日期"),
            "court_case_no": tr("法院案号"),
            "extended": tr("延长审查"),
            "outcome": tr("结果"),
            "ruled_on": tr("裁定日期"),
            "ruling_no": tr("裁定书文号"),
            "ruling_note": tr("说明"),
            **_VOIDED,
        },
        {"outcome": Ruling},
    ),
    "appraisal": TableLabels(
        tr("鉴定"),
        {
            "appraiser": tr("鉴定机构或者专家"),
            "matter": tr("鉴定事项"),
            "began_on": tr("委托日期"),
            "received_on": tr("收到日期"),
            "opinion": tr("鉴定意见"),
            **_VOIDED,
        },
    ),
    "investigation": TableLabels(
        tr("调查记录"),
        {
            "target": tr("被调查人"),
            "start": tr("开始时间"),
            "end": tr("结束时间"),
            "place": tr("地点"),
            "attendees": tr("参加人"),
            "investigators": tr("调查人"),
            "recorder": tr("记录人"),
            "evidence": tr("收集的材料"),
            "transcript": tr("记录"),
            **_VOIDED,
        },
    ),
    "dossier": bound_labels(tr("卷宗")),
}
