"""The steps of 外出: asked for, decided, filed, watched, 销假."""

from __future__ import annotations

__all__ = ["SHEETS", "STEPS"]

from datetime import timedelta

from app.correction.messages import (
    Answer,
    AskLeave,
    CheckInKind,
    DecideLeave,
    EndEntrustment,
    Entrusted,
    JudgeLeave,
    LeaveFact,
    LeaveJudgement,
    LeaveReason,
    Level,
    NoteLeave,
    RecordEntrustment,
    RecordReturn,
    ReportLeave,
    SubjectDetail,
)
from app.i18n import month_day, tr
from app.ids import Id
from ui.correction.steps.sheet import RowSheet, SubjectSheet
from ui.correction.steps.step import LAW, SubjectStep
from ui.forms.spec import Kind, Spec
from ui.steps.step import Values, moment, on, options
from ui.widgets.combo import Choice
from ui.widgets.labels import Label
from ui.widgets.layout import Column
from ui.widgets.picks import PicksField

_AHEAD = timedelta(days=3)  # what the form begins with; the rule itself counts
_LEAVE = Spec("leave", tr("哪次外出"), Kind.CHOICE, required=True, width=4)
_WAYS = (CheckInKind.TELEPHONE, CheckInKind.ONLINE, CheckInKind.WRITTEN)
_LEVELS = {
    Level.OFFICE: tr("由司法所审批，批准后报县级备案"),
    Level.COUNTY: tr("报县级社区矫正机构审批"),
    Level.CITY: tr("报市级审批，并通报检察院"),
}


def _ask(subject: SubjectDetail, _row: Id | None, values: Values) -> AskLeave:
    rest = dict(values)
    places = tuple(one.strip() for one in rest.pop("destinations").split("、") if one.strip())
    return AskLeave(subject.id, destinations=places, **rest)


ASK = SubjectStep(
    "AskLeave",
    title=tr("登记外出申请"),
    button=tr("登记申请"),
    done=tr("已登记外出申请"),
    specs=(
        Spec(
            "reason", tr("事由"), Kind.CHOICE, required=True,
            options=options(tuple(LeaveReason)),
        ),
        Spec("detail", tr("为什么外出"), required=True, width=3, most=500),
        Spec("areas", tr("目的地在"), Kind.PICKS, required=True, width=4),
        Spec(
            "destinations", tr("目的地"), required=True, width=4,
            hint=tr("写到单位或者门牌；几处的，用顿号分开"),
        ),
        Spec("asked_on", tr("申请日期"), Kind.DATE, required=True),
        Spec("depart_on", tr("离开"), Kind.DATE, required=True),
        Spec("due_on", tr("应返"), Kind.DATE, required=True),
        Spec("proof", tr("证明材料"), width=4, hint=tr("如：住院通知、传票；原件扫描放在材料里")),
        Spec("opinion", tr("司法所意见"), width=4, most=500),
    ),
    start=lambda _subject, now: {
        "asked_on": now.date(),
        "depart_on": now.date() + _AHEAD,
    },
    make=_ask,
    law=(LAW, tr("第27条")),
    width=720,
)  # fmt: skip


