"""Code lists of mediation: CL-08: how a dispute may turn, and what is done."""

from __future__ import annotations

__all__ = ["ReportTo", "RiskAction", "RiskLevel", "RiskTrigger"]

from app.codes import Code


class RiskLevel(Code):
    """CL-08 风险, four colours."""

    BLUE = "1", "蓝"
    YELLOW = "2", "黄"
    ORANGE = "3", "橙"
    RED = "4", "红"
    LIFTED = "5", "解除"

    @property
    def grave(self) -> bool:
        """Whether somebody must hear of it the same day."""
        return self in (RiskLevel.ORANGE, RiskLevel.RED)


class RiskTrigger(Code):
    """What makes a dispute dangerous (CL-08)."""

    REPEATED = "1", "反复发生或者情绪激动"
    THREATS = "2", "言语威胁"
    INJURY = "3", "已有人受伤"
    CROWD = "4", "十人以上"
    VIOLENT_PAST = "5", "有家庭暴力史"
    ANNOUNCED = "6", "扬言报复、堵门等"
    WEAPON = "7", "持有凶器"
    DEATH_THREAT = "8", "扬言自杀、杀人"
    CLASH = "9", "群体冲突一触即发"
    CHILD = "A", "未成年人受侵害或者面临危险"
    VIOLENCE = "B", "无、限制民事行为能力人遭受家庭暴力"


class RiskAction(Code):
    """What is done about a risk (CL-08)."""

    CALM = "1", "劝导稳控"
    WEEKLY_VISIT = "2", "每周走访"
    TELL_SAME_DAY = "3", "当天报司法所、派出所"
    EMERGENCY_CALL = "4", "拨打 110"
    TELL_IN_AN_HOUR = "5", "一小时内报镇平安办、司法局"
    WRITTEN_REPORT = "6", "二十四小时内书面报告"
    DAILY_TRACKING = "7", "每天跟踪"
    VISITED = "8", "已走访"


class ReportTo(Code):
    """Who a risk is reported to."""

    EMERGENCY = "1", "110"
    POLICE = "2", "派出所"
    TOWN_SAFETY = "3", "镇平安办"
    CENTRE = "4", "综治中心"
    BUREAU = "5", "司法局"
    OFFICE = "6", "司法所"
    CIVIL_AFFAIRS = "7", "民政部门"
    EDUCATION = "8", "教育部门"
