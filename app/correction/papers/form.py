"""What a form of 社区矫正 is: which rows it is made of, and what they give its template."""

from __future__ import annotations

__all__ = ["Form", "nothing_more"]

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.correction.papers.subject import SubjectPaper
from app.papers.filling import Slots
from app.papers.messages import Check


def nothing_more(_paper: SubjectPaper, _row: Any) -> Slots:
    """For a form that says what every paper may say, and no more."""
    return Slots()


def unchecked(_paper: SubjectPaper, _row: Any) -> Iterable[Check]:
    """For a form with nothing of its own to check."""
    return ()


@dataclass(frozen=True, slots=True)
class Form:
    """One form; its words and its layout are resources/papers/correction/<kind>.toml.

    Attributes:
        kind: "cor.D1" …
        fill: what the subject and the row give beside `common`.
        table: the rows it is made of, one paper each (they have `subject`); None for a paper made
            of the subject itself.
        read: what goes with such a row (the steps of a search); `fill` and `checks` then get what
            it returns instead of the row.
        checks: what is checked before printing.
    """

    kind: str
    fill: Callable[[SubjectPaper, Any], Slots] = nothing_more
    table: type[Any] | None = None
    read: Callable[[Session, Any], Any] | None = None
    checks: Callable[[SubjectPaper, Any], Iterable[Check]] = unchecked
