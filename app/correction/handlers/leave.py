"""外出 from the application to 销假, and who may decide it (A6, A7, R14, R15)."""

from __future__ import annotations

__all__ = ["ANSWERED", "COMMANDS", "QUERIES"]

from collections.abc import Mapping

from app.clock import CHINA
from app.correction.areas import Areas
from app.correction.codes import Answer, Level, RequestKind
from app.correction.facts.moves import (
    entrusted_on,
    entrustments,
    entrustments_over,
    leave_fact,
)
from app.correction.handlers.requests import Follow, ask, write_answer
from app.correction.handlers.shared import facts_of, must_be, row_of, state_of, subject_of
from app.correction.messages.leave import (
    AskLeave,
    DecideLeave,
    EndEntrustment,
    JudgeLeave,
    LeaveJudgement,
    NoteLeave,
    RecordEntrustment,
    RecordReturn,
    ReportLeave,
)
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.leave import (
    check_application,
    check_approval,
    check_decision,
    check_entrustment,
    check_entrustment_end,
    check_note,
    check_report,
    check_return,
    days_of,
    level_of,
    most_within,
    overdue_days,
)
from app.correction.states import IN_HAND
from app.errors import Fault
from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import CorrectionSubject, CountyRequest, Entrustment
from db.tables.measures import Clue, Leave, LeaveEntry


def ask_leave(command: AskLeave, work: Work) -> Id:
    """A6: what the office may not approve itself goes up as a request."""
    subject = subject_of(command.subject, work)
    facts = facts_of(subject, work)
    must_be(state_of(facts, work), IN_HAND, tr("登记外出申请"))
    law, others = work.tool(Rulebook), facts.moves.leaves
    faults = check_application(
        command, facts.area, facts.end_on, others, work.tool(Areas), law, work.clock.today()
    )
    weigh(faults, command, subject.id, work)
    entrusted = entrusted_on(work.session, command.asked_on)
    level = level_of(command.depart_on, command.due_on, others, law, entrusted=entrusted)
    leave = Leave(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        reason=command.reason.value,
        detail=command.detail.strip(),
        destinations=[place.strip() for place in command.destinations if place.strip()],
        areas=list(command.areas),
        asked_on=command.asked_on,
        depart_on=command.depart_on,
        due_on=command.due_on,
        proof=command.proof.strip(),
        opinion=command.opinion.strip(),
        level=level.value,
    )
    work.session.add(leave)
    if level is not Level.OFFICE:
        ask(
            subject.id, RequestKind.LEAVE, leave.id, level, work,
            asked_on=command.asked_on, opinion=command.opinion,
        )  # fmt: skip
    work.session.flush()
    return leave.id


def decide_leave(command: DecideLeave, work: Work) -> Id:
    """The office answers what it was entrusted with; #6, #7 are counted anew."""
    leave, facts = _leave(command.leave, work)
    refuse(
        [
            *check_decision(command, leave_fact(leave), work.clock.today()),
            *_approval(leave, Level.OFFICE, command.answer, facts, work),
        ]
    )
    leave.answer, leave.answered_on = command.answer.value, command.answered_on
    leave.approver = command.approver.strip()
    work.session.flush()
    return leave.id


def _answered(request: CountyRequest, work: Work) -> None:
    """What the county or the city answered; each only what is its own (#7)."""
    leave, facts = _leave(request.record, work)
    refuse(_approval(leave, Level(request.level), Answer(request.answer), facts, work))
    write_answer(leave, request)


def _approval(
    leave: Leave, by: Level, answer: Answer, facts: SubjectFacts, work: Work
) -> list[Fault]:
    if answer is not Answer.YES:
        return []
    others = tuple(one for one in facts.moves.leaves if one.id != leave.id)
    entrusted = entrusted_on(work.session, leave.asked_on)
    return check_approval(leave_fact(leave), by, others, work.tool(Rulebook), entrusted=entrusted)


def report_leave(command: ReportLeave, work: Work) -> Id:
    """备案 with the county, 通报 to the procurator's office (R14)."""
    leave, _ = _leave(command.leave, work)
    refuse(check_report(command, leave_fact(leave), work.clock.today()))
    leave.filed_on = command.filed_on or leave.filed_on
    leave.told_procurator_on = command.told_procurator_on or leave.told_procurator_on
    work.session.flush()
    return leave.id


