"""What the law asks of a case: guards with their articles, and all deadlines; pure functions."""

from __future__ import annotations

__all__ = [
    "CaseFacts",
    "DueFact",
    "ItemFact",
    "Named",
    "check_agreement",
    "check_case",
    "check_ending",
    "check_performance",
    "check_plan",
    "check_recusal",
    "check_session",
    "check_visit",
    "dues",
    "named",
    "shown_state",
    "written_compulsory",
]

from app.mediation.rules.acceptance import Named, check_case, check_recusal, named
from app.mediation.rules.agreements import check_agreement, written_compulsory
from app.mediation.rules.course import (
    check_ending,
    check_performance,
    check_plan,
    check_session,
    check_visit,
)
from app.mediation.rules.deadlines import dues, shown_state
from app.mediation.rules.facts import CaseFacts, DueFact, ItemFact
