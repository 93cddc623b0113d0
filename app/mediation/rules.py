"""Guards and deadlines of mediation: pure functions on values, each fault with its rule."""

from __future__ import annotations

__all__ = [
    "CaseFacts",
    "DueFact",
    "ItemFact",
    "check_agreement",
    "check_case",
    "check_performance",
    "check_recusal",
    "check_session",
    "check_visit",
    "dues",
    "shown_state",
    "written_compulsory",
]

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.mediation.codes import AgreementForm, DisputeType, ItemStatus, Source
from app.mediation.messages import (
    AgreementItemInput,
    CaseInput,
    PartyInput,
    ReachAgreement,
    RecordSession,
    RecordVisit,
)
from app.mediation.states import State

_ACCEPTED = frozenset({State.ACCEPTED, State.MEDIATING, State.CONTINUING})
_IN_FORCE = frozenset({State.PERFORMING, State.OVERDUE, State.PERFORMED})


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
    """A case as the rules need it."""

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
    sessions: int = 0


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


def check_case(case: CaseInput, today: date) -> list[Fault]:
    """What stands against accepting a case: empty fields, M30 and 人民调解法 第17条."""
    faults = [*_parties(case.parties)]
    if not case.facts.strip():
        faults.append(Fault(tr("请写明纠纷简要情况"), "facts"))
    accepted = case.accepted_on or today
    if accepted > today:
        faults.append(Fault(tr("受理日期不能晚于今天，请核对"), "accepted_on"))
    if case.occurred_on and case.occurred_on > accepted:
        faults.append(Fault(tr("发生日期晚于受理日期，请核对"), "occurred_on", "med.M30"))
    if case.amount_fen is not None and case.amount_fen < 0:
        faults.append(Fault(tr("涉及金额不能小于 0，请核对"), "amount_fen"))
    if case.people_count is not None and case.people_count < len(case.parties):
        faults.append(Fault(tr("涉及人数少于当事人数，请核对"), "people_count", "med.M30"))
    if case.source.referred and not case.source_doc_no.strip():
        faults.append(Fault(tr("请填移送文书的文号"), "source_doc_no"))
    if not case.mediators:
        faults.append(Fault(tr("请选定至少一名调解员"), "mediators", citation=_law(19)))
    if not case.consent:
        faults.append(
            Fault(
                tr("请确认各方都愿意调解；一方明确拒绝的，不得调解"),
                "consent",
                "med.R-A01",
                _law(17),
            )
        )
    return faults


def _parties(parties: Sequence[PartyInput]) -> list[Fault]:
    faults = []
    if len(parties) < 2:
        faults.append(Fault(tr("纠纷至少有两方当事人，请再加一方"), "parties", "med.M30"))
    seen: dict[str, int] = {}
    for index, party in enumerate(parties):
        place = f"parties.{index}"
        faults += _names(party, place)
        key = _identity(party)
        if key and key in seen and parties[seen[key]].role is not party.role:
            faults.append(
                Fault(
                    tr("这个人同时在另一方（第 {n} 位当事人），请核对").format(n=seen[key] + 1),
                    f"{place}.id_no" if party.person else f"{place}.name",
                )
            )
        elif key and key in seen:
            faults.append(
                Fault(tr("这个人已经填过（第 {n} 位）").format(n=seen[key] + 1), f"{place}.id_no")
            )
        seen.setdefault(key, index) if key else None
    roles = {party.role for party in parties}
    if len(parties) >= 2 and len(roles) == 1:
        faults.append(Fault(tr("请填明双方：至少一名申请人和一名被申请人"), "parties"))
    return faults


def _names(party: PartyInput, place: str) -> Iterable[Fault]:
    if party.person:
        if not party.person.name.strip():
            yield Fault(tr("请填姓名"), f"{place}.name")
        if not party.person.phone.strip():
            yield Fault(tr("请填联系电话"), f"{place}.phone")
        if not party.person.address.strip():
            yield Fault(tr("请填现住地"), f"{place}.address")
    elif party.organisation:
        if not party.organisation.name.strip():
            yield Fault(tr("请填单位名称"), f"{place}.name")
    else:
        yield Fault(tr("请填当事人"), f"{place}.name")


def _identity(party: PartyInput) -> str:
    if party.person:
        return party.person.id_no.replace(" ", "").upper()
    return party.organisation.name.strip() if party.organisation else ""


def check_recusal(
    mediators: Iterable[tuple[str, str]], parties: Iterable[tuple[str, str]], *, consent: bool
) -> list[Fault]:
    """M05: a mediator who is a party needs everybody's consent; pairs are (name, id number)."""
    if consent:
        return []
    known = {number for _, number in parties if number}
    names = {name for name, _ in parties}
    return [
        Fault(
            tr("调解员{name}与当事人有利害关系，请更换或取得各方书面同意").format(name=name),
            "mediators",
            "med.M05",
        )
        for name, number in mediators
        if (number and number in known) or (not number and name in names)
    ]


