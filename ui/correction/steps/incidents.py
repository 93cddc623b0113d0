"""The steps of 突发事件: written down, told the same day, closed."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from collections.abc import Mapping

from app.correction.messages import (
    CloseIncident,
    IncidentKind,
    RecordIncident,
    SubjectDetail,
    TellIncident,
)
from app.i18n import full_date, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.correction.steps.telling import TOLD, told_at
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, options

_ARTICLE = (LAW, tr("第51条"))
_INCIDENT = Spec("incident", tr("哪次事件"), Kind.CHOICE, required=True, width=4)
_MOMENTS = ("happened_on", "happened_time", "heard_on", "heard_time")


def _record(subject: SubjectDetail, _row: Id | None, values: Values) -> RecordIncident:
    rest = {name: value for name, value in values.items() if name not in _MOMENTS}
    return RecordIncident(
        subject.id,
        happened_at=moment(values, "happened_on", "happened_time"),
        heard_at=moment(values, "heard_on", "heard_time"),
        **rest,
    )


RECORD = SubjectStep(
    "RecordIncident",
    title=tr("登记突发事件"),
    button=tr("登记"),
    done=tr("已登记，当日报告县级；报告在文书里打印"),
    specs=(
        Spec("kind", tr("种类"), Kind.CHOICE, required=True, width=2,
             options=options(tuple(IncidentKind))),
        Spec("told_by", tr("谁告诉的"), required=True, width=2, most=100,
             hint=tr("如：妻子 赵某")),
        Spec("happened_on", tr("发生日期"), Kind.DATE, required=True),
        Spec("happened_time", tr("时间"), Kind.TIME),
        Spec("heard_on", tr("得知日期"), Kind.DATE, required=True),
        Spec("heard_time", tr("时间"), Kind.TIME, required=True),
        Spec("place", tr("地点"), width=4, most=200),
        Spec("facts", tr("经过"), Kind.AREA, required=True, width=4, lines=4, most=4000),
        Spec("handling", tr("已采取的措施"), Kind.AREA, width=4, lines=2, most=2000),
    ),
    start=lambda _subject, now: {
        "happened_on": now.date(), "heard_on": now.date(), "heard_time": now.time()
    },
    make=_record,
    text=tr("得知当日报告县级社区矫正机构，由县级通知决定机关、检察院、公安机关。"),
    law=_ARTICLE,
    width=680,
)  # fmt: skip

TELL = SubjectStep(
    "TellIncident",
    title=tr("登记突发事件报告"),
    button=tr("登记报告"),
    done=tr("已登记报告"),
    specs=(_INCIDENT, *TOLD),
    start=lambda _subject, now: {"county_on": now.date(), "time": now.time()},
    make=lambda _subject, _row, values: TellIncident(values["incident"], **told_at(values)),
    text=tr("填这一次通知了的；以前登记的不改。"),
    law=_ARTICLE,
    width=560,
)

CLOSE = SubjectStep(
    "CloseIncident",
    title=tr("登记处理结果"),
    button=tr("登记结果"),
    done=tr("已登记处理结果"),
    specs=(
        _INCIDENT,
        Spec("closed_on", tr("处理完的日期"), Kind.DATE, required=True, width=2),
        Spec("closed_time", tr("时间"), Kind.TIME),
        Spec("outcome", tr("结果"), Kind.AREA, required=True, width=4, lines=3, most=2000),
    ),
    start=lambda _subject, now: {"closed_on": now.date(), "closed_time": now.time()},
    make=lambda _subject, _row, values: CloseIncident(
        values["incident"], moment(values, "closed_on", "closed_time"), values["outcome"]
    ),
    width=600,
)


class IncidentSheet(RowSheet):
    """About an incident that is not closed yet; what the county has not heard of comes first."""

    row_field = "incident"

    def rows(self) -> list[tuple[Id, str]]:
        open_ = [one for one in self.record.measures.incidents if not one.closed]
        says = tr("{day}得知 {kind}")
        return [
            (one.id, says.format(day=full_date(one.heard_on), kind=tr(one.kind.label)))
            for one in sorted(open_, key=lambda one: one.county_at is not None)
        ]


STEPS = (RECORD, TELL, CLOSE)
SHEETS: Mapping[str, type[SubjectSheet]] = {
    "TellIncident": IncidentSheet,
    "CloseIncident": IncidentSheet,
}
