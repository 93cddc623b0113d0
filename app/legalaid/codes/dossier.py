"""Code lists of legal aid: what lies in a dossier."""

from __future__ import annotations

__all__ = ["AidPart"]

from app.codes import Code


class AidPart(Code):
    """What lies in a dossier, in its order (specification F-B13: 一案一卷)."""

    REVIEW = "01", "审批表、决定书"
    APPLICATION = "02", "申请表、通知书"
    IDENTITY = "03", "身份证明"
    MEANS = "04", "经济困难材料"
    AUTHORITY = "05", "指派和委托手续"
    PROCEEDINGS = "06", "诉讼文书、证据材料"
    LETTERS = "07", "转交、告知和公函"
    CHANGES = "08", "更换、异议材料"
    CLOSING = "09", "结案材料"
