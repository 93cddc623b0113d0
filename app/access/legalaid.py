"""Who may do and write what in 法律援助: a station only enters, forwards and follows."""

from __future__ import annotations

__all__ = ["DEEDS", "TABLES"]

from collections.abc import Mapping

from app.access.deed import CORRECTS, MEDIATES, STAFF, Deed
from app.access.roles import Role

DEEDS: Mapping[str, Deed] = {
    "RegisterApplication": Deed("登记法律援助申请", STAFF),
    "ReviseApplication": Deed("修改法律援助申请", STAFF),
    "RegisterNotice": Deed("登记通知辩护", STAFF),
    "ReceiveMaterials": Deed("登记申请材料", STAFF),
    "DropWish": Deed("登记不再申请", STAFF),
    "StateMeans": Deed("登记经济困难状况", STAFF),
    "RequestCompletion": Deed("告知补正", STAFF),
    "SupplyCompletion": Deed("登记补齐材料", STAFF),
    "LapseApplication": Deed("登记视为撤回", STAFF),
    "WithdrawApplication": Deed("登记撤回申请", STAFF),
    "ReferElsewhere": Deed("告知或者移送有权机构", STAFF),
    "ProposeAid": Deed("写初审意见", STAFF),
    "ForwardApplication": Deed("转交法律援助机构", STAFF),
    "AcknowledgeForwarding": Deed("登记机构签收", STAFF),
    "AddAidNote": Deed("记法律援助进展", STAFF),
    "SendToMediation": Deed("转排查、调解", STAFF),
    "RecordAidDecision": Deed("登记法律援助机构的决定", STAFF),
    "ServeAidDecision": Deed("登记决定书送达", STAFF),
    "FileAidObjection": Deed("登记法律援助异议", STAFF),
    "RecordAidReview": Deed("登记异议审查决定", STAFF),
    "RecordAssignment": Deed("登记法律援助指派", STAFF),
    "TellOrgan": Deed("登记法律援助公函", STAFF),
    "RecordContract": Deed("登记委托手续", STAFF),
    "AskLawyerChange": Deed("登记更换承办人申请", STAFF),
    "RecordLawyerChange": Deed("登记更换承办人决定", STAFF),
    "EndMatter": Deed("登记援助事项办结", STAFF),
    "SubmitClosing": Deed("登记结案材料", STAFF),
    "RecordAudit": Deed("登记结案审核", STAFF),
    "RecordAidSubsidy": Deed("登记办案补贴", STAFF),
    "ArchiveAid": Deed("法律援助归档", STAFF),
    "BindAidDossier": Deed("给法律援助立卷", STAFF),
    "Assess": Deed("看初审意见", STAFF),
    "CheckConflict": Deed("核对利益冲突", STAFF),
    "SetMeansStandard": Deed("设定经济困难标准", STAFF),
    "ListMeansStandards": Deed("查看经济困难标准", STAFF),
    "ListApplications": Deed("查看法律援助", STAFF),
    "ReadApplication": Deed("查看法律援助", STAFF),
}

# 机构的决定可以由县级自己登记
TABLES: Mapping[str, frozenset[Role]] = {
    "aid_case": CORRECTS,
    "aid_wish": MEDIATES,
    "aid_party": CORRECTS,
    "aid_material": CORRECTS,
    "aid_means": CORRECTS,
    "aid_member": CORRECTS,
    "aid_asset": CORRECTS,
    "aid_completion": CORRECTS,
    "aid_proposal": CORRECTS,
    "aid_forwarding": CORRECTS,
    "aid_decision": CORRECTS,
    "aid_assignment": CORRECTS,
    "aid_change": CORRECTS,
    "aid_objection": CORRECTS,
    "aid_notice": CORRECTS,
    "aid_closing": CORRECTS,
    "aid_note": CORRECTS,
    "aid_dossier": CORRECTS,
    "aid_standard": STAFF,
}
