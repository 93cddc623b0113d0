"""The forms of a plan of 普法 and of a lecturer."""

from __future__ import annotations

__all__ = [
    "EVENT",
    "LECTURER",
    "event_form",
    "event_of",
    "lecturer_form",
    "lecturer_of",
]

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.i18n import tr
from app.outreach.messages import (
    AddLecturer,
    EntryChoices,
    EventForm,
    EventInput,
    LecturerInput,
    PlanEvent,
    Reach,
)
from ui.context import Context
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.steps.step import options
from ui.widgets.combo import Choice

Values = Mapping[str, Any]
_LAW = tr("法治宣传教育法")
_CONSTITUTION = (12, 4)

EVENT = (
    Spec("event.title", tr("活动名称"), required=True, width=3, most=100),
    Spec("event.on", tr("计划日期"), Kind.DATE, required=True),
    Spec("event.place", tr("地点"), required=True, width=3, past="publicity.place"),
    Spec("event.planned_audience", tr("计划人数"), Kind.COUNT),
    Spec("event.theme", tr("主题"), required=True, width=3, past="publicity.theme"),
    Spec("event.village", tr("村（居）"), Kind.CHOICE),
    Spec(
        *("event.reach", tr("六进"), Kind.RADIO),
        required=True,
        width=4,
        options=options(tuple(Reach)),
    ),
    Spec(
        *("event.forms", tr("形式"), Kind.TICKS),
        required=True,
        width=4,
        options=options(tuple(EventForm)),
        across=6,
    ),
    Spec("event.lecturer", tr("讲师"), width=2, past="publicity.lecturer", most=100),
    Spec("event.materials", tr("资料"), width=2, past="publicity.materials"),
    Spec("event.constitution_day", tr("这是12月4日国家宪法日的活动"), Kind.TICK, width=4),
)


def event_of(values: Values) -> EventInput:
    """A plan as typed."""
    given = {
        name.partition(".")[2]: value for name, value in values.items() if name.startswith("event.")
    }
    return EventInput(**{**given, "village": given["village"] or ""})


def event_form(context: Context, choices: EntryChoices) -> Form:
    """A plan of 普法; in the weeks before 12月4日 it is likely to be for that day."""
    today = context.clock.today()
    day = date(today.year, *_CONSTITUTION)
    near = 0 <= (day - today).days <= 35
    start: dict[str, Any] = {"event.reach": Reach.VILLAGES}
    if near:
        start |= {
            "event.on": day,
            "event.constitution_day": True,
            "event.theme": tr("宪法宣传"),
        }
    return Form(
        "publicity.new",
        title=tr("做普法活动计划"),
        text=tr("计划由所长审批；开展以后登记人数，照片、签到表放进材料。"),
        button=tr("保存计划"),
        done=tr("已做计划"),
        specs=EVENT,
        choices={"event.village": [Choice(code, name) for code, name in choices.villages]},
        start=start,
        make=lambda values: PlanEvent(event_of(values)),
        law=(_LAW, tr("第13条") if near else tr("第25条")),
    )


LECTURER = (
    Spec("lecturer.name", tr("姓名"), required=True, most=50),
    Spec("lecturer.unit", tr("单位"), width=2, past="publicity.unit", most=100),
    Spec("lecturer.phone", tr("电话"), Kind.NUMBER, most=30),
    Spec("lecturer.topic", tr("讲什么"), required=True, width=2, most=200),
    Spec("lecturer.appointed_on", tr("受聘日期"), Kind.DATE, required=True),
    Spec("lecturer.until", tr("聘期止"), Kind.DATE),
    Spec("lecturer.document_no", tr("聘任文书"), width=4, most=80),
)


def lecturer_of(values: Values) -> LecturerInput:
    """A lecturer as typed."""
    given = {
        name.partition(".")[2]: value
        for name, value in values.items()
        if name.startswith("lecturer.")
    }
    return LecturerInput(**given)


def lecturer_form(context: Context) -> Form:
    """A member of 讲师团."""
    return Form(
        "publicity.lecturer",
        title=tr("登记讲师"),
        text=tr("普法讲师团由司法行政部门选聘。"),
        button=tr("登记"),
        done=tr("已登记讲师"),
        specs=LECTURER,
        start={"lecturer.appointed_on": context.clock.today()},
        make=lambda values: AddLecturer(lecturer_of(values)),
        law=(_LAW, tr("第47条")),
    )
