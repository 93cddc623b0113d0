"""Code lists of mediation: what other organs send and are sent."""

from __future__ import annotations

__all__ = ["Channel", "CourtCourse", "Direction"]

from app.codes import Code


class Direction(Code):
    """Which way a referral went."""

    IN = "1", "转入"
    OUT = "2", "转出"


class Channel(Code):
    """对接渠道."""

    COURT = "1", "诉调对接"
    POLICE = "2", "公调对接"
    PETITIONS = "3", "访调对接"
    PROCURATORATE = "4", "检调对接"
    ADMINISTRATION = "5", "行调对接"
    OTHER = "6", "其他"


class CourtCourse(Code):
    """How a court sends a case, which decides the period of mediation."""

    ASSIGNED = "1", "立案前委派"
    ORDINARY = "2", "立案后委托，普通程序"
    SUMMARY = "3", "立案后委托，简易程序"
