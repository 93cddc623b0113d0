"""执行地变更 (社区矫正法 第27条): days that follow one another, and what runs now (R17, A15)."""

from __future__ import annotations

__all__ = [
    "Clock",
    "check_course",
    "check_relocation",
    "clock_of",
    "relocation_dues",
]

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.correction.codes import Answer
from app.correction.messages.relocation import AskRelocation, RecordRelocation
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.movefacts import RelocationFact
from app.errors import Fault
from app.i18n import tr
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.lawbook.terms import period_end
from app.today.owed import DueFact

_ORDER = ("consulted_on", "replied_on", "decided_on", "sent_on", "reported_on")
_AFTER = {
    "consulted_on": tr("早于申请日期，请核对"),
    "replied_on": tr("早于征询日期，请核对"),
    "decided_on": tr("早于回复日期，请核对"),
    "sent_on": tr("早于决定日期，请核对"),
    "reported_on": tr("早于移送日期，请核对"),
}
_LAW = "社区矫正法 第27条"


class Clock(NamedTuple):
    """A period that runs: its rule, its end, and what is to be done by then."""

    rule: str
    due: Due
    what: str


def clock_of(fact: RelocationFact, law: Rulebook) -> list[Clock]:
    """What runs now; sending the papers and the subject's report run side by side."""
    if not fact.open:
        return []
    if fact.decision is Answer.YES and fact.decided_on:
        sent = Clock("cor.R17c", law.due("cor.R17c", fact.decided_on), tr("移送法律文书和档案"))
        report = Clock("cor.R17d", law.due("cor.R17d", fact.decided_on), tr("到新执行地报到"))
        return [report] if fact.sent_on else [sent, report]
    if fact.decision is not None and fact.decided_on:
        return [Clock("cor.R17e", law.due("cor.R17e", fact.decided_on), tr("告知本人不予变更"))]
    if fact.replied_on:
        return [Clock("cor.R17f", law.due("cor.R17f", fact.replied_on), tr("作出是否变更的决定"))]
    if fact.consulted_on:
        return [Clock("cor.R17b", law.due("cor.R17b", fact.consulted_on), tr("新执行地回复"))]
    return [Clock("cor.R17a", law.due("cor.R17a", fact.applied_on), tr("征求新执行地意见"))]


# -- guards ------------------------------------------------------------------------------------


def check_relocation(
    command: AskRelocation, open_one: RelocationFact | None, law: Rulebook, today: date
) -> list[Fault]:
    """Where to and why, one request at a time, a month ahead of the move."""
    if open_one is not None:
        return [Fault(tr("已有一个执行地变更在办，请先办完"))]
    faults = []
    if not command.target.strip():
        faults.append(Fault(tr("请填新的居住地"), "target"))
    if not command.reason.strip():
        faults.append(Fault(tr("请写变更的理由"), "reason"))
    if command.applied_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "applied_on"))
    if command.move_on is not None:
        ahead = period_end(command.applied_on, law["cor.R17"].period or 0)
        if command.move_on < command.applied_on:
            faults.append(Fault(tr("迁居早于申请。没有批准就迁居的，请登记违规线索"), "move_on"))
        elif command.move_on < ahead:
            message = tr("应提前一个月申请，请写明为什么来不及")
            faults.append(Fault(message, "move_on", "cor.R17", _LAW, blocks=False))
    return faults


def check_course(command: RecordRelocation, applied_on: date, today: date) -> list[Fault]:
    """R17: ascending days, none to come; a refusal is told, and never followed by a move."""
    faults = []
    last = applied_on
    for name in (*_ORDER[:3], "told_on", *_ORDER[3:]):
        day = getattr(command, name)
        if day is None:
            continue
        if day > today:
            faults.append(Fault(tr("晚于今天，请核对"), name))
        elif day < last:
            faults.append(Fault(_AFTER.get(name, tr("早于决定日期，请核对")), name, "cor.R17"))
        last = max(last, day)
    faults += _gaps(command)
    return faults


def _gaps(command: RecordRelocation) -> list[Fault]:
    faults = []
    if (command.replied_on is None) is not (command.reply is None):
        faults.append(Fault(tr("回复的日期和意见要一起填"), "replied_on"))
    if (command.decided_on is None) is not (command.decision is None):
        faults.append(Fault(tr("决定的日期和结果要一起填"), "decided_on"))
    if command.decision is not Answer.YES:
        message = tr("没有准予变更的决定，不能移送、报到")
        early = (name for name in ("sent_on", "reported_on") if getattr(command, name))
        faults += [Fault(message, name, "cor.R17") for name in early]
    elif command.told_on is not None:
        faults.append(Fault(tr("准予变更的，不用填不予变更的告知日期"), "told_on"))
    elif command.reported_on is not None and command.sent_on is None:
        faults.append(Fault(tr("请填移送日期"), "sent_on", "cor.R17"))
    return faults


# -- deadlines ---------------------------------------------------------------------------------


def relocation_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """R17: the period that runs of a request to be moved."""
    open_one = subject.moves.relocation
    if open_one is None:
        return
    for clock in clock_of(open_one, law):
        yield DueFact(
            clock.rule, open_one.id, clock.due, clock.what,
            tr("{name} 变更执行地：{what}").format(name=subject.title, what=clock.what),
            tr("变更到{target}").format(target=open_one.target),
            tr("登记进展"), "RecordRelocation",
        )  # fmt: skip
