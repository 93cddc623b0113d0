"""What to tell and to keep in mind of a record: advice, each with its rule."""

from __future__ import annotations

__all__ = ["advice", "late_organs"]

from collections.abc import Collection, Iterator

from app.clock import CHINA
from app.i18n import month_day, tr
from app.lawbook.rules import Rulebook
from app.legalaid.codes import Category, DecisionKind, Matter, NoticeGround
from app.legalaid.rules.record import AidFacts
from app.legalaid.states import State
from app.records.advice import AdviceFact

_OPEN = frozenset({State.REGISTERED, State.INCOMPLETE, State.REVIEWED})
_AIDED = frozenset({State.PROVISIONAL, State.GRANTED, State.ASSIGNED, State.HANDLED})
_MINORS = 1  # of what la.R-B06 cites: 未成年人保护法 第104条
_SERVED = frozenset({Category.SERVICE_FAMILY, Category.VETERAN, Category.MARTYR_KIN})
_NOTIFIED = frozenset({State.NOTIFIED, State.ASSIGNED})
_ASSIGNING = frozenset({State.NOTIFIED, State.GRANTED, State.PROVISIONAL})


def advice(
    case: AidFacts, categories: Collection[Category], matter: Matter | None, *, ordered: bool
) -> list[AdviceFact]:
    """What to say of this record as it stands, the most pressing first.

    Args:
        ordered: the court ordered a retrial, or the procuratorate protested.
    """
    if case.state in _OPEN:
        return [*_asked(categories, matter, ordered=ordered)]
    found = [*_assigned(case)] if case.state in _ASSIGNING else []
    if case.state in _AIDED:
        found += _aided(case)
    return found


def late_organs(case: AidFacts, law: Rulebook) -> list[AdviceFact]:
    """What an organ handed on too late, by what was written down of it (第36、39条)."""
    found = []
    if case.state in _OPEN and case.asked_at and case.received_at:
        by = law.due_time("la.R-B01", case.asked_at).astimezone(CHINA)
        if case.received_at > by:
            says = tr("应当在{day} {time} 前转到，收到时晚了，转交时请写明")
            text = says.format(day=month_day(by.date()), time=f"{by:%H:%M}")
            found.append(AdviceFact("la.R-B01", text))
    if case.state in _NOTIFIED and case.found_on:
        last = law.due("la.R-B05a", case.found_on).rolled
        if case.received_on > last:
            says = tr("办案机关应当在{day}前通知，收到时晚了，转交时请写明")
            found.append(AdviceFact("la.R-B05a", says.format(day=month_day(last))))
    return found


def _asked(
    categories: Collection[Category], matter: Matter | None, *, ordered: bool
) -> Iterator[AdviceFact]:
    if matter is Matter.RETRIAL and not ordered:
        text = tr("还没有决定再审、抗诉，可以先解答咨询、代拟申诉状；坚持申请的，由机构决定")
        yield AdviceFact("la.R-B20", text)
    if _SERVED & set(categories):
        yield AdviceFact("la.R-B12", tr("军人军属、烈士遗属等优先办理，当天送交"))
    text = tr("请申请人如实说明；骗取法律援助的，要支付费用，还可能罚款")
    yield AdviceFact("la.R-B11", text)


def _assigned(case: AidFacts) -> Iterator[AdviceFact]:
    ground = case.ground
    if ground is not None and ground.experienced:
        yield AdviceFact("la.R-B06", tr("请机构指派有三年以上相关执业经历的律师"))
    if case.minor or ground is NoticeGround.MINOR:
        text = tr("请机构指派熟悉未成年人身心特点的律师")
        yield AdviceFact("la.R-B06", text, _MINORS)


def _aided(case: AidFacts) -> Iterator[AdviceFact]:
    decision = case.decision
    if decision is not None and decision.kind is DecisionKind.GRANT:
        text = tr("凭决定书可以申请缓交、少交、免交诉讼费，公证费、鉴定费也减收或者免收")
        yield AdviceFact("la.R-B13", text)
