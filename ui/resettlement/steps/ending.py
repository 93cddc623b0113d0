"""The steps that end the help, and those of a card of 社区戒毒."""

from __future__ import annotations

__all__ = ["CARD_CLOSING", "CARD_NOTE", "CARD_REPORT", "END", "STOP", "TRANSFER"]

from datetime import datetime

from app.i18n import tr
from app.resettlement.messages import (
    AftercareView,
    CloseAftercare,
    EndHelp,
    Ending,
    NoteAftercare,
    NoteWay,
    ReportAftercare,
    StopHelp,
    TransferHelp,
)
from ui.forms.spec import Kind, Spec
from ui.resettlement.actions import HelpRecord
from ui.resettlement.steps.step import HelpStep
from ui.steps.step import Values, moment, on, options

_STOPS = (Ending.REOFFENDED, Ending.DIED, Ending.IMPRISONED, Ending.NOT_OURS)

END = HelpStep(
    "EndHelp",
    title=tr("办理解除帮教"),
    button=tr("解除"),
    done=tr("已解除帮教登记"),
    text=tr("由所长办理。解除以后本人需要帮助的，照样可以来"),
    specs=(
        Spec("ended_on", tr("解除日期"), Kind.DATE, required=True),
        Spec("note", tr("帮教小结"), Kind.AREA, width=4, most=1000),
    ),
    start=on("ended_on"),
    make=lambda record, _subject, values: EndHelp(record.id, values["ended_on"], values["note"]),
)

STOP = HelpStep(
    "StopHelp",
    title=tr("终止帮教"),
    button=tr("终止"),
    done=tr("已终止帮教"),
    specs=(
        Spec(
            *("reason", tr("原因"), Kind.RADIO),
            required=True,
            width=4,
            options=options(_STOPS),
        ),
        Spec("ended_on", tr("日期"), Kind.DATE, required=True),
        Spec("note", tr("情况"), Kind.AREA, required=True, width=4, most=1000),
    ),
    start=on("ended_on"),
    make=lambda record, _subject, values: StopHelp(
        record.id, values["reason"], values["ended_on"], values["note"]
    ),
)

TRANSFER = HelpStep(
    "TransferHelp",
    title=tr("转出"),
    button=tr("转出"),
    done=tr("已转出"),
    text=tr("本人搬走了，由新住地的司法所接着帮"),
    specs=(
        Spec("ended_on", tr("日期"), Kind.DATE, required=True),
        Spec("moved_to", tr("转到哪里"), required=True, width=3, hint=tr("如：开平市水口司法所")),
        Spec("note", tr("说明"), Kind.AREA, width=4, most=1000),
    ),
    start=on("ended_on"),
    make=lambda record, _subject, values: TransferHelp(
        record.id, values["ended_on"], values["moved_to"], values["note"]
    ),
)


def _reported(record: HelpRecord, _now: datetime) -> Values:
    if not isinstance(record, AftercareView):
        return {}
    return {"reported_on": record.reported_on, "agreed_on": record.agreed_on}


CARD_REPORT = HelpStep(
    "ReportAftercare",
    title=tr("登记社区戒毒报到"),
    button=tr("登记"),
    done=tr("已登记报到"),
    text=tr("报到当天算第一天，满三年为止；决定书另写明日期的，以决定书为准"),
    specs=(
        Spec("reported_on", tr("报到日期"), Kind.DATE, required=True, width=2),
        Spec("agreed_on", tr("签协议日期"), Kind.DATE, width=2),
    ),
    start=_reported,
    make=lambda record, _subject, values: ReportAftercare(
        record.id, values["reported_on"], values["agreed_on"]
    ),
    law=(tr("禁毒法"), tr("第33条")),
    width=560,
)

CARD_NOTE = HelpStep(
    "NoteAftercare",
    title=tr("在转介卡上记一笔"),
    button=tr("记下"),
    done=tr("已记下"),
    text=tr("只记看望和本人说的事，不记检测结果"),
    specs=(
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec(
            *("way", tr("方式"), Kind.RADIO),
            required=True,
            width=4,
            options=options(tuple(NoteWay)),
        ),
        Spec("note", tr("情况"), Kind.AREA, required=True, width=4, most=1000),
    ),
    start=lambda _record, now: {
        "on": now.date(),
        "at": now.time().replace(second=0, microsecond=0),
    },
    make=lambda record, _subject, values: NoteAftercare(
        record.id, moment(values, "on", "at"), values["way"], values["note"]
    ),
)

CARD_CLOSING = HelpStep(
    "CloseAftercare",
    title=tr("办结转介卡"),
    button=tr("办结"),
    done=tr("转介卡已办结"),
    specs=(Spec("closed_on", tr("日期"), Kind.DATE, required=True, width=2),),
    start=on("closed_on"),
    make=lambda record, _subject, values: CloseAftercare(record.id, values["closed_on"]),
    width=480,
)
