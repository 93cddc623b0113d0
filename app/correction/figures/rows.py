"""The rows of the reports of 社区矫正, and who is on the register on which day."""

from __future__ import annotations

__all__ = ["Enrolled", "category_rows", "key_of", "register"]

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.correction.codes import Discharge
from app.correction.states import Category, State
from app.ids import Id
from app.statistics.table import RowHead
from app.work import Work
from db.tables.correction import CorrectionSubject, Judgment

_SUBJECT = CorrectionSubject


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One correction on the register.

    Attributes:
        row: of the report, by category.
        since: the day it was received; left: the day it was no more.
        how: what it left as: "released", "terminated" or "moved_out"; "" while it is there.
        ended_as: a `Discharge` or `Termination` code, or "".
        end_on: the last day of the term.
    """

    id: Id
    person: Id
    row: Id
    since: date
    left: date | None
    how: str
    ended_as: str
    end_on: date
    moved_in: bool
    minor: bool

    def on(self, day: date) -> bool:
        """Whether it is on the register at the end of a day."""
        return self.since <= day and (self.left is None or self.left > day)


def key_of(category: str) -> Id:
    """The row of a category."""
    return category.encode()


def category_rows(_work: Work) -> tuple[RowHead, ...]:
    """管制, 缓刑, 假释, 暂予监外执行."""
    return tuple(RowHead(key_of(one.value), one.label) for one in Category)


def register(work: Work) -> Iterator[Enrolled]:
    """Everybody the office has received, with when and how they left."""
    rows = work.session.execute(
        select(
            _SUBJECT.id,
            _SUBJECT.person,
            Judgment.category,
            _SUBJECT.accepted_on,
            _SUBJECT.state,
            _SUBJECT.state_on,
            _SUBJECT.ended_on,
            _SUBJECT.ended_as,
            Judgment.end_on,
            _SUBJECT.moved_in,
            _SUBJECT.minor_regime,
        )
        .join(Judgment, Judgment.subject == _SUBJECT.id)
        .where(
            _SUBJECT.office == work.me.office,
            _SUBJECT.accepted_on.is_not(None),
            ~_SUBJECT.voided,
            ~Judgment.voided,
        )
        .order_by(_SUBJECT.id)
    )
    for id, person, category, since, state, state_on, ended_on, ended_as, *rest in rows:
        if since is not None:
            left, how = _left(State(state), state_on, ended_on, ended_as)
            yield Enrolled(id, person, key_of(category), since, left, how, ended_as, *rest)


def _left(
    state: State, state_on: date, ended_on: date | None, ended_as: str
) -> tuple[date | None, str]:
    if state is State.MOVED:
        return state_on, "moved_out"
    if not ended_as:
        return None, ""
    released = ended_as in set(Discharge)
    return ended_on or state_on, "released" if released else "terminated"
