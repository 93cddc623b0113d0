"""An agreement: reached, signed and performed."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import or_, select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation import rules
from app.mediation.agents import party_facts
from app.mediation.agreements import in_hand
from app.mediation.codes import AgreementForm, ItemStatus
from app.mediation.facts import case_facts, mediators_of, party_names
from app.mediation.handlers.shared import case_of, done, move, must_be, one_agreement, settle
from app.mediation.lexicon import Lexicon
from app.mediation.messages import (
    AgreementItemInput,
    ChooseAgreement,
    ConfirmSignatures,
    DropAgreement,
    ReachAgreement,
    RecordPerformance,
    RenewAgreement,
)
from app.mediation.rows import OTHER_CHOSEN, rivals_of
from app.mediation.states import State
from app.weighing import weigh
from app.work import Handler, Work
from db.tables.mediation import Agreement, AgreementItem, MediationCase
from db.tables.office import Committee

_PERFORMABLE = frozenset({State.AGREED, State.PERFORMING, State.OVERDUE, State.CLOSED})
_CHOSEN = frozenset({State.AGREED, State.PERFORMING, State.OVERDUE, State.PERFORMED})
_RENEWABLE = frozenset({State.AGREED, State.PERFORMING, State.OVERDUE, State.PERFORMED})


def reach_agreement(command: ReachAgreement, work: Work) -> Id:
    """A30→A40; an oral agreement is in force at once (人民调解法 第30条): A45."""
    case = case_of(command.case, work)
    must_be(case, {State.MEDIATING, State.CONTINUING}, tr("登记协议"))
    weigh(_check(command, case, work), command, case.id, work)
    return _write(command, case, work)


def renew_agreement(command: RenewAgreement, work: Work) -> Id:
    """A45, A50, A55→A40: what was agreed is changed; the earlier agreement and its items stay."""
    given = command.agreement
    case = case_of(given.case, work)
    must_be(case, _RENEWABLE, tr("变更协议"))
    earlier = _in_hand(case, work)
    facts = case_facts(case, work.session)
    faults = [*rules.check_renewal(facts, consent=command.consent), *_check(given, case, work)]
    if given.reached_on < earlier.reached_on:
        faults.append(Fault(tr("日期早于原来的协议，请核对"), "reached_on", "med.M30"))
    weigh(faults, command, case.id, work)
    for item in _items(earlier, work):
        if ItemStatus(item.status).open:
            item.status = ItemStatus.CHANGED.value
    return _write(given, case, work, replaces=earlier.id)


def _in_hand(case: MediationCase, work: Work) -> Agreement:
    agreement = in_hand(work.session, case.id)
    if agreement is None:
        raise Refused(Fault(tr("还没有调解协议，请先登记协议")))
    one_agreement(case, work)
    return agreement


def _items(agreement: Agreement, work: Work) -> Sequence[AgreementItem]:
    return work.session.scalars(
        select(AgreementItem).where(AgreementItem.agreement == agreement.id, ~AgreementItem.voided)
    ).all()


def _check(command: ReachAgreement, case: MediationCase, work: Work) -> list[Fault]:
    """All that stands against an agreement: its form and items, who may settle, its terms."""
    facts, session = case_facts(case, work.session), work.session
    parties, on = party_facts(session, case.id), command.reached_on
    names = [party.name for party in parties]
    committee = session.get(Committee, case.committee)
    return [
        *rules.check_agreement(command, facts, names, work.clock.today()),
        *rules.check_capacity(parties, on, field=None),
        *rules.check_views(parties, command.minor_view, on),
        *rules.check_settlers(parties, command.by_agent, on),
        *rules.check_terms(
            command,
            [mediator.name for mediator in mediators_of(session, case)],
            committee.name if committee else "",
            work.tool(Lexicon),
        ),
        *rules.check_amounts([item.amount_fen for item in command.items], facts.amount_fen),
    ]


def _write(
    command: ReachAgreement, case: MediationCase, work: Work, *, replaces: Id | None = None
) -> Id:
    if State(case.state) is not State.AGREED:
        move(case, State.AGREED, command.reached_on)
    oral = command.form is AgreementForm.ORAL
    agreement = Agreement(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        form=command.form.value,
        facts=command.facts.strip(),
        liability=command.liability.strip(),
        terms=[term.strip() for term in command.terms if term.strip()],
        performance=command.performance.strip(),
        copies=command.copies or len(party_names(work.session, case.id)) + 1,
        reached_on=command.reached_on,
        effective_on=command.reached_on if oral else None,
        replaces=replaces,
        by_agent=[party.hex() for party in command.by_agent],
        minor_view=command.minor_view.strip(),
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
        id=work.new_id(),
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
        proof=item.proof.strip() if item.on_the_spot else "",
    )


def choose_agreement(command: ChooseAgreement, work: Work) -> Id:
    """One of two agreements stands; what the other led to is taken back with it."""
    case = case_of(command.case, work)
    standing = rivals_of(work.session, case.id)
    if not standing:
        raise Refused(Fault(tr("这个案件只有一份协议，不用选。可能同事已经选定了")))
    if command.agreement not in standing:
        raise Refused(Fault(tr("请从列出的协议里选一份"), "agreement"))
    for one in standing:
        _keep(work.session.get_one(Agreement, one), work, chosen=one == command.agreement)
    chosen = work.session.get_one(Agreement, command.agreement)
    if State(case.state) in _CHOSEN:
        # No arrow of the machine: the case goes back to where this agreement alone has led it.
        state = State.PERFORMING if chosen.effective_on else State.AGREED
        case.state, case.state_on = state.value, chosen.effective_on or chosen.reached_on
        settle(case, work)
    return done(case, work)


def _keep(agreement: Agreement, work: Work, *, chosen: bool) -> None:
    """Let an agreement and its items stand, or strike them out."""
    items = work.session.scalars(
        select(AgreementItem).where(
            AgreementItem.agreement == agreement.id,
            or_(~AgreementItem.voided, AgreementItem.void_reason == OTHER_CHOSEN),
        )
    )
    for row in (agreement, *items):
        row.voided, row.void_reason = not chosen, "" if chosen else OTHER_CHOSEN


def drop_agreement(command: DropAgreement, work: Work) -> Id:
    """A40→A30, or back to A45 where the agreement it should have changed is still in force."""
    case = case_of(command.case, work)
    must_be(case, {State.AGREED}, tr("登记协议没有签成"))
    draft = _in_hand(case, work)
    weigh(
        rules.check_dropped(command, draft.reached_on, work.clock.today()), command, case.id, work
    )
    reason = tr("没有签成：{why}").format(why=command.note.strip())
    standing: Agreement | None = draft
    while standing is not None and standing.effective_on is None:
        for row in (standing, *_items(standing, work)):
            row.voided, row.void_reason = True, reason
        before = standing.replaces
        standing = work.session.get(Agreement, before) if before else None
    if standing is None:
        move(case, State.MEDIATING, command.dropped_on)
        return done(case, work)
    for item in _items(standing, work):
        if ItemStatus(item.status) is ItemStatus.CHANGED:
            item.status = _before_change(item).value
    move(case, State.PERFORMING, command.dropped_on)
    settle(case, work)
    return done(case, work)


def _before_change(item: AgreementItem) -> ItemStatus:
    """How far an item had come that a change not made had taken out of the count."""
    if item.performed_on is None:
        return ItemStatus.NOT_DUE
    return ItemStatus.PARTIAL if item.proof else ItemStatus.OVERDUE


def confirm_signatures(command: ConfirmSignatures, work: Work) -> Id:
    """A40→A45: the written agreement is in force (人民调解法 第29条)."""
    case = case_of(command.case, work)
    agreement = _in_hand(case, work)
    facts, today = case_facts(case, work.session), work.clock.today()
    parties = party_facts(work.session, case.id)
    faults = rules.check_signatures(command, facts, agreement.reached_on, today)
    if not faults:
        faults = rules.check_capacity(parties, command.signed_on, field="by_parties")
        by_agent = [bytes.fromhex(party) for party in agreement.by_agent or ()]
        settlers = rules.check_settlers(parties, by_agent, command.signed_on)
        faults += [replace(fault, field="by_parties") for fault in settlers]
    weigh(faults, command, case.id, work)
    move(case, State.PERFORMING, command.signed_on)
    agreement.effective_on = command.signed_on
    settle(case, work)
    return done(case, work)


def record_performance(command: RecordPerformance, work: Work) -> Id:
    """An item performed; with the last one A45→A50. What is paid late is kept after the end."""
    item = work.session.get(AgreementItem, command.item)
    if item is None:
        raise Refused(Fault(tr("没有找到这一项，可能还没有同步过来")))
    case = case_of(item.case, work)
    must_be(case, _PERFORMABLE, tr("登记履行"))
    agreement = _in_hand(case, work)
    if item.agreement != agreement.id:
        message = tr("这一项属于原来的协议，已经变更，请在现在的协议里登记")
        raise Refused(Fault(message, "item"))
    faults = rules.check_performance(command, agreement.effective_on, work.clock.today())
    weigh(faults, command, case.id, work)
    item.status = command.status.value
    item.performed_on = command.performed_on
    item.proof = command.proof.strip()
    settle(case, work)
    return done(case, work)


COMMANDS: Mapping[type, Handler] = {
    ReachAgreement: reach_agreement,
    RenewAgreement: renew_agreement,
    ChooseAgreement: choose_agreement,
    ConfirmSignatures: confirm_signatures,
    DropAgreement: drop_agreement,
    RecordPerformance: record_performance,
}
