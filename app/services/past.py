"""The fields of the services that offer what was typed into them before: lawyers and organs."""

from __future__ import annotations

__all__ = ["PAST"]

from db.tables.services import Consultation, ConsultationReferral

PAST = {
    "services.lawyer": (Consultation.answered_by, Consultation.taken_by),
    "services.organ": (ConsultationReferral.organ,),
}
