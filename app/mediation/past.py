"""The fields of mediation that offer what was typed into them before, and where it is kept.

Places, manners and trades; never a number of a person, nor what happened to somebody.
"""

from __future__ import annotations

__all__ = ["PAST"]

from db.tables.mediation import (
    Agreement,
    AgreementItem,
    Investigation,
    JudicialConfirmation,
    MediationCase,
    MediationSession,
    PlannedSession,
    Referral,
    Screening,
)
from db.tables.people import Person

PAST = {
    "mediation.place": (MediationCase.place,),
    "mediation.session_place": (MediationSession.place, PlannedSession.place),
    "mediation.attendees": (MediationSession.attendees, Investigation.attendees),
    "mediation.court": (JudicialConfirmation.court,),
    "mediation.organ": (Referral.organ,),
    "mediation.finder": (Screening.finder,),
    "mediation.manner": (AgreementItem.manner,),
    "mediation.performance": (Agreement.performance,),
    "mediation.liability": (Agreement.liability,),
    "mediation.proof": (AgreementItem.proof,),
    "people.ethnicity": (Person.ethnicity,),
    "people.occupation": (Person.occupation,),
    "people.work_unit": (Person.work_unit,),
}
