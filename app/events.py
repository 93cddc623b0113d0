"""Facts published after a commit: frozen, small, without content that needs protection."""

from __future__ import annotations

__all__ = ["ContentsSaid", "Event", "RecordsChanged", "ReviewsChanged", "SyncChanged"]

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
class ContentsSaid(Event):
    """Rows that name these contents (photos, scans) are committed."""

    contents: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class SyncChanged(Event):
    """What waits, travels or was signed for has changed."""


@dataclass(frozen=True, slots=True)
class ReviewsChanged(Event):
    """The number of open reviews may have changed."""
