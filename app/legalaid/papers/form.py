"""What a form of legal aid is: which rows it is made of, and what they give its template."""

from __future__ import annotations

__all__ = ["Form"]

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.legalaid.papers.record import AidPaper
from app.papers.filling import Slots
from app.papers.messages import Check
from app.records.offers import READY, Offer


def itself(_paper: AidPaper) -> Sequence[Any]:
    """For a paper made of the record itself."""
    return (None,)


def nothing_more(_paper: AidPaper, _row: Any) -> Slots:
    """For a form that says what every paper may say, and no more."""
    return Slots()


def unchecked(_paper: AidPaper, _row: Any) -> Iterable[Check]:
    """For a form with nothing of its own to check."""
    return ()


def always(_paper: AidPaper, _row: Any) -> Offer | None:
    """For a form that every one of its rows has."""
    return READY


def as_written(_paper: AidPaper, _row: Any) -> int:
    """For as many copies as the template says."""
    return 0


@dataclass(frozen=True, slots=True)
class Form:
    """One form; its words and its layout are resources/papers/legalaid/<kind>.toml.

    Attributes:
        kind: "la.F-B1" …
        fill: what the record and the row give beside `common`.
        rows: the rows it is made of, one paper each; (None,) for a paper of the record itself.
        offered: how the paper of a row stands in the list of the record; None where it has none.
        checks: what is checked before printing.
        copies: how many are printed; 0 for as many as the template says.
    """

    kind: str
    fill: Callable[[AidPaper, Any], Slots] = nothing_more
    rows: Callable[[AidPaper], Sequence[Any]] = itself
    offered: Callable[[AidPaper, Any], Offer | None] = always
    checks: Callable[[AidPaper, Any], Iterable[Check]] = unchecked
    copies: Callable[[AidPaper, Any], int] = as_written
