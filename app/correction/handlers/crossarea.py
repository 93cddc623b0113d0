"""经常性跨市县活动: asked of the county, used, given up (R16)."""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS"]

from collections.abc import Mapping

from app.correction.codes import Level, RequestKind
from app.correction.handlers.requests import Follow, ask, write_answer
from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.crossarea import AskCrossArea, EndCrossArea, NoteTrip
from app.correction.rules.crossarea import check_cross_area, check_end, check_trip
from app.correction.states import IN_HAND
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.correction import CountyRequest
from db.tables.measures import CrossArea


def ask_cross_area(command: AskCrossArea, work: Work) -> Id:
    """A request to the county for named towns and at most six months (#10)."""
    subject = subject_of(command.subject, work)
    must_be(state_of(facts_of(subject, work), work), IN_HAND, tr("登记经常性跨市县活动"))
    refuse(check_cross_area(command, work.tool(Rulebook), work.clock.today()))
    permit = CrossArea(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        areas=[area.strip() for area in command.areas if area.strip()],
        reason=command.reason.strip(),
        frequency=command.frequency.strip(),
        from_on=command.from_on,
        to_on=command.to_on,
        asked_on=command.asked_on,
    )
    work.session.add(permit)
    ask(
        subject.id, RequestKind.CROSS_AREA, permit.id, Level.COUNTY, work,
        asked_on=command.asked_on, opinion=command.opinion,
    )  # fmt: skip
    work.session.flush()
    return permit.id


def _answered(request: CountyRequest, work: Work) -> None:
    """What the county answered."""
    write_answer(_permit(request.record, work), request)


def note_trip(command: NoteTrip, work: Work) -> Id:
    """The subject told of a trip; the lines stay in the order they were told."""
    permit = _permit(command.permit, work)
    refuse(check_trip(command, approved=permit.answer == "1"))
    permit.trips = [*(permit.trips or ()), command.text.strip()]
    work.session.flush()
    return permit.id


def end_cross_area(command: EndCrossArea, work: Work) -> Id:
    """Used no longer; other trips need leave again."""
    permit = _permit(command.permit, work)
    span = (permit.from_on, permit.to_on)
    refuse(check_end(command, span, ended=permit.ended_on is not None))
    permit.ended_on = command.ended_on
    work.session.flush()
    return permit.id


def _permit(permit: Id, work: Work) -> CrossArea:
    found = row_of(CrossArea, permit, tr("这项批准"), work)
    subject_of(found.subject, work)
    return found


COMMANDS: Mapping[type, Handler] = {
    AskCrossArea: ask_cross_area,
    NoteTrip: note_trip,
    EndCrossArea: end_cross_area,
}

ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.CROSS_AREA: _answered}
