"""Code lists CL-20 to CL-29 of legal aid, as data; a module for each part of the work."""

from __future__ import annotations

__all__ = [
    "AidForm",
    "AssetKind",
    "CaseKind",
    "Category",
    "ChangeOption",
    "ChangeReason",
    "CloseResult",
    "ClosingWay",
    "DecisionKind",
    "Delivery",
    "Exemption",
    "FastTag",
    "FilerBasis",
    "ForumKind",
    "Hardship",
    "IncomeKind",
    "Kinship",
    "LegalStatus",
    "Matter",
    "MeansResult",
    "MeansRoute",
    "NoLimit",
    "NoticeGround",
    "NoticeKind",
    "ObjectionAgainst",
    "ObjectionOutcome",
    "Organ",
    "Proposal",
    "Provisional",
    "ReceivedBy",
    "Refusal",
    "Stage",
    "Termination",
    "UnitKind",
    "VerifyWay",
    "WrongAgency",
]

from app.legalaid.codes.course import (
    ChangeOption,
    ChangeReason,
    CloseResult,
    ClosingWay,
    ObjectionAgainst,
    ObjectionOutcome,
    UnitKind,
)
from app.legalaid.codes.decisions import (
    DecisionKind,
    Delivery,
    Proposal,
    Provisional,
    Refusal,
    Termination,
    WrongAgency,
)
from app.legalaid.codes.intake import (
    AidForm,
    CaseKind,
    Category,
    FastTag,
    FilerBasis,
    ForumKind,
    LegalStatus,
    Matter,
    ReceivedBy,
    Stage,
)
from app.legalaid.codes.means import (
    AssetKind,
    Exemption,
    Hardship,
    IncomeKind,
    Kinship,
    MeansResult,
    MeansRoute,
    NoLimit,
    VerifyWay,
)
from app.legalaid.codes.notices import (
    NoticeGround,
    NoticeKind,
    Organ,
)
