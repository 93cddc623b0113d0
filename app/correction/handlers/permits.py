"""禁止令, and leave to meet somebody or to enter a place (R13, R19)."""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS", "enter_prohibition"]

from collections.abc import Mapping

from app.correction.codes import Level, RequestKind
from app.correction.handlers.requests import Follow, ask, write_answer
from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.permits import (
    AddProhibition,
    AskPermit,
    ReviseProhibition,
    TellPermit,
)
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.permits import check_permit, check_prohibition, check_told
from app.correction.states import IN_HAND
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import CorrectionSubject, CountyRequest, Prohibition
from db.tables.measures import SpecialPermit


def add_prohibition(command: AddProhibition, work: Work) -> Id:
    """A 禁止令 as the judgment has it (#14)."""
    subject = subject_of(command.subject, work)
    _check(command, subject, facts_of(subject, work), work)
    return enter_prohibition(command, work).id


def enter_prohibition(command: AddProhibition, work: Work) -> Prohibition:
    """Write one that was checked."""
    row = Prohibition(id=work.new_id(), office=work.me.office, subject=command.subject)
    _fill(row, command)
    work.session.add(row)
    work.session.flush()
    return row


def revise_prohibition(command: ReviseProhibition, work: Work) -> Id:
    """What was written down of it was wrong; the judgment itself nobody changes here."""
    row = row_of(Prohibition, command.prohibition, tr("这项禁止令"), work)
    subject = subject_of(row.subject, work)
    _check(command, subject, facts_of(subject, work), work)
    _fill(row, command)
    work.session.flush()
    return row.id


def _check(
    command: AddProhibition | ReviseProhibition,
    subject: CorrectionSubject,
    facts: SubjectFacts,
    work: Work,
) -> None:
    if facts.state.ended:
        raise Refused(Fault(tr("矫正已经结束，不能再登记禁止令")))
    term = (facts.start_on, facts.end_on)
    faults = check_prohibition(command, facts.category, term, work.tool(Rulebook))
    weigh(faults, command, subject.id, work)


def _fill(row: Prohibition, command: AddProhibition | ReviseProhibition) -> None:
    row.kind, row.content = command.kind.value, command.content.strip()
    row.start_on, row.end_on = command.start_on, command.end_on


def ask_permit(command: AskPermit, work: Work) -> Id:
    """A request to the county."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("登记会客、进入特定区域"))
    faults = check_permit(command, facts.moves.prohibitions, work.clock.today())
    weigh(faults, command, subject.id, work)
    permit = SpecialPermit(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        kind=command.kind.value,
        target=command.target.strip(),
        reason=command.reason.strip(),
        from_at=command.from_at,
        to_at=command.to_at,
        asked_on=command.asked_on,
    )
    work.session.add(permit)
    ask(
        subject.id, RequestKind.PERMIT, permit.id, Level.COUNTY, work,
        asked_on=command.asked_on, opinion=command.opinion,
    )  # fmt: skip
    work.session.flush()
    return permit.id


def _answered(request: CountyRequest, work: Work) -> None:
    """What the county answered."""
    write_answer(_permit(request.record, work), request)


def tell_permit(command: TellPermit, work: Work) -> Id:
    """Court and procurator's office were told of leave to enter a place (R19)."""
    permit = _permit(command.permit, work)
    refuse(check_told(command, permit.answered_on, work.clock.today()))
    permit.told_court_on = command.told_court_on or permit.told_court_on
    permit.told_procurator_on = command.told_procurator_on or permit.told_procurator_on
    work.session.flush()
    return permit.id


def _permit(permit: Id, work: Work) -> SpecialPermit:
    found = row_of(SpecialPermit, permit, tr("这项申请"), work)
    subject_of(found.subject, work)
    return found


COMMANDS: Mapping[type, Handler] = {
    AddProhibition: add_prohibition,
    ReviseProhibition: revise_prohibition,
    AskPermit: ask_permit,
    TellPermit: tell_permit,
}

ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.PERMIT: _answered}
