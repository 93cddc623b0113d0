"""Use cases of mediation, one module for each part of the work."""

from __future__ import annotations

__all__ = ["COMMANDS", "ERRANDS", "VOLUME"]

from collections.abc import Mapping

from app.mediation.handlers import (
    agents,
    agreements,
    aid,
    appraisals,
    confirmation,
    course,
    dossier,
    intake,
    investigations,
    leads,
    oral,
    parties,
    referrals,
    register,
    risk,
    subsidies,
)
from app.work import Errand, Handler

COMMANDS: Mapping[type, Handler] = {
    **intake.COMMANDS,
    **course.COMMANDS,
    **dossier.COMMANDS,
    **agreements.COMMANDS,
    **aid.COMMANDS,
    **agents.COMMANDS,
    **appraisals.COMMANDS,
    **confirmation.COMMANDS,
    **investigations.COMMANDS,
    **leads.COMMANDS,
    **oral.COMMANDS,
    **parties.COMMANDS,
    **referrals.COMMANDS,
    **register.COMMANDS,
    **risk.COMMANDS,
    **subsidies.COMMANDS,
}

ERRANDS: Mapping[type, Errand] = {**dossier.ERRANDS}
VOLUME = dossier.VOLUME
