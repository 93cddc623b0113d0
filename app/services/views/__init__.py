"""What the desk shows of 公共法律服务: frozen values, made by its queries."""

from __future__ import annotations

__all__ = [
    "ConsultationCard",
    "ConsultationDetail",
    "ConsultationPage",
    "ConsultationTab",
    "DangerView",
    "NoteView",
    "ReferralView",
    "ReportView",
    "ServiceChoices",
]

from app.services.views.consultations import (
    ConsultationCard,
    ConsultationDetail,
    ConsultationPage,
    ConsultationTab,
    NoteView,
    ServiceChoices,
)
from app.services.views.danger import DangerView, ReportView
from app.services.views.referrals import ReferralView
