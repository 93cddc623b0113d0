"""A record as the rules need it: what was received, asked, sent, decided, and when."""

from __future__ import annotations

__all__ = [
    "AidFacts",
    "AssignmentFact",
    "ClosingFact",
    "CompletionFact",
    "DecisionFact",
    "ObjectionFact",
    "review_due",
    "stopped_days",
]

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.i18n import month_day, tr
from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.legalaid.codes import (
    CaseKind,
    ClosingWay,
    DecisionKind,
    Entry,
    LegalStatus,
    MeansRoute,
    NoticeGround,
)
from app.legalaid.rules.sealing import is_defended_minor, is_sealable
from app.legalaid.states import State
from app.people.masking import Known, masked_name

_REVIEW = 7  # days, 法律援助法 第43条


@dataclass(frozen=True, slots=True)
class CompletionFact:
    """补正: told on a day, until a day; supplied, or called withdrawn, or still open."""

    id: Id
    told_on: date
    until: date
    supplied_on: date | None = None
    lapsed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether the clock stands still."""
        return self.supplied_on is None and self.lapsed_on is None


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A decision of the centre."""

    id: Id
    kind: DecisionKind
    decided_on: date
    came_on: date
    served_on: date | None = None

    @property
    def known_on(self) -> date:
        """The day from which the applicant's terms run: served, or as long as not, received."""
        return self.served_on or self.came_on


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """The assignment that holds."""

    id: Id
    assigned_on: date
    unit: str
    lawyer: str
    contract_on: date | None = None
    organ_told_on: date | None = None


@dataclass(frozen=True, slots=True)
class ObjectionFact:
    """The newest objection."""

    id: Id
    filed_on: date
    decided_on: date | None = None
    served_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClosingFact:
    """结案."""

    ended_on: date
    reported_on: date | None = None
    reviewed_on: date | None = None
    archived_on: date | None = None
    missing: str = ""
    way: ClosingWay | None = None
    light: bool = False


@dataclass(frozen=True, slots=True)
class AidFacts:
    """A record as the rules need it.

    Attributes:
        birth: of who is aided, None where it is not known.
        missing: names of what is asked for and not there.
        ready_on: the day the last of the papers came.
        forwarded_on, acknowledged_on: of the newest forwarding to the centre.
        completions, decisions: oldest first.
        heard_on: the day something was last heard of how it goes, a move of its state included.
        opponents: names of the other side, opponents_shown: as lists have them (陆× of a minor);
            rivals: (lawyer, unit) who stand for it.
        archived_on: since when the dossier is closed; the state goes on saying how it ended.
        change: (id, asked_on) of a change of lawyer that is not decided yet.
        asked_at: when somebody in custody asked; received_at: when it came here (R-B01).
        found_on: the day the organ found that it must notify (R-B05a).
        unfit_on: the newest statement of means, where it meets the standard no more (R-B21).
        centre_on: the day the centre was last heard.
        kind, status: what sort of case, and who the aided person is in it.
    """

    id: Id
    name: str
    state: State
    entry: Entry
    received_on: date
    birth: date | None = None
    fast: bool = False
    route: MeansRoute | None = None
    limitation_on: date | None = None
    urged: bool = False
    missing: tuple[str, ...] = ()
    ready_on: date | None = None
    forwarded_on: date | None = None
    acknowledged_on: date | None = None
    completions: tuple[CompletionFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    assignment: AssignmentFact | None = None
    change: tuple[Id, date] | None = None
    objection: ObjectionFact | None = None
    closing: ClosingFact | None = None
    archived_on: date | None = None
    heard_on: date | None = None
    ground: NoticeGround | None = None
    opponents: tuple[str, ...] = ()
    opponents_shown: tuple[str, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()
    asked_at: datetime | None = None
    received_at: datetime | None = None
    found_on: date | None = None
    unfit_on: date | None = None
    centre_on: date | None = None
    kind: CaseKind | None = None
    status: LegalStatus | None = None

    @property
    def shown(self) -> str:
        """The name as lists and reminders have it: 陆× of a minor (未成年人保护法 第103条)."""
        return masked_name(Known(self.name, self.birth), self.received_on)

    @property
    def minor(self) -> bool:
        """Whether younger than eighteen as the record begins."""
        return Known(self.name, self.birth).minor(self.received_on)

    @property
    def defended_minor(self) -> bool:
        """Whether it tells of a crime a minor is charged with."""
        minor = self.minor or self.ground is NoticeGround.MINOR
        return is_defended_minor(self.kind, self.status, minor=minor)

    @property
    def sealable(self) -> bool:
        """Whether the record ends in 封存 (R-B24)."""
        ended = self.closing
        way, light = (ended.way, ended.light) if ended else (None, False)
        return is_sealable(way, defended_minor=self.defended_minor, light=light)

    @property
    def to_seal(self) -> bool:
        """Whether nothing keeps it from the archive any more."""
        return self.sealable and self.state in (State.AUDITED, State.ARCHIVED)

    @property
    def decision(self) -> DecisionFact | None:
        """The newest decision."""
        return self.decisions[-1] if self.decisions else None

    @property
    def waiting_for(self) -> CompletionFact | None:
        """补正 that is still waited for."""
        return next((one for one in self.completions if one.open), None)


def stopped_days(completions: Iterable[CompletionFact], received_on: date | None = None) -> int:
    """How many days the clock of R-B02 stood still: from each 告知 to the day all was there.

    Each day once, whoever asked.

    Args:
        received_on: what was asked for after the seven days from it had run out stops nothing.
    """
    days, until = 0, received_on or date.min
    for one in sorted(completions, key=lambda one: one.told_on):
        if one.supplied_on is None:
            continue
        if received_on and one.told_on >= received_on + timedelta(_REVIEW + days):
            break
        days += max((one.supplied_on - max(one.told_on, until)).days, 0)
        until = max(until, one.supplied_on)
    return days


def review_due(case: AidFacts, law: Rulebook) -> Due | None:
    """R-B02: seven days from the station's receipt, without the days of 补正.

    None for a notice, which nobody reviews, and while 补正 is waited for.
    """
    if case.entry is Entry.NOTICE or case.waiting_for is not None:
        return None
    stopped = stopped_days(case.completions, case.received_on)
    due = law.due("la.R-B02", case.received_on + timedelta(stopped))
    if not stopped:
        return due
    says = tr("{day}收件，{n} 日，补正的 {stopped} 日不算，到 {raw}")
    why = says.format(
        day=month_day(case.received_on),
        n=law["la.R-B02"].period,
        stopped=stopped,
        raw=month_day(due.raw),
    )
    if due.internal != due.raw:
        why = tr("{why}；{raw}休息，提前到 {day}").format(
            why=why, raw=month_day(due.raw), day=month_day(due.internal)
        )
    return Due(due.raw, due.rolled, due.internal, due.published, why)
