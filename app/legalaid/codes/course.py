"""Code lists of legal aid: assignment, change of lawyer, objection, closing."""

from __future__ import annotations

__all__ = [
    "ChangeOption",
    "ChangeReason",
    "CloseResult",
    "ClosingWay",
    "ObjectionAgainst",
    "ObjectionOutcome",
    "UnitKind",
]

from app.codes import Code


class UnitKind(Code):
    """承办单位."""

    FIRM = "1", "律师事务所"
    GRASSROOTS = "2", "基层法律服务所"
    CENTRE = "3", "法律援助机构"
    OTHER = "9", "其他组织"


class ChangeReason(Code):
    """更换法律援助人员的理由."""

    NEGLECT = "1", "没有依法履行职责"
    CONFLICT = "2", "有利益冲突，应当回避"
    UNABLE = "3", "因病、执业状态等不能继续办理"
    SPECIALIST = "4", "需要具备相应条件的律师"
    OTHER = "9", "其他正当理由"


class ChangeOption(Code):
    """更换通知书（格式十七）的选项."""

    PERSON = "1", "更换承办人"
    UNIT = "2", "更换承办单位"
    KEPT = "3", "不予更换"


class ObjectionAgainst(Code):
    """异议针对的决定 (第49条)."""

    REFUSAL = "1", "不予法律援助的决定"
    TERMINATION = "2", "终止法律援助的决定"


class ObjectionOutcome(Code):
    """司法行政部门的审查决定 (第49条第2款)."""

    UPHELD = "1", "维持法律援助机构的决定"
    CORRECT = "2", "责令法律援助机构改正"


class ClosingWay(Code):
    """办结方式."""

    JUDGMENT = "1", "判决"
    COURT_MEDIATION = "2", "法院调解"
    AWARD = "3", "仲裁裁决"
    AWARD_MEDIATION = "4", "仲裁调解"
    SETTLED = "5", "和解或者人民调解"
    WITHDRAWN = "6", "撤诉、撤回申请"
    NOT_PROSECUTED = "7", "不起诉、撤销案件"
    DONE = "8", "咨询、代书等办结"
    OTHER = "9", "其他"


class CloseResult(Code):
    """承办结果."""

    FULL = "1", "请求全部得到支持"
    PART = "2", "请求部分得到支持"
    NONE = "3", "请求没有得到支持"
    ADOPTED = "4", "辩护、代理意见被采纳"
    NOT_ADOPTED = "5", "辩护、代理意见没有被采纳"
    OTHER = "9", "其他"
