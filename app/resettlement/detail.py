"""One record as the screen and the papers show it."""

from __future__ import annotations

__all__ = ["read_help", "read_released"]

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role, may
from app.clock import CHINA
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.papers.templates import Templates
from app.people.divisions import Divisions
from app.people.view import person_view
from app.records.messages import TimelineItem
from app.records.timeline import note_item, reason_item
from app.resettlement.codes import (
    AidKind,
    AskedHow,
    ContactMode,
    Ending,
    Homecoming,
    InquiryOutcome,
    Met,
    NoteWay,
    Placement,
    Risk,
    RiskSign,
    Source,
    Standing,
    Verify,
)
from app.resettlement.facts import help_facts
from app.resettlement.guide import actions_of, card_step, next_step, steps_of
from app.resettlement.messages import (
    AftercareView,
    AidView,
    ContactView,
    InquiryView,
    MemberView,
    PlanView,
    ReadHelp,
    ReadReleased,
    ReleasedDetail,
    RiskLook,
)
from app.resettlement.paperlist import paper_lines
from app.resettlement.projection import tab_of
from app.resettlement.rules import seeking, shown_state
from app.resettlement.states import State
from app.resettlement.timeline import card_timeline, timeline_of
from app.resettlement.views import AftercareNote
from app.today.dues import due_view, still_open
from app.today.marks import notes_of
from app.today.messages import CaseDue
from app.weighing import passed_warnings
from app.work import Work
from db.tables.derived import DueItem
from db.tables.house import Review
from db.tables.office import User
from db.tables.papers import PrintedPaper
from db.tables.people import Person
from db.tables.resettlement import (
    Aftercare,
    AftercareEntry,
    Aid,
    HelpContact,
    HelpInquiry,
    HelpMember,
    HelpPlan,
    HelpRisk,
    ReleasedPerson,
)

P = TypeVar("P", HelpMember, HelpPlan, HelpRisk, HelpInquiry, HelpContact, Aid)


def read_released(query: ReadReleased, work: Work) -> ReleasedDetail:
    """Everything of one record; raises Refused when it is not here."""
    session, today = work.session, work.clock.today()
    case = session.get(ReleasedPerson, query.id)
    person = session.get(Person, case.person) if case else None
    if case is None or case.voided or person is None:
        raise Refused(Fault(tr("没有找到这份帮教档案，可能已经撤销，或者还没有同步过来")))
    facts, law, names = help_facts(case, session), work.tool(Rulebook), _user_names(session)
    state = shown_state(facts, law, today)
    parts = _kept(session, case.id, names)
    dues, role = _dues(case.id, work), Role(work.me.role)
    sought = parts.inquiries[0] if seeking(facts) and parts.inquiries else None
    proposed = _proposed(case, parts.looks)
    registrar, source = names[case.registrar], Source(case.source)
    rule = law["res.R33a" if source is Source.CORRECTION else "res.R33"]
    step = next_step(
        *(case, state, dues),
        plans=parts.plans,
        looks=parts.looks,
        sought=sought,
        undecided=proposed is not None and may(role, "DecideLevel"),
        today=today,
    )
    timeline = timeline_of(
        *(case, registrar),
        contacts=parts.contacts,
        inquiries=parts.inquiries,
        aids=parts.aids,
        plans=parts.plans,
        looks=parts.looks,
        notes=_notes(session, case.id, names),
    )
    detail = ReleasedDetail(
        id=case.id,
        person=person_view(
            person, today, work.tool(Divisions), _open_reviews(session, "person", person.id)
        ),
        title=person.name,
        state=state,
        source=source,
        organ=case.organ,
        offence=case.offence,
        sentence=case.sentence,
        data_on=case.data_on,
        expected_on=case.expected_on,
        verify=Verify(case.verify) if case.verify else None,
        verified_on=case.verified_on,
        verify_note=case.verify_note,
        release_on=case.release_on,
        cert_no=case.cert_no,
        notice_on=case.notice_on,
        handover=Homecoming(case.handover) if case.handover else None,
        handover_on=case.handover_on,
        met=Met(case.met) if case.met else None,
        key_person=case.key_person,
        proposed_key=proposed,
        help_from=case.help_from,
        help_to=case.help_to,
        agreed=case.agreed,
        agreed_on=case.agreed_on,
        placement=Placement(case.placement) if case.placement else None,
        placed_on=case.placed_on,
        insurance=case.insurance,
        housing=case.housing,
        police_measures=case.police_measures,
        ended_as=Ending(case.ended_as) if case.ended_as else None,
        ended_on=case.ended_on,
        moved_to=case.moved_to,
        end_note=case.end_note,
        registrar=registrar,
        members=_members(session, case.id),
        plans=parts.plans,
        looks=parts.looks,
        contacts=parts.contacts,
        inquiries=parts.inquiries,
        aids=parts.aids,
        sought=sought,
        steps=steps_of(case, state, today),
        next_step=step,
        dues=dues,
        timeline=timeline,
        papers=(),
        actions=actions_of(case, state, parts.looks, role, today),
        reviews=_open_reviews(session, "released_person", case.id),
        tab=tab_of(State(case.state)),
        office_name=work.me.office_name,
        term_confirmed=rule.proof.confirmed,
    )
    printed = session.scalars(
        select(PrintedPaper).where(PrintedPaper.record == case.id, ~PrintedPaper.voided)
    ).all()
    lines = paper_lines(*(detail, printed, today, work.tool(Templates)), sample=work.me.sample)
    return replace(detail, papers=lines)


