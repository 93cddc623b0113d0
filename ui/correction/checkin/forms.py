"""The forms beside the desk: a lesson with who came, and how often a class reports here."""

from __future__ import annotations

__all__ = ["open_activity", "open_frequency"]

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.correction.messages import (
    ActivityKind,
    CheckInKind,
    Grade,
    ListReporters,
    QueueRow,
    QueueScope,
    QueueView,
    ReadSchedules,
    RecordActivity,
    SchedulesView,
    SetClassSchedule,
)
from app.i18n import tr
from app.messages import Command
from ui.context import Context
from ui.correction.steps.checkins import PERIODS, period_options
from ui.forms.sheet import Form, FormSheet
from ui.forms.spec import Kind, Spec
from ui.steps.step import moment, options
from ui.widgets.combo import Choice

_KINDS = tuple(kind for kind in CheckInKind if kind is not CheckInKind.HEALTH)


def open_activity(context: Context, page: QWidget) -> None:
    """Everybody in correction may come to a lesson, whoever reports today."""

    def ask(view: QueueView) -> None:
        FormSheet(context, page, _activity_form(view.rows, context.clock.now())).open()

    context.work.run(context.desk.ask(ListReporters(QueueScope.ALL)), ask, owner=page)


def open_frequency(context: Context, page: QWidget) -> None:
    """How often each class reports in this office."""

    def ask(view: SchedulesView) -> None:
        FormSheet(context, page, _frequency_form(view, context.clock.today())).open()

    context.work.run(context.desk.ask(ReadSchedules()), ask, owner=page)


def _activity_form(people: Sequence[QueueRow], now: datetime) -> Form:
    """教育帮扶 of several people at once; minors on a form of their own (社区矫正法 第52条)."""
    choices = tuple(Choice(one.subject, one.name, " ".join(one.keys)) for one in people)

    def make(values: Mapping[str, Any]) -> Command[Any]:
        rest = dict(values)
        at = moment(rest, "held_on", "held_time")
        del rest["held_on"], rest["held_time"]
        return RecordActivity(at=at, **rest)

    return Form(
        "correction.activity",
        title=tr("登记教育帮扶"),
        button=tr("登记"),
        done=tr("已登记教育帮扶"),
        specs=(
            Spec("kind", tr("类型"), Kind.CHOICE, required=True, width=2,
                 options=options(tuple(ActivityKind))),
            Spec("held_on", tr("日期"), Kind.DATE, required=True),
            Spec("held_time", tr("时间"), Kind.TIME),
            Spec("topic", tr("主题"), required=True, width=4),
            Spec("place", tr("地点"), width=2),
            Spec("minutes", tr("时长（分钟）"), Kind.COUNT, note=tr("可不填")),
            Spec("minor_group", tr("未成年人专场"), Kind.TICK),
            Spec("present", tr("到场的人"), Kind.PICKS, required=True, width=4),
            Spec("absent", tr("应到没有到的人"), Kind.PICKS, width=4, note=tr("可不填")),
        ),
        make=make,
        start={"held_on": now.date(), "kind": ActivityKind.GROUP},
        choices={"present": choices, "absent": choices},
        text=tr("未成年人要单独组织，单独登记。法律没有规定全国统一的时长。"),
        law=(tr("社区矫正法"), tr("第52条")),
    )  # fmt: skip


def _frequency_form(view: SchedulesView, today: date) -> Form:
    """How often a class reports in this office from a day on; above it what holds now."""

    def make(values: Mapping[str, Any]) -> Command[Any]:
        rest = dict(values)
        months, days = PERIODS.get(rest.pop("period"), (0, 0))
        times = rest.pop("times") or 0
        return SetClassSchedule(
            times=times, months=months if times else 0, days=days if times else 0, **rest
        )

    return Form(
        "correction.frequency",
        title=tr("设定报告频次"),
        button=tr("从这天起执行"),
        done=tr("已设定，正在重新计算各人的报告期"),
        specs=(
            Spec("grade", tr("管理类别"), Kind.CHOICE, required=True,
                 options=options(tuple(Grade))),
            Spec("kind", tr("方式"), Kind.CHOICE, required=True,
                 options=options(_KINDS)),
            Spec("times", tr("次数"), Kind.COUNT, required=True),
            Spec("period", tr("每"), Kind.CHOICE, required=True, options=period_options()),
            Spec("from_on", tr("从何日起"), Kind.DATE, required=True),
            Spec("basis", tr("依据的文件"), width=3,
                 hint=tr("如：县级的通知、文号；不填的标“未经核实”")),
        ),
        make=make,
        start={"from_on": today},
        text=_now(view),
        width=760,
    )  # fmt: skip


def _now(view: SchedulesView) -> str:
    """严管：电话每周 1 次，到所每月 2 次 …; one line for each class."""
    lines = []
    for grade in Grade:
        asked = [
            tr("{kind}{words}").format(kind=tr(row.kind.label), words=row.words)
            + (tr("（{basis}）").format(basis=row.basis) if row.basis else "")
            for row in view.rows
            if row.grade is grade and row.asked
        ]
        lines.append(tr("{grade}：{asked}").format(grade=tr(grade.label), asked="，".join(asked)))
    return "\n".join([tr("现在是："), *lines, tr("次数填 0 的，不再要求。没有依据的未经核实。")])
