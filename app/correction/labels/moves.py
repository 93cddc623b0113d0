"""What people call the tables of leave, permits, moves, devices and illness."""

from __future__ import annotations

__all__ = ["MOVES"]

from app.correction.codes import (
    Answer,
    CheckInKind,
    GuarantorState,
    LeaveReason,
    Level,
    MonitoringGround,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
)
from app.correction.labels.shared import ANSWER, VOIDED
from app.i18n import tr
from app.lines import TableLabels

MOVES = {
    "correction_prohibition": TableLabels(
        tr("禁止令"),
        {
            "kind": tr("种类"),
            "content": tr("内容"),
            "start_on": tr("起日"),
            "end_on": tr("止日"),
            **VOIDED,
        },
        {"kind": ProhibitionKind},
    ),
    "correction_outside": TableLabels(
        tr("暂予监外执行"),
        {
            "ground": tr("情形"),
            "hospital": tr("医院"),
            "diagnosis": tr("诊断"),
            "expected_on": tr("预产期"),
            "born_on": tr("子女出生日期"),
            "until_on": tr("文书写明的止日"),
            "guarantor": tr("保证人"),
            "guarantor_id_no": tr("保证人证件号码"),
            "guarantor_phone": tr("保证人电话"),
            "guarantor_state": tr("保证人状态"),
            "guarantor_on": tr("保证人状态日期"),
            **VOIDED,
        },
        {"ground": OutsideGround, "guarantor_state": GuarantorState},
        secret=frozenset(
            {"diagnosis", "expected_on", "born_on", "guarantor_id_no", "guarantor_phone"}
        ),
    ),
    "correction_leave": TableLabels(
        tr("外出"),
        {
            "reason": tr("事由"),
            "detail": tr("具体理由"),
            "destinations": tr("目的地"),
            "asked_on": tr("申请日期"),
            "depart_on": tr("离开日期"),
            "due_on": tr("应返日期"),
            "proof": tr("证明"),
            "opinion": tr("司法所意见"),
            "level": tr("由谁批准"),
            **ANSWER,
            "filed_on": tr("备案日期"),
            "told_procurator_on": tr("通报检察院日期"),
            "returned_at": tr("返回时间"),
            "return_proof": tr("返回证明"),
            "late_reason": tr("迟返理由"),
            **VOIDED,
        },
        {"reason": LeaveReason, "level": Level, "answer": Answer},
    ),
    "correction_leave_entry": TableLabels(
        tr("外出监管记录"),
        {"at": tr("时间"), "way": tr("方式"), "note": tr("情况"), **VOIDED},
        {"way": CheckInKind},
        secret=frozenset({"note"}),
    ),
    "correction_cross_area": TableLabels(
        tr("经常性跨市、县活动"),
        {
            "reason": tr("理由"),
            "frequency": tr("频次"),
            "from_on": tr("起日"),
            "to_on": tr("止日"),
            "asked_on": tr("申请日期"),
            **ANSWER,
            "ended_on": tr("停止日期"),
            "trips": tr("活动报告"),
            **VOIDED,
        },
        {"answer": Answer},
    ),
    "correction_relocation": TableLabels(
        tr("执行地变更"),
        {
            "target": tr("新执行地"),
            "reason": tr("理由"),
            "applied_on": tr("申请日期"),
            "consulted_on": tr("征求意见日期"),
            "replied_on": tr("回复日期"),
            "reply": tr("回复"),
            "decided_on": tr("决定日期"),
            "decision": tr("决定"),
            "decision_no": tr("决定书文号"),
            "told_on": tr("告知日期"),
            "sent_on": tr("移送日期"),
            "reported_on": tr("新执行地报到日期"),
            **VOIDED,
        },
        {"reply": Answer, "decision": Answer},
    ),
    "correction_permit": TableLabels(
        tr("会客、进入特定区域"),
        {
            "kind": tr("种类"),
            "target": tr("会见的人或者场所"),
            "reason": tr("理由"),
            "from_at": tr("起"),
            "to_at": tr("止"),
            "asked_on": tr("申请日期"),
            **ANSWER,
            "told_court_on": tr("告知法院日期"),
            "told_procurator_on": tr("告知检察院日期"),
            **VOIDED,
        },
        {"kind": PermitKind, "answer": Answer},
        secret=frozenset({"target"}),
    ),
    "correction_medical_review": TableLabels(
        tr("病情复查"),
        {
            "due_on": tr("应复查日期"),
            "done_on": tr("复查日期"),
            "hospital": tr("医院"),
            "designated": tr("省级政府指定"),
            "conclusion": tr("结论"),
            **VOIDED,
        },
        secret=frozenset({"conclusion"}),
    ),
    "correction_monitoring": TableLabels(
        tr("电子定位"),
        {
            "ground": tr("情形"),
            "device": tr("装置"),
            "asked_on": tr("提出日期"),
            "start_on": tr("起日"),
            "end_on": tr("止日"),
            **ANSWER,
            "told_on": tr("告知日期"),
            "removed_on": tr("解除日期"),
            "removed_why": tr("解除理由"),
            **VOIDED,
        },
        {"ground": MonitoringGround, "answer": Answer},
    ),
    "correction_monitoring_extension": TableLabels(
        tr("电子定位延长"),
        {
            "start_on": tr("起日"),
            "end_on": tr("止日"),
            "approver": tr("批准人"),
            "approved_on": tr("批准日期"),
            **VOIDED,
        },
    ),
}
