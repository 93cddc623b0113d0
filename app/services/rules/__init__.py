"""What the law and good practice ask of the services: guards and deadlines; pure functions."""

from __future__ import annotations

__all__ = [
    "ConsultationFacts",
    "DangerFact",
    "ReportFact",
    "SlipFact",
    "answer_by",
    "answer_due",
    "check_answer",
    "check_appointment",
    "check_caller",
    "check_closing",
    "check_danger",
    "check_end",
    "check_question",
    "check_rating",
    "check_receipt",
    "check_received",
    "check_referral",
    "check_report",
    "check_told",
    "check_tracking",
    "current_danger",
    "dues",
    "told_since",
]

from app.services.rules.danger import (
    check_closing,
    check_danger,
    check_end,
    check_report,
    check_tracking,
    told_since,
)
from app.services.rules.deadlines import answer_by, answer_due, dues
from app.services.rules.facts import (
    ConsultationFacts,
    DangerFact,
    ReportFact,
    SlipFact,
    current_danger,
)
from app.services.rules.guards import (
    check_answer,
    check_appointment,
    check_caller,
    check_question,
    check_rating,
    check_receipt,
    check_received,
    check_referral,
    check_told,
)
