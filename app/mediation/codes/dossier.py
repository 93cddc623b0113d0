"""Code lists of mediation: what lies in a dossier."""

from __future__ import annotations

__all__ = ["DossierPart"]

from app.codes import Code


class DossierPart(Code):
    """What lies in a dossier, in the order of F-A2."""

    REGISTER = "01", "申请书、受理登记表"
    RIGHTS = "02", "权利义务告知书"
    IDENTITY = "03", "当事人身份证明"
    AUTHORITY = "04", "授权委托书"
    INVESTIGATION = "05", "调查记录"
    EVIDENCE = "06", "证据材料"
    SESSION = "07", "调解记录"
    OUTCOME = "08", "调解协议书"
    PERFORMANCE = "09", "履行凭证"
    VISIT = "10", "回访记录"
    COURT = "11", "司法确认材料"
    STATEMENT = "12", "卷宗情况说明"
