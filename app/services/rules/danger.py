"""Danger behind a question: its level, who is told of it, that it is looked at until it is over."""

from __future__ import annotations

__all__ = [
    "FOR_CHILD",
    "POLICE",
    "TRACKING",
    "check_closing",
    "check_danger",
    "check_end",
    "check_report",
    "check_tracking",
    "told_since",
]

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from app.clock import CHINA
from app.errors import Fault
from app.i18n import month_day, tr
from app.lawbook.rules import Rulebook
from app.risk import ReportTo, RiskLevel, RiskPractice, RiskTrigger
from app.services.messages import AssessDanger, EndDanger, ReportDanger, TrackDanger
from app.services.rules.facts import ConsultationFacts, current_danger, danger_since

POLICE = frozenset({ReportTo.EMERGENCY, ReportTo.POLICE})
FOR_CHILD = frozenset({*POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION})
_VIOLENCE = "反家庭暴力法 第13条"
TRACKING: Mapping[RiskLevel, str] = {  # when somebody looks again, unless a day was set
    RiskLevel.RED: "pls.R-C14",
    RiskLevel.ORANGE: "pls.R-C14a",
    RiskLevel.YELLOW: "pls.R-C14b",
}


def check_danger(
    command: AssessDanger, case: ConsultationFacts, practice: RiskPractice, now: datetime
) -> list[Fault]:
    """A look is in order; one that takes a danger for less than practice does wants a reason."""
    faults = [*_after_the_last(command.assessed_at, "assessed_at", case, now)]
    if command.level is RiskLevel.LIFTED:
        return [*faults, Fault(tr("危险过去了的，请用“结束跟踪”登记"), "level")]
    if command.level.grave and not command.triggers:
        faults.append(Fault(tr("请选有哪些情形"), "triggers"))
    if command.level.grave and not command.advised:
        says = tr("请选已经告诉来电、来访人的求助办法")
        faults.append(Fault(says, "advised", "pls.R-C13", _VIOLENCE))
    least = practice.least(command.triggers)
    if command.level < least:
        says = tr("有所选情形的，一般定为“{level}”；确实不必的，请写理由")
        faults.append(Fault(says.format(level=tr(least.label)), "level", "pls.R-C13", blocks=False))
    return faults


def _after_the_last(
    at: datetime, field: str, case: ConsultationFacts, now: datetime
) -> Iterator[Fault]:
    """Looks follow each other, and nobody looks before the question came or tomorrow."""
    if at > now:
        yield Fault(tr("时间晚于现在，请核对"), field)
    elif at < case.received_at:
        yield Fault(tr("早于收到咨询，请核对"), field)
    elif case.dangers and at < case.dangers[-1].at:
        yield Fault(tr("早于上一次评估、跟踪，请核对"), field)


def check_tracking(
    command: TrackDanger, case: ConsultationFacts, law: Rulebook, now: datetime
) -> list[Fault]:
    """A look again says how it is, and when the next is; one later than practice wants a reason."""
    danger = current_danger(case)
    if danger is None:
        return [Fault(tr("没有正在跟踪的危险；又有危险的，请先评估"))]
    faults = [*_after_the_last(command.looked_at, "looked_at", case, now)]
    if not command.note.strip():
        faults.append(Fault(tr("请写联系到谁、现在怎么样"), "note"))
    on, rule = command.looked_at.astimezone(CHINA).date(), TRACKING.get(danger.level)
    if command.next_on is not None and command.next_on <= on:
        faults.append(Fault(tr("下次跟踪的日子要晚于这一次"), "next_on"))
    elif command.next_on is not None and rule is not None:
        usual = law.due(rule, on).raw
        if command.next_on > usual:
            says = tr("风险{level}的，一般最迟 {day} 再看一次；确实可以晚的，请写理由")
            message = says.format(level=tr(danger.level.label), day=month_day(usual))
            faults.append(Fault(message, "next_on", rule, blocks=False))
    return faults


def check_end(command: EndDanger, case: ConsultationFacts, now: datetime) -> list[Fault]:
    """It is over once those who must hear of it did, and somebody says why."""
    if current_danger(case) is None:
        return [Fault(tr("没有正在跟踪的危险，不用结束"))]
    faults = [*_after_the_last(command.ended_at, "ended_at", case, now)]
    if not command.note.strip():
        faults.append(Fault(tr("请写明危险为什么已经过去"), "note"))
    return [*faults, *_untold(case, "ended_at", tr("不能结束跟踪"))]


def check_report(command: ReportDanger, case: ConsultationFacts, now: datetime) -> list[Fault]:
    """A report names whom, and was made; a written one says what."""
    faults = []
    if command.reported_at > now:
        faults.append(Fault(tr("报告时间晚于现在，请核对"), "reported_at"))
    elif command.reported_at < case.received_at:
        faults.append(Fault(tr("早于收到咨询，请核对"), "reported_at"))
    if not command.reported_to:
        faults.append(Fault(tr("请选报告了哪些单位"), "reported_to", "pls.R-C13"))
    if command.written and not command.content.strip():
        faults.append(Fault(tr("书面报告请写内容"), "content"))
    return faults


def told_since(case: ConsultationFacts) -> frozenset[ReportTo]:
    """Who heard of the danger of now since it was first seen."""
    since = danger_since(case)
    reports = (one for one in case.reports if since is not None and one.at >= since)
    return frozenset(to for one in reports for to in one.to)


def check_closing(case: ConsultationFacts, words: Collection[str], field: str) -> list[Fault]:
    """C70: nobody is left in danger behind a question that is closed.

    Args:
        words: dangers that the words of the question let one think of ("家庭暴力").
    """
    danger = current_danger(case)
    if danger is None:
        if not words or case.dangers:
            return []
        says = tr("问的像是“{what}”，还没有评估危险；确实没有危险的，请写明理由")
        message = says.format(what=tr("、").join(words))
        return [Fault(message, field, "pls.R-C13", _VIOLENCE, blocks=False)]
    return _untold(case, field, tr("不能办结"))


def _untold(case: ConsultationFacts, field: str, deed: str) -> list[Fault]:
    """What nobody who must hear of it was told stands against."""
    danger, told = current_danger(case), told_since(case)
    if danger is None:
        return []
    if RiskTrigger.CHILD in danger.triggers and not told & FOR_CHILD:
        says = tr("未成年人可能受侵害，还没有登记报告，{deed}；请先报告公安、民政、教育部门")
        return [Fault(says.format(deed=deed), field, "med.R-A15", tr("未成年人保护法 第11条"))]
    if danger.level.grave and not told:
        says = tr("有危险，还没有登记告诉了谁，{deed}；请先登记危险报告")
        return [Fault(says.format(deed=deed), field, "pls.R-C13", _VIOLENCE)]
    return []
