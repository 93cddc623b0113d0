"""Gathers what the rules need of subjects from their tables, many subjects at once."""

from __future__ import annotations

__all__ = ["counted_of", "judgment_input", "subject_facts", "with_facts"]

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import Accessory, OffenceKind
from app.correction.facts.course import grades_of, plans_of, requests_of, team_of
from app.correction.facts.measures import measures_of
from app.correction.facts.moves import moves_of
from app.correction.facts.spans import spans_of
from app.correction.messages.intake import JudgmentInput
from app.correction.rules.facts import SubjectFacts
from app.correction.rules.intake import is_sealable
from app.correction.rules.sentence import counted_end
from app.correction.states import Category, State
from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.lawbook.terms import Principal, Term
from app.people.codes import Sex
from db.tables.correction import CorrectionSubject, Judgment
from db.tables.people import Person

_CHUNK = 500  # subjects per query

Loader = Callable[[Session, Sequence[Id]], Mapping[Id, Any]]

# Each part of the work enters here what fills its field of SubjectFacts, by the field's name.
_PARTS: Mapping[str, Loader] = {
    "team": team_of,
    "requests": requests_of,
    "spans": spans_of,
    "moves": moves_of,
    "measures": measures_of,
}


def subject_facts(subject: CorrectionSubject, session: Session) -> SubjectFacts:
    """A subject as the rules need it; Refused while its judgment has not arrived."""
    for _, facts in with_facts(session, [subject]):
        return facts
    raise Refused(Fault(tr("这名对象的裁判信息还没有同步过来，请同步以后再办")))


def with_facts(
    session: Session, subjects: Sequence[CorrectionSubject]
) -> Iterator[tuple[CorrectionSubject, SubjectFacts]]:
    """Every subject with what the rules need of it; without those whose judgment is on the way."""
    for at in range(0, len(subjects), _CHUNK):
        yield from _chunk(session, subjects[at : at + _CHUNK])


def _chunk(
    session: Session, subjects: Sequence[CorrectionSubject]
) -> Iterator[tuple[CorrectionSubject, SubjectFacts]]:
    ids = [subject.id for subject in subjects]
    judgments = _judgments(session, ids)
    wanted = {subject.person for subject in subjects}
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(wanted)))}
    parts = {name: load(session, ids) for name, load in _PARTS.items()}
    grades, plans = grades_of(session, ids), plans_of(session, ids)
    for subject in subjects:
        if judgment := judgments.get(subject.id):
            more = {name: found[subject.id] for name, found in parts.items() if subject.id in found}
            if held := grades.get(subject.id):
                more |= held._asdict()
            facts = _facts(
                subject, judgment, people.get(subject.person), plan_on=plans.get(subject.id), **more
            )
            yield subject, facts


def _judgments(session: Session, subjects: Sequence[Id]) -> dict[Id, Judgment]:
    """The newest of each: two laptops may each have entered one."""
    rows = session.scalars(
        select(Judgment)
        .where(Judgment.subject.in_(subjects), ~Judgment.voided)
        .order_by(Judgment.id)
    )
    return {row.subject: row for row in rows}


def judgment_input(row: Judgment) -> JudgmentInput:
    """A sentence as it was typed."""
    return JudgmentInput(
        category=Category(row.category),
        organ=row.organ,
        doc_no=row.doc_no,
        doc_on=row.doc_on,
        effective_on=row.effective_on,
        offence=row.offence,
        offence_on=row.offence_on,
        principal=Principal(row.principal),
        start_on=row.start_on,
        end_on=row.end_on,
        sentence=Term(row.years, row.months, row.days),
        probation=Term(row.probation_years, row.probation_months),
        custody_days=row.custody_days,
        executed_on=row.executed_on,
        nominal_end=row.nominal_end,
        exec_no=row.exec_no,
        offence_kind=OffenceKind(row.offence_kind) if row.offence_kind else None,
        accessory=tuple(Accessory(one) for one in row.accessory or ()),
        co_offenders=tuple(row.co_offenders or ()),
        victims=tuple(row.victims or ()),
    )


def counted_of(row: Judgment) -> date | None:
    """The end as we count it; None where it cannot be counted, or a ruling has said it anew."""
    return None if row.term_doc_no else counted_end(judgment_input(row), row.uncounted_days)


def _facts(
    subject: CorrectionSubject, row: Judgment, person: Person | None, **more: Any
) -> SubjectFacts:
    given = judgment_input(row)
    birth = person.birth if person else None
    return SubjectFacts(
        id=subject.id,
        person=subject.person,
        # A subject may have arrived before its person: it is shown all the same.
        title=person.name if person else tr("（未同步）"),
        sex=Sex(person.sex) if person else Sex.UNSTATED,
        birth=birth,
        category=given.category,
        state=State(subject.state),
        state_on=subject.state_on,
        area=subject.area,
        organ=given.organ,
        notice_on=subject.notice_on,
        notice_no=subject.notice_no,
        decision_on=subject.decision_on,
        papers_on=subject.papers_on,
        receipt_on=subject.receipt_on,
        missing=tuple(subject.missing or ()),
        reported_on=subject.reported_on,
        accepted_on=subject.accepted_on,
        declared_on=subject.declared_on,
        exit_filed_on=subject.exit_filed_on,
        minor=subject.minor_regime,
        sealable=is_sealable(birth, given.offence_on, given.principal, given.sentence),
        principal=given.principal,
        sentence=given.sentence,
        probation=given.probation,
        custody_days=given.custody_days,
        doc_on=given.doc_on,
        effective_on=given.effective_on,
        executed_on=given.executed_on,
        start_on=given.start_on,
        end_on=given.end_on,
        end_calc=counted_of(row),
        asked_on=row.asked_on,
        asked_answer=row.asked_answer,
        appraised_on=subject.appraised_on,
        ended_as=subject.ended_as,
        ended_on=subject.ended_on,
        told_on=subject.told_on,
        sealed_on=subject.sealed_on,
        moved_in=subject.moved_in,
        **more,
    )
