"""The papers of an application: the checklist as rows, and what was handed in."""

from __future__ import annotations

__all__ = ["COMMANDS", "list_materials", "take_in"]

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.legalaid.handlers.shared import done, late, must_be, new_row, record_of
from app.legalaid.messages import MaterialInput, ReceiveMaterials
from app.legalaid.messages.opinion import MaterialState, Opinion
from app.legalaid.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.legalaid import AidCase, AidMaterial

_RECEIVED = frozenset({
    State.REGISTERED, State.INCOMPLETE, State.REVIEWED, State.PROVISIONAL, State.GRANTED,
    State.NOTIFIED,
})  # fmt: skip


def list_materials(
    case: AidCase, opinion: Opinion, more: Iterable[MaterialInput], work: Work
) -> None:
    """The checklist of the opinion as rows; what was received before is not asked for again."""
    today = work.clock.today()
    rows = {row.key: row for row in _kept(case, work) if row.key}
    asked = [one for one in opinion.materials if one.state is not MaterialState.NOT_NEEDED]
    for ordinal, one in enumerate(asked, 1):
        row = rows.pop(one.id, None) or new_row(AidMaterial, case, work, ordinal=ordinal)
        row.ordinal, row.key, row.name = ordinal, one.id, one.title
        row.needed = one.state is not MaterialState.PRINT
        if one.copies:
            row.received_on = row.received_on or today
            row.copies, row.pages = one.copies or 1, one.pages or None
        row.instead = one.stands
    for row in rows.values():
        if row.received_on is None:
            row.voided, row.void_reason = True, tr("不用交")
        row.needed = False
    take_in(case, more, today, work)


def _kept(case: AidCase, work: Work) -> list[AidMaterial]:
    chosen = select(AidMaterial).where(AidMaterial.case == case.id, ~AidMaterial.voided)
    return list(work.session.scalars(chosen.order_by(AidMaterial.ordinal, AidMaterial.id)))


def receive_materials(command: ReceiveMaterials, work: Work) -> Id:
    """Papers handed in later."""
    case = record_of(command.record, work)
    must_be(case, _RECEIVED, tr("登记材料"))
    faults = late(command.received_on, "received_on", work)
    if not any(one.name.strip() for one in command.materials):
        faults.append(Fault(tr("请填收到了什么材料"), "materials"))
    refuse(faults)
    take_in(case, command.materials, command.received_on, work)
    return done(case, work)


def take_in(case: AidCase, given: Iterable[MaterialInput], on: date, work: Work) -> None:
    """What is in the checklist already, by key or name, is set; the rest stands after it."""
    rows = _kept(case, work)
    for one in given:
        name = one.name.strip()
        if not name:
            continue
        row = next((row for row in rows if (row.key and row.key == one.key) or row.name == name),
                   None)  # fmt: skip
        if row is None:
            row = new_row(AidMaterial, case, work, ordinal=len(rows) + 1, key=one.key, name=name)
            rows.append(row)
        row.received_on = on if one.received else None
        row.copies, row.pages, row.original = one.copies, one.pages, one.original
        row.instead = one.instead.strip()


COMMANDS: Mapping[type, Handler] = {ReceiveMaterials: receive_materials}
