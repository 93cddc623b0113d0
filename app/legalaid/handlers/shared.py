"""What every use case of legal aid begins and ends with."""

from __future__ import annotations

__all__ = ["done", "late", "late_at", "move", "must_be", "new_row", "open_row", "record_of"]

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypeVar

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.legalaid.states import State, may_move
from app.lines import Lines
from app.work import Work
from db.tables.base import Journalled
from db.tables.legalaid import AidCase

R = TypeVar("R", bound=Journalled)


def record_of(record: Id, work: Work) -> AidCase:
    """The record to be worked on."""
    case = work.session.get(AidCase, record)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这件法律援助，可能已经撤销，或者还没有同步过来")))
    work.tool(Lines).require_open(work.session, case.id)
    return case


def must_be(case: AidCase, states: Collection[State], deed: str) -> None:
    """Refuse what makes no sense in this state."""
    state = State(case.state)
    if state not in states:
        says = tr("这件法律援助现在是“{state}”，不能{deed}")
        raise Refused(Fault(says.format(state=tr(state.label), deed=deed)))


def move(case: AidCase, target: State, on: date, note: str = "") -> None:
    """Lead on; refused where there is no arrow."""
    source = State(case.state)
    if not may_move(source, target):
        says = tr("这件法律援助现在是“{state}”，不能改为“{target}”")
        raise Refused(Fault(says.format(state=tr(source.label), target=tr(target.label))))
    case.state, case.state_on, case.state_note = target.value, on, note.strip()


def new_row(table: type[R], case: AidCase, work: Work, /, **values: Any) -> R:
    """A row that hangs on a record."""
    row = table(id=work.new_id(), office=case.office, case=case.id, **values)
    work.session.add(row)
    return row


def open_row(row: R | None, says: str) -> R:
    """The row that an answer belongs to; refused, in these words, where nothing is open."""
    if row is None:
        raise Refused(Fault(says))
    return row


def late(on: date | None, field: str, work: Work) -> list[Fault]:
    """Nothing is entered that has not happened."""
    if on and on > work.clock.today():
        return [Fault(tr("日期晚于今天，请核对"), field)]
    return []


def late_at(at: datetime | None, field: str, work: Work) -> list[Fault]:
    """Nothing is entered that has not happened, to the minute."""
    if at and at > work.clock.now():
        return [Fault(tr("时间晚于现在，请核对"), field)]
    return []


def done(case: AidCase, work: Work) -> Id:
    """Written; the record is what comes back."""
    work.session.flush()
    return case.id
