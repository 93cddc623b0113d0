"""Code lists of mediation: claims for cases."""

from __future__ import annotations

__all__ = ["SubsidyStage"]

from app.codes import Code


class SubsidyStage(Code):
    """How far a claim for a case's subsidy has come (以案定补)."""

    CLAIMED = "1", "申报"
    FIRST = "2", "初审"
    SECOND = "3", "复核"
    PUBLISHED = "4", "公示"
    PAID = "5", "发放"
    REFUSED = "9", "不予补贴"