class _Kept(NamedTuple):
    """What hangs on a record, the newest first."""

    contacts: tuple[ContactView, ...]
    inquiries: tuple[InquiryView, ...]
    looks: tuple[RiskLook, ...]
    plans: tuple[PlanView, ...]
    aids: tuple[AidView, ...]


def _kept(session: Session, record: Id, names: Mapping[Id, str]) -> _Kept:
    contacts = [_contact(one, names) for one in _parts(session, HelpContact, record)]
    inquiries = [_inquiry(one, names) for one in _parts(session, HelpInquiry, record)]
    looks = [_look(one, names) for one in _parts(session, HelpRisk, record)]
    plans = _parts(session, HelpPlan, record)
    return _Kept(
        contacts=tuple(sorted(contacts, key=lambda one: one.at, reverse=True)),
        inquiries=tuple(sorted(inquiries, key=lambda one: one.made_on, reverse=True)),
        looks=tuple(sorted(looks, key=lambda one: one.assessed_on, reverse=True)),
        plans=tuple(PlanView(one.id, one.made_on, one.needs, one.measures) for one in plans),
        aids=tuple(_aid(one) for one in _parts(session, Aid, record)),
    )


def _proposed(case: ReleasedPerson, looks: Sequence[RiskLook]) -> bool | None:
    """What the newest form says, where nobody decided since and it differs from the level."""
    if not looks or looks[0].key_person == case.key_person or looks[0].id == case.level_look:
        return None
    return looks[0].key_person


def _notes(session: Session, record: Id, names: Mapping[Id, str]) -> list[TimelineItem]:
    """What was put off, and what was passed with a reason."""
    notes = [note_item(*mark) for mark in notes_of(session, record)]
    return notes + [
        reason_item(one.passed_at, one.message, one.reason, names[one.author])
        for one in passed_warnings(session, record)
    ]


def read_help(query: ReadHelp, work: Work) -> ReleasedDetail | AftercareView:
    """A record, or a card of 社区戒毒; raises Refused when it is neither."""
    card = work.session.get(Aftercare, query.id)
    if card is None:
        return read_released(ReadReleased(query.id), work)
    person = work.session.get(Person, card.person)
    if card.voided or person is None:
        raise Refused(Fault(tr("没有找到这张转介卡，可能已经撤销，或者还没有同步过来")))
    entries = work.session.scalars(
        select(AftercareEntry)
        .where(AftercareEntry.card == card.id, ~AftercareEntry.voided)
        .order_by(AftercareEntry.at.desc())
    )
    notes = tuple(AftercareNote(one.at, NoteWay(one.way), one.note) for one in entries)
    dues = _dues(card.id, work)
    return AftercareView(
        id=card.id,
        title=person.name,
        person=person_view(person, work.clock.today(), work.tool(Divisions), 0),
        organ=card.organ,
        ordered_on=card.ordered_on,
        agreed_on=card.agreed_on,
        reported_on=card.reported_on,
        ends_on=card.ends_on,
        closed_on=card.closed_on,
        notes=notes,
        dues=dues,
        actions=() if card.closed_on else ("NoteAftercare", "ReportAftercare", "CloseAftercare"),
        next_step=None if card.closed_on else card_step(reported=bool(card.reported_on), dues=dues),
        timeline=card_timeline(card, notes),
    )


def _dues(record: Id, work: Work) -> tuple[CaseDue, ...]:
    today, law = work.clock.today(), work.tool(Rulebook)
    items = work.session.scalars(
        select(DueItem).where(DueItem.record == record, still_open(today)).order_by(DueItem.on)
    )
    return tuple(due_view(item, law, today) for item in items)


def _parts(session: Session, table: type[P], record: Id) -> Sequence[P]:
    """Newest first."""
    return session.scalars(
        select(table).where(table.released == record, ~table.voided).order_by(table.id.desc())
    ).all()


def _members(session: Session, record: Id) -> tuple[MemberView, ...]:
    rows = [one for one in _parts(session, HelpMember, record) if one.left_on is None]
    rows.sort(key=lambda one: (one.standing, one.id))
    return tuple(MemberView(one.id, one.name, Standing(one.standing), one.phone) for one in rows)


def _contact(one: HelpContact, names: Mapping[Id, str]) -> ContactView:
    at = one.at.astimezone(CHINA)
    mode = ContactMode(one.mode)
    return ContactView(one.id, at, mode, one.notes, one.needs, names[one.author])


def _inquiry(one: HelpInquiry, names: Mapping[Id, str]) -> InquiryView:
    return InquiryView(
        id=one.id,
        made_on=one.made_on,
        ways=tuple(map(AskedHow, one.ways or ())),
        asked=one.asked,
        outcome=InquiryOutcome(one.outcome),
        findings=one.findings,
        by=names[one.author],
    )


def _look(one: HelpRisk, names: Mapping[Id, str]) -> RiskLook:
    return RiskLook(
        id=one.id,
        assessed_on=one.assessed_on,
        level=Risk(one.level),
        signs=tuple(map(RiskSign, one.signs or ())),
        key_person=one.key_person,
        note=one.note,
        by=names[one.assessor],
    )


def _aid(one: Aid) -> AidView:
    kind = AidKind(one.kind)
    return AidView(one.id, kind, one.given_on, one.source, one.amount_fen, one.note)


def _open_reviews(session: Session, table: str, row: Id) -> int:
    return 1 if session.get(Review, (table, row)) else 0


def _user_names(session: Session) -> defaultdict[Id, str]:
    known = session.execute(select(User.id, User.name)).all()
    return defaultdict(lambda: tr("（未同步）"), dict(known))
