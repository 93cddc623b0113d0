"""One case as the screen and the papers show it."""

from __future__ import annotations

__all__ = ["read_case"]

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import rules
from app.mediation.agents import agents_of, capacity_today
from app.mediation.beside import (
    beside_actions,
    beside_items,
    party_items,
    pressing_step,
    successions_in,
)
from app.mediation.codes import (
    DeclineGround,
    Difficulty,
    DisputeType,
    EndReason,
    LeaveGround,
    PartyRole,
    RiskLevel,
    Source,
)
from app.mediation.dossier import with_dossier
from app.mediation.facts import case_facts
from app.mediation.guide import actions_of, next_step, steps_of, with_choice
from app.mediation.messages import CaseDetail, MediatorChoice, PartyView, PlannedView, ReadCase
from app.mediation.paperlist import paper_lines
from app.mediation.parties import successors_of
from app.mediation.projection import tab_of
from app.mediation.rows import (
    advice_of,
    agreements_of,
    linked,
    parts,
    rival_views,
    rivals_of,
    sessions_of,
    unit_view,
    visit_view,
)
from app.mediation.states import State
from app.mediation.timeline import timeline_of
from app.mediation.tracks import (
    appraisals,
    confirmation,
    investigations,
    prevention,
    referrals,
    risks,
)
from app.people.divisions import Divisions
from app.people.queries import person_view
from app.records.messages import TimelineItem
from app.records.timeline import note_item, reason_item
from app.today.dues import due_view, still_open
from app.today.marks import notes_of
from app.weighing import passed_warnings
from app.work import Work
from db.tables.derived import DueItem
from db.tables.house import Review
from db.tables.mediation import (
    CaseNote,
    CaseParty,
    MediationCase,
    MediationSession,
    PlannedSession,
    ReturnVisit,
)
from db.tables.office import Committee, Mediator, User
from db.tables.papers import PrintedPaper
from db.tables.people import Organisation, Person
from db.tables.warnings import PassedWarning

_UNVISITED = ("CloseCase", "med.R-A13b")  # the command, and the rule it was warned by
_ENDED = frozenset(
    {State.NOT_ACCEPTED, State.FAILED, State.WITHDRAWN, State.CLOSED, State.ARCHIVED}
)


