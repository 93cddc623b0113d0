"""经常性跨市县活动 (社区矫正法 第27条): six months at most, only to the places named (R16)."""

from __future__ import annotations

__all__ = ["CrossAreaFact", "check_cross_area", "last_day_of_permit"]

from dataclasses import dataclass
from datetime import date

from app.correction.codes import Answer
from app.correction.messages.crossarea import AskCrossArea
from app.errors import Fault
from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.lawbook.terms import cap_end


@dataclass(frozen=True, slots=True)
class CrossAreaFact:
    """One approval as the rules need it."""

    id: Id
    areas: tuple[str, ...]
    from_on: date
    to_on: date
    answer: Answer | None = None
    ended_on: date | None = None

    def in_force(self, today: date) -> bool:
        """Whether trips may be made under it."""
        over = self.ended_on is not None and self.ended_on <= today
        return self.answer is Answer.YES and self.from_on <= today <= self.to_on and not over


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
