"""Code lists of danger: what a caller is told to do first, and what a look at it was for."""

from __future__ import annotations

__all__ = ["Advice", "DangerStep"]

from app.codes import Code


class Advice(Code):
    """What somebody under violence was told (反家庭暴力法)."""

    EMERGENCY = "1", "有危险马上拨打 110"
    WARNING = "2", "可以请公安出具告诫书"
    PROTECTION = "3", "可以向法院申请人身安全保护令（七十二小时内作出，紧急的二十四小时内）"
    EVIDENCE = "4", "保留就医记录、照片、录音等证据"
    SHELTER = "5", "可以到临时庇护场所"
    WOMEN = "6", "可以向妇联、村（居）委会求助"


class DangerStep(Code):
    """What a look at a danger was for."""

    ASSESSED = "1", "评估"
    TRACKED = "2", "跟踪"
    ENDED = "3", "结束跟踪"
