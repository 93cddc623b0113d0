"""The steps of reports beside their desk: what is agreed with a person, and when it ends."""

from __future__ import annotations

__all__ = ["PERIODS", "SHEETS", "STEPS", "period_options"]

from collections.abc import Mapping

from app.correction.messages import CheckInKind, EndSchedule, SetSchedule, SubjectDetail
from app.i18n import tr
from app.ids import Id
from ui.correction.steps.sheet import SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values

_DAY, _WEEK, _MONTH = "day", "week", "month"
# Of a period what a frequency is made of: months, days.
PERIODS = {
    _DAY: (0, 1),
    _WEEK: (0, 7),
    _MONTH: (1, 0),
    "two": (2, 0),
    "quarter": (3, 0),
    "half": (6, 0),
}
_WEEKDAYS = tuple(enumerate(tr("一二三四五六日"), 1))


def period_options() -> tuple[tuple[str, str], ...]:
    """What a number of reports may be counted in."""
    return (
        (_WEEK, tr("周")), (_MONTH, tr("月")), ("two", tr("两个月")),
        ("quarter", tr("季度")), ("half", tr("半年")), (_DAY, tr("天")),
    )  # fmt: skip


def _set(subject: SubjectDetail, _row: Id | None, values: Values) -> SetSchedule:
    rest = dict(values)
    months, days = PERIODS.get(rest.pop("period"), (0, 0))
    times = rest.pop("times") or 0
    kind = rest.pop("kind")
    return SetSchedule(
        subject.id,
        kind=None if kind is None else CheckInKind(kind),
        times=times,
        months=months if times else 0,
        days=days if times else 0,
        **rest,
    )


SET = SubjectStep(
    "SetSchedule",
    title=tr("约定报告频次"),
    button=tr("登记约定"),
    done=tr("已登记约定的报告频次"),
    text=tr("代替管理类别的次数，以前的各期不重新计算；次数填 0 的，到那天为止暂不报告。"),
    specs=(
        Spec(
            "kind", tr("哪种方式"), Kind.CHOICE,
            options=tuple((one, tr(one.label)) for one in CheckInKind),
            hint=tr("不选的，各种方式都按这个次数"), width=2,
        ),
        Spec("times", tr("次数"), Kind.COUNT, required=True),
        Spec(
            "period", tr("每"), Kind.CHOICE, required=True,
            options=period_options(),
        ),
        Spec(
            "weekday", tr("约定星期几"), Kind.CHOICE, width=2,
            options=tuple((n, tr("星期{day}").format(day=tr(day))) for n, day in _WEEKDAYS),
            hint=tr("每周 1 次的可以选"),
        ),
        Spec("from_on", tr("从何日起"), Kind.DATE, required=True),
        Spec("until_on", tr("到何日止"), Kind.DATE, hint=tr("不填的一直有效")),
        Spec("reason", tr("理由"), Kind.AREA, required=True, width=4, lines=2, most=500),
    ),
    start=lambda _subject, now: {"from_on": now.date(), "times": 1, "period": _WEEK},
    make=_set,
    law=(LAW, tr("第24条")),
    width=720,
)  # fmt: skip


def _end(_subject: SubjectDetail, row: Id | None, values: Values) -> EndSchedule:
    return EndSchedule(row or b"", **values)


END = SubjectStep(
    "EndSchedule",
    title=tr("结束约定的报告频次"),
    button=tr("登记结束"),
    done=tr("约定已结束"),
    text=tr("这一天以后，按管理类别的次数报告。"),
    specs=(Spec("until_on", tr("最后一天"), Kind.DATE, required=True),),
    start=lambda _subject, now: {"until_on": now.date()},
    make=_end,
    law=(LAW, tr("第24条")),
)

STEPS = (SET, END)
SHEETS: Mapping[str, type[SubjectSheet]] = {}
