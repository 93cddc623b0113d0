"""Guards of rounds, leads and of what a case is said to have prevented."""

from __future__ import annotations

__all__ = ["check_closing", "check_lead", "check_prevention", "check_screening"]

from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.mediation.codes import LeadStep
from app.mediation.messages.course import CloseCase
from app.mediation.messages.leads import CloseLead, LeadInput, MarkPrevention, RecordScreening


def check_screening(command: RecordScreening, today: date) -> list[Fault]:
    """A round has a day, a village and somebody who made it."""
    return _round(command.screened_on, command.division, command.finder, "screened_on", today)


def check_lead(lead: LeadInput, today: date) -> list[Fault]:
    """→A05: place, parties and facts (domain specification 1A)."""
    faults = _round(lead.found_on, lead.division, lead.finder, "found_on", today)
    if not any(name.strip() for name in lead.parties) and not lead.place.strip():
        faults.append(Fault(tr("请填当事人；还不知道是谁的，请填地点"), "parties"))
    if not lead.facts.strip():
        faults.append(Fault(tr("请写简要情况"), "facts"))
    if lead.people_count is not None and lead.people_count < 1:
        faults.append(Fault(tr("至少一人，请核对"), "people_count"))
    return faults


def _round(on: date, division: str, finder: str, field: str, today: date) -> list[Fault]:
    faults = []
    if on > today:
        faults.append(Fault(tr("排查日期晚于今天，请核对"), field))
    if not division:
        faults.append(Fault(tr("请选村（社区）"), "division"))
    if not finder.strip():
        faults.append(Fault(tr("请填排查人"), "finder"))
    return faults


def check_closing(command: CloseLead, found_on: date, today: date) -> list[Fault]:
    """A lead is closed after it was found, with what came of it; a case closes it by itself."""
    faults = []
    if command.outcome is LeadStep.MEDIATION:
        faults.append(Fault(tr("转调解的，请按“转为案件”登记"), "outcome"))
    if command.closed_on > today:
        faults.append(Fault(tr("办结日期晚于今天，请核对"), "closed_on"))
    elif command.closed_on < found_on:
        faults.append(Fault(tr("办结日期早于排查日期，请核对"), "closed_on", "med.M30"))
    if not command.note.strip():
        faults.append(Fault(tr("请写处理情况"), "note"))
    return faults


def check_prevention(command: MarkPrevention | CloseCase) -> list[Fault]:
    """CL-09: what was prevented counts with its people and wants a reason."""
    if not command.kinds:
        return []
    faults = []
    if command.people is None or command.people < 1:
        faults.append(Fault(tr("请填涉及多少人"), "people"))
    if not command.reason.strip():
        faults.append(Fault(tr("请写认定的理由"), "reason"))
    return faults
