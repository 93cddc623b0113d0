"""The steps of a lawyer and of a service point."""

from __future__ import annotations

__all__ = ["STEPS"]

from datetime import datetime

from app.i18n import tr
from app.outreach.messages import (
    EntryDetail,
    LawyerView,
    Licence,
    PointView,
    PublishEntry,
    RecordLicence,
    RetireEntry,
    ReviseLawyer,
    RevisePoint,
    VerifyEntry,
)
from ui.forms.spec import Kind, Spec
from ui.outreach.forms import LAWYER, POINT, lawyer_of, point_of
from ui.outreach.steps.step import EntryStep, dated, under
from ui.outreach.typed import coordinates_words
from ui.steps.step import Values, on, options

_LAWYERS = (tr("律师法"), tr("第10条"))
_LAWYER = (
    *("name", "firm", "licence_no", "practice_from", "fields", "languages"),
    *("office_phone", "annual_check"),
)
_POINT = ("name", "kind", "address", "crs", "hours", "phone", "services", "accessible")


def _lawyer(entry: EntryDetail, _now: datetime) -> Values:
    view = entry.entry
    return under("lawyer", view, _LAWYER) if isinstance(view, LawyerView) else {}


def _point(entry: EntryDetail, _now: datetime) -> Values:
    view = entry.entry
    if not isinstance(view, PointView):
        return {}
    return {
        **under("point", view, _POINT),
        "point.village": view.village or None,
        "point.lng": coordinates_words(view.lng, view.lat),
    }


def _licence(entry: EntryDetail, now: datetime) -> Values:
    view = entry.entry
    held = view.licence if isinstance(view, LawyerView) else Licence.PRACTISING
    return {"licence": held, "on": now.date()}


STEPS = (
    EntryStep(
        "VerifyEntry",
        title=tr("登记核验"),
        button=tr("登记"),
        done=tr("已登记核验"),
        text=tr("和本人、机构核对公开的每一项；不对的，先返回修改再核验。"),
        specs=(
            Spec(
                *("how", tr("怎么核对的")),
                required=True,
                width=2,
                past="services.lawyers.how",
                hint=tr("如：打电话、看执业证、到场"),
            ),
            Spec("verified_on", tr("核验日期"), Kind.DATE, required=True),
        ),
        start=on("verified_on"),
        make=lambda entry, _subject, values: VerifyEntry(
            entry.id, values["verified_on"], values["how"]
        ),
        width=560,
    ),
    dated(
        PublishEntry,
        title=tr("发布"),
        button=tr("发布"),
        done=tr("已发布"),
        day=("published_on", tr("发布日期")),
        text=tr("发布以后，名片、地图上就有它。"),
        width=560,
    ),
    dated(
        RetireEntry,
        Spec("note", tr("原因"), required=True, width=4),
        title=tr("停用"),
        button=tr("停用"),
        done=tr("已停用"),
        day=("retired_on", tr("停用日期")),
        text=tr("停用的留着记录，名片、地图上不再有它；以后可以恢复。"),
    ),
    EntryStep(
        "ReviseLawyer",
        title=tr("修改律师信息"),
        button=tr("保存"),
        done=tr("已修改"),
        text=tr("改过的要重新核验、发布，发布以前没有二维码。"),
        specs=LAWYER,
        start=_lawyer,
        make=lambda entry, _subject, values: ReviseLawyer(entry.id, lawyer_of(values)),
        law=_LAWYERS,
        width=720,
    ),
    EntryStep(
        "RecordLicence",
        title=tr("登记执业状态"),
        button=tr("登记"),
        done=tr("已登记执业状态"),
        text=tr("停止执业、注销的，二维码马上隐藏，名片不能再印；已经印出去的请收回。"),
        specs=(
            Spec(
                *("licence", tr("状态"), Kind.RADIO),
                required=True,
                width=3,
                options=options(tuple(Licence)),
            ),
            Spec("on", tr("日期"), Kind.DATE, required=True),
            Spec("note", tr("从哪里知道的"), width=4, hint=tr("如：省厅公告文号")),
        ),
        start=_licence,
        make=lambda entry, _subject, values: RecordLicence(
            entry.id, values["licence"], values["on"], values["note"]
        ),
    ),
    EntryStep(
        "RevisePoint",
        title=tr("修改服务点"),
        button=tr("保存"),
        done=tr("已修改"),
        text=tr("改过的要重新核验、发布。"),
        specs=POINT,
        start=_point,
        make=lambda entry, _subject, values: RevisePoint(entry.id, point_of(values)),
        width=720,
    ),
)
