"""Danger behind a question: the level that fits it, and that a report says to whom."""

from __future__ import annotations

__all__ = ["FOR_CHILD", "POLICE", "check_closing", "check_danger", "check_report", "told_since"]

from collections.abc import Collection
from datetime import datetime

from app.errors import Fault
from app.i18n import tr
from app.risk import ReportTo, RiskLevel, RiskPractice, RiskTrigger
from app.services.messages import AssessDanger, ReportDanger
from app.services.rules.facts import ConsultationFacts, current_danger

POLICE = frozenset({ReportTo.EMERGENCY, ReportTo.POLICE})
FOR_CHILD = frozenset({*POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION})
_VIOLENCE = "反家庭暴力法 第13条"


def check_danger(
    command: AssessDanger, case: ConsultationFacts, practice: RiskPractice, now: datetime
) -> list[Fault]:
    """A look is in order; one that takes a danger for less than practice does wants a reason."""
    faults = []
    if command.assessed_at > now:
        faults.append(Fault(tr("评估时间晚于现在，请核对"), "assessed_at"))
    elif command.assessed_at < case.received_at:
        faults.append(Fault(tr("早于收到咨询，请核对"), "assessed_at"))
    elif case.dangers and command.assessed_at < case.dangers[-1].at:
        faults.append(Fault(tr("早于上一次评估，请核对"), "assessed_at"))
    if command.level is RiskLevel.LIFTED:
        if not command.note.strip():
            faults.append(Fault(tr("请写明危险为什么已经解除"), "note"))
        if command.triggers:
            faults.append(Fault(tr("还有危险情形的，不能解除"), "level", "pls.R-C13"))
        return faults
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
    """Who heard of the danger since it was first seen."""
    since = min((one.at for one in case.dangers if one.level is not RiskLevel.LIFTED), default=None)
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
    told = told_since(case)
    if RiskTrigger.CHILD in danger.triggers and not told & FOR_CHILD:
        says = tr("未成年人可能受侵害，还没有登记报告，不能办结；请先报告公安、民政、教育部门")
        return [Fault(says, field, "med.R-A15", tr("未成年人保护法 第11条"))]
    if danger.level.grave and not told:
        says = tr("有危险，还没有登记告诉了谁，不能办结；请先登记危险报告")
        return [Fault(says, field, "pls.R-C13", _VIOLENCE)]
    return []
