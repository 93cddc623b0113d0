"""What stands against a move before the centre decides; pure functions."""

from __future__ import annotations

__all__ = [
    "check_completion",
    "check_forwarding",
    "check_lapse",
    "check_received",
    "check_supply",
]

from collections.abc import Iterator, Sequence
from datetime import date

from app.errors import Fault
from app.i18n import full_date, month_day, tr
from app.legalaid.codes import Entry
from app.legalaid.rules import guards
from app.legalaid.rules.law import cited
from app.legalaid.rules.record import AidFacts


def check_received(case: AidFacts, received_on: date) -> list[Fault]:
    """B10 set right: nothing was asked for, sent or decided before it was received."""
    after = [one.told_on for one in case.completions]
    after += [one.decided_on for one in case.decisions]
    after += [case.forwarded_on] if case.forwarded_on else []
    if after and received_on > min(after):
        says = tr("晚于{day}已经登记的办理，请核对").format(day=full_date(min(after)))
        return [Fault(says, "received_at", "la.R-B02", cited("第43条"))]
    return []


def check_completion(
    case: AidFacts, told_on: date, wanted: Sequence[str], until: date, *, by_centre: bool
) -> list[Fault]:
    """B15: one notice that lists everything (第43条); a second one of ours is refused (M22)."""
    return list(_completion(case, told_on, wanted, until, by_centre=by_centre))


def _completion(
    case: AidFacts, told_on: date, wanted: Sequence[str], until: date, *, by_centre: bool
) -> Iterator[Fault]:
    if case.entry is Entry.NOTICE:
        says = tr("通知辩护不需要申请，也不要补申请材料，请即时转交")
        yield Fault(says, "wanted", "la.M23", cited("第36条"))
    yield from guards.check_completion(len(case.completions), by_centre=by_centre)
    if not wanted:
        yield Fault(tr("请列出要补的材料"), "wanted", "la.B15", cited("第43条"))
    if told_on < case.received_on:
        yield Fault(tr("早于收到申请的日期，请核对"), "told_on")
    elif case.forwarded_on and told_on < case.forwarded_on:
        yield Fault(tr("早于转交机构的日期，请核对"), "told_on")
    if until <= told_on:
        yield Fault(tr("补交期限要在告知以后"), "until")
    if case.forwarded_on and not by_centre:
        says = tr("申请已经在法律援助机构，要补材料由机构告知；是机构要求的，请勾选")
        yield Fault(says, "by_centre", "la.B15")


def check_supply(case: AidFacts, supplied_on: date) -> list[Fault]:
    """B15→B10: brought after it was told; late or not, what is there is taken."""
    asked = case.waiting_for
    if asked and supplied_on < asked.told_on:
        return [Fault(tr("早于告知补正的日期，请核对"), "supplied_on")]
    return []


def check_lapse(case: AidFacts, lapsed_on: date, note: str) -> list[Fault]:
    """B16: only after the last day, and somebody says that they asked (第43条)."""
    faults = []
    asked = case.waiting_for
    if asked and lapsed_on <= asked.until:
        says = tr("补正期限到 {day}，还没有过，不能视为撤回")
        message = says.format(day=month_day(asked.until))
        faults.append(Fault(message, "lapsed_on", "la.R-B03a", cited("第43条")))
    if not note.strip():
        faults.append(Fault(tr("请写明怎么问过申请人、为什么没有补"), "note", "la.B16"))
    return faults


def check_forwarding(case: AidFacts, on: date) -> list[Fault]:
    """B20: the complete set goes; what is missing is told first, or a reason is given."""
    faults = []
    if on < case.received_on:
        faults.append(Fault(tr("早于收到的日期，请核对"), "forwarded_at"))
    supplied = max((one.supplied_on for one in case.completions if one.supplied_on), default=on)
    if on < supplied:
        faults.append(Fault(tr("早于补齐材料的日期，请核对"), "forwarded_at"))
    if case.forwarded_on is not None:
        says = tr("{day}已经转交过，没有改动").format(day=month_day(case.forwarded_on))
        faults.append(Fault(says, "forwarded_at", "la.B20"))
    if case.missing and case.entry is Entry.APPLICATION and not faults:
        says = tr("还差 {names}；要先送去审查的，请写明理由")
        names = tr("、").join(case.missing)
        message = says.format(names=names)
        faults.append(Fault(message, "way", "la.B20", cited("第43条"), blocks=False))
    return faults
