"""All that a case owes, and the state the day itself moves it to."""

from __future__ import annotations

__all__ = ["dues", "limit_of", "shown_state"]

from collections.abc import Iterator
from datetime import date

from app.i18n import month_day, tr
from app.lawbook.calendar import DAY
from app.lawbook.dates import Pause
from app.lawbook.rules import Rulebook
from app.mediation.codes import DisputeType, ItemStatus
from app.mediation.rules.confirmation import confirmation_dues
from app.mediation.rules.facts import CONTRACTED_LAND, LABOUR, MEDIATING, CaseFacts, DueFact
from app.mediation.rules.later import later_dues
from app.mediation.rules.referrals import court_limit, referral_dues
from app.mediation.rules.risk import risk_dues
from app.mediation.states import State

# Claims to have a title, a tie of family or a nuisance set right know no limitation (民法典 196).
_NO_LIMITATION = frozenset({DisputeType.FAMILY, DisputeType.LAND_FOREST})
_MEDICAL = "med.R-A07"
_UNSETTLED = frozenset({State.FAILED, State.WITHDRAWN})
_IN_FORCE = frozenset({State.PERFORMING, State.OVERDUE, State.PERFORMED})


def shown_state(case: CaseFacts, today: date) -> State:
    """The state with the day's own move: A45 becomes A55 the day after an item was due.

    Derived, not written: every replica reaches it on the same day without an entry.
    """
    late = any(
        item.status is ItemStatus.REPUDIATED
        or (item.due_on and item.due_on < today and not item.status.settled)
        for item in case.items
    )
    return State.OVERDUE if case.state is State.PERFORMING and late else case.state


