"""公共法律服务: commands in, queries and views out; the only room of the line that ui imports."""

from __future__ import annotations

__all__ = [
    "Advice",
    "AidTold",
    "AnswerConsultation",
    "AppointAnswer",
    "AskForAid",
    "AssessDanger",
    "CloseConsultation",
    "ConsultationCard",
    "ConsultationDetail",
    "ConsultationPage",
    "ConsultationTab",
    "DangerView",
    "LevelView",
    "ListConsultations",
    "NoteConsultation",
    "RaiseLead",
    "RateConsultation",
    "ReadConsultation",
    "ReadDangerPractice",
    "ReadServiceChoices",
    "Receipt",
    "RecordReferralReceipt",
    "ReferConsultation",
    "ReferralCheck",
    "ReferralView",
    "RegisterConsultation",
    "ReportDanger",
    "ReportTo",
    "ReportView",
    "RevealCaller",
    "ReviseConsultation",
    "RiskAction",
    "RiskLevel",
    "RiskTrigger",
    "Satisfaction",
    "Scope",
    "ServiceChoices",
    "State",
    "Step",
    "TakeUpConsultation",
    "Target",
    "Topic",
    "Way",
]

from app.risk import LevelView, ReportTo, RiskAction, RiskLevel, RiskTrigger
from app.services.codes import (
    Advice,
    AidTold,
    Receipt,
    ReferralCheck,
    Satisfaction,
    Scope,
    Target,
    Topic,
    Way,
)
from app.services.messages.consultations import (
    AnswerConsultation,
    AppointAnswer,
    CloseConsultation,
    ListConsultations,
    NoteConsultation,
    RateConsultation,
    ReadConsultation,
    ReadServiceChoices,
    RegisterConsultation,
    RevealCaller,
    ReviseConsultation,
    TakeUpConsultation,
)
from app.services.messages.danger import AssessDanger, ReadDangerPractice, ReportDanger
from app.services.messages.referrals import (
    AskForAid,
    RaiseLead,
    RecordReferralReceipt,
    ReferConsultation,
)
from app.services.states import State, Step
from app.services.views import (
    ConsultationCard,
    ConsultationDetail,
    ConsultationPage,
    ConsultationTab,
    DangerView,
    ReferralView,
    ReportView,
    ServiceChoices,
)
