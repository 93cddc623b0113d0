"""Columns that many tables of correction have."""

from __future__ import annotations

__all__ = ["ANSWER", "VOIDED"]

from app.i18n import tr

VOIDED = {"voided": tr("作废")}
ANSWER = {"answer": tr("答复"), "answered_on": tr("答复日期"), "approver": tr("审批人")}
