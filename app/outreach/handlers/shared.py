"""What every use case of the registers begins and ends with."""

from __future__ import annotations

__all__ = ["done", "entry_of", "require", "step"]

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from app.codes import Code
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.work import Work
from db.tables.base import Journalled

R = TypeVar("R", bound=Journalled)
S = TypeVar("S", bound=Code)

_GONE = "没有找到这一条，可能已经撤销，或者还没有同步过来"


def entry_of(table: type[R], record: Id, work: Work) -> R:
    """The row to be worked on."""
    row = work.session.get(table, record)
    if row is None or row.voided:
        raise Refused(Fault(tr(_GONE)))
    return row


def require(state: Code, deed: str, *, among: frozenset[Code]) -> None:
    """Refuse what makes no sense in this state."""
    if state not in among:
        says = tr("现在是“{state}”，不能{deed}")
        raise Refused(Fault(says.format(state=tr(state.label), deed=deed)))


def step(row: Any, target: S, on: date, may_move: Callable[[S, S], bool]) -> None:
    """Lead a row on; refused where there is no arrow."""
    source = type(target)(row.state)
    if not may_move(source, target):
        says = tr("现在是“{state}”，不能改为“{target}”")
        raise Refused(Fault(says.format(state=tr(source.label), target=tr(target.label))))
    row.state, row.state_on = target.value, on


def done(row: Journalled, work: Work) -> Id:
    """Written; the entry is what comes back."""
    work.session.flush()
    return row.id
