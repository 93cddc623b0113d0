"""What people call the tables of clues, sanctions, searches, custody and notices."""

from __future__ import annotations

__all__ = ["DISCIPLINE"]

from app.correction.codes import (
    Answer,
    CheckInKind,
    Fitness,
    Ground,
    NoticeKind,
    SanctionKind,
    SearchWay,
    Severity,
)
from app.correction.labels.shared import VOIDED
from app.correction.states import Category
from app.i18n import tr
from app.lines import TableLabels

DISCIPLINE = {
    "correction_clue": TableLabels(
        tr("违规线索"),
        {
            "rule": tr("条款"),
            "found_at": tr("发现时间"),
            "facts": tr("事实"),
            "checkin_kind": tr("报告方式"),
            "checkin_due": tr("应报止日"),
            "evidence": tr("证据"),
            "verified_on": tr("核实日期"),
            "justified": tr("有正当理由"),
            "severity": tr("程度"),
            "findings": tr("核实情况"),
            "defence": tr("申辩"),
            "proposal": tr("建议"),
            **VOIDED,
        },
        {"checkin_kind": CheckInKind, "severity": Severity, "proposal": SanctionKind},
        secret=frozenset({"facts"}),
    ),
    "correction_sanction": TableLabels(
        tr("奖惩"),
        {
            "kind": tr("种类"),
            "item": tr("条款"),
            "facts": tr("事实"),
            "heard": tr("申辩"),
            "proposed_on": tr("提出日期"),
            "answer": tr("决定"),
            "decided_on": tr("决定日期"),
            "decided_by": tr("决定机关"),
            "doc_no": tr("文书号"),
            "served_on": tr("送达日期"),
            "copied_to": tr("抄送"),
            "filed_on": tr("提请日期"),
            "arrest_asked_at": tr("提请逮捕时间"),
            "arrested_on": tr("逮捕日期"),
            "outcome": tr("结果"),
            "outcome_on": tr("结果日期"),
            "outcome_no": tr("裁定书、决定书文号"),
            "objection": tr("异议"),
            "objected_on": tr("异议日期"),
            "objection_answer": tr("异议答复"),
            **VOIDED,
        },
        {"kind": SanctionKind, "item": Ground, "answer": Answer, "outcome": Answer},
    ),
    "correction_search": TableLabels(
        tr("查找"),
        {
            "lost_since": tr("失联时间"),
            "last_contact": tr("最后联系"),
            "police_at": tr("通知公安时间"),
            "procurator_at": tr("通报检察院时间"),
            "county_at": tr("报告县级时间"),
            "found_at": tr("找到时间"),
            "found_how": tr("找到经过"),
            **VOIDED,
        },
    ),
    "correction_search_step": TableLabels(
        tr("查找记录"),
        {
            "at": tr("时间"),
            "way": tr("方式"),
            "result": tr("结果"),
            "officers": tr("查找人"),
            **VOIDED,
        },
        {"way": SearchWay},
    ),
    "correction_custody": TableLabels(
        tr("羁押"),
        {
            "organ": tr("羁押机关"),
            "cause": tr("原因"),
            "notice_on": tr("收到通知日期"),
            "from_on": tr("起日"),
            "told_on": tr("报告县级日期"),
            "to_on": tr("止日"),
            "end_note": tr("结束说明"),
            **VOIDED,
        },
    ),
    "correction_procurator_notice": TableLabels(
        tr("检察监督"),
        {
            "kind": tr("种类"),
            "doc_no": tr("文号"),
            "received_on": tr("收到日期"),
            "content": tr("内容"),
            "reply_due": tr("回复期限"),
            "adopted": tr("采纳"),
            "reply": tr("回复"),
            "replied_on": tr("回复日期"),
            **VOIDED,
        },
        {"kind": NoticeKind},
    ),
    "correction_survey": TableLabels(
        tr("调查评估"),
        {
            "organ": tr("委托机关"),
            "letter_no": tr("委托文号"),
            "received_on": tr("收到日期"),
            "expedited": tr("速裁案件"),
            "planned": tr("拟适用"),
            "findings": tr("调查情况"),
            "fit": tr("评估意见"),
            "replied_on": tr("回复日期"),
            "reply_no": tr("回复文号"),
            "adopted": tr("采信"),
            **VOIDED,
        },
        {"planned": Category, "fit": Fitness, "adopted": Answer},
    ),
}
