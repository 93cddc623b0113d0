"""The course of a case from its first session to its end, and what is noted on the way."""

from __future__ import annotations

__all__ = ["COMMANDS"]

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import rules
from app.mediation.agreements import in_hand
from app.mediation.codes import EndReason, Outcome
from app.mediation.facts import case_facts
from app.mediation.handlers.leads import note_prevention, prevention_faults
from app.mediation.handlers.shared import (
    MEDIATING,
    case_of,
    done,
    move,
    must_be,
    must_lead,
    not_on_roll,
    one_agreement,
    settle,
)
from app.mediation.lexicon import Lexicon
from app.mediation.messages import (
    AddNote,
    CloseCase,
    EndMediation,
    ExtendTime,
    PlanSession,
    RecordSession,
    RecordVisit,
    WithdrawCase,
)
from app.mediation.states import State
from app.weighing import refuse, weigh
from app.work import Handler, Work
from db.tables.mediation import (
    CaseNote,
    MediationCase,
    MediationSession,
    PlannedSession,
    ReturnVisit,
)
from db.tables.office import Mediator


def plan_session(command: PlanSession, work: Work) -> Id:
    """约定调解时间: the one plan of a case, made or changed."""
    case = case_of(command.case, work)
    refuse(rules.check_plan(command, State(case.state), work.clock.now()))
    plan = _open_plan(case.id, work)
    if plan is None:
        plan = PlannedSession(id=work.new_id(), office=case.office, case=case.id)
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
    must_be(case, MEDIATING, tr("再做调解记录"))
    if State(case.state) is State.ACCEPTED:
        law = "人民调解法 第19条"
        raise Refused(Fault(tr("还没有确定调解员，请先确定，再做调解记录"), citation=law))
    limit = rules.limit_of(case_facts(case, work.session), work.tool(Rulebook))
    faults = rules.check_session(command, case.accepted_on, work.clock.now())
    faults = faults or rules.check_in_time(command.start.astimezone(CHINA).date(), limit)
    if not all(work.session.get(Mediator, one) for one in command.mediators):
        faults = [*faults, not_on_roll()]
    weigh(faults, command, case.id, work)
    if State(case.state) is State.CONTINUING:
        move(case, State.MEDIATING, _latest(case, command.start))
    session = MediationSession(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        start=command.start,
        end=command.end,
        place=command.place.strip(),
        mode=command.mode.value,
        attendees=command.attendees.strip(),
        invited=command.invited.strip(),
        invited_consent=command.invited_consent,
        told_rights=command.told_rights,
        transcript=command.transcript.strip(),
        outcome=command.outcome.value,
        mediators=[one.hex() for one in command.mediators] or list(case.mediators or ()),
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


def extend_time(command: ExtendTime, work: Work) -> Id:
    """延长调解期限 by the consent of all sides (R-A03, R-A04)."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    limit = rules.limit_of(facts, work.tool(Rulebook))
    faults = rules.check_extension(command, facts, limit, work.clock.today())
    weigh(faults, command, case.id, work)
    case.ext_until, case.ext_agreed_on = command.until, command.agreed_on
    return done(case, work)


def record_visit(command: RecordVisit, work: Work) -> Id:
    """回访记录 (人民调解法 第31条)."""
    case = case_of(command.case, work)
    facts = case_facts(case, work.session)
    weigh(
        rules.check_visit(command, facts.effective_on, work.clock.today()), command, case.id, work
    )
    agreement = in_hand(work.session, case.id)
    visit = ReturnVisit(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        agreement=agreement.id if agreement else None,
        visited_on=command.visited_on,
        way=command.way.value,
        performance=command.performance.strip(),
        satisfaction=command.satisfaction.value,
        hidden_risk=command.hidden_risk.strip(),
        next_on=command.next_on,
    )
    work.session.add(visit)
    settle(case, work)
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
    """→A90, once the risk was looked at (M17) and what is left undone has its reason."""
    case = case_of(command.case, work)
    one_agreement(case, work)
    facts = case_facts(case, work.session)
    on, today = command.closed_on, work.clock.today()
    if rules.shown_state(facts, today) is State.OVERDUE and facts.state is State.PERFORMING:
        facts = replace(facts, state=State.OVERDUE)
    must_lead(facts.state, State.CLOSED)
    texts = [case.facts, *(case.claims or ()), *_told(case.id, work)]
    faults = rules.check_ending(on, facts, today, field="closed_on")
    faults += rules.check_closing(facts, texts, work.tool(Lexicon), on)
    faults += prevention_faults(command, work)
    weigh(faults, command, case.id, work)
    if command.kinds:
        note_prevention(case, command)
    case.state, case.state_on, case.closed_on = State.CLOSED.value, on, on
    return done(case, work)


def _end(case: MediationCase, target: State, on: date, field: str, work: Work) -> None:
    facts = case_facts(case, work.session)
    refuse(rules.check_ending(on, facts, work.clock.today(), field=field))
    move(case, target, on)


def _told(case: Id, work: Work) -> Iterator[str]:
    """All that was written down of what people said."""
    for column, owner in (
        (MediationSession.transcript, MediationSession),
        (CaseNote.text, CaseNote),
        (ReturnVisit.hidden_risk, ReturnVisit),
    ):
        yield from work.session.scalars(select(column).where(owner.case == case, ~owner.voided))


def add_note(command: AddNote, work: Work) -> Id:
    """记一笔."""
    case = case_of(command.case, work)
    if not command.text.strip():
        raise Refused(Fault(tr("请写一句经过"), "text"))
    note = CaseNote(
        id=work.new_id(),
        office=case.office,
        case=case.id,
        happened_at=command.happened_at or work.clock.now(),
        text=command.text.strip(),
        author=work.me.user,
    )
    work.session.add(note)
    done(case, work)
    return note.id


COMMANDS: Mapping[type, Handler] = {
    PlanSession: plan_session,
    RecordSession: record_session,
    ExtendTime: extend_time,
    RecordVisit: record_visit,
    EndMediation: end_mediation,
    WithdrawCase: withdraw_case,
    CloseCase: close_case,
    AddNote: add_note,
}
