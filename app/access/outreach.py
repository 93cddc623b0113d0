"""Who may do and write what of 村居法律顾问、律师名录、服务点 and 普法."""

from __future__ import annotations

__all__ = ["DEEDS", "TABLES"]

from collections.abc import Mapping

from app.access.deed import HEAD, STAFF, Deed
from app.access.roles import Role

DEEDS: Mapping[str, Deed] = {
    "AppointAdviser": Deed("登记村居法律顾问", STAFF),
    "EndAdviser": Deed("解聘村居法律顾问", STAFF),
    "RecordAdvice": Deed("写顾问日志", STAFF),
    "ReviseAdvice": Deed("修改顾问日志", STAFF),
    "ConfirmAdvice": Deed("登记村居确认", STAFF),
    "ReviewAdvice": Deed("审核顾问日志", STAFF),
    "PayAdvice": Deed("登记顾问补贴核发", STAFF),
    "SetAdviceRate": Deed("设定顾问补贴标准", STAFF),
    "VerifyEntry": Deed("登记核验", STAFF),
    "PublishEntry": Deed("发布名录", STAFF),
    "RetireEntry": Deed("停用名录", STAFF),
    "ReopenEntry": Deed("恢复名录", STAFF),
    "AddLawyer": Deed("登记律师", STAFF),
    "ReviseLawyer": Deed("修改律师信息", STAFF),
    "RecordLicence": Deed("登记执业状态", STAFF),
    "AddPoint": Deed("登记服务点", STAFF),
    "RevisePoint": Deed("修改服务点", STAFF),
    "ImportPoints": Deed("导入服务点", STAFF),
    "MarkPlace": Deed("登记村居位置", STAFF),
    "PlanEvent": Deed("做普法计划", STAFF),
    "ReviseEvent": Deed("修改普法计划", STAFF),
    "ApproveEvent": Deed("审批普法活动", HEAD),
    "HoldEvent": Deed("登记普法活动实施", STAFF),
    "SumUpEvent": Deed("写普法小结", STAFF),
    "FileEvent": Deed("归档普法活动", STAFF),
    "CancelEvent": Deed("取消普法活动", STAFF),
    "AddLecturer": Deed("登记讲师", STAFF),
    "ReviseLecturer": Deed("修改讲师信息", STAFF),
    "EndLecturer": Deed("解聘讲师", STAFF),
    "ListAdvisers": Deed("查看村居法律顾问", STAFF),
    "ListLawyers": Deed("查看律师名录", STAFF),
    "ListPoints": Deed("查看服务点", STAFF),
    "ListPublicity": Deed("查看普法宣传", STAFF),
    "ReadEntry": Deed("查看名录和普法", STAFF),
    "ReadEntryChoices": Deed("查看名录和普法", STAFF),
    "ListAdviceRates": Deed("查看顾问补贴标准", STAFF),
    "MonthPapers": Deed("打印顾问月报", STAFF),
    "CardSheet": Deed("打印律师名片", STAFF),
    "ReadMap": Deed("查看服务点地图", STAFF),
    "ReadPointSheet": Deed("导入服务点", STAFF),
}

TABLES: Mapping[str, frozenset[Role]] = {
    "adviser_post": STAFF,
    "advice_log": STAFF,
    "advice_rate": STAFF,
    "lawyer": STAFF,
    "service_point": STAFF,
    "place_mark": STAFF,
    "publicity_event": STAFF,
    "lecturer": STAFF,
}
