"""The steps of an event of 普法 and of a lecturer."""

from __future__ import annotations

__all__ = ["STEPS"]

from datetime import datetime

from app.i18n import tr
from app.outreach.messages import (
    ApproveEvent,
    CancelEvent,
    EndLecturer,
    EntryDetail,
    EventView,
    Faces,
    FileEvent,
    HoldEvent,
    LecturerView,
    Reach,
    ReviseEvent,
    ReviseLecturer,
    SumUpEvent,
)
from ui.forms.spec import Kind, Spec
from ui.outreach.forms import EVENT, LECTURER, event_of, lecturer_of
from ui.outreach.steps.step import EntryStep, dated, under
from ui.steps.step import Values, on, options

_MINORS = (tr("未成年人保护法"), tr("第103条"))
_EVENTS = (tr("法治宣传教育法"), tr("第25条"))
_LECTURERS = (tr("法治宣传教育法"), tr("第47条"))
_EVENT = (
    *("title", "on", "place", "theme", "reach", "forms", "lecturer", "planned_audience"),
    *("materials", "constitution_day"),
)
_LECTURER = ("name", "unit", "topic", "phone", "appointed_on", "until", "document_no")


def _event(entry: EntryDetail, _now: datetime) -> Values:
    view = entry.entry
    if not isinstance(view, EventView):
        return {}
    return {**under("event", view, _EVENT), "event.village": view.village or None}


def _held(entry: EntryDetail, now: datetime) -> Values:
    view = entry.entry
    if not isinstance(view, EventView):
        return {"held_on": now.date()}
    held = {"held_on": min(view.on, now.date())}
    # Among children nobody declares their photos clean by leaving a choice alone.
    return held if view.reach is Reach.SCHOOLS else {**held, "consent": Faces.NONE}


def _lecturer(entry: EntryDetail, _now: datetime) -> Values:
    view = entry.entry
    return under("lecturer", view, _LECTURER) if isinstance(view, LecturerView) else {}


STEPS = (
    EntryStep(
        "ReviseEvent",
        title=tr("修改计划"),
        button=tr("保存"),
        done=tr("已修改计划"),
        text=tr("审批过的计划改了以后，要重新审批。"),
        specs=EVENT,
        start=_event,
        make=lambda entry, _subject, values: ReviseEvent(entry.id, event_of(values)),
        law=_EVENTS,
        width=720,
    ),
    dated(
        ApproveEvent,
        Spec("opinion", tr("意见"), width=4, hint=tr("没有可不填，写为同意")),
        title=tr("审批普法活动"),
        button=tr("同意"),
        done=tr("已审批"),
        day=("approved_on", tr("审批日期")),
    ),
    EntryStep(
        "HoldEvent",
        title=tr("登记实施"),
        button=tr("登记"),
        done=tr("已登记实施"),
        text=tr("照片、签到表放进材料。没有监护人书面同意，不拍、不用有未成年人正脸的照片。"),
        specs=(
            Spec("held_on", tr("开展日期"), Kind.DATE, required=True),
            Spec("audience", tr("到场人数"), Kind.COUNT, required=True),
            Spec("handed_out", tr("发放资料（份）"), Kind.COUNT, width=2),
            Spec(
                *("consent", tr("照片里的未成年人"), Kind.RADIO),
                required=True,
                width=4,
                options=options(tuple(Faces)),
            ),
            Spec("note", tr("活动情况"), Kind.AREA, width=4, most=2000),
        ),
        start=_held,
        make=lambda entry, _subject, values: HoldEvent(
            entry.id,
            values["held_on"],
            values["audience"],
            values["consent"],
            values["handed_out"],
            values["note"],
        ),
        law=_MINORS,
        width=720,
    ),
    EntryStep(
        "SumUpEvent",
        title=tr("写小结"),
        button=tr("写好"),
        done=tr("已写小结"),
        specs=(
            Spec(
                *("summary", tr("小结"), Kind.AREA),
                required=True,
                width=4,
                lines=5,
                most=2000,
                hint=tr("讲了什么、群众关心什么、下次怎么改"),
            ),
            Spec("summary_on", tr("日期"), Kind.DATE, required=True),
        ),
        start=on("summary_on"),
        make=lambda entry, _subject, values: SumUpEvent(
            entry.id, values["summary"], values["summary_on"]
        ),
    ),
    dated(
        FileEvent,
        title=tr("归档"),
        button=tr("归档"),
        done=tr("已归档"),
        day=("filed_on", tr("归档日期")),
        text=tr("归档以后不再修改。照片、签到表、登记表齐了再归档。"),
        width=560,
    ),
    dated(
        CancelEvent,
        Spec("note", tr("原因"), required=True, width=4),
        title=tr("取消活动"),
        button=tr("取消活动"),
        done=tr("已取消"),
        day=("cancelled_on", tr("日期")),
    ),
    EntryStep(
        "ReviseLecturer",
        title=tr("修改、续聘"),
        button=tr("保存"),
        done=tr("已保存"),
        text=tr("续聘的，改受聘日期和聘期止。"),
        specs=LECTURER,
        start=_lecturer,
        make=lambda entry, _subject, values: ReviseLecturer(entry.id, lecturer_of(values)),
        law=_LECTURERS,
        width=720,
    ),
    dated(
        EndLecturer,
        Spec("note", tr("原因"), width=4),
        title=tr("解聘讲师"),
        button=tr("解聘"),
        done=tr("已登记解聘"),
        day=("ended_on", tr("解聘日期")),
    ),
)
