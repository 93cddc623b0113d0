"""Guards of a case once accepted, and all deadlines: pure, each fault with its rule."""

from __future__ import annotations

__all__ = [
    "CaseFacts",
    "DueFact",
    "ItemFact",
    "check_agreement",
    "check_ending",
    "check_performance",
    "check_plan",
    "check_session",
    "check_visit",
    "dues",
    "shown_state",
    "written_compulsory",
]

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.clock import CHINA
from app.errors import Fault
from app.i18n import month_day, tr
from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.mediation.codes import AgreementForm, DisputeType, ItemStatus, Source
from app.mediation.messages import (
    AgreementItemInput,
    PlanSession,
    ReachAgreement,
    RecordPerformance,
    RecordSession,
    RecordVisit,
)
from app.mediation.states import State

_ACCEPTED = frozenset({State.ACCEPTED, State.MEDIATING, State.CONTINUING})
_IN_FORCE = frozenset({State.PERFORMING, State.OVERDUE, State.PERFORMED})
_LABOUR = frozenset({DisputeType.MIGRANT_WAGES, DisputeType.LABOUR})
_CONTRACTED_LAND = "土地承包"  # a tag of the specification's list


@dataclass(frozen=True, slots=True)
class ItemFact:
    """A performance item as the rules need it."""

    id: Id
    debtor: str
    creditor: str
    content: str
    amount_fen: int | None
    due_on: date | None
    status: ItemStatus


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as the rules need it; `met_on` are the days of its sessions."""

    id: Id
    title: str
    state: State
    state_on: date
    accepted_on: date
    source: Source
    dispute_type: DisputeType
    form: AgreementForm | None = None
    effective_on: date | None = None
    items: tuple[ItemFact, ...] = ()
    visited_on: tuple[date, ...] = ()
    met_on: tuple[date, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueFact:
    """Something owed: rule, date and words; `subject` is the item, or the case itself.

    Attributes:
        why: where the date comes from, when it is not a count ("" for the count's own words).
    """

    rule: str
    subject: Id
    due: Due
    what: str
    title: str
    detail: str
    button: str
    action: str
    why: str = ""


# -- guards ------------------------------------------------------------------------------


def check_plan(plan: PlanSession, state: State, now: datetime) -> list[Fault]:
    """A session is planned only while the case is mediated, and only ahead."""
    faults = []
    if state not in _ACCEPTED:
        faults.append(Fault(tr("这个案件已不在调解中，不用再约时间")))
    if plan.at <= now:
        faults.append(Fault(tr("约定的时间已经过了，请核对"), "at"))
    if not plan.place.strip():
        faults.append(Fault(tr("请填调解地点"), "place"))
    return faults


def check_session(session: RecordSession, accepted_on: date, now: datetime) -> list[Fault]:
    """M06 and the order of dates of a session."""
    faults = []
    if not session.place.strip():
        faults.append(Fault(tr("请填调解地点"), "place"))
    if not session.transcript.strip():
        faults.append(Fault(tr("请写调解记录"), "transcript"))
    if session.start.astimezone(CHINA).date() < accepted_on:
        faults.append(Fault(tr("调解日期早于受理日期，请核对"), "start", "med.M30"))
    if session.start > now:
        faults.append(Fault(tr("调解时间晚于现在，请核对"), "start"))
    elif session.end and session.end < session.start:
        faults.append(Fault(tr("结束时间早于开始时间，请核对"), "end"))
    elif session.end and session.end > now:
        faults.append(Fault(tr("结束时间晚于现在，请核对"), "end"))
    if not session.told_rights:
        faults.append(
            Fault(tr("请先告知当事人权利义务，再做记录"), "told_rights", "med.M06", _law(23))
        )
    return faults


def written_compulsory(case: CaseFacts) -> bool:
    """G5: labour, medical and contracted-land disputes, and what the police sent, are written."""
    return (
        case.dispute_type in _LABOUR
        or case.dispute_type is DisputeType.MEDICAL
        or case.source is Source.POLICE
        or _CONTRACTED_LAND in case.tags
    )


def _written_law(case: CaseFacts) -> str | None:
    if case.dispute_type in _LABOUR:
        return "劳动争议调解仲裁法 第14条"
    if case.dispute_type is DisputeType.MEDICAL:
        return "医疗纠纷预防和处理条例 第39条"
    if _CONTRACTED_LAND in case.tags:
        return "农村土地承包经营纠纷调解仲裁法 第10条"
    return None  # the police: our own rule, so that their decision has a paper to rest on


def check_agreement(
    agreement: ReachAgreement, case: CaseFacts, parties: Iterable[str], today: date
) -> list[Fault]:
    """M11, M12, M30: an agreement that can be performed and proved."""
    faults = [*_check_text(agreement)]
    if not case.met_on:
        faults.append(Fault(tr("请先记下达成协议的这次调解"), None, "med.M30", _law(27)))
    if agreement.form is AgreementForm.ORAL and written_compulsory(case):
        law = _written_law(case)
        faults.append(Fault(tr("该类纠纷应当制作书面协议书"), "form", "med.M12", law))
    if agreement.reached_on < max(case.met_on, default=case.accepted_on):
        faults.append(Fault(tr("协议日期早于最近一次调解，请核对"), "reached_on", "med.M30"))
    if agreement.reached_on > today:
        faults.append(Fault(tr("协议日期晚于今天，请核对"), "reached_on"))
    names = set(parties)
    for index, item in enumerate(agreement.items):
        place = f"items.{index}"
        faults += _check_item(item, place, agreement, today)
        if item.debtor not in names:
            faults.append(Fault(tr("请从当事人中选履行人"), f"{place}.debtor"))
    return faults


def _check_text(agreement: ReachAgreement) -> Iterable[Fault]:
    if not agreement.facts.strip():
        yield Fault(tr("请写纠纷主要事实"), "facts", citation=_law(29))
    if not [term for term in agreement.terms if term.strip()]:
        yield Fault(tr("请写协议内容，至少一条"), "terms", citation=_law(29))
    if agreement.copies is not None and agreement.copies < 1:
        yield Fault(tr("至少要一份，请核对"), "copies")


def _check_item(
    item: AgreementItemInput, place: str, agreement: ReachAgreement, today: date
) -> Iterable[Fault]:
    if not item.content.strip():
        yield Fault(tr("请写履行内容"), f"{place}.content", "med.M11")
    if item.due_on is None:
        yield Fault(tr("请填履行期限；期限不明确，司法确认会被驳回"), f"{place}.due_on", "med.M11")
    elif item.due_on < agreement.reached_on:
        yield Fault(tr("履行期限早于协议日期，请核对"), f"{place}.due_on", "med.M30")
    elif item.on_the_spot and item.due_on > today:
        yield Fault(tr("当场履行的，日期不能晚于今天，请核对"), f"{place}.due_on")
    if item.amount_fen is not None:
        yield from _check_money(item, place, agreement)
    if not item.creditor.strip():
        yield Fault(tr("请填权利人"), f"{place}.creditor")
    elif item.debtor == item.creditor:
        yield Fault(tr("履行人和权利人不能是同一人"), f"{place}.creditor")


def _check_money(
    item: AgreementItemInput, place: str, agreement: ReachAgreement
) -> Iterable[Fault]:
    if item.amount_fen is not None and item.amount_fen <= 0:
        yield Fault(tr("金额应大于 0，请核对"), f"{place}.amount_fen", "med.M11")
    if not (item.manner + agreement.performance).strip():
        yield Fault(
            tr("请填履行方式，如现金、转账；方式不明确，司法确认会被驳回"),
            f"{place}.manner",
            "med.M11",
        )


def check_performance(
    performance: RecordPerformance, effective_on: date | None, today: date
) -> list[Fault]:
    """A45→A50: what is in force is performed, on a day in order, with something to prove it."""
    if effective_on is None:
        return [Fault(tr("协议还没有生效，请先登记签字"), None, "med.M07", _law(29))]
    faults = []
    if performance.performed_on > today:
        faults.append(Fault(tr("履行日期晚于今天，请核对"), "performed_on"))
    if performance.performed_on < effective_on:
        faults.append(Fault(tr("履行日期早于协议生效日期，请核对"), "performed_on", "med.M30"))
    if performance.status is ItemStatus.NOT_DUE:
        faults.append(Fault(tr("请选履行情况"), "status"))
    if performance.status.settled and not performance.proof.strip():
        faults.append(Fault(tr("请填履行凭证，如收条、转账凭证、现场照片"), "proof"))
    return faults


def check_visit(visit: RecordVisit, effective_on: date | None, today: date) -> list[Fault]:
    """The order of dates of a return visit, which watches over an agreement in force."""
    if effective_on is None:
        return [Fault(tr("协议还没有生效，不用回访"), None, citation=_law(31))]
    faults = []
    if visit.visited_on > today:
        faults.append(Fault(tr("回访日期晚于今天，请核对"), "visited_on"))
    if visit.visited_on < effective_on:
        faults.append(Fault(tr("回访日期早于协议生效日期，请核对"), "visited_on", "med.M30"))
    if visit.next_on and visit.next_on <= visit.visited_on:
        faults.append(Fault(tr("下次回访应晚于这次，请核对"), "next_on"))
    if not visit.performance.strip():
        faults.append(Fault(tr("请写回访情况"), "performance"))
    return faults


def check_ending(on: date, case: CaseFacts, today: date, *, field: str) -> list[Fault]:
    """The day mediation fails, is withdrawn or closed comes after all that went before."""
    if on > today:
        return [Fault(tr("日期晚于今天，请核对"), field)]
    if on < max(case.accepted_on, case.state_on, *case.met_on):
        return [Fault(tr("日期早于案件前面的步骤，请核对"), field, "med.M30")]
    return []


def _law(article: int) -> str:
    return tr("人民调解法 第{n}条").format(n=article)


# -- deadlines ---------------------------------------------------------------------------


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
    if case.state in _ACCEPTED:
        return _limits(case, law)
    if case.state in _IN_FORCE:
        return [*_confirmation(case, law), *_payments(case, law), *_visits(case, law)]
    return []


def _limits(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    rules = [_limit_rule(case)]
    if case.dispute_type in _LABOUR:
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
