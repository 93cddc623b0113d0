"""What the rules need of a case: plain values."""

from __future__ import annotations

__all__ = [
    "CONTRACTED_LAND",
    "LABOUR",
    "LIMITS",
    "MEDIATING",
    "ApplicationFact",
    "AppraisalFact",
    "CaseFacts",
    "DueFact",
    "ItemFact",
    "LookFact",
    "ReferralFact",
    "ReportFact",
    "article",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.i18n import tr
from app.ids import Id
from app.mediation.codes import (
    AgreementForm,
    Channel,
    CourtCourse,
    Direction,
    DisputeType,
    ItemStatus,
    ReportTo,
    RiskLevel,
    RiskTrigger,
    Ruling,
    Source,
)
from app.mediation.states import State
from app.records.messages import Missing
from app.today.owed import DueFact

MEDIATING = frozenset({State.ACCEPTED, State.MEDIATING, State.CONTINUING})
# Rules that end the time to mediate in, whichever of them binds a case.
LIMITS = (
    "med.R-A03",
    "med.R-A03a",
    "med.R-A04",
    "med.R-A04a",
    "med.R-A04b",
    "med.R-A06",
    "med.R-A07",
)
CONTRACTED_LAND = "土地承包"  # a tag of the specification's list
LABOUR = frozenset({DisputeType.MIGRANT_WAGES, DisputeType.LABOUR})


@dataclass(frozen=True, slots=True)
class ItemFact:
    """A performance item as the rules need it."""

    id: Id
    debtor: str
    creditor: str
    content: str
    amount_fen: int | None
    due_on: date | None
    status: ItemStatus


@dataclass(frozen=True, slots=True)
class ApplicationFact:
    """An application for judicial confirmation of the agreement in hand."""

    applied_on: date
    accepted_on: date | None = None
    received_on: date | None = None
    extended: bool = False
    outcome: Ruling | None = None
    ruled_on: date | None = None


@dataclass(frozen=True, slots=True)
class AppraisalFact:
    """One 鉴定; without `received_on` the opinion is waited for."""

    began_on: date
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class LookFact:
    """One look at the risk."""

    at: datetime
    level: RiskLevel
    triggers: frozenset[RiskTrigger] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportFact:
    """One report of the risk."""

    at: datetime
    to: frozenset[ReportTo]
    written: bool = False


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """One referral in or out."""

    id: Id
    direction: Direction
    channel: Channel
    received_on: date
    organ: str = ""
    course: CourtCourse | None = None
    online: bool = False
    agreed_on: date | None = None
    asked_by: date | None = None
    police_decided_on: date | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as the rules need it; `met_on` are the days of its sessions."""

    id: Id
    title: str
    state: State
    state_on: date
    accepted_on: date
    source: Source
    dispute_type: DisputeType
    form: AgreementForm | None = None
    effective_on: date | None = None
    items: tuple[ItemFact, ...] = ()
    visited_on: tuple[date, ...] = ()
    met_on: tuple[date, ...] = ()
    tags: tuple[str, ...] = ()
    applied_on: date | None = None
    occurred_on: date | None = None
    ext_until: date | None = None
    amount_fen: int | None = None
    reached_on: date | None = None
    next_visit_on: date | None = None
    closed_on: date | None = None
    risk: RiskLevel = RiskLevel.BLUE
    application: ApplicationFact | None = None
    looks: tuple[LookFact, ...] = ()
    reports: tuple[ReportFact, ...] = ()
    referrals: tuple[ReferralFact, ...] = ()
    appraisals: tuple[AppraisalFact, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def appraised_since(self) -> date | None:
        """Since when an opinion is waited for; None while none is."""
        return next((one.began_on for one in self.appraisals if one.received_on is None), None)


def article(number: int) -> str:
    """An article of 人民调解法, as shown."""
    return tr("人民调解法 第{n}条").format(n=number)
