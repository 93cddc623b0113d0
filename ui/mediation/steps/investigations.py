"""调查记录: who was asked, and what was said."""

from __future__ import annotations

__all__ = ["INVESTIGATION"]

from datetime import datetime

from app.i18n import tr
from app.ids import Id
from app.mediation.messages import CaseDetail, RecordInvestigation
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, moment


def _start(case: CaseDetail, now: datetime) -> Values:
    names = tr("、").join(one.name for one in case.mediators)
    return {"on": now.date(), "investigators": names, "place": case.place}


def _make(case: CaseDetail, _subject: Id | None, values: Values) -> Command[Id]:
    return RecordInvestigation(
        case=case.id,
        target=values["target"],
        start=moment(values, "on", "start"),
        end=moment(values, "on", "end") if values["end"] else None,
        place=values["place"],
        investigators=values["investigators"],
        transcript=values["transcript"],
        attendees=values["attendees"],
        recorder=values["recorder"],
    )


INVESTIGATION = CaseStep(
    "RecordInvestigation",
    title=tr("做调查记录"),
    button=tr("记下"),
    done=tr("已记下调查"),
    specs=(
        Spec("target", tr("被调查人"), required=True, most=60),
        Spec("on", tr("调查日期"), Kind.DATE, required=True),
        Spec("start", tr("开始时间"), Kind.TIME, required=True),
        Spec("end", tr("结束时间"), Kind.TIME),
        Spec("place", tr("调查地点"), required=True, width=2, past="mediation.session_place"),
        Spec("attendees", tr("参加人"), width=2, past="mediation.attendees"),
        Spec("investigators", tr("调查人"), required=True, width=2, most=100),
        Spec("recorder", tr("记录人"), width=2, most=60),
        Spec("transcript", tr("调查内容"), Kind.AREA, required=True, width=4, lines=8, most=8000,
             hint=tr("问什么，怎么答")),
    ),
    start=_start,
    make=_make,
    law=(LAW, tr("第22条")),
    width=760,
)  # fmt: skip
