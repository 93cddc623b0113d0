"""突发事件: written down, told the same day, closed (R37)."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.incidents import CloseIncident, RecordIncident, TellIncident
from app.correction.rules.incidents import check_closing, check_incident, check_telling
from app.correction.rules.measurefacts import IncidentFact
from app.correction.states import LIVE
from app.i18n import tr
from app.ids import Id
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.measures import Incident


def record_incident(command: RecordIncident, work: Work) -> Id:
    """What happened, as it was heard."""
    subject = subject_of(command.subject, work)
    must_be(state_of(facts_of(subject, work), work), LIVE, tr("登记突发事件"))
    refuse(check_incident(command, work.clock.now()))
    row = Incident(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        kind=command.kind.value,
        happened_at=command.happened_at,
        heard_at=command.heard_at,
        told_by=command.told_by.strip(),
        place=command.place.strip(),
        facts=command.facts.strip(),
        handling=command.handling.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def tell_incident(command: TellIncident, work: Work) -> Id:
    """Who was told; what was noted before stays."""
    row, fact = _incident(command.incident, work)
    refuse(check_telling(command, fact, work.clock.now()))
    row.county_at = command.county_at or row.county_at
    row.police_at = command.police_at or row.police_at
    row.procurator_at = command.procurator_at or row.procurator_at
    work.session.flush()
    return row.id


def close_incident(command: CloseIncident, work: Work) -> Id:
    """What became of it."""
    row, fact = _incident(command.incident, work)
    refuse(check_closing(command, fact, work.clock.now()))
    row.closed_at, row.outcome = command.closed_at, command.outcome.strip()
    work.session.flush()
    return row.id


def _incident(incident: Id, work: Work) -> tuple[Incident, IncidentFact]:
    row = row_of(Incident, incident, tr("这次突发事件"), work)
    facts = facts_of(subject_of(row.subject, work), work)
    return row, next(one for one in facts.measures.incidents if one.id == row.id)


COMMANDS: Mapping[type, Handler] = {
    RecordIncident: record_incident,
    TellIncident: tell_incident,
    CloseIncident: close_incident,
}
