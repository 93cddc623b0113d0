"""Facts published after a commit: frozen, small, without content that needs protection."""

from __future__ import annotations

__all__ = [
    "ContentsSaid",
    "DayTurned",
    "Event",
    "MadeAnew",
    "RecordsChanged",
    "ReviewsChanged",
    "RulesChanged",
    "SyncChanged",
]

from dataclasses import dataclass

from app.ids import Id


class Event:
    """Base of frozen dataclasses told to subscribers after the commit they belong to."""


@dataclass(frozen=True, slots=True)
class RecordsChanged(Event):
    """Records of a line of work changed, here or by what came in.

    Attributes:
        line: "mediation", "people", "papers" …
        records: ids of the records (cases, persons); empty when too many to name.
        incoming: True when the change came from elsewhere.
    """

    line: str
    records: tuple[Id, ...] = ()
    incoming: bool = False


@dataclass(frozen=True, slots=True)
class RulesChanged(Event):
    """What is derived of all records of a line is out of date (the numbers of a class, say)."""

    line: str


@dataclass(frozen=True, slots=True)
class MadeAnew(Event):
    """How far it is with making anew what other rules change.

    Attributes:
        done: records made anew so far.
        total: how many there are; 0 once it has ended.
    """

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ContentsSaid(Event):
    """Rows that name these contents (photos, scans) are committed."""

    contents: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class DayTurned(Event):
    """Today is another day, or the screen was locked a while: what was read may be of yesterday."""


@dataclass(frozen=True, slots=True)
class SyncChanged(Event):
    """What waits, travels or was signed for has changed."""


@dataclass(frozen=True, slots=True)
class ReviewsChanged(Event):
    """The number of open reviews may have changed."""
