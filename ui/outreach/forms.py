"""The forms that enter something new in a register, and the fields they share with its steps."""

from __future__ import annotations

__all__ = [
    "ADVICE",
    "EVENT",
    "LAWYER",
    "LECTURER",
    "POINT",
    "advice_of",
    "event_form",
    "event_of",
    "lawyer_form",
    "lawyer_of",
    "lecturer_form",
    "lecturer_of",
    "place_form",
    "point_form",
    "point_of",
    "post_form",
    "rate_form",
]

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.i18n import tr
from app.outreach.messages import (
    AddLawyer,
    AddLecturer,
    AddPoint,
    AdviceInput,
    AdviceKind,
    AppointAdviser,
    Crs,
    EntryChoices,
    EventForm,
    EventInput,
    Language,
    LawyerInput,
    LecturerInput,
    MarkPlace,
    MarkView,
    PlanEvent,
    PointInput,
    PointKind,
    Practice,
    RateBasis,
    Reach,
    SetAdviceRate,
)
from ui.context import Context
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.outreach.typed import coordinates_of, coordinates_words, minutes_of
from ui.steps.step import options
from ui.widgets.combo import Choice

Values = Mapping[str, Any]
_WHERE = tr("如：112.938412, 22.456789")
_LAWYERS = (tr("律师法"), tr("第10条"))
_PUBLICITY = (tr("法治宣传教育法"), tr("第47条"))
_CONSTITUTION = (12, 4)

# -- 村（居）法律顾问 ------------------------------------------------------------------------

ADVICE = (
    Spec("advice.on", tr("服务日期"), Kind.DATE, required=True),
    Spec("advice.minutes", tr("时间（小时）"), Kind.NUMBER, required=True, hint=tr("如：2.5")),
    Spec("advice.people", tr("服务人次"), Kind.COUNT),
    Spec("advice.matters", tr("办理件数"), Kind.COUNT),
    Spec(
        *("advice.kinds", tr("做了什么"), Kind.TICKS),
        required=True,
        width=4,
        options=options(tuple(AdviceKind)),
        across=4,
    ),
    Spec(
        *("advice.content", tr("服务内容"), Kind.AREA),
        width=4,
        lines=5,
        most=2000,
        hint=tr("问了什么、怎么答的；不写当事人的姓名和证件号"),
    ),
)


def advice_of(values: Values) -> AdviceInput:
    """A day of an adviser as typed."""
    return AdviceInput(
        on=values["advice.on"],
        minutes=minutes_of(values["advice.minutes"]),
        kinds=values["advice.kinds"],
        people=values["advice.people"] or 0,
        matters=values["advice.matters"] or 0,
        content=values["advice.content"],
    )


def post_form(context: Context, choices: EntryChoices) -> Form:
    """A lawyer becomes the adviser of a village."""
    return Form(
        "services.advisers.new",
        title=tr("登记村居法律顾问"),
        text=tr("律师先在律师名录里登记，才能在这里选到。"),
        button=tr("登记"),
        done=tr("已登记法律顾问"),
        specs=(
            Spec("village", tr("村（居）"), Kind.CHOICE, required=True, width=2),
            Spec("lawyer", tr("律师"), Kind.CHOICE, required=True, width=2),
            Spec("appointed_on", tr("受聘日期"), Kind.DATE, required=True),
            Spec("until", tr("聘期止"), Kind.DATE, note=tr("没写明就空着")),
            Spec("note", tr("备注"), width=4),
        ),
        choices={
            "village": [Choice(code, name) for code, name in choices.villages],
            "lawyer": [Choice(id, words) for id, words in choices.lawyers],
        },
        start={"appointed_on": context.clock.today()},
        make=lambda values: AppointAdviser(
            values["village"],
            values["lawyer"],
            values["appointed_on"],
            values["until"],
            values["note"],
        ),
    )


def rate_form(today: date) -> Form:
    """One more rate of the allowance."""
    return Form(
        "services.advisers.rate",
        title=tr("设定补贴标准"),
        text=tr("照司法局的文件填。没有文件的，依据空着，清单上会写明未经核实。"),
        button=tr("设定"),
        done=tr("已设定补贴标准"),
        specs=(
            Spec(
                *("basis", tr("怎么算"), Kind.RADIO),
                required=True,
                width=2,
                options=options(tuple(RateBasis)),
            ),
            Spec("amount_fen", tr("金额（元）"), Kind.MONEY, required=True),
            Spec("valid_from", tr("从哪天起"), Kind.DATE, required=True),
            Spec("source", tr("依据"), width=4, hint=tr("文件名称、文号")),
        ),
        start={"basis": RateBasis.MONTH, "valid_from": today.replace(day=1)},
        make=lambda values: SetAdviceRate(
            values["basis"], values["amount_fen"], values["valid_from"], values["source"]
        ),
    )


# -- lawyers -------------------------------------------------------------------------------

