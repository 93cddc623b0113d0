"""Danger behind a question: the level that fits it, and that a report says to whom."""

from __future__ import annotations

__all__ = ["check_danger", "check_report"]

from datetime import datetime

from app.errors import Fault
from app.i18n import tr
from app.risk import RiskLevel, RiskPractice
from app.services.messages import AssessDanger, ReportDanger
from app.services.rules.facts import ConsultationFacts

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
