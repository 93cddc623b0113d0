"""Code lists of legal aid: what lies in a dossier."""

from __future__ import annotations

__all__ = ["AidPart"]

from app.codes import Code


class AidPart(Code):
    """What lies in a dossier, in its order; the codes begin with L, apart from other lines'."""

    REVIEW = "L01", "审批表、决定书"
    APPLICATION = "L02", "申请表、通知书"
    IDENTITY = "L03", "身份证明"
    MEANS = "L04", "经济困难材料"
    AUTHORITY = "L05", "指派和委托手续"
    PROCEEDINGS = "L06", "诉讼文书、证据材料"
    LETTERS = "L07", "转交、告知和公函"
    CHANGES = "L08", "更换、异议材料"
    CLOSING = "L09", "结案材料"
