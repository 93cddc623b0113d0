"""Queries of the registers."""

from __future__ import annotations

__all__ = [
    "CardSheet",
    "ListAdviceRates",
    "ListAdvisers",
    "ListLawyers",
    "ListPoints",
    "ListPublicity",
    "MonthPapers",
    "ReadEntry",
    "ReadEntryChoices",
    "ReadMap",
    "ReadPointSheet",
]

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.codes import Code
from app.ids import Id
from app.messages import Query
from app.outreach.views import (
    AdviserTab,
    EntryChoices,
    EntryDetail,
    EntryPage,
    LawyerTab,
    MapView,
    PointTab,
    PublicityTab,
    RateView,
    SheetView,
)
from app.records.messages import PaperLine


@dataclass(frozen=True, slots=True)
class _ListEntries(Query[EntryPage]):
    """A run of the list of a register; text filters by words of a row or pinyin initials.

    With `within` only these entries, whatever their tab. Nobody's file leads here: `person` is
    what the list of any line may be asked for.
    """

    tab: Code
    text: str = ""
    after: str | None = None
    limit: int = 200
    within: tuple[Id, ...] = ()
    person: Id | None = None


@dataclass(frozen=True, slots=True)
class ListAdvisers(_ListEntries):
    """A run of the advisers and their logs."""

    tab: AdviserTab = AdviserTab.OPEN


@dataclass(frozen=True, slots=True)
class ListLawyers(_ListEntries):
    """A run of 律师名录."""

    tab: LawyerTab = LawyerTab.PUBLIC


@dataclass(frozen=True, slots=True)
class ListPoints(_ListEntries):
    """A run of the list of 服务点."""

    tab: PointTab = PointTab.PUBLIC


@dataclass(frozen=True, slots=True)
class ListPublicity(_ListEntries):
    """A run of the list of 普法宣传."""

    tab: PublicityTab = PublicityTab.OPEN


@dataclass(frozen=True, slots=True)
class ReadEntry(Query[EntryDetail]):
    """One entry of any register."""

    id: Id


@dataclass(frozen=True, slots=True)
class ReadEntryChoices(Query[EntryChoices]):
    """What the forms of the registers offer."""


@dataclass(frozen=True, slots=True)
class ListAdviceRates(Query[tuple[RateView, ...]]):
    """Every rate of the allowance, the newest first."""


@dataclass(frozen=True, slots=True)
class MonthPapers(Query[tuple[PaperLine, ...]]):
    """The papers of a month: the summary of all logs, and the list of allowances."""

    month: date


@dataclass(frozen=True, slots=True)
class CardSheet(Query[PaperLine]):
    """The sheet of cards of every lawyer who may be shown to the public."""


@dataclass(frozen=True, slots=True)
class ReadMap(Query[MapView]):
    """The points shown to the public, and how far they are from a village."""

    village: str = ""


@dataclass(frozen=True, slots=True)
class ReadPointSheet(Query[SheetView]):
    """What a sheet holds, before it is taken in."""

    path: Path
