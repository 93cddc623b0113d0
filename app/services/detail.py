"""One consultation as the screen and the papers show it."""

from __future__ import annotations

__all__ = ["read_consultation"]

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Role
from app.clock import CHINA
from app.errors import Fault, Refused
from app.handover import AidWanted, Handover
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.papers.templates import Templates
from app.people.divisions import Divisions
from app.people.messages import mask_phone
from app.records.messages import TimelineItem
from app.records.timeline import note_item, reason_item
from app.risk import ReportTo, RiskAction, RiskLevel, RiskTrigger
from app.services.codes import (
    Advice,
    AidTold,
    DangerStep,
    Receipt,
    ReferralCheck,
    Satisfaction,
    Scope,
    Target,
    Topic,
    Way,
)
from app.services.facts import title_of
from app.services.guide import actions_of, next_step, steps_of
from app.services.messages import ReadConsultation
from app.services.numbering import format_number
from app.services.paperlist import paper_lines
from app.services.practice import Hint, QuestionWords
from app.services.projection import tab_of
from app.services.states import State
from app.services.timeline import timeline_of
from app.services.views import ConsultationDetail, DangerView, NoteView, ReferralView, ReportView
from app.today.dues import due_view, still_open
from app.today.marks import notes_of
from app.today.messages import CaseDue
from app.weighing import passed_warnings
from app.work import Work
from db.tables.derived import DueItem
from db.tables.house import Review
from db.tables.office import User
from db.tables.papers import PrintedPaper
from db.tables.people import Look
from db.tables.services import (
    Consultation,
    ConsultationDanger,
    ConsultationNote,
    ConsultationReferral,
    ConsultationReport,
)

P = TypeVar("P", ConsultationReferral, ConsultationDanger, ConsultationReport, ConsultationNote)
Names = Mapping[Id, str]


def read_consultation(query: ReadConsultation, work: Work) -> ConsultationDetail:
    """Everything of one consultation; raises Refused when it is not here."""
    session, today = work.session, work.clock.today()
    case = session.get(Consultation, query.id)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这条咨询，可能已经撤销，或者还没有同步过来")))
    names = _user_names(session)
    slips = tuple(_slip(one, names) for one in _parts(session, ConsultationReferral, case.id))
    dangers = tuple(_danger(one, names) for one in _parts(session, ConsultationDanger, case.id))
    reports = tuple(_report(one, names) for one in _parts(session, ConsultationReport, case.id))
    notes = tuple(
        NoteView(one.id, one.at.astimezone(CHINA), one.text, names[one.author])
        for one in _parts(session, ConsultationNote, case.id)
    )
    dues, registrar = _dues(case.id, work), names[case.registrar]
    hints = work.tool(QuestionWords).of(case.question)
    takes_aid = work.tool(Handover).takes(AidWanted)
    village = work.tool(Divisions).get(case.division) if case.division else None
    detail = ConsultationDetail(
        id=case.id,
        number=format_number(case.number_year, case.number_device, case.number),
        title=tr("{who} {topic}").format(who=title_of(case), topic=tr(Topic(case.topic).label)),
        state=State(case.state),
        way=Way(case.way),
        topic=Topic(case.topic),
        received_at=case.received_at.astimezone(CHINA),
        name=case.name,
        refused=case.refused,
        number_refused=case.number_refused,
        phone_shown=mask_phone(case.phone) if case.phone else "",
        person=case.person,
        people=case.people,
        division=case.division,
        village=village.name if village else "",
        question=case.question,
        scope=Scope(case.scope) if case.scope else None,
        registrar=registrar,
        taken_by=case.taken_by,
        answer=case.answer,
        answered_by=case.answered_by,
        answered_at=_china(case.answered_at),
        told=AidTold(case.told) if case.told else None,
        minutes=case.minutes,
        appointed_at=_china(case.appointed_at),
        appointed_for=case.appointed_for,
        satisfaction=Satisfaction(case.satisfaction) if case.satisfaction else None,
        rated_on=case.rated_on,
        rating_note=case.rating_note,
        closed_on=case.closed_on,
        lead=case.lead,
        application=case.application,
        looks=_looks(session, case.id),
        risk=dangers[0].level if dangers else None,
        referrals=slips,
        dangers=dangers,
        reports=reports,
        notes=notes,
        steps=steps_of(case, slips, today),
        next_step=next_step(case, slips, dues),
        dues=dues,
        timeline=timeline_of(
            *(case, registrar),
            slips=slips,
            dangers=dangers,
            reports=reports,
            notes=notes,
            others=_notes(session, case.id, names),
        ),
        papers=(),
        actions=actions_of(*(case, slips, dangers, Role(work.me.role)), takes_aid=takes_aid),
        reviews=1 if session.get(Review, ("consultation", case.id)) else 0,
        tab=tab_of(State(case.state)),
        office_name=work.me.office_name,
        hint=_hint(hints, dangers),
        offered=tuple(dict.fromkeys(one for hint in hints for one in hint.danger)),
        ground=next((hint.ground for hint in hints if hint.ground), ""),
        unfit=next((hint.scope for hint in hints if hint.scope), None),
    )
    printed = session.scalars(
        select(PrintedPaper).where(PrintedPaper.record == case.id, ~PrintedPaper.voided)
    ).all()
    lines = paper_lines(
        *(detail, case.phone, printed, today, work.tool(Templates)), sample=work.me.sample
    )
    return replace(detail, papers=lines)


