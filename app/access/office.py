"""Who may do and write what of the office itself: committees, reports, sync, laptop users."""

from __future__ import annotations

__all__ = ["DEEDS", "TABLES"]

from collections.abc import Mapping

from app.access.deed import ABOVE, HEAD, MEDIATES, OFFICE, STAFF, Deed
from app.access.roles import Role

DEEDS: Mapping[str, Deed] = {
    # 调委会和调解员
    "AddCommittee": Deed("登记调委会", STAFF),
    "ReviseCommittee": Deed("修改调委会", STAFF),
    "EndCommittee": Deed("终止调委会", STAFF),
    "AddMediator": Deed("登记调解员", STAFF),
    "ReviseMediator": Deed("修改调解员", STAFF),
    "EndMediator": Deed("登记调解员离任", STAFF),
    "RecordTraining": Deed("登记培训", STAFF),
    "RecordFunding": Deed("登记经费", STAFF),
    "ListCommittees": Deed("查看调委会和调解员", MEDIATES),
    # 统计: each report by its line, by LINES
    "ListReports": Deed("查看统计", MEDIATES),
    "ReadReport": Deed("查看统计", MEDIATES),
    "ReadBehind": Deed("查看统计", MEDIATES),
    "ExportReport": Deed("导出统计", STAFF),
    "SubmitReport": Deed("上报统计", STAFF),
    # 同步：谁去镇上谁带 U 盘，封好的包带的人看不到
    "ReadSync": Deed("查看同步", OFFICE),
    "SyncNow": Deed("联网同步", OFFICE),
    "PauseSync": Deed("暂停同步", OFFICE),
    "FindSticks": Deed("查找 U 盘", OFFICE),
    "ExportToStick": Deed("存到 U 盘", OFFICE),
    "ImportFromStick": Deed("从 U 盘读入", OFFICE),
    "ListReviews": Deed("查看待确认的内容", MEDIATES),
    "ResolveReview": Deed("选定两处不同的内容", MEDIATES),
    # 封存：县级档案收下以后，本所各处清除
    "PackRecord": Deed("封存记录", HEAD),
    "FinishSealing": Deed("清除已封存的记录", HEAD),
    "DropSealing": Deed("作废封存包", HEAD),
    "ListSealings": Deed("查看封存登记", STAFF),
    # 号段
    "ReadNumbers": Deed("查看号段", OFFICE),
    # 本机用户
    "AddUser": Deed("添加用户", HEAD),
    "RemoveUser": Deed("移除用户", HEAD),
    "RenewUser": Deed("给同事重设身份或密码", HEAD),
    "RenewRecovery": Deed("换发恢复码", HEAD),
    "ChangePassphrase": Deed("修改自己的密码", OFFICE),
    "BackUpToday": Deed("备份本机资料", OFFICE),
    "ReadBackups": Deed("查看本机备份", OFFICE),
    "DropOlderBackups": Deed("删除以前的备份", HEAD),
}

TABLES: Mapping[str, frozenset[Role]] = {
    # 本所
    "user": HEAD | {Role.CITY},
    "committee": STAFF,
    "mediator": STAFF,
    "mediator_training": STAFF,
    "committee_funding": STAFF,
    "statistics_snapshot": STAFF,
    "number_block": HEAD | ABOVE,
    "rejection": frozenset({Role.CITY}),
    # 封存
    "sealed_record": HEAD | ABOVE,
}
