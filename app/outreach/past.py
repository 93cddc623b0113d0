"""The fields of the registers that offer what was typed before; never a number of anybody."""

from __future__ import annotations

__all__ = ["PAST"]

from db.tables.outreach import AdviceLog, Lawyer, Lecturer, PublicityEvent, ServicePoint

PAST = {
    "services.lawyers.firm": (Lawyer.firm,),
    "services.lawyers.how": (Lawyer.verified_how, ServicePoint.verified_how),
    "services.points.hours": (ServicePoint.hours,),
    "services.points.services": (ServicePoint.services,),
    "services.advisers.confirmer": (AdviceLog.confirmer,),
    "services.advisers.document_no": (AdviceLog.document_no,),
    "publicity.place": (PublicityEvent.place,),
    "publicity.theme": (PublicityEvent.theme,),
    "publicity.lecturer": (PublicityEvent.lecturer, Lecturer.name),
    "publicity.materials": (PublicityEvent.materials,),
    "publicity.unit": (Lecturer.unit,),
}
