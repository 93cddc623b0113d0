"""Code lists CL-01 to CL-11 of mediation, as data; a module for each part of the work."""

from __future__ import annotations

__all__ = [
    "AgentBasis",
    "AgentProof",
    "AgreementForm",
    "Authority",
    "Certification",
    "Channel",
    "ConfirmationBar",
    "ConfirmationState",
    "CourtCourse",
    "DeclineGround",
    "Difficulty",
    "Direction",
    "DisputeType",
    "DossierPart",
    "EndReason",
    "Exclusion",
    "ItemStatus",
    "LeadStep",
    "LeaveGround",
    "OriginReason",
    "Outcome",
    "PartyRole",
    "Prevention",
    "ReportTo",
    "RiskAction",
    "RiskLevel",
    "RiskTrigger",
    "Ruling",
    "Satisfaction",
    "SessionMode",
    "Source",
    "SubsidyStage",
    "VisitWay",
]

from app.mediation.codes.agents import AgentBasis, AgentProof, Authority, Certification
from app.mediation.codes.agreements import AgreementForm, ItemStatus
from app.mediation.codes.confirmation import ConfirmationBar, ConfirmationState, Ruling
from app.mediation.codes.course import (
    EndReason,
    Outcome,
    Prevention,
    Satisfaction,
    SessionMode,
    VisitWay,
)
from app.mediation.codes.dossier import DossierPart
from app.mediation.codes.intake import (
    DeclineGround,
    Difficulty,
    DisputeType,
    Exclusion,
    LeaveGround,
    OriginReason,
    PartyRole,
    Source,
)
from app.mediation.codes.leads import LeadStep
from app.mediation.codes.referrals import Channel, CourtCourse, Direction
from app.mediation.codes.subsidies import SubsidyStage
from app.risk import ReportTo, RiskAction, RiskLevel, RiskTrigger
