"""Rounds: plan, print, settle on return."""

from __future__ import annotations

__all__ = [
    "CloseRound",
    "DropRound",
    "ListRounds",
    "PlanRound",
    "ReadRound",
    "ReadVisitable",
    "RoundRow",
    "RoundView",
    "SettleStop",
    "StopOutcome",
    "StopView",
    "Village",
    "VisitableView",
]

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.codes import Code
from app.ids import Id
from app.messages import Command, Query, Visitable
from app.today.messages import DueRow


class StopOutcome(Code):
    """What became of a stop; 没有见到 is as good an answer as any."""

    VISITED = "1", "见到了"
    ABSENT = "2", "没有见到"
    POSTPONED = "3", "没有去"


@dataclass(frozen=True, slots=True)
class Village:
    """A village of the town, and how many records of it may be visited.

    Attributes:
        initials: of its name in pinyin; due: how many of them owe something.
    """

    code: str
    name: str
    initials: str
    count: int
    due: int


@dataclass(frozen=True, slots=True)
class VisitableView:
    """Somebody who may be visited, with what is due.

    Attributes:
        label: of the line of work; village: by name.
    """

    line: str
    label: str
    village: str
    who: Visitable
    dues: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class ReadVisitable(Query[tuple[tuple[Village, ...], tuple[VisitableView, ...]]]):
    """All villages of the town; who may be visited in the chosen ones, the most urgent first."""

    villages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRound(Command[Id]):
    """Plan a round.

    Attributes:
        stops: (line, record), in the order of the way.
    """

    on: date
    villages: tuple[str, ...]
    visitors: tuple[str, ...]
    stops: tuple[tuple[str, Id], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SettleStop(Command[Id]):
    """Enter what a stop brought; what was found goes into the record itself."""

    stop: Id
    outcome: StopOutcome
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CloseRound(Command[Id]):
    """Close a round; every stop has an outcome by then."""

    round: Id


@dataclass(frozen=True, slots=True)
class DropRound(Command[Id]):
    """Strike out a round that nobody went on."""

    round: Id
    reason: str


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop; `who` is None where its record cannot be seen here any more."""

    id: Id
    line: str
    label: str
    record: Id
    village: str
    who: Visitable | None
    dues: tuple[DueRow, ...]
    outcome: StopOutcome | None
    at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round with its stops, in the order of the way.

    Attributes:
        hidden: stops of lines the reader may not see.
    """

    id: Id
    on: date
    villages: tuple[str, ...]
    visitors: tuple[str, ...]
    note: str
    stops: tuple[StopView, ...]
    hidden: int
    closed_on: date | None

    @property
    def open(self) -> Sequence[StopView]:
        """Stops without an outcome."""
        return [stop for stop in self.stops if stop.outcome is None]


@dataclass(frozen=True, slots=True)
class ReadRound(Query[RoundView]):
    """One round."""

    round: Id


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in the list."""

    id: Id
    on: date
    villages: tuple[str, ...]
    visitors: tuple[str, ...]
    stops: int
    settled: int
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class ListRounds(Query[tuple[RoundRow, ...]]):
    """All rounds, the newest first."""
