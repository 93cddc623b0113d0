"""经常性跨市县活动 (社区矫正法 第27条): six months at most, only to the places named (R16)."""

from __future__ import annotations

__all__ = [
    "check_cross_area",
    "check_end",
    "check_trip",
    "cross_area_dues",
    "last_day_of_permit",
]

from collections.abc import Iterator
from datetime import date

from app.correction.codes import Answer
from app.correction.messages.crossarea import AskCrossArea, EndCrossArea, NoteTrip
from app.correction.rules.facts import SubjectFacts
from app.errors import Fault
from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.lawbook.terms import cap_end
from app.today.owed import DueFact


def last_day_of_permit(from_on: date, law: Rulebook) -> date:
    """The last day that one approval may run to: the strict reading of T1."""
    return cap_end(from_on, law["cor.R16"].period or 0)


def check_cross_area(command: AskCrossArea, law: Rulebook, today: date) -> list[Fault]:
    """#10: named places, a reason, how often, and six months at most."""
    faults = []
    if not any(area.strip() for area in command.areas):
        faults.append(Fault(tr("请填要去的市、县"), "areas"))
    if not command.reason.strip():
        faults.append(Fault(tr("请写理由"), "reason"))
    if not command.frequency.strip():
        faults.append(Fault(tr("请写多久去一次"), "frequency"))
    if command.asked_on > today:
        faults.append(Fault(tr("晚于今天，请核对"), "asked_on"))
    if command.to_on < command.from_on:
        faults.append(Fault(tr("早于开始日期，请核对"), "to_on"))
    elif command.to_on > (last := last_day_of_permit(command.from_on, law)):
        message = tr("每次有效期不超过六个月，最迟到 {day}").format(day=full_date(last))
        faults.append(Fault(message, "to_on", "cor.W10", law["cor.R16"].citation.short()))
    return faults


def check_trip(command: NoteTrip, *, approved: bool) -> list[Fault]:
    """A trip is told of under a permit that was given."""
    if not approved:
        return [Fault(tr("这项申请没有批准，外出要另行请假"))]
    return [] if command.text.strip() else [Fault(tr("请写去了哪里、什么时候"), "text")]


def check_end(command: EndCrossArea, span: tuple[date, date], *, ended: bool) -> list[Fault]:
    """Given up once, inside its days."""
    if ended:
        return [Fault(tr("已经登记停止，不用再登记"))]
    if not span[0] <= command.ended_on <= span[1]:
        return [Fault(tr("应在有效期之内，请核对"), "ended_on")]
    return []


# -- deadlines ---------------------------------------------------------------------------------


def cross_area_dues(subject: SubjectFacts, law: Rulebook) -> Iterator[DueFact]:
    """R16: a permit that runs out, until it is renewed or said to be used no longer."""
    permits = [one for one in subject.moves.crossings if one.answer is not Answer.NO]
    if not permits:
        return
    last = max(permits, key=lambda one: one.to_on)
    if last.answer is Answer.YES and last.ended_on is None:
        yield DueFact(
            "cor.R16a", last.id, law.due("cor.R16a", last.to_on), tr("跨市县活动到期"),
            tr("{name} 的经常性跨市县活动到期").format(name=subject.title),
            tr("去{where}，期限到 {day}；还需要的重新申请，不需要的登记停止").format(
                where=tr("、").join(last.areas), day=full_date(last.to_on)
            ),
            tr("重新申请"), "AskCrossArea",
        )  # fmt: skip
