"""What went wrong and what was done about it, as the rules need it: clues, searches, sanctions."""

from __future__ import annotations

__all__ = [
    "ClueFact",
    "CustodyFact",
    "IncidentFact",
    "Measures",
    "NoticeFact",
    "SanctionFact",
    "SearchFact",
    "found_clue",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.clock import CHINA
from app.correction.codes import Answer, Ground, IncidentKind, NoticeKind, SanctionKind, Severity
from app.ids import Id, named_id


@dataclass(frozen=True, slots=True)
class ClueFact:
    """One clue; it is no breach before an officer has looked into it.

    Attributes:
        rule: id of the rule that may be broken.
        on: the day it was found.
        defence: whether what the subject says to it was noted.
    """

    id: Id
    rule: str
    on: date
    verified_on: date | None = None
    justified: bool | None = None
    severity: Severity | None = None
    defence: bool = False

    @property
    def breach(self) -> bool:
        """Whether it was verified, and without a good reason."""
        return self.verified_on is not None and not self.justified

    @property
    def open(self) -> bool:
        """Whether it waits for an officer."""
        return self.verified_on is None


@dataclass(frozen=True, slots=True)
class SanctionFact:
    """One sanction, from the proposal on.

    Attributes:
        rows: ids of the clues and searches it rests on.
    """

    id: Id
    kind: SanctionKind
    proposed_on: date
    rows: frozenset[Id] = frozenset()
    ground: Ground | None = None
    answer: Answer | None = None
    decided_on: date | None = None
    served_on: date | None = None
    filed_on: date | None = None
    arrest_asked_at: datetime | None = None
    arrested_on: date | None = None
    outcome: Answer | None = None
    outcome_on: date | None = None
    objected_on: date | None = None
    objection_answered: bool = False

    @property
    def granted(self) -> bool:
        """Whether the county decided on it."""
        return self.answer is Answer.YES

    @property
    def refused(self) -> bool:
        """Whether it came to nothing."""
        return self.answer is Answer.NO or self.outcome is Answer.NO

    @property
    def known_on(self) -> date | None:
        """From when on the subject knows of it: nobody goes on in spite of what was not told."""
        return self.served_on or self.decided_on


@dataclass(frozen=True, slots=True)
class SearchFact:
    """One search for a subject who cannot be reached."""

    id: Id
    since: datetime
    steps: tuple[datetime, ...] = ()
    police_at: datetime | None = None
    procurator_at: datetime | None = None
    county_at: datetime | None = None
    found_at: datetime | None = None

    @property
    def lost_on(self) -> date:
        """The first day, which is not counted (刑事诉讼法 第105条)."""
        return self.since.astimezone(CHINA).date()

    @property
    def found_on(self) -> date | None:
        """The day the subject was found."""
        return self.found_at.astimezone(CHINA).date() if self.found_at else None

    def days(self, today: date) -> int:
        """Days out of reach until found, or until today (T10)."""
        return ((self.found_on or today) - self.lost_on).days


@dataclass(frozen=True, slots=True)
class CustodyFact:
    """One time in custody."""

    id: Id
    organ: str
    notice_on: date
    from_on: date
    told_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class IncidentFact:
    """One 突发事件."""

    id: Id
    kind: IncidentKind
    heard_at: datetime
    county_at: datetime | None = None
    closed: bool = False

    @property
    def heard_on(self) -> date:
        """The day the office heard of it."""
        return self.heard_at.astimezone(CHINA).date()


@dataclass(frozen=True, slots=True)
class NoticeFact:
    """One notice of the procurator's office."""

    id: Id
    kind: NoticeKind
    received_on: date
    reply_due: date | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """The rows of one subject, each kind in the order it was written down."""

    clues: tuple[ClueFact, ...] = ()
    sanctions: tuple[SanctionFact, ...] = ()
    searches: tuple[SearchFact, ...] = ()
    custodies: tuple[CustodyFact, ...] = ()
    notices: tuple[NoticeFact, ...] = ()
    incidents: tuple[IncidentFact, ...] = ()

    @property
    def search(self) -> SearchFact | None:
        """The search under way."""
        return next((one for one in reversed(self.searches) if one.found_at is None), None)

    def clue_of(self, search: SearchFact) -> ClueFact | None:
        """What an officer found of the days out of reach, once the subject was found."""
        wanted = found_clue(search.id)
        return next((one for one in self.clues if one.id == wanted), None)


def found_clue(search: Id) -> Id:
    """The clue that a search which found somebody leaves behind: one, on every laptop."""
    return named_id("search", search.hex())
