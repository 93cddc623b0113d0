"""风险: what must be told to whom, by when, and how often one looks again (R-A14 to R-A16)."""

from __future__ import annotations

__all__ = [
    "check_assessment",
    "check_report",
    "has_risk_report",
    "lead_due",
    "risk_dues",
    "risk_since",
]

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from app.clock import CHINA
from app.errors import Fault
from app.i18n import month_day, tr
from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.mediation.codes import ReportTo, RiskLevel, RiskTrigger
from app.mediation.messages.risk import AssessRisk, ReportRisk
from app.mediation.rules.facts import CaseFacts, DueFact, article
from app.mediation.states import State
from app.risk import RiskPractice

_POLICE = frozenset({ReportTo.EMERGENCY, ReportTo.POLICE})
_CHILD = frozenset({*_POLICE, ReportTo.CIVIL_AFFAIRS, ReportTo.EDUCATION})
_ABOVE = frozenset({ReportTo.TOWN_SAFETY, ReportTo.BUREAU})
_OVER = frozenset({State.NOT_ACCEPTED, State.CLOSED, State.ARCHIVED})


def risk_since(case: CaseFacts) -> datetime:
    """When the level in hand was reached; what the register said holds from its first hour."""
    since = datetime.combine(case.accepted_on, time(), CHINA)
    level = case.looks[0].level if case.looks else case.risk
    for look in case.looks:
        if look is case.looks[0] or look.level is not level:
            since, level = look.at, look.level
    return since


def has_risk_report(case: CaseFacts) -> bool:
    """M17: the risk was looked at and, where somebody must be told, somebody was."""
    if not case.looks:
        return False
    if not _must_tell(case):
        return True
    return any(report.at >= risk_since(case) for report in case.reports)


def _must_tell(case: CaseFacts) -> bool:
    return case.risk.grave or bool(_triggers(case) & {RiskTrigger.CHILD, RiskTrigger.VIOLENCE})


def _triggers(case: CaseFacts) -> frozenset[RiskTrigger]:
    return case.looks[-1].triggers if case.looks else frozenset()


# -- guards ------------------------------------------------------------------------------------


def check_assessment(
    command: AssessRisk, case: CaseFacts, practice: RiskPractice, now: datetime
) -> list[Fault]:
    """A look is in order; one that takes a danger for less than practice does wants a reason."""
    faults = []
    if command.assessed_at > now:
        faults.append(Fault(tr("评估时间晚于现在，请核对"), "assessed_at"))
    elif case.looks and command.assessed_at < case.looks[-1].at:
        faults.append(Fault(tr("早于上一次评估，请核对"), "assessed_at", "med.M30"))
    if command.level is RiskLevel.LIFTED:
        if not command.note.strip():
            faults.append(Fault(tr("请写明风险为什么已经解除"), "note"))
        if command.triggers:
            faults.append(Fault(tr("还有危险情形的，不能解除"), "level", "med.R-A14", article(25)))
        return faults
    if command.level.grave and not command.triggers:
        faults.append(Fault(tr("请选有哪些情形"), "triggers"))
    least = practice.least(command.triggers)
    if command.level < least:
        message = tr("有所选情形的，一般定为“{level}”；确实不必的，请写理由")
        faults.append(
            Fault(
                message.format(level=tr(least.label)), "level", "med.R-A14", article(25),
                blocks=False,
            )
        )  # fmt: skip
    return faults


def check_report(command: ReportRisk, now: datetime) -> list[Fault]:
    """A report names whom, and was made; a written one says what."""
    faults = []
    if command.reported_at > now:
        faults.append(Fault(tr("报告时间晚于现在，请核对"), "reported_at"))
    if not command.reported_to:
        faults.append(Fault(tr("请选报告了哪些单位"), "reported_to", "med.R-A14", article(25)))
    if command.written and not command.content.strip():
        faults.append(Fault(tr("书面报告请写内容"), "content"))
    return faults


# -- deadlines ---------------------------------------------------------------------------------


