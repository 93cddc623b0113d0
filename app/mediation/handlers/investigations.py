"""调查: who was asked, where and when, and what was said."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.i18n import tr
from app.ids import Id
from app.mediation.handlers.shared import case_of, must_be
from app.mediation.messages import RecordInvestigation
from app.mediation.rules.investigations import check_investigation
from app.mediation.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.mediation import Investigation

_OPEN = frozenset(State) - {State.NOT_ACCEPTED, State.CLOSED, State.ARCHIVED}


def record_investigation(command: RecordInvestigation, work: Work) -> Id:
    """调查记录 (人民调解法 第21条、第22条), as long as the case is not ended."""
    case = case_of(command.case, work)
    must_be(case, _OPEN, tr("再做调查记录"))
    refuse(check_investigation(command, work.clock.now()))
    made = Investigation(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        target=command.target.strip(),
        start=command.start,
        end=command.end,
        place=command.place.strip(),
        attendees=command.attendees.strip(),
        investigators=command.investigators.strip(),
        recorder=command.recorder.strip(),
        transcript=command.transcript.strip(),
    )
    work.session.add(made)
    work.session.flush()
    return made.id


COMMANDS: Mapping[type, Handler] = {RecordInvestigation: record_investigation}
