"""电子定位: asked of the county, told, made longer, taken off (A11, R27)."""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.correction.codes import Answer, Level, MonitoringGround, RequestKind, SanctionKind
from app.correction.devices import DeviceNames
from app.correction.handlers.requests import Follow, ask, write_answer
from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.monitoring import (
    AskMonitoring,
    ExtendMonitoring,
    RemoveMonitoring,
    TellMonitoring,
)
from app.correction.rules.monitoring import (
    check_extension,
    check_monitoring,
    check_removal,
    check_term,
    check_told,
    grounds_seen,
)
from app.correction.rules.movefacts import MonitoringFact
from app.correction.states import IN_HAND
from app.i18n import tr
from app.ids import Id
from app.lawbook.calendar import DAY
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import CountyRequest
from db.tables.measures import Clue, ElectronicMonitoring, MonitoringExtension, Sanction


def ask_monitoring(command: AskMonitoring, work: Work) -> Id:
    """A11: the head of the county's bureau approves, never the office (社区矫正法 第29条)."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("报批电子定位"))
    running = facts.moves.device is not None
    faults = check_monitoring(
        command,
        _grounds(subject.id, work),
        work.tool(DeviceNames),
        work.tool(Rulebook),
        work.clock.today(),
        running=running,
    )
    weigh(faults, command, subject.id, work)
    row = ElectronicMonitoring(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        ground=command.ground.value if command.ground else "",
        device=command.device.strip(),
        asked_on=command.asked_on,
        start_on=command.start_on,
        end_on=command.end_on,
    )
    work.session.add(row)
    ask(
        subject.id, RequestKind.MONITORING, row.id, Level.COUNTY, work,
        asked_on=command.asked_on, opinion=command.facts,
    )  # fmt: skip
    work.session.flush()
    return row.id


def _grounds(subject: Id, work: Work) -> set[MonitoringGround]:
    clues = select(Clue.rule).where(Clue.subject == subject, ~Clue.voided)
    rows = work.session.execute(
        select(Sanction.kind, Sanction.answer).where(Sanction.subject == subject, ~Sanction.voided)
    ).all()
    return grounds_seen(
        set(work.session.scalars(clues)),
        {SanctionKind(kind) for kind, _ in rows},
        {SanctionKind(kind) for kind, answer in rows if answer == Answer.YES},
    )


def _answered(request: CountyRequest, work: Work) -> None:
    """The approval; the term begins with it at the earliest."""
    row = _row(request.record, work)
    if Answer(request.answer) is Answer.YES and request.answered_on:
        row.start_on = max(row.start_on, request.answered_on)
        refuse(check_term(row.start_on, row.end_on, work.tool(Rulebook)))
    write_answer(row, request)


def tell_monitoring(command: TellMonitoring, work: Work) -> Id:
    """The subject was told of term, duties and consequences, and signed (D15)."""
    row = _row(command.monitoring, work)
    refuse(check_told(command, row.answered_on, work.clock.today()))
    row.told_on = command.told_on
    work.session.flush()
    return row.id


def extend_monitoring(command: ExtendMonitoring, work: Work) -> Id:
    """Another three months at most, approved before the last day (#12)."""
    row = _row(command.monitoring, work)
    fact = _fact(row, work)
    refuse(check_extension(command, fact, work.tool(Rulebook), work.clock.today()))
    extension = MonitoringExtension(
        id=work.new_id(),
        office=row.office,
        subject=row.subject,
        monitoring=row.id,
        start_on=fact.end_on + DAY,
        end_on=command.end_on,
        approver=command.approver.strip(),
        approved_on=command.approved_on,
    )
    work.session.add(extension)
    work.session.flush()
    return extension.id


def remove_monitoring(command: RemoveMonitoring, work: Work) -> Id:
    """Taken off: over, or needed no longer."""
    row = _row(command.monitoring, work)
    refuse(check_removal(command, _fact(row, work), work.clock.today()))
    row.removed_on, row.removed_why = command.removed_on, command.why.strip()
    work.session.flush()
    return row.id


def _row(monitoring: Id, work: Work) -> ElectronicMonitoring:
    return row_of(ElectronicMonitoring, monitoring, tr("这项电子定位"), work)


def _fact(row: ElectronicMonitoring, work: Work) -> MonitoringFact:
    facts = facts_of(subject_of(row.subject, work), work)
    return next(one for one in facts.moves.devices if one.id == row.id)


COMMANDS: Mapping[type, Handler] = {
    AskMonitoring: ask_monitoring,
    TellMonitoring: tell_monitoring,
    ExtendMonitoring: extend_monitoring,
    RemoveMonitoring: remove_monitoring,
}

ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.MONITORING: _answered}