def note_leave(command: NoteLeave, work: Work) -> Id:
    """监管记录: how the office watched over somebody who is away (R15)."""
    leave, _ = _leave(command.leave, work)
    refuse(check_note(command, leave_fact(leave), work.clock.now()))
    entry = LeaveEntry(
        id=work.new_id(),
        office=leave.office,
        subject=leave.subject,
        leave=leave.id,
        at=command.at,
        way=command.way.value,
        note=command.note.strip(),
    )
    work.session.add(entry)
    work.session.flush()
    return entry.id


def record_return(command: RecordReturn, work: Work) -> Id:
    """A7 销假; a late one is a clue to be verified, and nothing more (R15)."""
    leave, _ = _leave(command.leave, work)
    refuse(check_return(command, leave_fact(leave), work.clock.today()))
    leave.returned_at, leave.return_proof = command.returned_at, command.proof.strip()
    leave.late_reason = command.late_reason.strip()
    late = overdue_days(leave_fact(leave), work.clock.today())
    if late:
        work.session.add(_late_clue(leave, late, command, work))
    work.session.flush()
    return leave.id


def _late_clue(leave: Leave, days: int, command: RecordReturn, work: Work) -> Clue:
    returned = command.returned_at.astimezone(CHINA).date()
    facts = tr("外出应于 {due}返回，{back}返回，超期 {n} 日。本人说：{why}").format(
        due=full_date(leave.due_on), back=full_date(returned), n=days, why=leave.late_reason
    )
    return Clue(
        id=work.new_id(),
        office=leave.office,
        subject=leave.subject,
        rule="cor.R15",
        found_at=work.clock.now(),
        facts=facts,
    )


def record_entrustment(command: RecordEntrustment, work: Work) -> Id:
    """A 委托书 of the county: what the office may approve itself (社区矫正法 第9条)."""
    refuse(check_entrustment(command, work.clock.today()))
    row = Entrustment(
        id=work.new_id(),
        office=work.me.office,
        item=command.item.value,
        doc_no=command.doc_no.strip(),
        from_on=command.from_on,
        to_on=command.to_on,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def end_entrustment(command: EndEntrustment, work: Work) -> Id:
    """The county took it back; what was approved until then stands."""
    today = work.clock.today()
    rows = entrustments(work.session, command.item, today)
    ran_out = () if rows else entrustments_over(work.session, command.item, today)
    begun = [row.from_on for row in rows]
    refuse(check_entrustment_end(command, begun, today, ran_out=bool(ran_out)))
    for row in rows:
        row.to_on = command.to_on
    for row in (*rows, *ran_out):
        row.closed = True
    work.session.flush()
    return (*rows, *ran_out)[-1].id


def _leave(leave_id: Id, work: Work) -> tuple[Leave, SubjectFacts]:
    leave = row_of(Leave, leave_id, tr("这次外出"), work)
    subject: CorrectionSubject = subject_of(leave.subject, work)
    return leave, facts_of(subject, work)


def judge_leave(query: JudgeLeave, work: Work) -> LeaveJudgement:
    """How long, whose leave, and whether any is needed; for the sheet that is being typed."""
    subject = subject_of(query.subject, work)
    facts = facts_of(subject, work)
    law, areas, others = work.tool(Rulebook), work.tool(Areas), facts.moves.leaves
    entrusted = entrusted_on(work.session, work.clock.today())
    most, last_on = most_within(query.depart_on, query.due_on, others, law)
    level = level_of(query.depart_on, query.due_on, others, law, entrusted=entrusted)
    return LeaveJudgement(
        days=days_of(query.depart_on, query.due_on),
        most=most,
        last_on=last_on,
        level=level,
        entrusted=entrusted,
        needless=bool(query.areas) and areas.one_city(facts.area, query.areas),
        abroad=areas.abroad(query.areas),
    )


COMMANDS: Mapping[type, Handler] = {
    AskLeave: ask_leave,
    DecideLeave: decide_leave,
    ReportLeave: report_leave,
    NoteLeave: note_leave,
    RecordReturn: record_return,
    RecordEntrustment: record_entrustment,
    EndEntrustment: end_entrustment,
}

QUERIES: Mapping[type, Handler] = {JudgeLeave: judge_leave}

ANSWERED: Mapping[RequestKind, Follow] = {RequestKind.LEAVE: _answered}
