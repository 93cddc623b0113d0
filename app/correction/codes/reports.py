"""Code lists of reports, visits and lessons."""

from __future__ import annotations

__all__ = ["ActivityKind", "CheckInKind", "CheckInResult", "VisitTarget"]

from app.codes import Code


class CheckInKind(Code):
    """报告的方式; 走访 is the office's own duty, counted beside the reports."""

    TELEPHONE = "1", "电话"
    OFFICE = "2", "到所"
    WRITTEN = "3", "书面"
    ONLINE = "4", "信息化核查"
    HEALTH = "5", "身体情况"
    VISIT = "6", "走访"


class CheckInResult(Code):
    """报告的结果."""

    NORMAL = "1", "正常"
    UNUSUAL = "2", "异常"
    MISSED = "3", "未报告"
    EXCUSED = "4", "免除"


class VisitTarget(Code):
    """走访的对象."""

    SUBJECT = "1", "本人"
    FAMILY = "2", "家庭"
    EMPLOYER = "3", "单位"
    VILLAGE = "4", "村（居）"


class ActivityKind(Code):
    """教育帮扶的类型."""

    GROUP = "1", "集中教育"
    SINGLE = "2", "个别教育"
    SERVICE = "3", "公益活动"
    COUNSEL = "4", "心理辅导"
    TRAINING = "5", "技能培训"
    AID = "6", "帮扶"
