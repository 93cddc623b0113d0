"""Code lists of mediation: sessions, endings and visits."""

from __future__ import annotations

__all__ = ["EndReason", "Outcome", "Prevention", "Satisfaction", "SessionMode", "VisitWay"]

from app.codes import Code


class SessionMode(Code):
    """调解方式."""

    ON_SITE = "1", "现场"
    TELEPHONE = "2", "电话"
    VIDEO = "3", "视频"


class Outcome(Code):
    """CL-03 调解结果 of one session."""

    SUCCESS = "1", "调解成功"
    FAILURE = "2", "调解不成"
    CONTINUE = "3", "有待继续调解"


class EndReason(Code):
    """终止原因."""

    REFUSED = "1", "一方拒绝"
    REQUESTED = "2", "要求终止"
    TOO_FAR_APART = "3", "分歧过大"
    UNREACHABLE = "4", "失联"
    WITHDRAWN = "5", "撤回"
    SUED = "6", "已起诉或仲裁"
    SHAM = "7", "虚假调解"
    OVER_TIME = "8", "超期"
    OTHER = "9", "其他"


class VisitWay(Code):
    """回访方式."""

    HOME = "1", "上门"
    TELEPHONE = "2", "电话"
    OFFICE = "3", "到所"


class Satisfaction(Code):
    """满意程度."""

    SATISFIED = "1", "满意"
    FAIRLY = "2", "基本满意"
    NOT = "3", "不满意"


class Prevention(Code):
    """CL-09 预防成效."""

    SUICIDE = "1", "防止民间纠纷引起自杀"
    CRIME = "2", "防止民间纠纷转化为刑事案件"
    PETITION = "3", "防止群体性上访"
    FIGHT = "4", "防止群体性械斗"