def read_case(query: ReadCase, work: Work) -> CaseDetail:
    """Everything of one case; raises Refused when it is not here."""
    session, today = work.session, work.clock.today()
    case = session.get(MediationCase, query.id)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这个案件，可能已经撤销，或者还没有同步过来")))
    facts, law = case_facts(case, session), work.tool(Rulebook)
    state = rules.shown_state(facts, today)
    parties = _parties(case, work)
    held = parts(session, MediationSession, case.id)
    seats = _mediators(session, [key for one in held for key in one.mediators or ()])
    sessions = sessions_of(held, {one.id.hex(): one.name for one in seats})
    agreements = agreements_of(session, case.id, successors_of(parties))
    agreement = agreements[-1] if agreements else None
    rivals = rivals_of(session, case.id)
    visits = tuple(visit_view(visit) for visit in parts(session, ReturnVisit, case.id))
    items = session.scalars(
        select(DueItem).where(DueItem.record == case.id, still_open(today)).order_by(DueItem.on)
    ).all()
    dues = tuple(due_view(item, law, today) for item in items)
    printed = session.scalars(
        select(PrintedPaper).where(PrintedPaper.record == case.id, ~PrintedPaper.voided)
    ).all()
    names = _user_names(session)
    notes = [_note(note, names) for note in parts(session, CaseNote, case.id)]
    passed = passed_warnings(session, case.id)
    notes += [_passed(one, names) for one in passed]
    notes += [note_item(*mark) for mark in notes_of(session, case.id)]
    committee = session.get(Committee, case.committee)
    division = work.tool(Divisions).get(case.division) if case.division else None
    registrar = names[case.registrar]
    planned = _planned(session, case.id)
    beside = (
        referrals(session, case.id, facts, law),
        risks(session, case.id, facts),
        confirmation(session, case.id, facts, law, today),
        investigations(session, case.id),
        appraisals(session, case.id),
    )
    detail = CaseDetail(
        id=case.id,
        title=facts.title,
        case_no=case.case_no,
        committee=case.committee,
        committee_name=committee.name if committee else tr("（未同步）"),
        state=state,
        dispute_type=DisputeType(case.dispute_type),
        source=Source(case.source),
        source_doc_no=case.source_doc_no,
        accepted_on=case.accepted_on,
        closed_on=case.closed_on or (case.state_on if State(case.state).ended else None),
        decline_ground=DeclineGround(case.decline_ground) if case.decline_ground else None,
        applied_on=case.applied_on,
        ext_until=case.ext_until,
        interest=case.interest,
        earlier=tuple(one for one in agreements[:-1] if one.id not in rivals),
        rivals=rival_views(session, rivals) if rivals else (),
        advice=advice_of(facts, law, today),
        origin=next(iter(linked(session, MediationCase.id == case.origin)), None),
        followed_by=linked(session, MediationCase.origin == case.id),
        occurred_on=case.occurred_on,
        place=case.place,
        division_name=division.name if division else "",
        division=case.division,
        facts=case.facts,
        claims=tuple(case.claims or ()),
        amount_fen=case.amount_fen,
        people_count=case.people_count,
        difficulty=Difficulty(case.difficulty),
        risk=RiskLevel(case.risk),
        tags=tuple(case.tags or ()),
        public=case.public,
        registrar=registrar,
        mediators=_mediators(session, case.mediators),
        parties=parties,
        called_by=tuple(party for party in parties if party.succeeds is None),
        successions=successions_in(parties),
        sessions=sessions,
        agreement=agreement,
        visits=visits,
        end_reason=EndReason(case.end_reason) if case.end_reason else None,
        end_note=case.end_note,
        steps=steps_of(state, case, agreement, sessions, visits, today),
        next_step=next_step(state, agreement, visits, dues, planned, sessions, today),
        planned=planned,
        dues=dues,
        timeline=timeline_of(
            (case.accepted_on, _came(case), registrar, _received(case)),
            sessions,
            agreements,
            visits,
            [*notes, *beside_items(*beside), *party_items(parties)],
            _ending(case),
        ),
        papers=(),
        reviews=_reviews(session, case.id, parties),
        actions=actions_of(state, sessions, agreement),
        tab=tab_of(facts),
        referrals=beside[0],
        risks=beside[1],
        confirmation=beside[2],
        investigations=beside[3],
        appraisals=beside[4],
        prevention=prevention(case),
        later=facts.missing,
        unvisited="" if visits else _unvisited(passed),
    )
    completing = ("CompleteParty",) if facts.missing else ()
    represented = any(agent.standing for party in parties for agent in party.agents)
    if represented and "AddAgent" in detail.actions:
        completing = (*completing, "EndAgent")
    detail = replace(
        detail,
        actions=(*detail.actions, *completing, *beside_actions(detail)),
        next_step=pressing_step(detail) or detail.next_step,
    )
    papers = paper_lines(detail, printed, today, sample=work.me.sample)
    return with_choice(with_dossier(replace(detail, papers=papers), session))


