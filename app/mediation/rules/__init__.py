"""What the law asks of a case: guards with their articles, and all deadlines; pure functions."""

from __future__ import annotations

__all__ = [
    "LIMITS",
    "AdviceFact",
    "AgentFact",
    "CaseFacts",
    "DueFact",
    "ItemFact",
    "Named",
    "PartyFact",
    "PartyKnown",
    "advice",
    "both_sides",
    "can_wait",
    "capacity_on",
    "check_acceptance",
    "check_again",
    "check_agent",
    "check_agreement",
    "check_amounts",
    "check_both_sides",
    "check_capacity",
    "check_case",
    "check_closing",
    "check_decline",
    "check_dropped",
    "check_ending",
    "check_extension",
    "check_in_time",
    "check_performance",
    "check_plan",
    "check_recusal",
    "check_registration",
    "check_renewal",
    "check_session",
    "check_settlers",
    "check_signatures",
    "check_terms",
    "check_views",
    "check_visit",
    "dues",
    "is_among",
    "limit_of",
    "missing_of",
    "named",
    "shown_state",
    "written_compulsory",
]

from app.mediation.rules.acceptance import (
    Named,
    both_sides,
    check_acceptance,
    check_again,
    check_both_sides,
    check_case,
    check_decline,
    check_recusal,
    check_registration,
    is_among,
    named,
)
from app.mediation.rules.advice import AdviceFact, advice
from app.mediation.rules.agents import (
    AgentFact,
    PartyFact,
    capacity_on,
    check_agent,
    check_capacity,
    check_settlers,
    check_views,
)
from app.mediation.rules.agreements import (
    check_agreement,
    check_amounts,
    check_dropped,
    check_renewal,
    check_signatures,
    check_terms,
    written_compulsory,
)
from app.mediation.rules.course import (
    check_closing,
    check_ending,
    check_extension,
    check_in_time,
    check_performance,
    check_plan,
    check_session,
    check_visit,
)
from app.mediation.rules.deadlines import dues, limit_of, shown_state
from app.mediation.rules.facts import LIMITS, CaseFacts, DueFact, ItemFact
from app.mediation.rules.later import PartyKnown, can_wait, missing_of
