"""Who may do and write what in 安置帮教."""

from __future__ import annotations

__all__ = ["DEEDS", "TABLES"]

from collections.abc import Mapping

from app.access.deed import HEAD, STAFF, Deed
from app.access.roles import Role

DEEDS: Mapping[str, Deed] = {
    "RegisterReleased": Deed("登记安帮对象", STAFF),
    "VerifyResidence": Deed("登记信息核查", STAFF),
    "RecordRelease": Deed("登记释放通知", STAFF),
    "HandOver": Deed("登记衔接", STAFF),
    "SetTeam": Deed("改帮教小组", STAFF),
    "SignAgreement": Deed("登记帮教协议", STAFF),
    "MakePlan": Deed("写帮教计划", STAFF),
    "AssessHelpRisk": Deed("评估帮教风险", STAFF),
    "DecideLevel": Deed("确定帮教级别", HEAD),
    "RecordContact": Deed("记帮教联系", STAFF),
    "GiveAid": Deed("登记帮扶", STAFF),
    "RecordSituation": Deed("登记安置情况", STAFF),
    "RecordInquiry": Deed("记摸排", STAFF),
    "EndHelp": Deed("办理解除帮教", HEAD),
    "StopHelp": Deed("终止帮教", STAFF),
    "TransferHelp": Deed("转出帮教", STAFF),
    "AddAftercare": Deed("登记社区戒毒转介卡", STAFF),
    "ReportAftercare": Deed("登记社区戒毒报到", STAFF),
    "NoteAftercare": Deed("在转介卡上记一笔", STAFF),
    "CloseAftercare": Deed("办结转介卡", STAFF),
    "ListReleased": Deed("查看安置帮教", STAFF),
    "ReadReleased": Deed("查看安置帮教", STAFF),
    "ReadHelp": Deed("查看安置帮教", STAFF),
}

TABLES: Mapping[str, frozenset[Role]] = {
    "released_person": STAFF,
    "help_member": STAFF,
    "help_plan": STAFF,
    "help_risk": STAFF,
    "help_inquiry": STAFF,
    "help_contact": STAFF,
    "help_aid": STAFF,
    "drug_aftercare": STAFF,
    "drug_aftercare_entry": STAFF,
}
