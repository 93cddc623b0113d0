"""Use cases of rounds: plan, settle each stop, close."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.access import Role, may_see
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lines import Lines
from app.rounds.messages import CloseRound, DropRound, PlanRound, SettleStop, StopOutcome
from app.rounds.queries import round_of
from app.visits import Visited
from app.weighing import refuse
from app.work import Handler, Work
from db.tables.rounds import VisitRound, VisitStop


def plan_round(command: PlanRound, work: Work) -> Id:
    """Plan a round; raises Refused."""
    refuse(_plan_faults(command, work))
    row = VisitRound(
        id=work.new_id(),
        office=work.me.office,
        on=command.on,
        villages=list(command.villages),
        visitors=[name.strip() for name in command.visitors if name.strip()],
        note=command.note.strip(),
    )
    work.session.add(row)
    for ordinal, (line, record) in enumerate(dict.fromkeys(command.stops), 1):
        work.session.add(
            VisitStop(
                id=work.new_id(),
                office=work.me.office,
                round=row.id,
                ordinal=ordinal,
                line=line,
                record=record,
            )
        )
    work.session.flush()
    return row.id


def _plan_faults(command: PlanRound, work: Work) -> list[Fault]:
    faults = []
    if not command.stops:
        faults.append(Fault(tr("请至少选一个要走访的人"), "stops"))
    if not any(name.strip() for name in command.visitors):
        faults.append(Fault(tr("请写谁去走访"), "visitors"))
    if command.on < work.clock.today():
        faults.append(Fault(tr("走访日期已经过去了；补记走访请到各人的档案里登记"), "on"))
    role = Role(work.me.role)
    if not all(may_see(role, line) for line, _ in command.stops):
        faults.append(Fault(tr("有的人不归您的工作，请去掉再排"), "stops"))
    return faults


def settle_stop(command: SettleStop, work: Work) -> Id:
    """Enter what a stop brought; what was found is kept by its line, as its visits are.

    Raises:
        Refused: it was settled already, nothing was said of what was found, or the line refuses.
    """
    stop = work.session.get(VisitStop, command.stop)
    if stop is None or stop.voided or not may_see(Role(work.me.role), stop.line):
        raise Refused(Fault(tr("没有找到这一站，可能同事已经撤销。")))
    row = round_of(stop.round, work)
    if stop.outcome:
        raise Refused(Fault(tr("这一站已经登记过了。要改，请到这个人的档案里改走访记录。")))
    note = command.note.strip()
    if command.outcome is not StopOutcome.POSTPONED and not note:
        raise Refused(Fault(tr("请写走访的情况；没有见到的，写问了谁、怎么说的"), "note"))
    at = command.at or work.clock.now()
    if at > work.clock.now():
        raise Refused(Fault(tr("走访时间还没有到"), "at"))
    if command.outcome is StopOutcome.VISITED:
        line = work.tool(Lines).of(stop.line)
        if line is None or line.visits is None:
            raise Refused(Fault(tr("这项业务不记走访。")))
        visited = Visited(stop.record, at, note, tuple(row.visitors))
        stop.visit = line.visits.note(visited, work)
    stop.outcome, stop.at, stop.note = command.outcome.value, at, note
    work.session.flush()
    return stop.id


def close_round(command: CloseRound, work: Work) -> Id:
    """Close a round; raises Refused while a stop has no outcome."""
    row = round_of(command.round, work)
    waiting = work.session.scalars(
        select(VisitStop).where(
            VisitStop.round == row.id, VisitStop.outcome == "", ~VisitStop.voided
        )
    ).all()
    if waiting:
        raise Refused(
            Fault(
                tr("还有 {n} 站没有登记结果。没有去的，选“{word}”就行。").format(
                    n=len(waiting), word=tr(StopOutcome.POSTPONED.label)
                )
            )
        )
    row.closed_on = work.clock.today()
    work.session.flush()
    return row.id


def drop_round(command: DropRound, work: Work) -> Id:
    """Strike out a round that nobody went on; raises Refused once a stop has an outcome."""
    row = round_of(command.round, work)
    if not command.reason.strip():
        raise Refused(Fault(tr("请写作废的原因"), "reason"))
    stops = work.session.scalars(select(VisitStop).where(VisitStop.round == row.id)).all()
    if any(stop.outcome for stop in stops):
        raise Refused(Fault(tr("这张走访单已经登记过结果，不能作废。")))
    for part in (row, *stops):
        part.voided, part.void_reason = True, command.reason.strip()
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {
    PlanRound: plan_round,
    SettleStop: settle_stop,
    CloseRound: close_round,
    DropRound: drop_round,
}
