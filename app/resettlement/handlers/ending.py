"""The end of help: its term is over, another office goes on, or there is nothing to go on with."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.resettlement.codes import Ending
from app.resettlement.facts import help_facts
from app.resettlement.handlers.shared import done, move, record_of
from app.resettlement.messages import EndHelp, StopHelp, TransferHelp
from app.resettlement.rules import check_end
from app.resettlement.states import State
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.resettlement import ReleasedPerson

_STOPS = frozenset({Ending.REOFFENDED, Ending.DIED, Ending.IMPRISONED, Ending.NOT_OURS})
_BEFORE = frozenset({State.TO_VERIFY, State.EXPECTED})


def end_help(command: EndHelp, work: Work) -> Id:
    """期满解除, by the head; never before the last day (R33)."""
    case = record_of(command.record, work)
    return _end(case, Ending.EXPIRED, command.ended_on, command.note, work)


def stop_help(command: StopHelp, work: Work) -> Id:
    """终止."""
    case = record_of(command.record, work)
    if command.reason not in _STOPS:
        raise Refused(Fault(tr("请选终止的原因"), "reason"))
    if command.reason is Ending.NOT_OURS and State(case.state) not in _BEFORE:
        raise Refused(Fault(tr("已经收到释放通知的，不能按核查不实退回"), "reason"))
    return _end(case, command.reason, command.ended_on, command.note, work)


def transfer_help(command: TransferHelp, work: Work) -> Id:
    """转出: the other office is named."""
    case = record_of(command.record, work)
    if not command.moved_to.strip():
        raise Refused(Fault(tr("请填转到哪里，由哪个司法所接着帮"), "moved_to"))
    case.moved_to = command.moved_to.strip()
    note = command.note.strip() or command.moved_to.strip()
    return _end(case, Ending.MOVED, command.ended_on, note, work)


def _end(case: ReleasedPerson, reason: Ending, on: date, note: str, work: Work) -> Id:
    facts = help_facts(case, work.session)
    refuse(check_end(reason, on, facts, note, work.clock.today()))
    target = {Ending.EXPIRED: State.RELEASED, Ending.MOVED: State.MOVED}.get(reason, State.ENDED)
    move(case, target, on, work)
    case.ended_as, case.ended_on, case.end_note = reason.value, on, note.strip()
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    EndHelp: end_help,
    StopHelp: stop_help,
    TransferHelp: transfer_help,
}