def risk_dues(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """What the level and the triggers in hand ask for, until it was done or the risk is gone."""
    if case.state in _OVER:
        return
    since = risk_since(case)
    told = frozenset(one for report in case.reports if report.at >= since for one in report.to)
    triggers = _triggers(case)
    if RiskTrigger.CHILD in triggers and not told & _CHILD:
        yield _tell(case, "med.R-A15", since, tr("立即报公安、民政、教育部门"))
    if RiskTrigger.VIOLENCE in triggers and not told & _POLICE:
        yield _tell(case, "med.R-A16", since, tr("及时向公安机关报案"))
    if case.risk.grave and not told & _POLICE:
        red = case.risk is RiskLevel.RED
        detail = tr("马上拨打 110") if red else tr("当天报司法所、派出所")
        yield _tell(case, "med.R-A14", since, detail)
    if case.risk is RiskLevel.RED:
        yield from _red(case, since, told, law)
    elif case.risk is RiskLevel.YELLOW:
        yield _look_again(case, law.due("med.R-A14b", _seen(case, since).date()), "med.R-A14b")


def _red(
    case: CaseFacts, since: datetime, told: frozenset[ReportTo], law: Rulebook
) -> Iterator[DueFact]:
    if not told & _ABOVE:
        end = law.due_time("med.R-A14c", since)
        yield _tell(case, "med.R-A14c", end, tr("口头报镇平安办、司法局"), since=since)
    if not any(report.written for report in case.reports if report.at >= since):
        end = law.due_time("med.R-A14a", since)
        yield _tell(case, "med.R-A14a", end, tr("书面报告"), since=since)
    due = law.due("med.R-A14d", _seen(case, since).date())
    # A danger knows no days off: the next day is the next day.
    due = replace(_on(due.raw), arithmetic=tr("上次跟踪 {day}，每天一次").format(
        day=month_day(_seen(case, since).date())
    ))  # fmt: skip
    yield _look_again(case, due, "med.R-A14d")


def _seen(case: CaseFacts, since: datetime) -> datetime:
    return (case.looks[-1].at if case.looks else since).astimezone(CHINA)


def _tell(
    case: CaseFacts, rule: str, end: datetime, detail: str, *, since: datetime | None = None
) -> DueFact:
    end = end.astimezone(CHINA)
    if since is not None:
        by = tr("{day} {time} 前").format(day=month_day(end.date()), time=f"{end:%H:%M}")
        detail = tr("{by}{what}").format(by=by, what=detail)
    began = (since or end).astimezone(CHINA)
    why = tr("{day} {time} 发现").format(day=month_day(began.date()), time=f"{began:%H:%M}")
    return DueFact(
        rule, case.id, _on(end.date()), tr("风险报告"),
        tr("报告 {title} 的风险").format(title=case.title),
        detail, tr("登记报告"), "ReportRisk", why,
    )  # fmt: skip


def lead_due(lead: Id, title: str, found_on: date) -> DueFact:
    """R-A14 of a dispute heard of: told to the police or others the day it was found."""
    return DueFact(
        "med.R-A14", lead, _on(found_on), tr("风险报告"),
        tr("上报线索 {title}").format(title=title),
        tr("可能激化，报派出所或者有关部门，转调解或者办结"), tr("看线索"), "ReadLead",
        tr("{day}排查发现").format(day=month_day(found_on)),
    )  # fmt: skip


def _look_again(case: CaseFacts, due: Due, rule: str) -> DueFact:
    red = case.risk is RiskLevel.RED
    what = tr("每日跟踪") if red else tr("每周走访")
    return DueFact(
        rule, case.id, due, what,
        tr("{what} {title}").format(what=tr("跟踪") if red else tr("走访"), title=case.title),
        tr("看风险有没有变化，直到解除"), tr("记风险"), "AssessRisk",
    )  # fmt: skip


def _on(day: date) -> Due:
    """A day that stays where it is, rest day or not."""
    return Due(day, day, day, published=True, arithmetic="")
