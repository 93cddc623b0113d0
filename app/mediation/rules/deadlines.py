"""All that a case owes, and the state the day itself moves it to."""

from __future__ import annotations

__all__ = ["dues", "shown_state"]

from collections.abc import Iterator
from datetime import date

from app.i18n import month_day, tr
from app.lawbook.rules import Rulebook
from app.mediation.codes import AgreementForm, DisputeType, Source
from app.mediation.rules.facts import LABOUR, MEDIATING, CaseFacts, DueFact
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
    if case.state in MEDIATING:
        return _limits(case, law)
    if case.state in _IN_FORCE:
        return [*_confirmation(case, law), *_payments(case, law), *_visits(case, law)]
    return []


def _limits(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    rules = [_limit_rule(case)]
    if case.dispute_type in LABOUR:
        rules.append("med.R-A06")
    title = tr("调解 {title}").format(title=case.title)
    detail = {
        "med.R-A03": tr("期限内调不成的，告知其他途径；双方同意可延长"),
        "med.R-A04": tr("法院委派，期满书面报告并退回材料"),
        "med.R-A06": tr("十五日内未达成协议，当事人可以申请仲裁"),
        "med.R-A07": tr("期满未达成协议的，视为调解不成"),
    }
    return [
        DueFact(
            rule, case.id, law.due(rule, case.accepted_on),
            tr("调解期限"), title, detail[rule],
            tr("做记录"), "RecordSession",
        )
        for rule in rules
    ]  # fmt: skip


def _limit_rule(case: CaseFacts) -> str:
    if case.source is Source.COURT:
        return "med.R-A04"
    return "med.R-A07" if case.dispute_type is DisputeType.MEDICAL else "med.R-A03"


def _confirmation(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    if case.effective_on is None or case.form is not AgreementForm.WRITTEN:
        return []
    due = law.due("med.R-A10", case.effective_on)
    title = tr("{title} 可申请司法确认").format(title=case.title)
    return [
        DueFact(
            "med.R-A10", case.id, due, tr("司法确认"), title,
            tr("双方共同向法院申请；过期只能起诉"), tr("看案件"), "ReadCase",
        )
    ]  # fmt: skip


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
