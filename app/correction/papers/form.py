"""What a form of 社区矫正 is: which rows it is made of, and what they give its template."""

from __future__ import annotations

__all__ = ["Form", "nothing_more", "when_answered"]

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.correction.papers.subject import SubjectPaper
from app.i18n import tr
from app.papers.filling import Slots
from app.papers.messages import Check
from app.records.offers import READY, Offer, later


def nothing_more(_paper: SubjectPaper, _row: Any) -> Slots:
    """For a form that says what every paper may say, and no more."""
    return Slots()


def unchecked(_paper: SubjectPaper, _row: Any) -> Iterable[Check]:
    """For a form with nothing of its own to check."""
    return ()


def always(_paper: SubjectPaper, _row: Any) -> Offer | None:
    """For a form that every one of its rows has."""
    return READY


def when_answered(_paper: SubjectPaper, row: Any) -> Offer | None:
    """For what tells of an answer: not before there is one."""
    return READY if row.answer else later(tr("批复后"))


@dataclass(frozen=True, slots=True)
class Form:
    """One form; its words and its layout are resources/papers/correction/<kind>.toml.

    Attributes:
        kind: "cor.D1" …
        fill: what the subject and the row give beside `common`.
        table: the rows it is made of, one paper each (they have `subject`); None for a paper made
            of the subject itself.
        read: what goes with such a row (the steps of a search), or with the subject's id where
            there is no table; `fill` and `checks` then get what it returns instead of the row.
        checks: what is checked before printing.
        offered: how the paper of a row (None for the subject's own) stands in the list of the
            record; None where it is not offered.
    """

    kind: str
    fill: Callable[[SubjectPaper, Any], Slots] = nothing_more
    table: type[Any] | None = None
    read: Callable[[Session, Any], Any] | None = None
    checks: Callable[[SubjectPaper, Any], Iterable[Check]] = unchecked
    offered: Callable[[SubjectPaper, Any], Offer | None] = always
