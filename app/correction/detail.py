"""One subject as the screen shows it."""

from __future__ import annotations

__all__ = ["read_subject", "reading_of"]

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.areas import Areas
from app.correction.codes import (
    Attitude,
    Discharge,
    Education,
    Employment,
    FourHistory,
    Marital,
    MissingPaper,
    Termination,
    ThreeInvolved,
)
from app.correction.discretion import assigned_to
from app.correction.dossier import with_dossiers
from app.correction.facts import judgment_input
from app.correction.guide import actions_of, next_step, steps_of
from app.correction.handlers.shared import facts_of, judgment_of, state_of, subject_of
from app.correction.ladder import ladder_of
from app.correction.messages.listing import ReadSubject
from app.correction.numbering import shown_number
from app.correction.paperlist import paper_lines
from app.correction.projection import tab_of
from app.correction.rules.intake import report_by, team_faults
from app.correction.states import State
from app.correction.tracks import PARTS
from app.correction.tracks.course import exits_of, members_of, plans_of, requests_of
from app.correction.tracks.reading import Reading, Shown
from app.correction.views.subject import JudgmentView, SubjectDetail
from app.i18n import tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.divisions import Divisions
from app.people.relations import relations_of
from app.people.view import person_view
from app.records.messages import NextStep, TimelineItem
from app.records.timeline import note_item
from app.today.dues import due_view, still_open
from app.today.marks import notes_of
from app.today.messages import CaseDue
from app.work import Work
from db.tables.correction import CorrectionSubject
from db.tables.derived import DueItem
from db.tables.house import Review
from db.tables.office import User
from db.tables.people import Person

_NEAR = 30  # days before a date from which it is what comes next


def reading_of(subject: CorrectionSubject, work: Work) -> Reading:
    """One subject, read for its page or its papers."""
    facts = facts_of(subject, work)
    return Reading(
        subject=subject,
        judgment=judgment_of(subject, work),
        facts=facts,
        state=state_of(facts, work),
        law=work.tool(Rulebook),
        today=work.clock.today(),
        names=_user_names(work.session),
        work=work,
    )


def read_subject(query: ReadSubject, work: Work) -> SubjectDetail:
    """Everything of one subject; raises Refused when it is not here."""
    reading = reading_of(subject_of(query.id, work, archived=True), work)
    subject, facts, session = reading.subject, reading.facts, work.session
    shown = [part(reading) for part in PARTS]
    items = _owed(reading)
    dues = tuple(due_view(item, reading.law, reading.today) for item in items)
    person = session.get_one(Person, subject.person)
    divisions = work.tool(Divisions)
    reviews = 1 if session.get(Review, ("person", person.id)) else 0
    area = divisions.get(subject.area)
    detail = SubjectDetail(
        id=subject.id,
        person=person_view(person, reading.today, divisions, reviews),
        relations=relations_of(session, person.id),
        number=shown_number(subject),
        state=reading.state,
        state_on=subject.state_on,
        category=facts.category,
        area=subject.area,
        area_name=area.name if area else "",
        judgment=_judgment(reading),
        days=(facts.end_on - reading.today).days,
        flags=tuple(sorted(facts.flags(reading.today))) if not reading.state.ended else (),
        minor=facts.minor,
        sealable=facts.sealable,
        notice_on=subject.notice_on,
        notice_no=subject.notice_no,
        decision_on=subject.decision_on,
        papers_on=subject.papers_on,
        receipt_on=subject.receipt_on,
        missing=tuple(MissingPaper(one) for one in subject.missing or ()),
        reported_on=subject.reported_on,
        report_by=report_by(facts, reading.law).raw,
        accepted_on=subject.accepted_on,
        declared_on=subject.declared_on,
        declared_by=subject.declared_by,
        exit_filed_on=subject.exit_filed_on,
        exits=exits_of(session, subject.id),
        grade=facts.grade,
        grade_on=facts.grade_on,
        team=members_of(session, subject.id),
        missing_team=tuple(
            fault.message for fault in team_faults(facts.team, facts.sex, minor=facts.minor)
        ),
        plans=plans_of(session, subject.id),
        requests=requests_of(session, subject.id, facts.moves),
        education=Education(subject.education) if subject.education else None,
        marital=Marital(subject.marital) if subject.marital else None,
        employment=Employment(subject.employment) if subject.employment else None,
        political=subject.political,
        three_none=subject.three_none,
        three_involved=tuple(ThreeInvolved(one) for one in subject.three_involved or ()),
        four_history=tuple(FourHistory(one) for one in subject.four_history or ()),
        mental=subject.mental,
        infectious=subject.infectious,
        resume=tuple(subject.resume or ()),
        appraised_on=subject.appraised_on,
        summary=subject.summary,
        attitude=Attitude(subject.attitude) if subject.attitude else None,
        advice_after=subject.advice,
        ended_as=_ended_as(subject),
        ended_on=subject.ended_on,
        end_doc_no=subject.end_doc_no,
        end_note=subject.end_note,
        told_on=subject.told_on,
        officer=reading.names[subject.officer] if subject.officer else "",
        steps=steps_of(reading),
        next_step=next((one.pressing for one in shown if one.pressing), None)
        or next_step(reading, dues)
        or _pressing(items, dues),
        dues=dues,
        tracks=tuple(track for one in shown for track in one.tracks),
        timeline=_timeline(reading, shown),
        papers=paper_lines(subject.id, work),
        reviews=(1 if session.get(Review, ("correction_subject", subject.id)) else 0) + reviews,
        actions=tuple(
            dict.fromkeys(
                (*actions_of(reading), *(action for one in shown for action in one.actions))
            )
        ),
        tab=tab_of(facts),
        moves=facts.moves,
        measures=facts.measures,
        ladder=ladder_of(facts, reading.state, session, reading.law, reading.today),
        areas=work.tool(Areas).all(),
        assigned=assigned_to(subject),
    )
    return with_dossiers(detail, facts, session)


