"""CL-08: how a matter may turn, what is usually done, who is told; of every line that asks."""

from __future__ import annotations

__all__ = ["LevelView", "ReportTo", "RiskAction", "RiskLevel", "RiskPractice", "RiskTrigger"]

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

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


@dataclass(frozen=True, slots=True)
class LevelView:
    """What practice makes of a level (CL-08; unconfirmed).

    Attributes:
        triggers: dangers that are at least of this level.
        actions: what is usually done.
        tell: who is to hear of it.
    """

    level: RiskLevel
    triggers: tuple[RiskTrigger, ...]
    actions: tuple[RiskAction, ...]
    tell: tuple[ReportTo, ...]


class RiskPractice:
    """The four colours, read from data: they are local practice, not law."""

    def __init__(self, levels: Mapping[RiskLevel, LevelView]) -> None:
        self._levels = levels
        self._least = {
            trigger: level for level, view in levels.items() for trigger in view.triggers
        }

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            ValueError: a danger stands under no level, or a level is missing.
        """
        raw = tomllib.loads(path.read_text(encoding="utf-8"))["level"]
        found = {one["level"]: msgspec.convert(one, LevelView) for one in raw}
        practice = cls({RiskLevel(code): view for code, view in found.items()})
        if set(practice._least) != set(RiskTrigger):
            raise ValueError(set(RiskTrigger) - set(practice._least))
        return practice

    def least(self, triggers: Iterable[RiskTrigger]) -> RiskLevel:
        """The level that the gravest of these dangers has."""
        return max((self._least[one] for one in triggers), default=RiskLevel.BLUE)

    def levels(self) -> tuple[LevelView, ...]:
        """Every level, the lightest first."""
        return tuple(self._levels[level] for level in sorted(self._levels))
