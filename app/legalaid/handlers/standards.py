"""Entering the city's figures: dated, from a paper, and corrected by entering the day again."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.errors import Fault
from app.i18n import tr
from app.ids import Id, named_id
from app.legalaid.messages.standards import SetMeansStandard
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.means import AidStandard


def set_standard(command: SetMeansStandard, work: Work) -> Id:
    """The figures from a day on."""
    faults = []
    if not command.monthly_fen or command.monthly_fen < 0:
        faults.append(Fault(tr("请照统计公报填每月多少元"), "monthly_fen"))
    if command.area_per_head is not None and command.area_per_head <= 0:
        faults.append(Fault(tr("请填平方米数，不知道的空着"), "area_per_head"))
    refuse(faults)
    id = named_id("aid standard", work.me.office, command.since.isoformat())
    row = work.session.get(AidStandard, id)
    if row is None:
        row = AidStandard(id=id, office=work.me.office, since=command.since)
        work.session.add(row)
    row.monthly_fen = command.monthly_fen or 0
    row.area_per_head, row.basis = command.area_per_head, command.basis.strip()
    row.voided, row.void_reason = False, ""
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {SetMeansStandard: set_standard}
