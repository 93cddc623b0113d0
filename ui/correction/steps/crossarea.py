"""The steps of 经常性跨市县活动: asked for, told of, given up."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from app.correction.messages import (
    Answer,
    AskCrossArea,
    CrossAreaFact,
    EndCrossArea,
    NoteTrip,
    SubjectDetail,
)
from app.i18n import full_date, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, nothing, on

_PERMIT = Spec("permit", tr("哪项批准"), Kind.CHOICE, required=True, width=4)


def _ask(subject: SubjectDetail, _row: Id | None, values: Values) -> AskCrossArea:
    rest = dict(values)
    areas = tuple(one.strip() for one in rest.pop("areas").split("、") if one.strip())
    return AskCrossArea(subject.id, areas=areas, **rest)


ASK = SubjectStep(
    "AskCrossArea",
    title=tr("登记经常性跨市县活动"),
    button=tr("登记申请"),
    done=tr("已登记，等县级答复"),
    specs=(
        Spec(
            "areas", tr("要去的市、县"), required=True, width=2,
            hint=tr("如：鹤山市、开平市"),
        ),
        Spec("frequency", tr("多久去一次"), required=True, width=2, hint=tr("如：每周一至周五")),
        Spec("reason", tr("理由"), Kind.AREA, required=True, width=4, lines=2, most=500),
        Spec("asked_on", tr("申请日期"), Kind.DATE, required=True),
        Spec("from_on", tr("从何日起"), Kind.DATE, required=True),
        Spec("to_on", tr("到何日止"), Kind.DATE, required=True, note=tr("最长六个月")),
        Spec("opinion", tr("司法所意见"), Kind.AREA, width=4, lines=2, most=500),
    ),
    start=lambda _subject, now: {"asked_on": now.date(), "from_on": now.date()},
    make=_ask,
    text=tr("由县级批准，每次有效期不超过六个月，只能去批准的市、县。"),
    law=(LAW, tr("第27条")),
    width=680,
)  # fmt: skip

TRIP = SubjectStep(
    "NoteTrip",
    title=tr("登记跨市县活动情况"),
    button=tr("记下"),
    done=tr("已记下"),
    specs=(
        _PERMIT,
        Spec(
            "text", tr("活动情况"), Kind.AREA, required=True, width=4, lines=2, most=300,
            hint=tr("如：11月24日到鹤山上班，当天返回"),
        ),
    ),
    start=nothing,
    make=lambda _subject, _row, values: NoteTrip(**values),
    width=560,
)  # fmt: skip

END = SubjectStep(
    "EndCrossArea",
    title=tr("停止经常性跨市县活动"),
    button=tr("登记停止"),
    done=tr("已登记停止"),
    specs=(_PERMIT, Spec("ended_on", tr("停止日期"), Kind.DATE, required=True, width=2)),
    start=on("ended_on"),
    make=lambda _subject, _row, values: EndCrossArea(**values),
    text=tr("停止以后再去，要另行请假。"),
    width=520,
)


class PermitSheet(RowSheet):
    """About a permit that was given and not given up."""

    row_field = "permit"

    def rows(self) -> list[tuple[Id, str]]:
        given = [
            one
            for one in self.record.moves.crossings
            if one.answer is Answer.YES and one.ended_on is None
        ]
        return [(one.id, _called(one)) for one in reversed(given)]


def _called(permit: CrossAreaFact) -> str:
    return tr("{where}，到 {day}").format(
        where=tr("、").join(permit.areas), day=full_date(permit.to_on)
    )


STEPS = (ASK, TRIP, END)
SHEETS = {"NoteTrip": PermitSheet, "EndCrossArea": PermitSheet}
