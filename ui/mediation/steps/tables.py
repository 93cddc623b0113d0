"""All steps of a case, by the name of their command."""

from __future__ import annotations

__all__ = ["STEPS"]

from ui.mediation.steps.agents import AGENT, END_AGENT
from ui.mediation.steps.aid import AID
from ui.mediation.steps.appraisals import APPRAISAL, OPINION
from ui.mediation.steps.completion import COMPLETION
from ui.mediation.steps.confirmation import APPLICATION, COURT, RULING
from ui.mediation.steps.dossier import ARCHIVE, BIND
from ui.mediation.steps.intake import ACCEPT, AGAIN, DECLINE
from ui.mediation.steps.investigations import EVIDENCE, INVESTIGATION
from ui.mediation.steps.later import CLOSE, NOTE, PERFORMANCE, PERSON, VISIT
from ui.mediation.steps.parties import ADDRESS, JOINING, SUCCESSION
from ui.mediation.steps.prevention import PREVENTION
from ui.mediation.steps.referrals import REFERRAL, REPLY, REVISION
from ui.mediation.steps.register import REGISTER, STRIKING
from ui.mediation.steps.risk import ASSESSMENT, REPORT
from ui.mediation.steps.talks import END, EXTEND, MEDIATORS, PLAN, SESSION, WITHDRAW
from ui.mediation.steps.terms import AGREEMENT, CHOOSING, DROPPED, RENEWAL, SIGNED

STEPS = {
    step.action: step
    for step in (
        PLAN, SESSION, AGREEMENT, CHOOSING, SIGNED, DROPPED, PERFORMANCE, VISIT, END, WITHDRAW,
        CLOSE, MEDIATORS, NOTE, PERSON, REGISTER, JOINING, STRIKING, COMPLETION, APPLICATION,
        COURT, RULING, INVESTIGATION, PREVENTION, REFERRAL, REVISION, REPLY, ASSESSMENT, REPORT,
        BIND, ARCHIVE, ACCEPT, DECLINE, AGAIN, EXTEND, RENEWAL, AGENT, END_AGENT, AID,
        APPRAISAL, OPINION, SUCCESSION, ADDRESS, EVIDENCE,
    )
}  # fmt: skip