def dues(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    """All that a case owes, with why; the order is that of the rules, not of the dates."""
    beside = [
        *confirmation_dues(case, law),
        *referral_dues(case, law),
        *risk_dues(case, law),
        *later_dues(case, law),
    ]
    if case.state in MEDIATING:
        return [*_limits(case, law), *_limitation(case, law), *beside]
    if case.state is State.AGREED:
        return [*_signatures(case, law), *beside]
    if case.state in _IN_FORCE:
        return [*_payments(case, law), *_visits(case, law), *beside]
    if case.state in _UNSETTLED:
        return [*_limitation(case, law), *beside]
    promised = _visits(case, law) if _visited_since_closing(case) else []
    return [*promised, *_archiving(case, law), *beside]


def _limits(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    limits = [_limit(case)]
    if case.dispute_type in LABOUR:
        limits.append(("med.R-A06", case.applied_on or case.accepted_on))
    title = tr("调解 {title}").format(title=case.title)
    detail = {
        "med.R-A03": tr("期限内调不成的，告知其他途径；双方同意可延长"),
        "med.R-A03a": tr("延长的期限内还调不成的，终止调解，告知其他途径"),
        "med.R-A04": tr("法院委派，期满书面报告并退回材料"),
        "med.R-A04a": tr("法院委托，期满书面报告并退回材料"),
        "med.R-A04b": tr("法院委托，期满书面报告并退回材料"),
        "med.R-A06": tr("十五日内未达成协议，当事人可以申请仲裁"),
        _MEDICAL: tr("期满未达成协议的，视为调解不成"),
    }
    waiting = list(_opinion(case, law))
    return waiting + [
        DueFact(
            rule, case.id, law.due(rule, start, pauses=_pauses(case, rule)),
            tr("调解期限"), title, detail[rule],
            tr("做记录"), "RecordSession",
        )
        for rule, start in limits
        if not (waiting and rule == _MEDICAL)
    ]  # fmt: skip


def _opinion(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """An opinion that is waited for: the time of a medical case stands still, nobody's mind may."""
    if (since := case.appraised_since) is not None:
        yield DueFact(
            "med.R-A07a", case.id, law.due("med.R-A07a", since), tr("催问鉴定"),
            tr("{title} 的鉴定意见还没有收到").format(title=case.title),
            tr("收到鉴定意见后登记，再接着调解"), tr("登记鉴定意见"), "EndAppraisal",
        )  # fmt: skip


def _pauses(case: CaseFacts, rule: str) -> tuple[Pause, ...]:
    """医疗纠纷预防和处理条例 第38条: the time of an appraisal is not of the period's.

    The day it began counts as one of mediation: a first day is left out (民法典 第201条).
    """
    if rule != _MEDICAL:
        return ()
    return tuple(
        Pause(one.began_on + DAY, one.received_on, tr("鉴定"))
        for one in case.appraisals
        if one.received_on is not None and one.received_on > one.began_on
    )


def _limit(case: CaseFacts) -> tuple[str, date]:
    if case.ext_until is not None:
        return "med.R-A03a", case.ext_until
    if limit := court_limit(case):
        return limit
    medical = case.dispute_type is DisputeType.MEDICAL
    return _MEDICAL if medical else "med.R-A03", case.accepted_on


def limit_of(case: CaseFacts, law: Rulebook) -> tuple[str, date]:
    """The rule that ends the time to mediate in, and the last day as the parties may count it.

    While the time stands still no day is the last: date.max.
    """
    rule, start = _limit(case)
    if rule == _MEDICAL and case.appraised_since is not None:
        return rule, date.max
    return rule, law.due(rule, start, pauses=_pauses(case, rule)).rolled


def _limitation(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """When a claim that was not settled may be met by the plea of time.

    Counted from the day of the event, the earliest possible: asking for mediation interrupts the
    period, but only where it can be proved.
    """
    rule = _limitation_rule(case)
    if rule is None or case.occurred_on is None:
        return
    yield DueFact(
        rule, case.id, law.due(rule, case.occurred_on), law[rule].title,
        tr("{title} 的{what}").format(title=case.title, what=law[rule].title),
        tr("自发生之日起算；申请过调解的，凭申请书可以重新计算"), tr("看案件"), "ReadCase",
    )  # fmt: skip


def _limitation_rule(case: CaseFacts) -> str | None:
    if case.dispute_type in LABOUR:
        return "med.R-A06a"
    if CONTRACTED_LAND in case.tags:
        return "med.R-A21a"
    return None if case.dispute_type in _NO_LIMITATION else "med.R-A21"


def _signatures(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    """An agreement that was written down and is not in force yet."""
    if case.reached_on is not None:
        yield DueFact(
            "med.R-A09a", case.id, law.due("med.R-A09a", case.reached_on), tr("签字盖章"),
            tr("{title} 的协议还没有签齐").format(title=case.title),
            tr("各方、调解员签字并加盖调委会印章后，协议才生效"),
            tr("登记签字"), "ConfirmSignatures",
        )  # fmt: skip


def _archiving(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    if case.state is State.CLOSED:
        closed = case.closed_on or case.state_on
        yield DueFact(
            "med.R-A19", case.id, law.due("med.R-A19", closed), tr("归档"),
            tr("{title} 立卷归档").format(title=case.title),
            tr("登记、记录、协议等材料装订成卷"), tr("看案件"), "ReadCase",
        )  # fmt: skip


def _visited_since_closing(case: CaseFacts) -> bool:
    """Whether a visit came later; what was promised before was given up with a reason."""
    closed = case.closed_on or case.state_on
    return case.state is State.CLOSED and any(day > closed for day in case.visited_on)


def _payments(case: CaseFacts, law: Rulebook) -> Iterator[DueFact]:
    for item in case.items:
        if item.due_on is None or not item.status.open:
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
    if start is None or case.effective_on is None:
        return []
    if case.visited_on and case.next_visit_on is None:
        return []
    due = law.due("med.R-A13b", start)
    if case.next_visit_on is not None:
        due = law.due("med.R-A13", case.next_visit_on, event=tr("上次约定回访"))
    return [
        DueFact(
            "med.R-A13b", case.id, due, tr("回访"),
            tr("回访 {title}").format(title=case.title),
            tr("看协议是否履行，填回访记录"), tr("填写回访"), "RecordVisit",
        )
    ]  # fmt: skip
