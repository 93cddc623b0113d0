"""Guards of succession: who may come in the place of a party, when, and in what."""

from __future__ import annotations

__all__ = ["LeavingFact", "check_succession"]

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import Fault
from app.i18n import full_date, tr
from app.mediation.codes import DisputeType, LeaveGround
from app.mediation.messages.parties import SucceedParty
from app.mediation.rules.facts import MEDIATING, CaseFacts, article
from app.mediation.states import State

_BOUND = frozenset({State.PERFORMING, State.OVERDUE, State.PERFORMED})


@dataclass(frozen=True, slots=True)
class LeavingFact:
    """The party in whose place another comes; `left_on` once a first successor is known."""

    name: str
    is_unit: bool
    left_on: date | None = None
    ground: LeaveGround | None = None


def check_succession(
    command: SucceedParty, leaving: LeavingFact, case: CaseFacts, today: date
) -> Iterator[Fault]:
    """While it is mediated or an agreement is in force (民法典 第67条、第1121条)."""
    if case.state is State.AGREED:
        message = tr("协议还没有签字，请先登记没有签成，换了当事人再重新订立")
        yield Fault(message, None, citation=article(29))
        return
    if case.state not in MEDIATING | _BOUND:
        yield Fault(tr("这个案件已不在办理中，不能再登记承继"))
        return
    yield from _ground(command, leaving)
    yield from _day(command, leaving, case, today)
    if not command.proof.strip():
        yield Fault(tr("请写凭什么证明，如死亡证明、亲属关系证明、合并登记"), "proof")
    if case.state in MEDIATING and not command.consent:
        message = tr("请确认承继人也愿意调解；明确拒绝的，不得调解")
        yield Fault(message, "consent", "med.R-A01", article(17))
    if case.dispute_type is DisputeType.FAMILY and command.ground is LeaveGround.DEATH:
        message = tr("离婚、赡养、抚养等人身性的事项不能继承；承继的是哪些财产事项，请写明")
        cited = tr("民法典 第1122条第2款")
        yield Fault(message, "ground", "med.G4", cited, blocks=False)


def _ground(command: SucceedParty, leaving: LeavingFact) -> Iterator[Fault]:
    dies = command.ground is LeaveGround.DEATH
    if dies and leaving.is_unit:
        yield Fault(tr("单位没有死亡，请选合并、分立或者终止"), "ground")
    if not dies and not leaving.is_unit:
        yield Fault(tr("自然人只有死亡才由继承人承继；转让债权、债务的请办变更协议"), "ground")
    if leaving.ground is not None and leaving.ground is not command.ground:
        message = tr("{name}已经登记为{ground}，请选同一项")
        message = message.format(name=leaving.name, ground=leaving.ground.label)
        yield Fault(message, "ground")


def _day(
    command: SucceedParty, leaving: LeavingFact, case: CaseFacts, today: date
) -> Iterator[Fault]:
    on = command.left_on
    before = max(case.accepted_on, case.effective_on or case.accepted_on, *case.met_on)
    if on > today:
        yield Fault(tr("日期晚于今天，请核对"), "left_on")
    elif on < before:
        message = tr("日期早于案件前面的步骤（{day}），请核对").format(day=full_date(before))
        yield Fault(message, "left_on", "med.M30")
    elif leaving.left_on is not None and leaving.left_on != on:
        message = tr("{name}已经登记为{day}，请填同一天")
        message = message.format(name=leaving.name, day=full_date(leaving.left_on))
        yield Fault(message, "left_on")