class AskSheet(SubjectSheet):
    """Counts while dates are typed: how long, and whose leave it takes."""

    def add_below(self, column: Column) -> None:
        self._says = Label(self.theme, "", "body_strong", wrap=True)
        column.addWidget(self._says)

    @property
    def says(self) -> str:
        """What the law makes of the trip."""
        return self._says.text()

    def prepare(self) -> None:
        field = self.grid.field("areas")
        if isinstance(field, PicksField):
            field.set_choices([Choice(one.code, one.name) for one in self.record.areas])

    def start(self) -> None:
        super().start()
        self._judge()

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name in ("areas", "depart_on", "due_on"):
            self._judge()

    def _judge(self) -> None:
        values = self.grid.values()
        start, end = values["depart_on"], values["due_on"]
        if start is None or end is None or end < start:
            self._says.setText("")
            return
        query = JudgeLeave(self.record.id, start, end, tuple(values["areas"]))
        self.context.work.run(self.context.desk.ask(query), self._on_judged, owner=self)

    def _on_judged(self, judged: LeaveJudgement) -> None:
        if judged.abroad:
            self._says.setText(tr("刑罚未执行完毕，不准出境，不能登记"))
            return
        parts = [tr("共 {n} 日").format(n=judged.days)]
        if judged.most > judged.days:
            told = tr("到 {day}的两个月内累计 {n} 日")
            parts.append(told.format(day=month_day(judged.last_on), n=judged.most))
        parts.append(
            tr("同一城市市区内活动，无需请假") if judged.needless else _LEVELS[judged.level]
        )
        if not judged.entrusted and judged.level is Level.COUNTY and not judged.needless:
            parts.append(tr("本所没有登记县级的委托书"))
        self._says.setText(tr("；").join(parts))


DECIDE = SubjectStep(
    "DecideLeave",
    title=tr("审批外出"),
    button=tr("登记审批"),
    done=tr("已登记审批结果"),
    specs=(
        _LEAVE,
        Spec(
            "answer", tr("结果"), Kind.RADIO, required=True, width=2,
            options=options((Answer.YES, Answer.NO)),
        ),
        Spec("answered_on", tr("审批日期"), Kind.DATE, required=True),
        Spec("approver", tr("批准人"), required=True, most=60),
    ),
    start=on("answered_on"),
    make=lambda _subject, _row, values: DecideLeave(**values),
    text=tr("司法所只能批准县级委托的七日以内外出。"),
    law=(LAW, tr("第27条")),
    width=620,
)  # fmt: skip

REPORT = SubjectStep(
    "ReportLeave",
    title=tr("登记外出备案、通报"),
    button=tr("登记"),
    done=tr("已登记"),
    specs=(
        _LEAVE,
        Spec("filed_on", tr("报县级备案"), Kind.DATE, width=2),
        Spec("told_procurator_on", tr("通报检察院"), Kind.DATE, width=2),
    ),
    start=lambda _subject, _now: {},
    make=lambda _subject, _row, values: ReportLeave(**values),
    text=tr("司法所批准的，报县级备案；市级批准的，通报检察院。"),
    width=560,
)

NOTE = SubjectStep(
    "NoteLeave",
    title=tr("登记外出期间的联系"),
    button=tr("记下"),
    done=tr("已记下"),
    specs=(
        _LEAVE,
        Spec("at", tr("日期"), Kind.DATE, required=True),
        Spec("clock", tr("时间"), Kind.TIME, required=True),
        Spec("way", tr("方式"), Kind.RADIO, required=True, width=2, options=options(_WAYS)),
        Spec("note", tr("情况"), Kind.AREA, required=True, width=4, lines=2, most=500),
    ),
    start=lambda _subject, now: {"at": now.date(), "clock": now.time()},
    make=lambda _subject, _row, values: NoteLeave(
        values["leave"], moment(values, "at", "clock"), values["way"], values["note"]
    ),
    width=620,
)

RETURN = SubjectStep(
    "RecordReturn",
    title=tr("登记销假"),
    button=tr("销假"),
    done=tr("已销假"),
    specs=(
        _LEAVE,
        Spec("returned_at", tr("返回日期"), Kind.DATE, required=True),
        Spec("clock", tr("时间"), Kind.TIME, required=True),
        Spec("proof", tr("返回凭证"), width=2, hint=tr("如：车票、出院小结")),
        Spec("late_reason", tr("晚回的原因"), width=4, most=500, note=tr("按期返回的不用填")),
    ),
    start=lambda _subject, now: {"returned_at": now.date(), "clock": now.time()},
    make=lambda _subject, _row, values: RecordReturn(
        values["leave"], moment(values, "returned_at", "clock"), values["proof"],
        values["late_reason"],
    ),
    text=tr("晚回的，会记一条待核实的线索，由工作人员核实，不会自动处罚。没有外出的，填取消的日期。"),
    law=(LAW, tr("第27条")),
    width=640,
)  # fmt: skip

