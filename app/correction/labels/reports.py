"""What people call the tables of reports, visits and lessons."""

from __future__ import annotations

__all__ = ["REPORTS"]

from app.correction.codes import (
    ActivityKind,
    Checked,
    CheckInKind,
    CheckInResult,
    Grade,
    VisitTarget,
)
from app.correction.labels.shared import VOIDED
from app.i18n import tr
from app.lines import TableLabels

REPORTS = {
    "correction_class_schedule": TableLabels(
        tr("报告频次"),
        {
            "grade": tr("管理类别"),
            "kind": tr("方式"),
            "times": tr("次数"),
            "months": tr("月"),
            "days": tr("日"),
            "from_on": tr("从何日起"),
            "basis": tr("依据"),
            **VOIDED,
        },
        {"grade": Grade, "kind": CheckInKind},
    ),
    "correction_schedule": TableLabels(
        tr("个人报告安排"),
        {
            "kind": tr("方式"),
            "times": tr("次数"),
            "months": tr("月"),
            "days": tr("日"),
            "weekday": tr("星期几"),
            "from_on": tr("从何日起"),
            "until_on": tr("到何日止"),
            "reason": tr("理由"),
            **VOIDED,
        },
        {"kind": CheckInKind},
    ),
    "correction_checkin": TableLabels(
        tr("报告"),
        {
            "kind": tr("方式"),
            "due_from": tr("应报起"),
            "due_to": tr("应报止"),
            "done_at": tr("报告时间"),
            "checked_by": tr("身份核对"),
            "result": tr("结果"),
            "excuse": tr("免除理由"),
            "summary": tr("内容"),
            **VOIDED,
        },
        {"kind": CheckInKind, "checked_by": Checked, "result": CheckInResult},
        secret=frozenset({"summary", "excuse"}),
    ),
    "correction_visit": TableLabels(
        tr("走访"),
        {
            "at": tr("时间"),
            "target": tr("对象"),
            "findings": tr("情况"),
            "officers": tr("走访人"),
            **VOIDED,
        },
        {"target": VisitTarget},
        secret=frozenset({"findings"}),
    ),
    "correction_activity": TableLabels(
        tr("教育帮扶"),
        {
            "kind": tr("类型"),
            "topic": tr("主题"),
            "at": tr("时间"),
            "place": tr("地点"),
            "minutes": tr("时长（分钟）"),
            "minor_group": tr("未成年人专场"),
            **VOIDED,
        },
        {"kind": ActivityKind},
    ),
    "correction_attendance": TableLabels(
        tr("到场"),
        {"attended": tr("到场"), "note": tr("说明"), **VOIDED},
    ),
}
