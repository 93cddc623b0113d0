"""Code lists of mediation: disputes found by looking."""

from __future__ import annotations

__all__ = ["LeadStep"]

from app.codes import Code


class LeadStep(Code):
    """What is to become of a lead, and what became of it."""

    ON_THE_SPOT = "1", "就地化解"
    MEDIATION = "2", "转调解"
    REPORT = "3", "上报"
