"""风险: a look at how the dispute may turn, and who was told."""

from __future__ import annotations

__all__ = ["ASSESSMENT", "REPORT", "ReportSheet", "RiskSheet"]

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.errors import Fault
from app.i18n import tr
from app.mediation.messages import (
    AssessRisk,
    CaseDetail,
    LevelView,
    ReadRiskPractice,
    ReportRisk,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
)
from ui.forms.spec import Kind, Spec
from ui.mediation.steps.sheet import CaseSheet
from ui.mediation.steps.step import LAW, CaseStep
from ui.steps.step import Values, moment, options

_LEVELS = (
    (RiskLevel.BLUE, tr("蓝（一般）")),
    (RiskLevel.YELLOW, tr("黄（较高）")),
    (RiskLevel.ORANGE, tr("橙（可能激化）")),
    (RiskLevel.RED, tr("红（紧急）")),
    (RiskLevel.LIFTED, tr("解除")),
)


class RiskSheet(CaseSheet):
    """Ticking a danger offers the level and the actions that practice has for it."""

    def prepare(self) -> None:
        self._practice: tuple[LevelView, ...] = ()
        self._offered: set[RiskAction] = set()
        future = self.context.desk.ask(ReadRiskPractice())
        self.context.work.run(future, self._on_practice, owner=self)

    def _on_practice(self, practice: tuple[LevelView, ...]) -> None:
        self._practice = practice

    def _on_edited(self, name: str = "") -> None:
        if name == "triggers":
            self._offer_level()
        if name in ("triggers", "level"):
            self._offer_actions()
        super()._on_edited(name)

    def _offer_level(self) -> None:
        chosen = set(self.grid.field("triggers").value())
        least = max(
            (view.level for view in self._practice if chosen.intersection(view.triggers)),
            default=None,
        )
        level = self.grid.field("level")
        now = level.value()
        if least is not None and (now is None or now is RiskLevel.LIFTED or now < least):
            level.set_value(least)

    def _offer_actions(self) -> None:
        """What practice has for this level is ticked; what the user ticked stays."""
        level, field = self.grid.field("level").value(), self.grid.field("actions")
        usual = {one for view in self._practice if view.level is level for one in view.actions}
        kept = set(field.value()) - self._offered | usual
        self._offered = usual
        field.set_value(tuple(one for one in RiskAction if one in kept))

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        return super().place(_at_its_time(faults, "assessed_at"))


class ReportSheet(CaseSheet):
    """Who is to hear of this level is ticked at first."""

    def prepare(self) -> None:
        future = self.context.desk.ask(ReadRiskPractice())
        self.context.work.run(future, self._on_practice, owner=self)

    def _on_practice(self, practice: tuple[LevelView, ...]) -> None:
        field = self.grid.field("reported_to")
        usual = next((view.tell for view in practice if view.level is self.case.risk), ())
        if not field.value() and not self.keeper.pending:
            field.set_value(usual)

    def place(self, faults: tuple[Fault, ...]) -> list[Fault]:
        return super().place(_at_its_time(faults, "reported_at"))


def _at_its_time(faults: tuple[Fault, ...], name: str) -> tuple[Fault, ...]:
    """A moment is asked for in two fields; what is wrong with it stands at the first."""
    return tuple(one.shown_at("on") if one.field == name else one for one in faults)


def _now(_case: CaseDetail, now: datetime) -> Values:
    return {"on": now.date(), "at": now.time()}


def _start_assessment(case: CaseDetail, now: datetime) -> Values:
    looks = case.risks.assessments if case.risks else ()
    values: dict[str, Any] = {**_now(case, now), "level": case.risk}
    if looks:
        values["triggers"] = looks[-1].triggers
    return values


def _with_moment(values: Values, name: str) -> Mapping[str, Any]:
    rest = {key: value for key, value in values.items() if key not in ("on", "at")}
    return {name: moment(values, "on", "at"), **rest}


ASSESSMENT = CaseStep(
    "AssessRisk",
    title=tr("记风险"),
    button=tr("记下"),
    done=tr("已记下风险"),
    specs=(
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec("triggers", tr("有哪些情形"), Kind.TICKS, width=4, fresh_row=True,
             across=3, options=options(tuple(RiskTrigger))),
        Spec("level", tr("风险等级"), Kind.RADIO, required=True, width=4, options=_LEVELS),
        Spec("actions", tr("采取的措施"), Kind.TICKS, width=4,
             across=4, options=options(tuple(RiskAction))),
        Spec("note", tr("说明"), Kind.AREA, width=4, lines=2, most=1000,
             hint=tr("如：谁说了什么，现在情绪怎样")),
    ),
    start=_start_assessment,
    make=lambda case, _subject, values: AssessRisk(
        case=case.id, **_with_moment(values, "assessed_at")
    ),
    text=tr("等级和措施按各地四色做法提示，未经核实，可按本地要求改。走访、跟踪也在这里记。"),
    law=(LAW, tr("第25条")),
    width=800,
)  # fmt: skip


REPORT = CaseStep(
    "ReportRisk",
    title=tr("登记风险报告"),
    button=tr("登记报告"),
    done=tr("已登记风险报告"),
    specs=(
        Spec("on", tr("日期"), Kind.DATE, required=True),
        Spec("at", tr("时间"), Kind.TIME, required=True),
        Spec("received_by", tr("接报人"), width=2, most=60),
        Spec("reported_to", tr("报告了哪些单位"), Kind.TICKS, width=4, across=4,
             options=options(tuple(ReportTo))),
        Spec("written", tr("书面报告"), Kind.TICK, width=4),
        Spec("content", tr("报告内容"), Kind.AREA, width=4, most=2000),
    ),
    start=_now,
    make=lambda case, _subject, values: ReportRisk(
        case=case.id, **_with_moment(values, "reported_at")
    ),
    text=tr("有人身危险的，先拨打 110，再登记。"),
    law=(LAW, tr("第25条")),
    width=720,
)  # fmt: skip
