"""The course of a case, from acceptance to its end: each checks, writes and moves it on."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, new_id
from app.mediation import rules
from app.mediation.codes import AgreementForm, EndReason, ItemStatus, Outcome
from app.mediation.facts import case_facts, party_names, people_of
from app.mediation.handlers.shared import case_of, done, move, must_be, placed, refuse
from app.mediation.messages import (
    AddNote,
    AgreementItemInput,
    AppointMediators,
    CaseInput,
    CloseCase,
    ConfirmSignatures,
    EndMediation,
    OpenCase,
    PartyInput,
    PlanSession,
    ReachAgreement,
    RecordPerformance,
    RecordSession,
    RecordVisit,
    WithdrawCase,
)
from app.mediation.numbering import format_number, next_number
from app.mediation.rules import Named, check_case, check_recusal, named
from app.mediation.states import State
from app.people.handlers import check_organisation, check_person, keep_organisation, keep_person
from app.work import Handler, Work
from db.tables.mediation import (
    Agreement,
    AgreementItem,
    CaseNote,
    CaseParty,
    MediationCase,
    MediationSession,
    PlannedSession,
    ReturnVisit,
)
from db.tables.office import Committee, Mediator

_MEDIATING = frozenset({State.ACCEPTED, State.MEDIATING, State.CONTINUING})


def open_case(command: OpenCase, work: Work) -> Id:
    """受理: A10→A20, and A30 with the mediators named."""
    given = _counted(command.case)
    today = work.clock.today()
    committee = work.session.get(Committee, given.committee)
    faults = check_case(given, committee.name if committee else "", today)
    for index, party in enumerate(given.parties):
        if party.person:
            faults += placed(check_person(party.person, work), f"parties.{index}")
        elif party.organisation:
            faults += placed(check_organisation(party.organisation), f"parties.{index}")
    faults += _mediators(
        given.mediators, named(given.parties, today), work, consent=given.recusal_consent
    )
    if committee is None:
        faults.append(Fault(tr("请选调解委员会"), "committee"))
    reasons = {rule: reason.strip() for rule, reason in command.reasons}
    refuse([fault for fault in faults if fault.blocks or not reasons.get(fault.rule or "")])
    case = _new_case(given, work.session.get_one(Committee, given.committee), work)
    passed = dict.fromkeys(fault.rule for fault in faults if fault.rule)
    case.overrides = [f"{rule} {reasons[rule]}" for rule in passed]
    for ordinal, party in enumerate(given.parties, 1):
        _add_party(case.id, ordinal, party, work)
    return done(case, work)


def _counted(given: CaseInput) -> CaseInput:
    if given.people_count is not None:
        return given
    return replace(given, people_count=max(2, len(given.parties)))


def _new_case(given: CaseInput, committee: Committee, work: Work) -> MediationCase:
    accepted = given.accepted_on or work.clock.today()
    number = next_number(committee, accepted.year, work)
    pattern = committee.number_pattern
    case = MediationCase(
        id=new_id(work.clock),
        office=work.me.office,
        committee=committee.id,
        number=number,
        number_year=accepted.year if number is not None else None,
        case_no="" if number is None else format_number(pattern, accepted.year, number),
        # The mediators are named with the acceptance, so A20 is passed at once (人民调解法 19).
        state=State.MEDIATING.value,
        state_on=accepted,
        accepted_on=accepted,
        consent=given.consent,
        registrar=work.me.user,
        source=given.source.value,
        source_doc_no=given.source_doc_no.strip(),
        dispute_type=given.dispute_type.value,
        tags=list(given.tags),
        facts=given.facts.strip(),
        claims=[claim.strip() for claim in given.claims if claim.strip()],
        occurred_on=given.occurred_on,
        place=given.place.strip(),
        division=given.division,
        people_count=given.people_count,
        amount_fen=given.amount_fen,
        difficulty=given.difficulty.value,
        risk=given.risk.value,
        public=given.public,
        mediators=[mediator.hex() for mediator in given.mediators],
        recusal_consent=given.recusal_consent,
    )
    work.session.add(case)
    return case


def _add_party(case: Id, ordinal: int, party: PartyInput, work: Work) -> None:
    person = keep_person(party.person, work) if party.person else None
    organisation = keep_organisation(party.organisation, work) if party.organisation else None
    work.session.add(
        CaseParty(
            id=new_id(work.clock),
            office=work.me.office,
            case=case,
            ordinal=ordinal,
            role=party.role.value,
            person=person.id if person else None,
            organisation=organisation.id if organisation else None,
        )
    )


def _mediators(
    chosen: Iterable[Id], people: Iterable[Named], work: Work, *, consent: bool
) -> list[Fault]:
    """What stands against these mediators: not of this office, or M05."""
    found = [work.session.get(Mediator, mediator) for mediator in chosen]
    active = [mediator for mediator in found if mediator and mediator.active]
    if len(active) < len(found):
        return [Fault(tr("选定的调解员不在本所名册里，请重新选"), "mediators")]
    return check_recusal(
        [Named(mediator.name, mediator.id_no) for mediator in active], people, consent=consent
    )


def appoint_mediators(command: AppointMediators, work: Work) -> Id:
    """Name or replace the mediators, as long as the case is being mediated."""
    case = case_of(command.case, work)
    must_be(case, _MEDIATING, tr("更换调解员"))
    if not command.mediators:
        raise Refused(Fault(tr("请选定至少一名调解员"), "mediators"))
    people = people_of(work.session, case.id)
    refuse(_mediators(command.mediators, people, work, consent=command.recusal_consent))
    case.mediators = [mediator.hex() for mediator in command.mediators]
    case.recusal_consent = command.recusal_consent
    return done(case, work)


def plan_session(command: PlanSession, work: Work) -> Id:
    """约定调解时间: the one plan of a case, made or changed."""
    case = case_of(command.case, work)
    refuse(rules.check_plan(command, State(case.state), work.clock.now()))
    plan = _open_plan(case.id, work)
    if plan is None:
        plan = PlannedSession(id=new_id(work.clock), office=case.office, case=case.id)
        work.session.add(plan)
    plan.at, plan.place, plan.note = command.at, command.place.strip(), command.note.strip()
    done(case, work)
    return plan.id


def _open_plan(case: Id, work: Work) -> PlannedSession | None:
    return work.session.scalars(
        select(PlannedSession)
        .where(PlannedSession.case == case, ~PlannedSession.held, ~PlannedSession.voided)
        .order_by(PlannedSession.id.desc())
    ).first()


def record_session(command: RecordSession, work: Work) -> Id:
    """调解记录; A30→A35 when it must go on, back to A30 before."""
    case = case_of(command.case, work)
    _not_refused(case)
    must_be(case, _MEDIATING, tr("再做调解记录"))
    refuse(rules.check_session(command, case.accepted_on, work.clock.now()))
    if State(case.state) is State.CONTINUING:
        move(case, State.MEDIATING, _latest(case, command.start))
    session = MediationSession(
        id=new_id(work.clock),
        office=case.office,
        case=case.id,
        start=command.start,
        end=command.end,
        place=command.place.strip(),
        mode=command.mode.value,
        attendees=command.attendees.strip(),
        told_rights=command.told_rights,
        transcript=command.transcript.strip(),
        outcome=command.outcome.value,
    )
    work.session.add(session)
    if plan := _open_plan(case.id, work):
        plan.held = True
    if command.outcome is Outcome.CONTINUE:
        move(case, State.CONTINUING, _latest(case, command.start))
    done(case, work)
    return session.id


def _not_refused(case: MediationCase) -> None:
    """M04: once a party has refused, there is no further session."""
    if case.end_reason == EndReason.REFUSED and State(case.state) is not State.MEDIATING:
        raise Refused(
            Fault(tr("一方已明确拒绝调解，不得继续调解"), None, "med.M04", "人民调解法 第17条")
        )


def _latest(case: MediationCase, moment: datetime) -> date:
    """The day of a session, or of one entered before it that was held later."""
    return max(case.state_on, moment.astimezone(CHINA).date())


def reach_agreement(command: ReachAgreement, work: Work) -> Id:
    """A30→A40; an oral agreement is in force at once (人民调解法 第30条): A45."""
    case = case_of(command.case, work)
    must_be(case, {State.MEDIATING, State.CONTINUING}, tr("登记协议"))
    facts = case_facts(case, work.session)
    names = party_names(work.session, case.id)
    refuse(rules.check_agreement(command, facts, names, work.clock.today()))
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
        _settle(case, work)
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
    _settle(case, work)
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
    refuse(rules.check_performance(command, effective, work.clock.today()))
    item.status = command.status.value
    item.performed_on = command.performed_on
    item.proof = command.proof.strip()
    _settle(case, work)
    return done(case, work)


def record_visit(command: RecordVisit, work: Work) -> Id:
    """回访记录 (人民调解法 第31条)."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    refuse(rules.check_visit(command, facts.effective_on, work.clock.today()))
    visit = ReturnVisit(
        id=new_id(work.clock),
        office=case.office,
        case=case.id,
        visited_on=command.visited_on,
        way=command.way.value,
        performance=command.performance.strip(),
        satisfaction=command.satisfaction.value,
        hidden_risk=command.hidden_risk.strip(),
        next_on=command.next_on,
    )
    work.session.add(visit)
    _settle(case, work)
    done(case, work)
    return visit.id


