"""One event of 普法, or one lecturer, as its page shows it."""

from __future__ import annotations

__all__ = ["event_view", "tell_event", "tell_lecturer"]

from collections.abc import Iterator
from datetime import date

from app.i18n import full_date, tr
from app.outreach.codes import EventForm, Faces, Reach
from app.outreach.details.shared import Told, dates, steps_of, user_names
from app.outreach.states import EVENT_STEPS, EventState, EventStep
from app.outreach.views import (
    EntryKind,
    EventView,
    FactLine,
    LecturerView,
    PublicityTab,
)
from app.records.messages import TimelineItem
from app.records.timeline import item_on
from app.work import Work
from db.tables.outreach import Lecturer, PublicityEvent

_NEXT: dict[EventState, tuple[str, str, str]] = {
    EventState.PLANNED: (tr("审批这个计划"), "ApproveEvent", tr("审批")),
    EventState.APPROVED: (
        tr("开展以后登记人数，照片、签到表放进材料"),
        "HoldEvent",
        tr("登记实施"),
    ),
    EventState.HELD: (tr("写几句小结"), "SumUpEvent", tr("写小结")),
    EventState.SUMMED_UP: (tr("照片、签到表、登记表齐了就归档"), "FileEvent", tr("归档")),
}
_ACTIONS: dict[EventState, tuple[str, ...]] = {
    EventState.PLANNED: ("ApproveEvent", "ReviseEvent", "CancelEvent"),
    EventState.APPROVED: ("HoldEvent", "ReviseEvent", "CancelEvent"),
    EventState.HELD: ("SumUpEvent",),
    EventState.SUMMED_UP: ("FileEvent",),
    EventState.FILED: (),
    EventState.CANCELLED: (),
}


def event_view(row: PublicityEvent, work: Work) -> EventView:
    """An event with who planned and approved it."""
    names = user_names(work.session)
    return EventView(
        title=row.title,
        on=row.on,
        place=row.place,
        village=row.village,
        theme=row.theme,
        reach=Reach(row.reach),
        forms=tuple(EventForm(one) for one in row.forms or ()),
        lecturer=row.lecturer,
        planned_audience=row.planned_audience,
        materials=row.materials,
        constitution_day=row.constitution_day,
        planner=names[row.planner],
        opinion=row.opinion,
        approved_on=row.approved_on,
        approver=names[row.approver] if row.approver else "",
        held_on=row.held_on,
        audience=row.audience,
        handed_out=row.handed_out,
        held_note=row.held_note,
        consent=Faces(row.consent) if row.consent else None,
        summary=row.summary,
        summary_on=row.summary_on,
        end_note=row.end_note,
    )


def tell_event(row: PublicityEvent, work: Work) -> Told:
    """An event of 普法."""
    state, view = EventState(row.state), event_view(row, work)
    again = row.constitution_day and state >= EventState.HELD  # by their codes
    return Told(
        kind=EntryKind.EVENT,
        tab=PublicityTab.ENDED if state.ended else PublicityTab.OPEN,
        title=row.title,
        about=(tr(view.reach.label), full_date(row.held_on or row.on), row.place),
        tag=tr("宪法日") if row.constitution_day else tr(state.label),
        tone="info" if row.constitution_day else "",
        facts=tuple(_event_facts(view)),
        side=tuple(_people_lines(view)),
        entry=view,
        steps=()
        if state is EventState.CANCELLED
        else steps_of(
            *(EventStep, EVENT_STEPS[state]),
            {
                EventStep.PLAN: row.on,
                EventStep.APPROVE: row.approved_on,
                EventStep.HOLD: row.held_on,
                EventStep.SUM_UP: row.summary_on,
                EventStep.FILE: row.state_on,
            },
            work.clock.today(),
            ended=state in (EventState.FILED, EventState.PLANNED),
        ),
        next=_NEXT.get(state),
        timeline=tuple(_event_story(view, row)),
        actions=(*_ACTIONS[state], *(("PlanEvent",) if again else ())),
    )