ENTRUST = SubjectStep(
    "RecordEntrustment",
    title=tr("登记委托书"),
    button=tr("登记委托"),
    done=tr("已登记委托书"),
    specs=(
        Spec(
            "item", tr("委托的事项"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(Entrusted)), default=Entrusted.LEAVE,
        ),
        Spec("doc_no", tr("委托书文号"), required=True, width=2, most=80),
        Spec("from_on", tr("从何日起"), Kind.DATE, required=True, width=2),
        Spec("to_on", tr("到何日止"), Kind.DATE, width=2, note=tr("没写的不填")),
    ),
    start=on("from_on"),
    make=lambda _subject, _row, values: RecordEntrustment(**values),
    text=tr("本所的委托，对所有对象有效。委托书原件放在所里的材料里。"),
    law=(LAW, tr("第9条")),
    width=560,
)  # fmt: skip


ENTRUST_END = SubjectStep(
    "EndEntrustment",
    title=tr("终止委托"),
    button=tr("登记终止"),
    done=tr("已登记终止"),
    specs=(
        Spec(
            "item", tr("委托的事项"), Kind.CHOICE, required=True, width=2,
            options=options(tuple(Entrusted)), default=Entrusted.LEAVE,
        ),
        Spec("to_on", tr("最后一天"), Kind.DATE, required=True, width=2),
    ),
    start=on("to_on"),
    make=lambda _subject, _row, values: EndEntrustment(**values),
    text=tr("县级收回委托以后，七日以内的外出也要报县级批准；以前批准的照旧。"),
    law=(LAW, tr("第9条")),
    width=560,
)  # fmt: skip


class _LeaveSheet(RowSheet):
    """About one leave of the subject."""

    row_field = "leave"

    def rows(self) -> list[tuple[Id, str]]:
        return [(one.id, _called(one)) for one in self.record.moves.leaves if self.fits(one)]

    def fits(self, leave: LeaveFact) -> bool:
        """Whether the step can be about this one."""
        raise NotImplementedError


class DecideSheet(_LeaveSheet):
    """What the office may answer itself."""

    def prepare(self) -> None:
        super().prepare()
        self.grid.field("approver").set_value(self.context.desk.me.name)

    def fits(self, leave: LeaveFact) -> bool:
        return leave.answer is None and leave.level is Level.OFFICE


class ReportSheet(_LeaveSheet):
    """One date or the other, by whoever approved."""

    def start(self) -> None:
        super().start()
        self._fit_dates()

    def _on_edited(self, name: str = "") -> None:
        super()._on_edited(name)
        if name == "leave":
            self._fit_dates()

    def _fit_dates(self) -> None:
        chosen = self.grid.values()["leave"]
        leave = next((one for one in self.record.moves.leaves if one.id == chosen), None)
        office = leave is None or leave.level is Level.OFFICE
        for name, shown in (("filed_on", office), ("told_procurator_on", not office)):
            self.grid.show_field(name, shown=shown)
            self.grid.set_required(name, required=shown)

    def fits(self, leave: LeaveFact) -> bool:
        return leave.unreported


class AwaySheet(_LeaveSheet):
    """Whoever is away, or may be soon."""

    def fits(self, leave: LeaveFact) -> bool:
        return leave.approved and leave.returned_on is None


def _called(leave: LeaveFact) -> str:
    return tr("{start}至 {end}，{where}").format(
        start=month_day(leave.depart_on),
        end=month_day(leave.due_on),
        where=tr("、").join(leave.destinations),
    )


STEPS = (ASK, DECIDE, REPORT, NOTE, RETURN, ENTRUST, ENTRUST_END)
SHEETS = {
    "AskLeave": AskSheet,
    "DecideLeave": DecideSheet,
    "ReportLeave": ReportSheet,
    "NoteLeave": AwaySheet,
    "RecordReturn": AwaySheet,
}