LAWYER = (
    Spec("lawyer.name", tr("姓名"), required=True, most=50),
    Spec("lawyer.licence_no", tr("执业证号"), Kind.NUMBER, required=True, width=2, most=20),
    Spec("lawyer.practice_from", tr("执业起"), Kind.DATE),
    Spec("lawyer.firm", tr("执业机构"), required=True, width=2, past="services.lawyers.firm"),
    Spec("lawyer.office_phone", tr("办公电话"), Kind.NUMBER, note=tr("会公开")),
    Spec("lawyer.annual_check", tr("年度考核"), Kind.COUNT, hint=tr("如：2025")),
    Spec(
        *("lawyer.fields", tr("擅长"), Kind.TICKS),
        width=4,
        options=options(tuple(Practice)),
        across=5,
    ),
    Spec(
        *("lawyer.languages", tr("语言"), Kind.TICKS),
        width=4,
        options=options(tuple(Language)),
        across=6,
    ),
)


def lawyer_of(values: Values) -> LawyerInput:
    """A lawyer as typed."""
    given = {
        name.partition(".")[2]: value
        for name, value in values.items()
        if name.startswith("lawyer.")
    }
    return LawyerInput(**given)


def lawyer_form() -> Form:
    """A lawyer of the register."""
    return Form(
        "services.lawyers.new",
        title=tr("登记律师"),
        text=tr("只填可以公开的：手机号、住址不填。核验、发布以后才有二维码名片。"),
        button=tr("登记"),
        done=tr("已登记律师"),
        specs=LAWYER,
        make=lambda values: AddLawyer(lawyer_of(values)),
        law=_LAWYERS,
    )


# -- service points ------------------------------------------------------------------------

POINT = (
    Spec("point.name", tr("名称"), required=True, width=2, most=100),
    Spec(
        *("point.kind", tr("类型"), Kind.CHOICE),
        required=True,
        width=2,
        options=options(tuple(PointKind)),
    ),
    Spec("point.address", tr("地址"), required=True, width=2, most=200),
    Spec("point.village", tr("所在村（居）"), Kind.CHOICE, width=2),
    Spec("point.lng", tr("经度、纬度"), width=2, most=40, hint=_WHERE),
    Spec(
        *("point.crs", tr("从哪里抄的"), Kind.CHOICE),
        width=2,
        options=options(tuple(Crs)),
    ),
    Spec("point.hours", tr("开放时间"), width=2, past="services.points.hours"),
    Spec("point.phone", tr("电话"), Kind.NUMBER, width=2, most=30),
    Spec("point.services", tr("服务内容"), width=3, past="services.points.services", most=500),
    Spec("point.accessible", tr("有无障碍通道"), Kind.TICK),
)


def point_of(values: Values) -> PointInput:
    """A service point as typed."""
    lng, lat = coordinates_of(values["point.lng"])
    return PointInput(
        name=values["point.name"],
        kind=values["point.kind"],
        address=values["point.address"],
        village=values["point.village"] or "",
        lng=lng,
        lat=lat,
        crs=values["point.crs"] or Crs.CGCS2000,
        hours=values["point.hours"],
        phone=values["point.phone"],
        services=values["point.services"],
        accessible=values["point.accessible"],
    )


def point_form(choices: EntryChoices) -> Form:
    """A service point."""
    return Form(
        "services.points.new",
        title=tr("登记服务点"),
        text=tr("不知道经纬度的可以先空着，地图上就看不到它。"),
        button=tr("登记"),
        done=tr("已登记服务点"),
        specs=POINT,
        choices={"point.village": [Choice(code, name) for code, name in choices.villages]},
        start={"point.kind": PointKind.VILLAGE, "point.crs": Crs.GCJ02},
        make=lambda values: AddPoint(point_of(values)),
    )


def place_form(code: str, name: str, mark: MarkView | None) -> Form:
    """Where a village lies."""
    start: dict[str, Any] = {"crs": mark.crs if mark else Crs.GCJ02}
    if mark is not None:
        start |= {"lng": coordinates_words(mark.lng, mark.lat), "source": mark.source}

    def make(values: Values) -> MarkPlace:
        lng, lat = coordinates_of(values["lng"])
        return MarkPlace(code, lng, lat, values["crs"] or Crs.CGCS2000, values["source"])

    return Form(
        f"services.points.place.{code}",
        title=tr("登记{name}的位置").format(name=name),
        text=tr("填村委会、居委会门口的位置，距离从这里算。"),
        button=tr("登记"),
        done=tr("已登记位置"),
        specs=(
            Spec("lng", tr("经度、纬度"), required=True, width=2, most=40, hint=_WHERE),
            Spec(
                *("crs", tr("从哪里抄的"), Kind.CHOICE),
                required=True,
                width=2,
                options=options(tuple(Crs)),
            ),
            Spec("source", tr("怎么知道的"), width=4, hint=tr("如：手机地图上量的"), most=100),
        ),
        start=start,
        make=make,
    )


# -- 普法 ----------------------------------------------------------------------------------

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
        law=(_PUBLICITY[0], tr("第13条")) if near else _PUBLICITY,
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
        law=_PUBLICITY,
    )
