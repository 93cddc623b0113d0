"""What the desk shows of mediation, one module for each part of the work."""

from __future__ import annotations

__all__ = [
    "AdviceView",
    "AgentView",
    "AgreementItemView",
    "AgreementView",
    "ApplicationView",
    "AssessmentView",
    "CaseCard",
    "CaseChoices",
    "CaseDetail",
    "CasePage",
    "CaseTab",
    "CommitteeChoice",
    "ConfirmationView",
    "DossierItem",
    "DossierView",
    "InvestigationView",
    "LeadPage",
    "LeadTab",
    "LeadView",
    "LevelView",
    "MediatorChoice",
    "Missing",
    "NextStep",
    "PaperLine",
    "PartyView",
    "PlannedView",
    "PreventionView",
    "ReferralView",
    "ReportView",
    "RiskView",
    "SessionView",
    "SimilarCase",
    "StepView",
    "TimelineItem",
    "VisitView",
]

from app.mediation.views.agents import AgentView
from app.mediation.views.confirmation import ApplicationView, ConfirmationView
from app.mediation.views.course import (
    AdviceView,
    AgreementItemView,
    AgreementView,
    CaseCard,
    CaseChoices,
    CaseDetail,
    CasePage,
    CaseTab,
    CommitteeChoice,
    MediatorChoice,
    NextStep,
    PaperLine,
    PartyView,
    PlannedView,
    SessionView,
    SimilarCase,
    StepView,
    TimelineItem,
    VisitView,
)
from app.mediation.views.dossier import DossierItem, DossierView
from app.mediation.views.investigations import InvestigationView
from app.mediation.views.later import Missing
from app.mediation.views.leads import LeadPage, LeadTab, LeadView, PreventionView
from app.mediation.views.referrals import ReferralView
from app.mediation.views.risk import AssessmentView, LevelView, ReportView, RiskView
