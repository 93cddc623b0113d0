"""The ladder of one subject: what is there, what comes, and why (R20 to R24)."""

from __future__ import annotations

__all__ = ["ReadLadder"]

from dataclasses import dataclass

from app.correction.views.discipline import LadderView
from app.ids import Id
from app.messages import Query


@dataclass(frozen=True, slots=True)
class ReadLadder(Query[LadderView]):
    """The right column of the desk of reports; `looks` uncover its evidence and searches."""

    subject: Id
    looks: tuple[Id, ...] = ()
