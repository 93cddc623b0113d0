"""The rows beside a subject's course as the rules need them: leave, permits, devices, illness."""

from __future__ import annotations

__all__ = [
    "CrossAreaFact",
    "LeaveFact",
    "MonitoringFact",
    "Moves",
    "OutsideFact",
    "PermitFact",
    "ProhibitionFact",
    "RelocationFact",
    "ReviewFact",
]

from dataclasses import dataclass
from datetime import date, datetime

from app.correction.codes import (
    Answer,
    GuarantorState,
    Level,
    MonitoringGround,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
)
from app.ids import Id


@dataclass(frozen=True, slots=True)
class LeaveFact:
    """One leave as the rules need it.

    Attributes:
        level: whose leave it takes, as counted when it was asked for.
        returned_on: the day of 销假; None while away.
    """

    id: Id
    asked_on: date
    depart_on: date
    due_on: date
    level: Level = Level.OFFICE
    answer: Answer | None = None
    answered_on: date | None = None
    filed_on: date | None = None
    told_procurator_on: date | None = None
    returned_on: date | None = None
    destinations: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def approved(self) -> bool:
        """Whether it may be used."""
        return self.answer is Answer.YES

    @property
    def standing(self) -> bool:
        """Asked for, not refused, not called off: its days count."""
        return self.answer in (None, Answer.YES) and not self.unused

    @property
    def unused(self) -> bool:
        """Whether it was called off before the day of departure."""
        return self.returned_on is not None and self.returned_on < self.depart_on

    def away(self, today: date) -> bool:
        """Whether the subject is out on it."""
        return self.approved and self.depart_on <= today and self.returned_on is None

    @property
    def unreported(self) -> bool:
        """Whether an approval still waits for 备案, or the procurator's office to hear of it."""
        waits = {Level.OFFICE: self.filed_on, Level.CITY: self.told_procurator_on}
        return self.approved and waits.get(self.level, self.asked_on) is None

    @property
    def last_on(self) -> date:
        """The last day it takes: the day of return, else the day it ends."""
        return self.returned_on or self.due_on


@dataclass(frozen=True, slots=True)
class CrossAreaFact:
    """One approval as the rules need it."""

    id: Id
    areas: tuple[str, ...]
    from_on: date
    to_on: date
    answer: Answer | None = None
    ended_on: date | None = None
    answered_on: date | None = None

    def in_force(self, today: date) -> bool:
        """Whether trips may be made under it."""
        over = self.ended_on is not None and self.ended_on <= today
        return self.answer is Answer.YES and self.from_on <= today <= self.to_on and not over


@dataclass(frozen=True, slots=True)
class RelocationFact:
    """One request to be moved, as the rules need it."""

    id: Id
    target: str
    applied_on: date
    consulted_on: date | None = None
    replied_on: date | None = None
    reply: Answer | None = None
    decided_on: date | None = None
    decision: Answer | None = None
    decision_no: str = ""
    told_on: date | None = None
    sent_on: date | None = None
    reported_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether something of it is still to come."""
        if self.decision is Answer.YES:
            return self.reported_on is None
        return self.told_on is None


@dataclass(frozen=True, slots=True)
class ProhibitionFact:
    """One 禁止令 as the rules need it."""

    id: Id
    kind: ProhibitionKind
    content: str
    start_on: date
    end_on: date

    def in_force(self, day: date) -> bool:
        """Whether it binds on a day, the first and the last included."""
        return self.start_on <= day <= self.end_on


@dataclass(frozen=True, slots=True)
class PermitFact:
    """One permit as the rules need it."""

    id: Id
    kind: PermitKind
    from_at: datetime
    to_at: datetime
    answer: Answer | None = None
    answered_on: date | None = None
    told_court_on: date | None = None
    told_procurator_on: date | None = None
    target: str = ""

    @property
    def untold(self) -> bool:
        """Whether court or procurator still wait to hear of leave to enter a place (R19)."""
        told = self.told_court_on and self.told_procurator_on
        return self.kind is PermitKind.PLACE and self.answer is Answer.YES and not told


@dataclass(frozen=True, slots=True)
class MonitoringFact:
    """电子定位 as the rules need it; `end_on` is that of the last extension."""

    id: Id
    ground: MonitoringGround
    start_on: date
    end_on: date
    answer: Answer | None = None
    answered_on: date | None = None
    told_on: date | None = None
    removed_on: date | None = None
    device: str = ""

    @property
    def current(self) -> bool:
        """Whether it is asked for, or in use."""
        return self.answer is None or self.running

    @property
    def running(self) -> bool:
        """Whether it was approved and the device is still on."""
        return self.answer is Answer.YES and self.removed_on is None


@dataclass(frozen=True, slots=True)
class OutsideFact:
    """Why a sentence is served outside, as the rules need it."""

    id: Id
    ground: OutsideGround
    expected_on: date | None = None
    born_on: date | None = None
    until_on: date | None = None
    hospital: str = ""
    diagnosis: str = ""
    guarantor: str = ""
    guarantor_id_no: str = ""
    guarantor_phone: str = ""
    guarantor_state: GuarantorState | None = None
    guarantor_on: date | None = None

    @property
    def unguaranteed(self) -> bool:
        """Whether the guarantor is gone and nobody took the place (刑事诉讼法 第268条)."""
        ill = self.ground is OutsideGround.ILLNESS
        return ill and self.guarantor_state is not GuarantorState.VALID


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """One 病情复查; `done_on` None for one that was only put off to a later day."""

    id: Id
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Moves:
    """The rows of one subject, each kind in the order it was written down."""

    leaves: tuple[LeaveFact, ...] = ()
    crossings: tuple[CrossAreaFact, ...] = ()
    relocations: tuple[RelocationFact, ...] = ()
    permits: tuple[PermitFact, ...] = ()
    prohibitions: tuple[ProhibitionFact, ...] = ()
    devices: tuple[MonitoringFact, ...] = ()
    outside: OutsideFact | None = None
    reviews: tuple[ReviewFact, ...] = ()

    @property
    def relocation(self) -> RelocationFact | None:
        """The request to be moved that is still open."""
        return next((one for one in reversed(self.relocations) if one.open), None)

    @property
    def device(self) -> MonitoringFact | None:
        """The 电子定位 asked for or in use."""
        return next((one for one in reversed(self.devices) if one.current), None)
