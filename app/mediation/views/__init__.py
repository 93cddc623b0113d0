"""What the desk shows of mediation, one module for each part of the work."""

from __future__ import annotations

__all__ = [
    "AgreementItemView",
    "AgreementView",
    "CaseCard",
    "CaseChoices",
    "CaseDetail",
    "CasePage",
    "CaseTab",
    "CommitteeChoice",
    "MediatorChoice",
    "NextStep",
    "PaperLine",
    "PartyView",
    "PlannedView",
    "SessionView",
    "SimilarCase",
    "StepView",
    "TimelineItem",
    "VisitView",
]

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
