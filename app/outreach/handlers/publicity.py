"""普法: a plan, its approval, what came of it, the summary; and who lectures."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.outreach.handlers.shared import done, entry_of, require, step
from app.outreach.messages import (
    AddLecturer,
    ApproveEvent,
    CancelEvent,
    EndLecturer,
    EventInput,
    FileEvent,
    HoldEvent,
    LecturerInput,
    PlanEvent,
    ReviseEvent,
    ReviseLecturer,
    SumUpEvent,
)
from app.outreach.rules import (
    check_event,
    check_filing,
    check_holding,
    check_lecturer,
    check_term,
    not_after,
    not_before,
    required,
)
from app.outreach.states import EventState, may_move_event
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.attachments import Attachment
from db.tables.outreach import Lecturer, PublicityEvent

_OPEN = frozenset({EventState.PLANNED, EventState.APPROVED})


def plan(command: PlanEvent, work: Work) -> Id:
    """计划."""
    refuse([*check_event(command.event)])
    row = PublicityEvent(
        id=work.new_id(),
        office=work.me.office,
        planner=work.me.user,
        state=EventState.PLANNED.value,
        state_on=work.clock.today(),
    )
    _write(row, command.event)
    work.session.add(row)
    return done(row, work)


def revise(command: ReviseEvent, work: Work) -> Id:
    """Another plan; an approval was of the plan as it stood, so it falls away."""
    row = entry_of(PublicityEvent, command.record, work)
    require(EventState(row.state), tr("修改计划"), among=_OPEN)
    refuse([*check_event(command.event)])
    if EventState(row.state) is EventState.APPROVED:
        step(row, EventState.PLANNED, work.clock.today(), may_move_event)
        row.approved_on, row.approver, row.opinion = None, None, ""
    _write(row, command.event)
    return done(row, work)


def _write(row: PublicityEvent, event: EventInput) -> None:
    row.title, row.on, row.place = event.title.strip(), event.on, event.place.strip()
    row.village, row.theme, row.reach = event.village, event.theme.strip(), event.reach.value
    row.forms = [one.value for one in event.forms]
    row.lecturer, row.planned_audience = event.lecturer.strip(), event.planned_audience
    row.materials, row.constitution_day = event.materials.strip(), event.constitution_day


def approve(command: ApproveEvent, work: Work) -> Id:
    """审批."""
    row = entry_of(PublicityEvent, command.record, work)
    refuse([*not_after(command.approved_on, work.clock.today(), "approved_on")])
    step(row, EventState.APPROVED, command.approved_on, may_move_event)
    row.approved_on, row.approver = command.approved_on, work.me.user
    row.opinion = command.opinion.strip()
    return done(row, work)


def hold(command: HoldEvent, work: Work) -> Id:
    """已实施."""
    row = entry_of(PublicityEvent, command.record, work)
    faults = check_holding(command, row.on, row.approved_on, work.clock.today())
    weigh([*faults], command, row.id, work)
    step(row, EventState.HELD, command.held_on, may_move_event)
    row.held_on, row.audience, row.handed_out = (
        command.held_on,
        command.audience,
        command.handed_out,
    )
    row.consent, row.held_note = command.consent.value, command.note.strip()
    return done(row, work)


def sum_up(command: SumUpEvent, work: Work) -> Id:
    """小结."""
    row = entry_of(PublicityEvent, command.record, work)
    refuse(
        [
            *required(command.summary, "summary", tr("请写几句小结")),
            *not_after(command.summary_on, work.clock.today(), "summary_on"),
            *not_before(command.summary_on, row.held_on, "summary_on", tr("开展")),
        ]
    )
    step(row, EventState.SUMMED_UP, command.summary_on, may_move_event)
    row.summary, row.summary_on = command.summary.strip(), command.summary_on
    return done(row, work)


def file_away(command: FileEvent, work: Work) -> Id:
    """归档: nothing of it is changed any more."""
    row = entry_of(PublicityEvent, command.record, work)
    kept = select(Attachment.id).where(Attachment.record == row.id, ~Attachment.voided)
    bare = work.session.scalars(kept).first() is None
    faults = [
        *not_after(command.filed_on, work.clock.today(), "filed_on"),
        *not_before(command.filed_on, row.summary_on, "filed_on", tr("小结")),
        *check_filing(bare=bare),
    ]
    weigh(faults, command, row.id, work)
    step(row, EventState.FILED, command.filed_on, may_move_event)
    return done(row, work)


def cancel(command: CancelEvent, work: Work) -> Id:
    """取消."""
    row = entry_of(PublicityEvent, command.record, work)
    refuse(
        [
            *required(command.note, "note", tr("请写明取消的原因")),
            *not_after(command.cancelled_on, work.clock.today(), "cancelled_on"),
            *not_before(command.cancelled_on, row.approved_on, "cancelled_on", tr("审批")),
        ]
    )
    step(row, EventState.CANCELLED, command.cancelled_on, may_move_event)
    row.end_note = command.note.strip()
    return done(row, work)


# -- 讲师团 --------------------------------------------------------------------------------


def add_lecturer(command: AddLecturer, work: Work) -> Id:
    """受聘."""
    refuse([*check_lecturer(command.lecturer)])
    row = Lecturer(id=work.new_id(), office=work.me.office)
    _write_lecturer(row, command.lecturer)
    work.session.add(row)
    return done(row, work)


def revise_lecturer(command: ReviseLecturer, work: Work) -> Id:
    """Other data, or the next term: who was let go is appointed by it again."""
    row = entry_of(Lecturer, command.record, work)
    refuse([*check_lecturer(command.lecturer)])
    if row.ended_on is not None and command.lecturer.appointed_on <= row.ended_on:
        words = tr("已经解聘；再聘的，请填解聘以后的受聘日期")
        raise Refused(Fault(words, "lecturer.appointed_on"))
    _write_lecturer(row, command.lecturer)
    row.ended_on, row.end_note = None, ""
    return done(row, work)


def _write_lecturer(row: Lecturer, lecturer: LecturerInput) -> None:
    row.name, row.unit, row.topic = (
        lecturer.name.strip(),
        lecturer.unit.strip(),
        lecturer.topic.strip(),
    )
    row.phone, row.document_no = lecturer.phone.strip(), lecturer.document_no.strip()
    row.appointed_on, row.until = lecturer.appointed_on, lecturer.until


def end_lecturer(command: EndLecturer, work: Work) -> Id:
    """解聘."""
    row = entry_of(Lecturer, command.record, work)
    faults = [
        *not_after(command.ended_on, work.clock.today(), "ended_on"),
        *check_term(row.appointed_on, command.ended_on, "ended_on"),
    ]
    if row.ended_on is not None:
        faults.append(Fault(tr("这位讲师已经解聘，没有改动")))
    refuse(faults)
    row.ended_on, row.end_note = command.ended_on, command.note.strip()
    return done(row, work)


COMMANDS: Mapping[type, Handler] = {
    PlanEvent: plan,
    ReviseEvent: revise,
    ApproveEvent: approve,
    HoldEvent: hold,
    SumUpEvent: sum_up,
    FileEvent: file_away,
    CancelEvent: cancel,
    AddLecturer: add_lecturer,
    ReviseLecturer: revise_lecturer,
    EndLecturer: end_lecturer,
}
