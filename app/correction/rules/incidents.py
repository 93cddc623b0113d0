"""突发事件 (社区矫正法 第51条): told to the county on the day the office hears of it (R37)."""

from __future__ import annotations

__all__ = ["check_closing", "check_incident", "check_telling", "incident_dues"]

from collections.abc import Iterator
from datetime import datetime

from app.correction.messages.incidents import CloseIncident, RecordIncident, TellIncident
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.measurefacts import IncidentFact
from app.correction.rules.telling import told_faults
from app.errors import Fault
from app.i18n import tr
from app.lawbook.rules import Rulebook
from app.today.owed import DueFact


def check_incident(command: RecordIncident, now: datetime) -> list[Fault]:
    """It happened, was heard of, and somebody said so."""
    faults = []
    if command.heard_at > now:
        faults.append(Fault(tr("得知时间晚于现在，请核对"), "heard_at"))
    if command.happened_at > command.heard_at:
        faults.append(Fault(tr("发生时间晚于得知时间，请核对"), "happened_at"))
    if not command.told_by.strip():
        faults.append(Fault(tr("请写是谁告诉的"), "told_by"))
    if not command.facts.strip():
        faults.append(Fault(tr("请写经过"), "facts"))
    return faults


def check_telling(command: TellIncident, fact: IncidentFact, now: datetime) -> list[Fault]:
    """Somebody was told, after the office heard."""
    between = tr("时间在得知之后、现在以前，请核对")
    return told_faults(command, fact.heard_at, now, between, first="county_at")


def check_closing(command: CloseIncident, fact: IncidentFact, now: datetime) -> list[Fault]:
    """It ends once, after the county heard of it."""
    if fact.closed:
        return [Fault(tr("已经登记过处理结果，没有改动"))]
    faults = []
    if fact.county_at is None:
        words = tr("还没有报告县级，请先登记报告")
        faults.append(Fault(words, None, "cor.R37", tr("社区矫正法 第51条")))
    if not fact.heard_at <= command.closed_at <= now:
        faults.append(Fault(tr("时间在得知之后、现在以前，请核对"), "closed_at"))
    if not command.outcome.strip():
        faults.append(Fault(tr("请写处理的结果"), "outcome"))
    return faults


def incident_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """The report of the same day; a correction that ended meanwhile does not take it away."""
    for one in subject.measures.incidents:
        if one.county_at is None:
            yield DueFact(
                "cor.R37", one.id, law.due("cor.R37", one.heard_on), tr("突发事件报告"),
                tr("{name} {kind}，报告县级").format(name=subject.title, kind=tr(one.kind.label)),
                tr("当日报告县级社区矫正机构，由县级通知决定机关、检察院、公安机关"),
                tr("登记报告"), "TellIncident",
                tr("得知当日"),
            )  # fmt: skip
