"""以案定补: who may claim what, and in which order a claim is looked at (med.M19)."""

from __future__ import annotations

__all__ = [
    "ClaimFacts",
    "Rate",
    "Sharer",
    "against",
    "check_claim",
    "check_step",
    "next_stages",
    "standard",
]

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import AgreementForm, Difficulty, SubsidyStage
from app.mediation.states import State

_RULE = "med.M19"
_ORDER = (
    SubsidyStage.CLAIMED,
    SubsidyStage.FIRST,
    SubsidyStage.SECOND,
    SubsidyStage.PUBLISHED,
    SubsidyStage.PAID,
)
_CLAIMABLE = (State.CLOSED, State.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Rate:
    """The standard of a grade from a day on, in fen."""

    grade: Difficulty
    valid_from: date
    written_fen: int
    oral_fen: int
    failed_fen: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Sharer:
    """A mediator who is to get a part."""

    mediator: Id
    name: str
    civil_servant: bool
    took_part: bool
    amount_fen: int | None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A case as a claim needs it.

    Attributes:
        form: of the agreement; None where none was reached.
        claimed: whether there is a claim already.
    """

    state: State
    closed_on: date | None
    form: AgreementForm | None
    claimed: bool


def standard(
    rates: Iterable[Rate], grade: Difficulty, form: AgreementForm | None, on: date
) -> tuple[int, str] | None:
    """What a case of a grade closed on a day is worth in fen, and the paper that says so."""
    valid = [one for one in rates if one.grade is grade and one.valid_from <= on]
    if not valid:
        return None
    rate = max(valid, key=lambda one: one.valid_from)
    amounts = {AgreementForm.WRITTEN: rate.written_fen, AgreementForm.ORAL: rate.oral_fen}
    return (rate.failed_fen if form is None else amounts[form]), rate.basis


def against(facts: ClaimFacts, worth: tuple[int, str] | None) -> Fault | None:
    """Why no subsidy can be claimed for a case as it is now."""
    if facts.claimed:
        return Fault(tr("这个案件已经申报过补贴，不得重复申领"), rule=_RULE)
    if facts.state not in _CLAIMABLE or facts.closed_on is None:
        return Fault(tr("结案以后才能申报补贴"))
    if worth is None:
        return Fault(tr("还没有设定这个等级的补贴标准，请先在“补贴标准”里填写本地规定"), "grade")
    if worth[0] == 0:
        if facts.form is None:
            return Fault(tr("没有达成协议的案件，本地标准不予补贴"), "grade")
        return Fault(tr("这个等级的案件，本地标准不予补贴"), "grade")
    return None


def check_claim(
    facts: ClaimFacts,
    worth: tuple[int, str] | None,
    sharers: Sequence[Sharer],
    claimed_on: date,
    today: date,
) -> list[Fault]:
    """Everything that stands against a claim (med.M19)."""
    if stop := against(facts, worth):
        return [stop]
    faults: list[Fault] = []
    if facts.closed_on and not facts.closed_on <= claimed_on <= today:
        faults.append(Fault(tr("申报日期应当在结案之后、今天之前"), "claimed_on"))
    for sharer in sharers:
        faults += _sharer_faults(sharer)
    if len({sharer.mediator for sharer in sharers}) < len(sharers):
        faults.append(Fault(tr("同一名调解员填了两次，请合成一笔"), "shares", _RULE))
    if not sharers:
        faults.append(Fault(tr("请填写至少一名调解员的金额"), "shares"))
    total = sum(one.amount_fen or 0 for one in sharers)
    if worth and total > worth[0]:
        says = tr("各人合计 {total} 元，超过标准 {worth} 元")
        words = says.format(total=f"{total / 100:,.2f}", worth=f"{worth[0] / 100:,.2f}")
        faults.append(Fault(words, "shares"))
    return faults


def _sharer_faults(sharer: Sharer) -> list[Fault]:
    faults = []
    if sharer.civil_servant:
        says = tr("{name}是在职公务员，不得申领补贴")
        faults.append(Fault(says.format(name=sharer.name), "shares", _RULE))
    if not sharer.took_part:
        says = tr("{name}不是本案的调解员，不得申领本案补贴")
        faults.append(Fault(says.format(name=sharer.name), "shares", _RULE))
    if not sharer.amount_fen or sharer.amount_fen < 0:
        says = tr("请填{name}的金额，不领的不用填进来")
        faults.append(Fault(says.format(name=sharer.name), "shares"))
    return faults


def next_stages(status: SubsidyStage) -> tuple[SubsidyStage, ...]:
    """The stages a claim can come to: the next one, or refused before it was published."""
    if status not in _ORDER or status is SubsidyStage.PAID:
        return ()
    following = _ORDER[_ORDER.index(status) + 1]
    refusable = status in (SubsidyStage.CLAIMED, SubsidyStage.FIRST, SubsidyStage.SECOND)
    return (following, SubsidyStage.REFUSED) if refusable else (following,)


def check_step(
    status: SubsidyStage, status_on: date, stage: SubsidyStage, on: date, opinion: str, today: date
) -> list[Fault]:
    """What stands against a stage."""
    faults = []
    if stage not in next_stages(status):
        says = tr("这笔补贴现在是“{status}”，不能登记“{stage}”")
        words = says.format(status=tr(status.label), stage=tr(stage.label))
        faults.append(Fault(words, "stage"))
    if not status_on <= on <= today:
        faults.append(Fault(tr("日期应当在上一步之后、今天之前"), "on"))
    if stage is SubsidyStage.REFUSED and not opinion.strip():
        faults.append(Fault(tr("请写明不予补贴的原因"), "opinion"))
    return faults