def end_mediation(command: EndMediation, work: Work) -> Id:
    """A30→A60 (人民调解法 第26条)."""
    case = case_of(command.case, work)
    _end(case, State.FAILED, command.ended_on, "ended_on", work)
    case.end_reason = command.reason.value
    case.end_note = command.note.strip()
    return done(case, work)


def withdraw_case(command: WithdrawCase, work: Work) -> Id:
    """→A65."""
    case = case_of(command.case, work)
    _end(case, State.WITHDRAWN, command.withdrawn_on, "withdrawn_on", work)
    case.end_note = command.note.strip()
    return done(case, work)


def close_case(command: CloseCase, work: Work) -> Id:
    """→A90."""
    case = case_of(command.case, work)
    shown = rules.shown_state(case_facts(case, work.session), work.clock.today())
    if shown is State.OVERDUE and State(case.state) is State.PERFORMING:
        _end(case, State.OVERDUE, command.closed_on, "closed_on", work)
    _end(case, State.CLOSED, command.closed_on, "closed_on", work)
    return done(case, work)


def _end(case: MediationCase, target: State, on: date, field: str, work: Work) -> None:
    facts = case_facts(case, work.session)
    refuse(rules.check_ending(on, facts, work.clock.today(), field=field))
    move(case, target, on)


