"""Danger: a look at it, what the caller was told, who was told of it, and how it is since."""

from __future__ import annotations

__all__ = ["ASSESSMENT", "END", "REPORT", "TRACK", "DangerSheet", "ReportSheet"]

from datetime import datetime
from typing import Any

from app.i18n import tr
from app.ids import Id
from app.messages import Command
from app.services.messages import (
    Advice,
    AssessDanger,
    ConsultationDetail,
    EndDanger,
    LevelView,
    ReadDangerPractice,
    ReportDanger,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    TrackDanger,
)
from ui.forms.spec import Kind, Spec
from ui.services.steps.step import AT, ServiceSheet, ServiceStep, now_at
from ui.steps.step import Values, moment, options

_LEVELS = (
    (RiskLevel.BLUE, tr("蓝（一般）")),
    (RiskLevel.YELLOW, tr("黄（较高）")),
    (RiskLevel.ORANGE, tr("橙（严重）")),
    (RiskLevel.RED, tr("红（紧急）")),
)
_VIOLENCE = (tr("反家庭暴力法"), tr("第13条"))


def _looking(record: ConsultationDetail, now: datetime) -> Values:
    held = record.risk is not None and record.risk is not RiskLevel.LIFTED
    last = record.dangers[0] if held else None
    values: dict[str, Any] = {**now_at(record, now)}
    values["triggers"] = last.triggers if last else record.offered
    values["advised"] = last.advised if last else ()
    values["level"] = last.level if last else None
    return values


def _assess(record: ConsultationDetail, _subject: Id | None, values: Values) -> Command[Id]:
    rest = {name: value for name, value in values.items() if name not in ("on", "at")}
    return AssessDanger(record.id, moment(values, "on", "at"), **rest)


ASSESSMENT = ServiceStep(
    "AssessDanger",
    title=tr("评估危险"),
    button=tr("记下"),
    done=tr("已记下危险评估"),
    text=tr("正在发生的，先打 110，再登记"),
    specs=(
        *AT,
        Spec("triggers", tr("有哪些情形"), Kind.TICKS, width=4, fresh_row=True, across=2,
             options=options(tuple(RiskTrigger))),
        Spec("level", tr("风险"), Kind.RADIO, required=True, width=4, options=_LEVELS),
        Spec("advised", tr("已经告诉咨询人"), Kind.TICKS, width=4, across=1,
             options=options(tuple(Advice))),
        Spec("actions", tr("采取的措施"), Kind.TICKS, width=4, across=3,
             options=options(tuple(RiskAction))),
        Spec("note", tr("说明"), Kind.AREA, width=4, lines=2, most=1000),
    ),
    start=_looking,
    make=_assess,
    law=_VIOLENCE,
    width=760,
)  # fmt: skip


class DangerSheet(ServiceSheet):
    """Ticking a danger offers the level that practice has for it."""

    def prepare(self) -> None:
        self._practice: tuple[LevelView, ...] = ()
        future = self.context.desk.ask(ReadDangerPractice())
        self.context.work.run(future, self._on_practice, owner=self)

    def _on_practice(self, practice: tuple[LevelView, ...]) -> None:
        self._practice = practice
        if not self.keeper.pending:
            self._offer_level()

    def _on_edited(self, name: str = "") -> None:
        if name == "triggers":
            self._offer_level()
        super()._on_edited(name)

    def _offer_level(self) -> None:
        chosen = set(self.grid.field("triggers").value())
        least = max(
            (view.level for view in self._practice if chosen.intersection(view.triggers)),
            default=None,
        )
        level = self.grid.field("level")
        now = level.value()
        if least is not None and (now is None or now < least):
            level.set_value(least)


def _report(record: ConsultationDetail, _subject: Id | None, values: Values) -> Command[Id]:
    rest = {name: value for name, value in values.items() if name not in ("on", "at")}
    return ReportDanger(record.id, moment(values, "on", "at"), **rest)


REPORT = ServiceStep(
    "ReportDanger",
    title=tr("登记危险报告"),
    button=tr("登记"),
    done=tr("已登记报告"),
    text=tr("未成年人受侵害的，立即报公安、民政、教育部门；报告人的信息要保密"),
    specs=(
        *AT,
        Spec("received_by", tr("接收人"), width=2, most=50),
        Spec("reported_to", tr("报告了哪些单位"), Kind.TICKS, width=4, across=4,
             options=options(tuple(ReportTo))),
        Spec("content", tr("怎么说的"), Kind.AREA, width=4, most=2000),
        Spec("written", tr("有书面报告"), Kind.TICK, width=2),
    ),
    start=now_at,
    make=_report,
    law=(tr("未成年人保护法"), tr("第11条")),
    width=720,
)  # fmt: skip


TRACK = ServiceStep(
    "TrackDanger",
    title=tr("登记跟踪"),
    button=tr("登记"),
    done=tr("已登记跟踪"),
    text=tr("轻重有变化的，请重新评估危险；危险过去了的，请用“结束跟踪”"),
    specs=(
        *AT,
        Spec("next_on", tr("下次哪天再看"), Kind.DATE, width=2,
             note=tr("不填就按通常的间隔提醒")),
        Spec("note", tr("联系到谁、现在怎么样"), Kind.AREA, required=True, width=4, most=1000),
    ),
    start=now_at,
    make=lambda record, _subject, values: TrackDanger(
        record.id, moment(values, "on", "at"), values["note"], values["next_on"]
    ),
    law=_VIOLENCE,
)  # fmt: skip

END = ServiceStep(
    "EndDanger",
    title=tr("结束跟踪"),
    button=tr("结束"),
    done=tr("已登记危险过去"),
    text=tr("登记以后不再提醒；又有危险的，可以再评估"),
    specs=(
        *AT,
        Spec("note", tr("危险为什么已经过去"), Kind.AREA, required=True, width=4, most=1000),
    ),
    start=now_at,
    make=lambda record, _subject, values: EndDanger(
        record.id, moment(values, "on", "at"), values["note"]
    ),
    law=_VIOLENCE,
)  # fmt: skip


class ReportSheet(ServiceSheet):
    """Who is to hear of a child is ticked at first, else who hears of this level."""

    def prepare(self) -> None:
        future = self.context.desk.ask(ReadDangerPractice())
        self.context.work.run(future, self._on_practice, owner=self)

    def _on_practice(self, practice: tuple[LevelView, ...]) -> None:
        field, look = self.grid.field("reported_to"), self.record.dangers[0]
        usual = {one for view in practice if view.level is look.level for one in view.tell}
        if RiskTrigger.CHILD in look.triggers:
            usual |= {ReportTo.POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION}
        if not field.value() and not self.keeper.pending:
            field.set_value(tuple(one for one in ReportTo if one in usual))