def check_session(session: RecordSession, accepted_on: date, now: datetime) -> list[Fault]:
    """M06 and the order of dates of a session."""
    faults = []
    if not session.place.strip():
        faults.append(Fault(tr("请填调解地点"), "place"))
    if not session.transcript.strip():
        faults.append(Fault(tr("请写调解记录"), "transcript"))
    if session.start.date() < accepted_on:
        faults.append(Fault(tr("调解日期早于受理日期，请核对"), "start", "med.M30"))
    if session.start > now:
        faults.append(Fault(tr("调解时间晚于现在，请核对"), "start"))
    if session.end and session.end < session.start:
        faults.append(Fault(tr("结束时间早于开始时间，请核对"), "end"))
    if not session.told_rights:
        faults.append(
            Fault(tr("请先告知当事人权利义务，再做记录"), "told_rights", "med.M06", _law(23))
        )
    return faults


def written_compulsory(dispute: DisputeType, source: Source) -> bool:
    """G5: labour and medical disputes, and what the police sent, need a written agreement."""
    return (
        dispute in (DisputeType.MIGRANT_WAGES, DisputeType.LABOUR, DisputeType.MEDICAL)
        or source is Source.POLICE
    )


def check_agreement(
    agreement: ReachAgreement, case: CaseFacts, parties: Iterable[str], today: date
) -> list[Fault]:
    """M11, M12, M30: an agreement that can be performed and proved."""
    faults = []
    if not [term for term in agreement.terms if term.strip()]:
        faults.append(Fault(tr("请写协议内容，至少一条"), "terms"))
    if agreement.form is AgreementForm.ORAL and written_compulsory(case.dispute_type, case.source):
        faults.append(Fault(tr("该类纠纷应当制作书面协议书"), "form", "med.M12"))
    if agreement.reached_on < case.accepted_on:
        faults.append(Fault(tr("协议日期早于受理日期，请核对"), "reached_on", "med.M30"))
    if agreement.reached_on > today:
        faults.append(Fault(tr("协议日期晚于今天，请核对"), "reached_on"))
    names = set(parties)
    for index, item in enumerate(agreement.items):
        faults += _check_item(item, f"items.{index}", agreement.reached_on, names)
    return faults


def _check_item(
    item: AgreementItemInput, place: str, reached_on: date, names: set[str]
) -> Iterable[Fault]:
    if not item.content.strip():
        yield Fault(tr("请写履行内容"), f"{place}.content", "med.M11")
    if item.due_on is None:
        yield Fault(tr("请填履行期限；期限不明确，司法确认会被驳回"), f"{place}.due_on", "med.M11")
    elif item.due_on < reached_on:
        yield Fault(tr("履行期限早于协议日期，请核对"), f"{place}.due_on", "med.M30")
    if item.amount_fen is not None and item.amount_fen <= 0:
        yield Fault(tr("金额应大于 0，请核对"), f"{place}.amount_fen", "med.M11")
    if item.debtor == item.creditor:
        yield Fault(tr("履行人和权利人不能是同一人"), f"{place}.creditor")
    if item.debtor not in names:
        yield Fault(tr("请从当事人中选履行人"), f"{place}.debtor")


def check_performance(performed_on: date, effective_on: date | None, today: date) -> list[Fault]:
    """The order of dates of a performance."""
    if performed_on > today:
        return [Fault(tr("履行日期晚于今天，请核对"), "performed_on")]
    if effective_on and performed_on < effective_on:
        return [Fault(tr("履行日期早于协议日期，请核对"), "performed_on", "med.M30")]
    return []


def check_visit(visit: RecordVisit, reached_on: date | None, today: date) -> list[Fault]:
    """The order of dates of a return visit."""
    faults = []
    if visit.visited_on > today:
        faults.append(Fault(tr("回访日期晚于今天，请核对"), "visited_on"))
    if reached_on and visit.visited_on < reached_on:
        faults.append(Fault(tr("回访日期早于协议日期，请核对"), "visited_on", "med.M30"))
    if not visit.performance.strip():
        faults.append(Fault(tr("请写回访情况"), "performance"))
    return faults


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
    if case.state in _IN_FORCE or case.state is State.AGREED:
        return [*_confirmation(case, law), *_payments(case, law), *_visits(case, law)]
    return []


def _limits(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    rules = [_limit_rule(case)]
    if case.dispute_type in (DisputeType.MIGRANT_WAGES, DisputeType.LABOUR):
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


def _payments(case: CaseFacts, law: Rulebook) -> list[DueFact]:
    return [
        DueFact(
            "med.R-A13", item.id,
            law.due("med.R-A13", item.due_on), tr("督促履行"),
            tr("督促 {debtor} 履行协议").format(debtor=item.debtor),
            tr("{content}，应交{creditor}").format(content=item.content, creditor=item.creditor),
            tr("登记履行"), "RecordPerformance",
            tr("协议约定 {m}月{d}日履行").format(m=item.due_on.month, d=item.due_on.day),
        )
        for item in case.items
        if item.due_on and not item.status.settled
    ]  # fmt: skip


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