def _hint(hints: Sequence[Hint], dangers: Sequence[DangerView]) -> str:
    """What the words let one think of, where nobody has looked at the danger yet."""
    said = [one.title for one in hints if not (one.danger and dangers)]
    if not said:
        return ""
    return tr("写的问题像是：{what}").format(what=tr("、").join(said))


def _china(at: datetime | None) -> datetime | None:
    return at.astimezone(CHINA) if at else None


def _looks(session: Session, record: Id) -> int:
    counted = select(func.count()).select_from(Look).where(Look.person == record, ~Look.voided)
    return session.execute(counted).scalar_one()


def _notes(session: Session, record: Id, names: Names) -> list[TimelineItem]:
    """What was put off, and what was passed with a reason."""
    notes = [note_item(*mark) for mark in notes_of(session, record)]
    return notes + [
        reason_item(one.passed_at, one.message, one.reason, names[one.author])
        for one in passed_warnings(session, record)
    ]


def _dues(record: Id, work: Work) -> tuple[CaseDue, ...]:
    today, law = work.clock.today(), work.tool(Rulebook)
    items = work.session.scalars(
        select(DueItem).where(DueItem.record == record, still_open(today)).order_by(DueItem.on)
    )
    return tuple(due_view(item, law, today) for item in items)


def _parts(session: Session, table: type[P], record: Id) -> Sequence[P]:
    """Newest first."""
    return session.scalars(
        select(table).where(table.consultation == record, ~table.voided).order_by(table.id.desc())
    ).all()


def _slip(one: ConsultationReferral, names: Names) -> ReferralView:
    return ReferralView(
        id=one.id,
        target=Target(one.target),
        organ=one.organ,
        sent_on=one.sent_on,
        matter=one.matter,
        checks=tuple(map(ReferralCheck, one.checks or ())),
        by=names[one.author],
        replied_on=one.replied_on,
        outcome=Receipt(one.outcome) if one.outcome else None,
        received_by=one.received_by,
        reply=one.reply,
    )


def _danger(one: ConsultationDanger, names: Names) -> DangerView:
    return DangerView(
        id=one.id,
        step=DangerStep(one.step),
        assessed_at=one.assessed_at.astimezone(CHINA),
        level=RiskLevel(one.level),
        triggers=tuple(map(RiskTrigger, one.triggers or ())),
        actions=tuple(map(RiskAction, one.actions or ())),
        advised=tuple(map(Advice, one.advised or ())),
        note=one.note,
        next_on=one.next_on,
        by=names[one.assessor],
    )


def _report(one: ConsultationReport, names: Names) -> ReportView:
    return ReportView(
        id=one.id,
        reported_at=one.reported_at.astimezone(CHINA),
        reported_to=tuple(map(ReportTo, one.reported_to or ())),
        written=one.written,
        content=one.content,
        received_by=one.received_by,
        by=names[one.author],
    )


def _user_names(session: Session) -> defaultdict[Id, str]:
    known = session.execute(select(User.id, User.name)).all()
    return defaultdict(lambda: tr("（未同步）"), dict(known))
