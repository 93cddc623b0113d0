"""What every use case of 安置帮教 begins and ends with."""

from __future__ import annotations

__all__ = ["done", "move", "must_be", "new_row", "record_of", "set_team"]

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lines import Lines
from app.resettlement.facts import help_facts
from app.resettlement.messages import MemberInput
from app.resettlement.rules import shown_state
from app.resettlement.states import State, may_move
from app.work import Work
from db.tables.base import Journalled
from db.tables.resettlement import HelpMember, ReleasedPerson

R = TypeVar("R", bound=Journalled)


def record_of(record: Id, work: Work) -> ReleasedPerson:
    """The record to be worked on."""
    case = work.session.get(ReleasedPerson, record)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这份帮教档案，可能已经撤销，或者还没有同步过来")))
    work.tool(Lines).require_open(work.session, case.id)
    return case


def must_be(case: ReleasedPerson, states: Collection[State], deed: str) -> None:
    """Refuse what makes no sense in this state."""
    state = State(case.state)
    if state not in states:
        says = tr("这份档案现在是“{state}”，不能{deed}")
        raise Refused(Fault(says.format(state=tr(state.label), deed=deed)))


def move(case: ReleasedPerson, target: State, on: date, work: Work) -> None:
    """Lead on, from the state as the day itself has it; refused where there is no arrow."""
    today = work.clock.today()
    source = shown_state(help_facts(case, work.session), work.tool(Rulebook), today)
    if not may_move(source, target):
        says = tr("这份档案现在是“{state}”，不能改为“{target}”")
        raise Refused(Fault(says.format(state=tr(source.label), target=tr(target.label))))
    case.state, case.state_on = target.value, on


def new_row(table: type[R], case: ReleasedPerson, work: Work, /, **values: Any) -> R:
    """A row that hangs on a record."""
    row = table(id=work.new_id(), office=case.office, released=case.id, **values)
    work.session.add(row)
    return row


def set_team(
    case: ReleasedPerson, members: Iterable[MemberInput], changed_on: date, work: Work
) -> None:
    """Make the group what is given: who is in it already stays the same row."""
    wanted = {(one.name.strip(), one.standing): one for one in members if one.name.strip()}
    rows = work.session.scalars(
        select(HelpMember).where(
            HelpMember.released == case.id, HelpMember.left_on.is_(None), ~HelpMember.voided
        )
    )
    for row in rows:
        key = next((one for one in wanted if one == (row.name, row.standing)), None)
        if key is None:
            row.left_on = changed_on
        elif (phone := wanted.pop(key).phone.strip()) != row.phone:
            row.phone = phone
    for (name, standing), one in wanted.items():
        new_row(HelpMember, case, work, name=name, standing=standing.value, phone=one.phone.strip())


def done(case: ReleasedPerson, work: Work) -> Id:
    """Written; the record is what comes back."""
    work.session.flush()
    return case.id
