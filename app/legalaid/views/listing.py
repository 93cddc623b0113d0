"""The list of legal aid: its rows, its tabs, a run of it."""

from __future__ import annotations

__all__ = [
    "AidCard",
    "AidPage",
    "AidTab",
]

from dataclasses import dataclass

from app.codes import Code
from app.ids import Id
from app.legalaid.codes import (
    Flag,
)
from app.legalaid.states import State, Step
from app.today.messages import CaseDue


class AidTab(Code):
    """The tabs above the list, by whose turn it is."""

    STATION = "station", "待办"
    CENTRE = "centre", "待决定"
    HANDLED = "handled", "承办中"
    CLOSED = "closed", "已办结"


@dataclass(frozen=True, slots=True)
class AidCard:
    """One row of the list.

    Attributes:
        about: what it is about, in words ("追索劳动报酬，台山市某制衣厂").
        number: "" while there is none.
        state: None for a wish another line handed over.
        due: the most urgent thing to do, or None.
    """

    id: Id
    title: str
    about: str
    number: str
    state: State | None
    step: Step | None
    flags: tuple[Flag, ...]
    due: CaseDue | None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class AidPage:
    """A run of the list, most urgent first; only the first run brings the numbers.

    Attributes:
        counts: number of records under each tab; flags: of each flag among those not closed.
        late: number of records with something overdue.
        after: cursor of the next run, or None at the end.
    """

    rows: tuple[AidCard, ...]
    total: int
    counts: tuple[tuple[AidTab, int], ...]
    flags: tuple[tuple[Flag, int], ...]
    late: int
    after: str | None
