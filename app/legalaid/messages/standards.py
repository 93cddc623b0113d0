"""经济困难标准: the city's figures, as the office enters them from a paper."""

from __future__ import annotations

__all__ = ["ListMeansStandards", "SetMeansStandard", "StandardView"]

from dataclasses import dataclass
from datetime import date

from app.ids import Id
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class StandardView:
    """Figures that hold from a day on, in fen and hundredths of a m².

    Attributes:
        badge: how well they are known ("未经核实"), "" where a paper says so.
        shipped: came with the program, and is not the office's to change.
    """

    since: date
    monthly_fen: int
    area_per_head: int | None
    basis: str
    badge: str
    shipped: bool


@dataclass(frozen=True, slots=True)
class SetMeansStandard(Command[Id]):
    """The city's figures from a day on; the same day again corrects them.

    Attributes:
        monthly_fen: disposable income of an urban resident by month, of the year before.
        area_per_head: local average of housing in hundredths of a m², where it is known.
        basis: the paper that says so.
    """

    since: date
    monthly_fen: int | None
    area_per_head: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ListMeansStandards(Query[tuple[StandardView, ...]]):
    """All figures, the newest first."""