def _event_facts(view: EventView) -> Iterator[FactLine]:
    yield FactLine(tr("主题"), view.theme)
    yield FactLine(tr("形式"), tr("、").join(tr(one.label) for one in view.forms))
    if view.audience is not None:
        words = tr("{n} 人").format(n=view.audience)
        if view.handed_out:
            words = tr("{n} 人，发资料 {m} 份").format(n=view.audience, m=view.handed_out)
        yield FactLine(tr("到场"), words)
    elif view.planned_audience:
        yield FactLine(tr("计划"), tr("{n} 人").format(n=view.planned_audience))
    if view.materials:
        yield FactLine(tr("资料"), view.materials)
    if view.consent is not None:
        asked = view.consent is Faces.CONSENT
        yield FactLine(tr("照片"), tr(view.consent.label), "warn_text" if asked else "text")
    if view.summary:
        yield FactLine(tr("小结"), view.summary)
    if view.end_note:
        yield FactLine(tr("取消原因"), view.end_note, "warn_text")


def _people_lines(view: EventView) -> Iterator[FactLine]:
    yield FactLine(tr("讲师"), view.lecturer or tr("没有登记"))
    yield FactLine(tr("经办"), view.planner)
    if view.approver:
        yield FactLine(tr("审批"), view.approver)
    words = tr("照片里未成年人的正脸，没有监护人同意的不拍、不用")
    yield FactLine(tr("留意"), words, "text_2")


def _event_story(view: EventView, row: PublicityEvent) -> Iterator[TimelineItem]:
    if view.approved_on:
        yield item_on(
            *(view.approved_on, "stamp", tr("同意开展"), view.opinion),
            by=view.approver,
            step=EventStep.APPROVE,
        )
    if view.held_on:
        title = tr("开展，到场 {n} 人").format(n=view.audience or 0)
        yield item_on(view.held_on, "megaphone", title, view.held_note, step=EventStep.HOLD)
    if view.summary_on:
        step = EventStep.SUM_UP
        yield item_on(view.summary_on, "pencil-line", tr("小结"), view.summary, step=step)
    if row.state == EventState.FILED:
        yield item_on(row.state_on, "circle-check", tr("归档"), "", step=EventStep.FILE)
    if row.state == EventState.CANCELLED:
        yield item_on(row.state_on, "x", tr("取消"), view.end_note, step=EventStep.PLAN)


# -- 讲师团 --------------------------------------------------------------------------------


def tell_lecturer(row: Lecturer, work: Work) -> Told:
    """A member of 讲师团."""
    ended = row.ended_on is not None
    over = not ended and row.until is not None and row.until < work.clock.today()
    view = LecturerView(
        name=row.name,
        unit=row.unit,
        topic=row.topic,
        phone=row.phone,
        appointed_on=row.appointed_on,
        until=row.until,
        document_no=row.document_no,
        ended_on=row.ended_on,
    )
    return Told(
        kind=EntryKind.LECTURER,
        tab=PublicityTab.LECTURERS,
        title=row.name,
        about=(tr("普法讲师团"), row.unit),
        tag=tr("已解聘") if ended else tr("聘期已满") if over else tr("受聘"),
        tone="warn" if over else "",
        facts=tuple(_lecturer_facts(view, work.clock.today())),
        side=(FactLine(tr("电话"), row.phone or tr("没有登记")),),
        entry=view,
        next=(tr("聘期满了，续聘或者解聘"), "ReviseLecturer", tr("续聘")) if over else None,
        timeline=tuple(_lecturer_story(row)),
        actions=("ReviseLecturer",) if ended else ("ReviseLecturer", "EndLecturer"),
    )


def _lecturer_facts(view: LecturerView, today: date) -> Iterator[FactLine]:
    yield FactLine(tr("讲什么"), view.topic)
    since = full_date(view.appointed_on)
    term = tr("从 {since} 起").format(since=since)
    if view.until:
        term = tr("{since} 到 {until}").format(since=since, until=full_date(view.until))
    over = view.ended_on is None and view.until is not None and view.until < today
    yield FactLine(tr("聘期"), term, "warn_text" if over else "text")
    if view.document_no:
        yield FactLine(tr("聘任文书"), view.document_no)
    yield from dates((tr("解聘"), view.ended_on))


def _lecturer_story(row: Lecturer) -> Iterator[TimelineItem]:
    yield item_on(row.appointed_on, "handshake", tr("受聘"), row.document_no)
    if row.ended_on:
        yield item_on(row.ended_on, "x", tr("解聘"), row.end_note)