def _owed(reading: Reading) -> Sequence[DueItem]:
    return reading.work.session.scalars(
        select(DueItem)
        .where(DueItem.record == reading.subject.id, still_open(reading.today))
        .order_by(DueItem.on)
    ).all()


def _pressing(items: Sequence[DueItem], dues: Sequence[CaseDue]) -> NextStep | None:
    """What is owed first, where the course itself asks for nothing."""
    for item, due in zip(items, dues, strict=True):
        if item.duty and due.days <= _NEAR:
            return NextStep(item.title, item.detail, item.action, item.button, due)
    return None


def _judgment(reading: Reading) -> JudgmentView:
    row, given = reading.judgment, judgment_input(reading.judgment)
    return JudgmentView(
        id=row.id,
        category=given.category,
        organ=given.organ,
        doc_no=given.doc_no,
        doc_on=given.doc_on,
        effective_on=given.effective_on,
        executed_on=given.executed_on,
        exec_no=given.exec_no,
        offence=given.offence,
        offence_kind=given.offence_kind,
        offence_on=given.offence_on,
        principal=given.principal,
        sentence=given.sentence,
        probation=given.probation,
        custody_days=given.custody_days,
        accessory=given.accessory,
        nominal_end=given.nominal_end,
        start_on=given.start_on,
        end_on=given.end_on,
        end_calc=reading.facts.end_calc,
        uncounted_days=row.uncounted_days,
        term_doc_no=row.term_doc_no,
        asked_on=row.asked_on,
        asked_answer=row.asked_answer,
        co_offenders=given.co_offenders,
        victims=given.victims,
    )


def _ended_as(subject: CorrectionSubject) -> Discharge | Termination | None:
    if not subject.ended_as:
        return None
    released = State(subject.state) is State.RELEASED
    return Discharge(subject.ended_as) if released else Termination(subject.ended_as)


def _timeline(reading: Reading, shown: Sequence[Shown]) -> tuple[TimelineItem, ...]:
    """What happened, newest first; of one day the main course stands in its own order."""
    items = [item for one in shown for item in one.timeline]
    items += [note_item(*mark) for mark in notes_of(reading.work.session, reading.subject.id)]
    items.sort(key=lambda item: (item.at.date(), str(item.step or ""), item.at))
    return tuple(items[::-1])


def _user_names(session: Session) -> defaultdict[Id, str]:
    """Names of all users, asked for once: a subject may have hundreds of entries."""
    known = session.execute(select(User.id, User.name)).all()
    return defaultdict(lambda: tr("（未同步）"), dict(known))