def add_note(command: AddNote, work: Work) -> Id:
    """记一笔."""
    case = case_of(command.case, work)
    if not command.text.strip():
        raise Refused(Fault(tr("请写一句经过"), "text"))
    note = CaseNote(
        id=new_id(work.clock),
        office=case.office,
        case=case.id,
        happened_at=command.happened_at or work.clock.now(),
        text=command.text.strip(),
        author=work.me.user,
    )
    work.session.add(note)
    done(case, work)
    return note.id


def _settle(case: MediationCase, work: Work) -> None:
    """A45→A50 once nothing is owed; without items it is the return visit that tells."""
    if State(case.state) not in (State.PERFORMING, State.OVERDUE):
        return
    work.session.flush()
    items = work.session.scalars(
        select(AgreementItem).where(AgreementItem.case == case.id, ~AgreementItem.voided)
    ).all()
    if items and all(ItemStatus(item.status).settled for item in items):
        days = [item.performed_on for item in items if item.performed_on]
    elif not items:
        days = list(case_facts(case, work.session).visited_on)
    else:
        days = []
    if days:
        move(case, State.PERFORMED, max(case.state_on, *days))


COMMANDS: Mapping[type, Handler] = {
    OpenCase: open_case,
    PlanSession: plan_session,
    AppointMediators: appoint_mediators,
    RecordSession: record_session,
    ReachAgreement: reach_agreement,
    ConfirmSignatures: confirm_signatures,
    RecordPerformance: record_performance,
    RecordVisit: record_visit,
    EndMediation: end_mediation,
    WithdrawCase: withdraw_case,
    CloseCase: close_case,
    AddNote: add_note,
}
