"""What the parties may do now, and what the mediator keeps in mind: advice, each with its rule."""

from __future__ import annotations

__all__ = ["AdviceFact", "advice"]

from collections.abc import Iterator
from datetime import date

from app.i18n import full_date, tr
from app.lawbook.rules import Rulebook
from app.mediation.codes import AgreementForm, DisputeType, ItemStatus, Ruling, Source
from app.mediation.rules.deadlines import shown_state
from app.mediation.rules.facts import CONTRACTED_LAND, LABOUR, MEDIATING, CaseFacts
from app.mediation.rules.referrals import may_ask_no_penalty
from app.mediation.states import State
from app.records.advice import AdviceFact

_ABROAD = frozenset({"涉侨", "涉港澳台", "涉外"})
_OPEN = MEDIATING | {State.PENDING}
_IN_FORCE = frozenset({State.PERFORMING, State.OVERDUE, State.PERFORMED})


def advice(case: CaseFacts, law: Rulebook, today: date) -> list[AdviceFact]:
    """What to tell and to mind in this case today, the most pressing first."""
    state = shown_state(case, today)
    if state in _OPEN:
        return [*_while_open(case, law, today)]
    if state in _IN_FORCE:
        return [*_in_force(case, state)]
    if state in (State.FAILED, State.WITHDRAWN):
        return [*_unsettled(case)]
    return []


def _while_open(case: CaseFacts, law: Rulebook, today: date) -> Iterator[AdviceFact]:
    if case.state is State.PENDING:
        yield AdviceFact("med.R-A01", tr("先问清各方是否愿意；一方明确拒绝的，不得调解"))
    elif not case.met_on:
        yield AdviceFact("med.R-A02", tr("第一次调解前告知权利义务，请各方在告知书上签名"))
    if case.dispute_type in LABOUR:
        yield _arbitration(case, law, today)
    if case.dispute_type is DisputeType.LAND_FOREST:
        text = tr("争的是权属的，告知向镇、县政府申请处理；处理前维持现状，不得砍伐")
        yield AdviceFact("med.R-A18", text)
    if case.source is Source.COURT:
        text = tr("各方为达成协议作的让步，记录里标明，诉讼中不得作为不利证据")
        yield AdviceFact("med.R-A20", text)
    if case.source is Source.PETITIONS:
        text = tr("只调解民间纠纷；涉法涉诉未终结、行政争议、专门机关管辖的，退回信访部门")
        yield AdviceFact("med.R-A23", text)
    if _ABROAD & set(case.tags):
        text = tr("外文材料交法院要附中文译本；国外寄交的授权委托书要先证明")
        yield AdviceFact("med.R-A24", text)


def _arbitration(case: CaseFacts, law: Rulebook, today: date) -> AdviceFact:
    due = law.due("med.R-A06", case.applied_on or case.accepted_on)
    if today > due.rolled:
        return AdviceFact("med.R-A06", tr("已满十五日未达成协议，当事人可以申请劳动仲裁"))
    text = tr("到{day}还未达成协议的，当事人可以申请劳动仲裁").format(day=full_date(due.rolled))
    return AdviceFact("med.R-A06", text)


def _in_force(case: CaseFacts, state: State) -> Iterator[AdviceFact]:
    if state is State.OVERDUE:
        yield from _unpaid(case)
    if may_ask_no_penalty(case):
        text = tr("协议已履行，公安机关作出处理决定前，当事人可以书面申请不予处罚")
        yield AdviceFact("med.R-A17", text)
    elif case.source is Source.POLICE and state is not State.PERFORMED:
        text = tr("情节较轻的，协议履行以后、公安机关处理决定以前，可以书面申请不予处罚")
        yield AdviceFact("med.R-A17", text)


def _unpaid(case: CaseFacts) -> Iterator[AdviceFact]:
    confirmed = case.application is not None and case.application.outcome is Ruling.CONFIRMED
    if confirmed:
        text = tr("协议已经法院确认，权利人可以申请强制执行")
        yield AdviceFact("med.R-A12", text)
    elif case.dispute_type in LABOUR and case.form is AgreementForm.WRITTEN:
        text = tr("劳动者可以持协议书申请支付令；进城务工人员讨薪申请法律援助，免核查经济状况")
        yield AdviceFact("med.R-A08", text)
    if not confirmed:
        gone_back = any(item.status is ItemStatus.REPUDIATED for item in case.items)
        text = tr("一方{what}，另一方可以就协议起诉")
        what = tr("反悔") if gone_back else tr("不履行")
        yield AdviceFact("med.R-A12a", text.format(what=what))


def _unsettled(case: CaseFacts) -> Iterator[AdviceFact]:
    ways = [tr("向法院起诉")]
    if case.dispute_type in LABOUR:
        ways = [tr("申请劳动仲裁")]
    elif CONTRACTED_LAND in case.tags:
        ways = [tr("申请农村土地承包仲裁"), *ways]
    elif case.dispute_type is DisputeType.LAND_FOREST:
        ways = [tr("请镇、县政府处理"), *ways]
    text = tr("告知当事人可以{ways}").format(ways=tr("，或者").join(ways))
    yield AdviceFact("med.R-A03b", text)
