"""Reports taken and excused, schedules agreed, visits and lessons written down."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from app.clock import CHINA
from app.correction.codes import CheckInKind, CheckInResult
from app.correction.facts.reporting import reporting_of, table_of
from app.correction.handlers.shared import must_be, row_of, subject_of
from app.correction.messages.checkins import (
    EndSchedule,
    ExcuseCheckIn,
    RecordActivity,
    RecordCheckIn,
    RecordSubjectVisit,
    SetClassSchedule,
    SetSchedule,
)
from app.correction.practice import Practice
from app.correction.rules.checkins import answered_by, judged, owed
from app.correction.rules.schedules import Window
from app.correction.rules.taking import (
    check_activity,
    check_checkin,
    check_frequency,
    check_schedule,
    check_visit,
)
from app.correction.states import State
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.correction import (
    CheckIn,
    ClassSchedule,
    CorrectionSubject,
    ScheduleChange,
    SubjectVisit,
)
from db.tables.measures import Activity, Attendance

WATCHED = frozenset({State.RECEIVED, State.SERVING, State.UNSETTLED})


def record_checkin(command: RecordCheckIn, work: Work) -> Id:
    """报到 (R09, R11)."""
    subject = _watched(command.subject, tr("登记报到"), work)
    now = work.clock.now()
    at = command.at or now
    refuse(list(check_checkin(command, _since(subject), now)))
    window = _window(command, work)
    row = CheckIn(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        kind=command.kind.value,
        due_from=window.from_on if window else None,
        due_to=window.to_on if window else None,
        done_at=at,
        checked_by=command.checked_by.value if command.checked_by else "",
        result=command.result.value,
        summary=command.summary.strip(),
        author=work.me.user,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _watched(subject_id: Id, deed: str, work: Work) -> CorrectionSubject:
    subject = subject_of(subject_id, work)
    must_be(State(subject.state), WATCHED, deed)
    return subject


def _since(subject: CorrectionSubject) -> date:
    return subject.reported_on or subject.notice_on


def _window(command: RecordCheckIn, work: Work) -> Window | None:
    """The window a report answers: what the officer says, else what the rule takes."""
    facts = reporting_of(work.session, command.subject)
    if facts is None:
        return None
    table, calendar = table_of(work.session, work.tool(Practice)), work.tool(Rulebook).calendar
    on = (command.at or work.clock.now()).astimezone(CHINA).date()
    if command.answers is None:
        return answered_by(facts, command.kind, on, table, calendar)
    found = judged(facts, command.kind, table, calendar, on)
    for one in found:
        if one.window.to_on == command.answers and not one.standing.settled:
            return one.window
    raise Refused(Fault(tr("这一期已经有记录，或者不再要求，请另选一期"), "answers"))


def excuse_checkin(command: ExcuseCheckIn, work: Work) -> Id:
    """免除一期报告 with its reason."""
    subject = _watched(command.subject, tr("免除报告"), work)
    if not command.excuse.strip():
        raise Refused(Fault(tr("请写免除的理由"), "excuse"))
    window = _excusable(command, work)
    row = CheckIn(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        kind=command.kind.value,
        due_from=window.from_on,
        due_to=window.to_on,
        result=CheckInResult.EXCUSED.value,
        excuse=command.excuse.strip(),
        author=work.me.user,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _excusable(command: ExcuseCheckIn, work: Work) -> Window:
    """The window that is due first, or the one that was named; one to come may be excused too."""
    facts = reporting_of(work.session, command.subject)
    if facts is not None:
        table, calendar = table_of(work.session, work.tool(Practice)), work.tool(Rulebook).calendar
        waiting = [one.window for one in owed(facts, command.kind, table)]
        if command.due_to is not None:
            begun = judged(facts, command.kind, table, calendar, work.clock.today())
            waiting += [one.window for one in begun if not one.standing.settled]
            waiting = [one for one in waiting if one.to_on == command.due_to]
        if waiting:
            return waiting[0]
    words = tr("没有待{kind}报告的这一期，不用免除")
    raise Refused(Fault(words.format(kind=tr(command.kind.label)), "due_to"))


def set_schedule(command: SetSchedule, work: Work) -> Id:
    """约定报告频次 instead of the class's (R09)."""
    subject = _watched(command.subject, tr("约定报告频次"), work)
    refuse(list(check_schedule(command, work.clock.today())))
    row = ScheduleChange(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        kind=command.kind.value if command.kind else "",
        times=command.times,
        months=command.months,
        days=command.days,
        weekday=command.weekday,
        from_on=command.from_on,
        until_on=command.until_on,
        reason=command.reason.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def end_schedule(command: EndSchedule, work: Work) -> Id:
    """The class's frequency holds again; what was due until today stays as it was told."""
    row = row_of(ScheduleChange, command.schedule, tr("这项约定"), work)
    _watched(row.subject, tr("结束约定"), work)
    if command.until_on < max(work.clock.today(), row.from_on):
        raise Refused(Fault(tr("结束日期从今天起，过去的报告不重新计算"), "until_on"))
    row.until_on = command.until_on
    work.session.flush()
    return row.id


def set_class_schedule(command: SetClassSchedule, work: Work) -> Id:
    """How often a class reports here from a day on; the days before keep what held for them."""
    if command.kind is CheckInKind.HEALTH:
        raise Refused(Fault(tr("身体情况每月报告一次，不分管理类别"), "kind", "cor.R11"))
    if command.times:
        refuse(list(check_frequency(command)))
    if command.from_on < work.clock.today():
        raise Refused(Fault(tr("从今天或以后的日期开始，过去的报告不重新计算"), "from_on"))
    row = ClassSchedule(
        id=work.new_id(),
        office=work.me.office,
        grade=command.grade.value,
        kind=command.kind.value,
        times=command.times,
        months=command.months,
        days=command.days,
        from_on=command.from_on,
        basis=command.basis.strip(),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def record_visit(command: RecordSubjectVisit, work: Work) -> Id:
    """走访 (社区矫正法 第26条)."""
    subject = _watched(command.subject, tr("登记走访"), work)
    refuse(list(check_visit(command, _since(subject), work.clock.now())))
    row = SubjectVisit(
        id=work.new_id(),
        office=subject.office,
        subject=subject.id,
        at=command.at or work.clock.now(),
        target=command.target.value,
        findings=command.findings.strip(),
        officers=[name.strip() for name in command.officers if name.strip()],
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def record_activity(command: RecordActivity, work: Work) -> Id:
    """教育帮扶, minors apart from adults (R07, R32, #18, #19)."""
    named = list(dict.fromkeys((*command.present, *command.absent)))
    for subject in named:
        _watched(subject, tr("登记教育帮扶"), work)
    minors = work.session.scalar(
        select(func.count())
        .select_from(CorrectionSubject)
        .where(CorrectionSubject.id.in_(named), CorrectionSubject.minor_regime)
    )
    row = Activity(
        id=work.new_id(),
        office=work.me.office,
        kind=command.kind.value,
        topic=command.topic.strip(),
        at=command.at,
        place=command.place.strip(),
        minutes=command.minutes,
        minor_group=command.minor_group,
    )
    faults = check_activity(command, minors or 0, len(named) - (minors or 0), work.clock.now())
    weigh(faults, command, row.id, work)
    work.session.add(row)
    work.session.add_all(
        Attendance(
            id=work.new_id(),
            office=work.me.office,
            subject=subject,
            activity=row.id,
            attended=subject in command.present,
        )
        for subject in named
    )
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {
    RecordCheckIn: record_checkin,
    ExcuseCheckIn: excuse_checkin,
    SetSchedule: set_schedule,
    EndSchedule: end_schedule,
    SetClassSchedule: set_class_schedule,
    RecordSubjectVisit: record_visit,
    RecordActivity: record_activity,
}
