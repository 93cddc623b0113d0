"""All that a case owes, and the state the day itself moves it to."""

from __future__ import annotations

__all__ = ["dues", "shown_state"]

from collections.abc import Iterator
from datetime import date

from app.i18n import month_day, tr
from app.lawbook.rules import Rulebook
from app.mediation.codes import DisputeType
from app.mediation.rules.confirmation import confirmation_dues
from app.mediation.rules.facts import LABOUR, MEDIATING, CaseFacts, DueFact
from app.mediation.rules.referrals import court_limit, referral_dues
from app.mediation.rules.risk import risk_dues
from app.mediation.states import State

_IN_FORCE = frozenset({State.PERFORMING, State.OVERDUE, State.PERFORMED})


def shown_state(case: CaseFacts, today: date) -> State:
    """The state with the day's own move: A45 becomes A55 the day after an item was due.

    Derived, not written: every replica reaches it on the same day without an entry.
    """
    late = any(
        item.due_on and item.due_on < today and not item.status.settled for item in case.items
    )
    return State.OVERDUE if case.state is State.PERFORMING and late else case.state


def dues(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    """All that a case owes, with why; the order is that of the rules, not of the dates."""
    beside = [
        *confirmation_dues(case, law), *referral_dues(case, law), *risk_dues(case, law)
    ]  # fmt: skip
    if case.state in MEDIATING:
        return [*_limits(case, law), *beside]
    if case.state in _IN_FORCE:
        return [*_payments(case, law), *_visits(case, law), *beside]
    return beside


def _limits(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    limits = [_limit(case)]
    if case.dispute_type in LABOUR:
        limits.append(("med.R-A06", case.accepted_on))
    title = tr("调解 {title}").format(title=case.title)
    detail = {
        "med.R-A03": tr("期限内调不成的，告知其他途径；双方同意可延长"),
        "med.R-A04": tr("法院委派，期满书面报告并退回材料"),
        "med.R-A04a": tr("法院委托，期满书面报告并退回材料"),
        "med.R-A04b": tr("法院委托，期满书面报告并退回材料"),
        "med.R-A06": tr("十五日内未达成协议，当事人可以申请仲裁"),
        "med.R-A07": tr("期满未达成协议的，视为调解不成"),
    }
    return [
        DueFact(
            rule, case.id, law.due(rule, start),
            tr("调解期限"), title, detail[rule],
            tr("做记录"), "RecordSession",
        )
        for rule, start in limits
    ]  # fmt: skip


def _limit(case: CaseFacts) -> tuple[str, date]:
    if limit := court_limit(case):
        return limit
    medical = case.dispute_type is DisputeType.MEDICAL
    return "med.R-A07" if medical else "med.R-A03", case.accepted_on


def _payments(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    for item in case.items:
        if item.due_on is None or item.status.settled:
            continue
        due = law.due("med.R-A13", item.due_on)
        agreed = tr("协议约定 {day}履行").format(day=month_day(item.due_on))
        yield DueFact(
            "med.R-A13", item.id, due, tr("督促履行"),
            tr("督促 {debtor} 履行协议").format(debtor=item.debtor),
            tr("{content}，应交{creditor}").format(content=item.content, creditor=item.creditor),
            tr("登记履行"), "RecordPerformance",
            agreed if due.internal == due.raw else "",
        )  # fmt: skip


def _visits(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    start = max((i.due_on for i in case.items if i.due_on), default=case.effective_on)
    if start is None or case.effective_on is None or case.visited_on:
        return []
    due = law.due("med.R-A13b", start)
    return [
        DueFact(
            "med.R-A13b", case.id, due, tr("回访"),
            tr("回访 {title}").format(title=case.title),
            tr("看协议是否履行，填回访记录"), tr("填写回访"), "RecordVisit",
        )
    ]  # fmt: skip
