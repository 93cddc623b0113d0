"""What the law and good practice ask of a record: guards, terms and reminders; pure functions."""

from __future__ import annotations

__all__ = [
    "HelpFacts",
    "InquiryFact",
    "aftercare_end",
    "card_dues",
    "check_aid",
    "check_assessment",
    "check_contact",
    "check_end",
    "check_handover",
    "check_inquiry",
    "check_measures",
    "check_registration",
    "check_release",
    "check_verification",
    "dues",
    "help_term",
    "is_key",
    "met_last",
    "not_met_from",
    "seeking",
    "shown_state",
    "three_none",
]

from app.resettlement.rules.deadlines import card_dues, dues
from app.resettlement.rules.facts import (
    HelpFacts,
    InquiryFact,
    aftercare_end,
    help_term,
    is_key,
    met_last,
    not_met_from,
    seeking,
    shown_state,
    three_none,
)
from app.resettlement.rules.guards import (
    check_aid,
    check_assessment,
    check_contact,
    check_end,
    check_handover,
    check_inquiry,
    check_measures,
    check_registration,
    check_release,
    check_verification,
)
