"""What the desk shows of the dossier of a case."""

from __future__ import annotations

__all__ = ["DossierItem", "DossierView"]

from dataclasses import dataclass
from datetime import date

from app.mediation.codes import DossierPart, Retention


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One line of the index (F-A2).

    Attributes:
        page_from, page_to: pages of the inside, from 1; None where they are not known yet.
        note: what stands behind it in the index ("复印件", "签字件").
        state: "signed" (came back signed), "here" (printed, or a file), "paper" (lies in the
            dossier and not in the computer), "unprinted", or "missing".
    """

    part: DossierPart
    title: str
    page_from: int | None
    page_to: int | None
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier, bound or still growing.

    Attributes:
        items: what lies in it and what it lacks, in the order of F-A2.
        gaps: what must be in it and is not, by name.
        sentence: how it stands ("再补回访记录即可归档").
        complete: nothing is missing, and nothing changed since it was bound.
        unsigned: printed papers of which no signed page came back.
        pages: of the inside; 0 while it is not bound.
        bound_on: None while it is not bound; archived_on: while its record can still change.
    """

    items: tuple[DossierItem, ...]
    gaps: tuple[str, ...]
    sentence: str
    complete: bool
    unsigned: int
    pages: int = 0
    volume: str = "1"
    binder: str = ""
    bound_on: date | None = None
    retention: Retention | None = None
    note: str = ""
    shelf: str = ""
    reviewer: str = ""
    archived_on: date | None = None
