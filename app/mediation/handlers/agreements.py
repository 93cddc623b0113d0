"""An agreement: reached, signed and performed."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, new_id
from app.mediation import rules
from app.mediation.codes import AgreementForm, ItemStatus
from app.mediation.facts import case_facts, party_names
from app.mediation.handlers.shared import case_of, done, move, must_be, settle, weigh
from app.mediation.messages import (
    AgreementItemInput,
    ConfirmSignatures,
    ReachAgreement,
    RecordPerformance,
)
from app.mediation.states import State
from app.work import Handler, Work
from db.tables.mediation import Agreement, AgreementItem


def reach_agreement(command: ReachAgreement, work: Work) -> Id:
    """A30→A40; an oral agreement is in force at once (人民调解法 第30条): A45."""
    case = case_of(command.case, work)
    must_be(case, {State.MEDIATING, State.CONTINUING}, tr("登记协议"))
    facts = case_facts(case, work.session)
    names = party_names(work.session, case.id)
    faults = rules.check_agreement(command, facts, names, work.clock.today())
    weigh(faults, command, case.id, work)
    move(case, State.AGREED, command.reached_on)
    oral = command.form is AgreementForm.ORAL
    agreement = Agreement(
        id=new_id(work.clock),
        office=case.office,
        case=case.id,
        form=command.form.value,
        facts=command.facts.strip(),
        liability=command.liability.strip(),
        terms=[term.strip() for term in command.terms if term.strip()],
        performance=command.performance.strip(),
        copies=command.copies or len(names) + 1,
        reached_on=command.reached_on,
        effective_on=command.reached_on if oral else None,
    )
    work.session.add(agreement)
    for ordinal, item in enumerate(command.items, 1):
        work.session.add(_item(item, ordinal, agreement, work))
    if oral:
        move(case, State.PERFORMING, command.reached_on)
        settle(case, work)
    done(case, work)
    return agreement.id


def _item(
    item: AgreementItemInput, ordinal: int, agreement: Agreement, work: Work
) -> AgreementItem:
    status = ItemStatus.ON_THE_SPOT if item.on_the_spot else ItemStatus.NOT_DUE
    return AgreementItem(
        id=new_id(work.clock),
        office=agreement.office,
        case=agreement.case,
        agreement=agreement.id,
        ordinal=ordinal,
        debtor=item.debtor,
        creditor=item.creditor,
        content=item.content.strip(),
        amount_fen=item.amount_fen,
        due_on=item.due_on,
        manner=item.manner.strip(),
        status=status.value,
        performed_on=item.due_on if item.on_the_spot else None,
    )


def confirm_signatures(command: ConfirmSignatures, work: Work) -> Id:
    """A40→A45: the written agreement is in force (人民调解法 第29条)."""
    case = case_of(command.case, work)
    agreement = work.session.scalars(
        select(Agreement)
        .where(Agreement.case == case.id, ~Agreement.voided)
        .order_by(Agreement.id.desc())
    ).first()
    if agreement is None:
        raise Refused(Fault(tr("还没有调解协议，请先登记协议")))
    if command.signed_on < agreement.reached_on:
        raise Refused(Fault(tr("签字日期早于协议日期，请核对"), "signed_on", "med.M30"))
    if command.signed_on > work.clock.today():
        raise Refused(Fault(tr("签字日期晚于今天，请核对"), "signed_on"))
    move(case, State.PERFORMING, command.signed_on)
    agreement.effective_on = command.signed_on
    settle(case, work)
    return done(case, work)


def record_performance(command: RecordPerformance, work: Work) -> Id:
    """An item performed; with the last one A45→A50."""
    item = work.session.get(AgreementItem, command.item)
    if item is None:
        raise Refused(Fault(tr("没有找到这一项，可能还没有同步过来")))
    case = case_of(item.case, work)
    must_be(case, {State.AGREED, State.PERFORMING, State.OVERDUE}, tr("登记履行"))
    agreement = work.session.get(Agreement, item.agreement)
    effective = agreement.effective_on if agreement else None
    faults = rules.check_performance(command, effective, work.clock.today())
    weigh(faults, command, case.id, work)
    item.status = command.status.value
    item.performed_on = command.performed_on
    item.proof = command.proof.strip()
    settle(case, work)
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    ReachAgreement: reach_agreement,
    ConfirmSignatures: confirm_signatures,
    RecordPerformance: record_performance,
}
