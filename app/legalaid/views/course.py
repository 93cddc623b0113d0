"""What the station did with a record: asked for, suggested, sent on, learnt."""

from __future__ import annotations

__all__ = [
    "AidNoteView",
    "CompletionView",
    "ForwardingView",
    "ProposalView",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import Id
from app.legalaid.codes import (
    CarriedBy,
    ForwardKind,
    NoteSource,
    Proposal,
    Provisional,
)


@dataclass(frozen=True, slots=True)
class CompletionView:
    """补正: what was told to be missing."""

    id: Id
    told_on: date
    wanted: tuple[str, ...]
    until: date
    by_centre: bool
    supplied_on: date | None
    supply_note: str
    lapsed_on: date | None

    @property
    def open(self) -> bool:
        """Whether it is still waited for."""
        return self.supplied_on is None and self.lapsed_on is None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """初审意见 of the station."""

    id: Id
    made_on: date
    opinion: Proposal
    reasons: str
    provisional: tuple[Provisional, ...]
    by: str


@dataclass(frozen=True, slots=True)
class ForwardingView:
    """One forwarding; items are (name, copies, pages)."""

    id: Id
    kind: ForwardKind
    forwarded_at: datetime
    to: str
    way: CarriedBy | None
    note: str
    items: tuple[tuple[str, int, int | None], ...]
    by: str
    received_on: date | None
    receiver: str


@dataclass(frozen=True, slots=True)
class AidNoteView:
    """What was learnt of how it goes."""

    id: Id
    at: datetime
    source: NoteSource
    text: str
    told_applicant: bool
    by: str
