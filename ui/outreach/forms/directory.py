"""The forms of a lawyer, a service point, the place of a village."""

from __future__ import annotations

__all__ = [
    "LAWYER",
    "POINT",
    "lawyer_form",
    "lawyer_of",
    "place_form",
    "point_form",
    "point_of",
]

from collections.abc import Mapping
from typing import Any

from app.i18n import tr
from app.outreach.messages import (
    AddLawyer,
    AddPoint,
    Crs,
    EntryChoices,
    Language,
    LawyerInput,
    MarkPlace,
    MarkView,
    PointInput,
    PointKind,
    Practice,
)
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.outreach.typed import coordinates_of, coordinates_words
from ui.steps.step import options
from ui.widgets.combo import Choice

Values = Mapping[str, Any]
_WHERE = tr("如：112.938412, 22.456789")
_LAWYERS = (tr("律师法"), tr("第10条"))

# -- lawyers ---------------------------------------------------------------------------------

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


# -- service points --------------------------------------------------------------------------

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