def _parties(case: MediationCase, work: Work) -> tuple[PartyView, ...]:
    session, agents = work.session, agents_of(case.id, work)
    views = []
    rows = sorted(parts(session, CaseParty, case.id), key=lambda one: (one.ordinal, one.id))
    for place, party in enumerate(rows):
        person = session.get(Person, party.person) if party.person else None
        unit = session.get(Organisation, party.organisation) if party.organisation else None
        view = person and person_view(
            person,
            work.clock.today(),
            work.tool(Divisions),
            1 if session.get(Review, ("person", person.id)) else 0,
        )
        views.append(
            PartyView(
                id=party.id,
                role=PartyRole(party.role),
                name=person.name if person else unit.name if unit else tr("（未同步）"),
                person=view or None,
                organisation=unit_view(unit) if unit else None,
                past_cases=_past(session, party, case),
                capacity=capacity_today(party, work),
                own_income=party.own_income,
                agents=agents.get(party.id, ()),
                joined_on=party.joined_on,
                place=place,
                recusal_ok=party.recusal_ok,
                service_address=party.service_address,
                succeeds=party.succeeds,
                left_on=party.left_on,
                left_ground=LeaveGround(party.left_ground) if party.left_ground else None,
                left_proof=party.left_proof,
            )
        )
    return tuple(views)


def _past(session: Session, party: CaseParty, case: MediationCase) -> str:
    if party.person is None:
        return ""
    others = (
        session.execute(
            select(MediationCase.accepted_on)
            .join(CaseParty, CaseParty.case == MediationCase.id)
            .where(
                CaseParty.person == party.person,
                MediationCase.id != case.id,
                ~MediationCase.voided,
                ~CaseParty.voided,
            )
            .order_by(MediationCase.accepted_on.desc())
        )
        .scalars()
        .all()
    )
    if not others:
        return ""
    return tr("{year} 年以来调解过 {n} 次").format(year=others[-1].year, n=len(others))


def _came(case: MediationCase) -> str:
    pending = State(case.state) in (State.PENDING, State.NOT_ACCEPTED)
    return tr("登记，待受理") if pending else tr("受理")


def _received(case: MediationCase) -> str:
    """How the case came here; what the dispute is about stands above the timeline."""
    source = tr(Source(case.source).label)
    return tr("{source}，{no}").format(source=source, no=case.source_doc_no).rstrip("，")


def _ending(case: MediationCase) -> tuple[date, State, str] | None:
    state = State(case.state)
    if state not in _ENDED:
        return None
    reason = tr(EndReason(case.end_reason).label) if case.end_reason else ""
    if case.decline_ground:
        reason = tr(DeclineGround(case.decline_ground).label)
    return case.state_on, state, tr("，").join(filter(None, (reason, case.end_note)))


def _mediators(session: Session, ids: list[str]) -> tuple[MediatorChoice, ...]:
    found = [session.get(Mediator, bytes.fromhex(one)) for one in ids or ()]
    return tuple(MediatorChoice(one.id, one.name, one.committee) for one in found if one)


def _user_names(session: Session) -> defaultdict[Id, str]:
    """Names of all users, asked for once: a case may have hundreds of notes."""
    known = session.execute(select(User.id, User.name)).all()
    return defaultdict(lambda: tr("（未同步）"), dict(known))


def _reviews(session: Session, case: Id, parties: Sequence[PartyView]) -> int:
    own = 1 if session.get(Review, ("mediation_case", case)) else 0
    return own + sum(party.person.open_reviews for party in parties if party.person)


def _note(note: CaseNote, names: Mapping[Id, str]) -> TimelineItem:
    return note_item(note.happened_at, note.text, names[note.author])


def _passed(warning: PassedWarning, names: Mapping[Id, str]) -> TimelineItem:
    by = names[warning.author]
    return reason_item(warning.passed_at, warning.message, warning.reason, by)


def _unvisited(passed: Iterable[PassedWarning]) -> str:
    """The reason typed for closing without a return visit, the last where it was closed twice."""
    typed = [one.reason for one in passed if (one.command, one.rule) == _UNVISITED]
    return typed[-1] if typed else ""


def _planned(session: Session, case: Id) -> PlannedView | None:
    plans = [plan for plan in parts(session, PlannedSession, case) if not plan.held]
    return (
        PlannedView(plans[-1].id, plans[-1].at, plans[-1].place, plans[-1].note) if plans else None
    )
