"""How a line of work takes part in rounds: whom the office may visit, and what was found."""

from __future__ import annotations

__all__ = ["Visited", "Visits"]

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.ids import Id
from app.messages import Visitable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work


@dataclass(frozen=True, slots=True)
class Visited:
    """What was found on a visit."""

    record: Id
    at: datetime
    findings: str
    visitors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """How a line takes part in rounds.

    Attributes:
        among: who lives in some villages (12-digit codes) and is in hand on a day.
        note: keep what was found, as the line keeps its visits; returns the id of the row.
    """

    among: Callable[[Session, date, Collection[str]], list[Visitable]]
    note: Callable[[Visited, Work], Id]
