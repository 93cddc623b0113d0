"""What the desk shows of mediation, one module for each part of the work."""

from __future__ import annotations

__all__ = [
    "AgentView",
    "AgreementItemView",
    "AgreementView",
    "ApplicationView",
    "AppraisalView",
    "AssessmentView",
    "CaseCard",
    "CaseChoices",
    "CaseDetail",
    "CasePage",
    "CaseTab",
    "CommitteeChoice",
    "ConfirmationView",
    "InvestigationView",
    "LeadPage",
    "LeadTab",
    "LeadView",
    "LevelView",
    "MediatorChoice",
    "PartyView",
    "PlannedView",
    "PreventionView",
    "ReferralView",
    "ReportView",
    "RiskView",
    "SessionView",
    "SimilarCase",
    "Succession",
    "VisitView",
]

from app.mediation.views.agents import AgentView
from app.mediation.views.appraisals import AppraisalView
from app.mediation.views.confirmation import ApplicationView, ConfirmationView
from app.mediation.views.course import (
    AgreementItemView,
    AgreementView,
    CaseCard,
    CaseChoices,
    CaseDetail,
    CasePage,
    CaseTab,
    CommitteeChoice,
    MediatorChoice,
    PartyView,
    PlannedView,
    SessionView,
    SimilarCase,
    Succession,
    VisitView,
)
from app.mediation.views.investigations import InvestigationView
from app.mediation.views.leads import LeadPage, LeadTab, LeadView, PreventionView
from app.mediation.views.referrals import ReferralView
from app.mediation.views.risk import AssessmentView, ReportView, RiskView
from app.risk import LevelView
