"""Gathers what the windows of reports need, of many subjects at once."""

from __future__ import annotations

__all__ = ["reporting_facts", "reporting_of", "table_of"]

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time

from sqlalchemy import String, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import Answer, CheckInKind, CheckInResult, Grade
from app.correction.practice import Practice
from app.correction.rules.checkins import PRESENT, Absence, ReportFact, ReportingFacts
from app.correction.rules.schedules import (
    ChangeFact,
    Frequency,
    FrequencyTable,
    GradeFact,
    OfficeFrequency,
)
from app.correction.states import Category
from app.ids import Id
from db.tables.correction import (
    CheckIn,
    ClassRecord,
    ClassSchedule,
    CorrectionSubject,
    Judgment,
    ScheduleChange,
    SubjectVisit,
)
from db.tables.measures import Clue, Custody, Leave

_ALL = frozenset(CheckInKind)
_KINDS = {kind.value: kind for kind in CheckInKind}


def table_of(session: Session, practice: Practice) -> FrequencyTable:
    """How often each class reports in this office."""
    own = session.scalars(select(ClassSchedule).where(~ClassSchedule.voided)).all()
    return practice.table.with_office(
        OfficeFrequency(
            Grade(one.grade),
            CheckInKind(one.kind),
            one.from_on,
            _frequency(one.times, one.months, one.days),
        )
        for one in own
    )


def _frequency(times: int, months: int, days: int, weekday: int | None = None) -> Frequency | None:
    return Frequency(times, months=months, days=days, weekday=weekday) if times else None


def reporting_of(session: Session, subject: Id) -> ReportingFacts | None:
    """One subject; None before 入矫宣告."""
    return reporting_facts(session, [subject]).get(subject)


def reporting_facts(
    session: Session, subjects: Collection[Id], *, since: date | None = None
) -> dict[Id, ReportingFacts]:
    """The subjects that have been declared, with all that the windows of their reports need.

    Args:
        since: leave out reports before this day, where no window closed before is asked about.
    """
    terms = _terms(session, subjects)
    grades, changes = _grades(session, terms), _changes(session, terms)
    absences = _absences(session, terms)
    reports, clues = _reports(session, terms, since), _clues(session, terms)
    return {
        subject: ReportingFacts(
            subject,
            start,
            last,
            outside=outside,
            grades=tuple(grades[subject]),
            changes=tuple(one for one in changes[subject] if one.frequency),
            absences=(
                *absences[subject],
                *_rests(changes[subject]),
            ),
            reports=tuple(reports[subject]),
            taken_up=frozenset(clues[subject]),
        )
        for subject, (start, last, outside) in terms.items()
    }


def _terms(session: Session, subjects: Collection[Id]) -> dict[Id, tuple[date, date, bool]]:
    rows = session.execute(
        select(
            CorrectionSubject.id,
            CorrectionSubject.declared_on,
            CorrectionSubject.reports_from,
            CorrectionSubject.ended_on,
            Judgment.end_on,
            Judgment.category,
        )
        .join(Judgment, Judgment.subject == CorrectionSubject.id)
        .where(
            CorrectionSubject.id.in_(subjects),
            ~CorrectionSubject.voided,
            ~Judgment.voided,
        )
        .order_by(Judgment.id)
    )
    found: dict[Id, tuple[date, date, bool]] = {}
    for subject, declared, kept, ended, term_end, category in rows:
        if declared is None:
            continue
        start = max(declared, kept or declared)
        last = min(term_end, ended) if ended else term_end
        found[subject] = (start, last, category == Category.OUTSIDE)
    return found


def _grades(session: Session, subjects: Collection[Id]) -> defaultdict[Id, list[GradeFact]]:
    rows = session.scalars(
        select(ClassRecord)
        .where(
            ClassRecord.subject.in_(subjects),
            ClassRecord.confirmed_on.is_not(None),
            ~ClassRecord.voided,
        )
        .order_by(ClassRecord.id)
    )
    found: defaultdict[Id, list[GradeFact]] = defaultdict(list)
    for row in rows:
        # Nobody owes reports by a class that was not confirmed yet.
        known = max(row.from_on, row.confirmed_on or row.from_on)
        found[row.subject].append(GradeFact(Grade(row.grade), known))
    return found


def _changes(session: Session, subjects: Collection[Id]) -> defaultdict[Id, list[ChangeFact]]:
    rows = session.scalars(
        select(ScheduleChange)
        .where(ScheduleChange.subject.in_(subjects), ~ScheduleChange.voided)
        .order_by(ScheduleChange.id)
    )
    found: defaultdict[Id, list[ChangeFact]] = defaultdict(list)
    for row in rows:
        kind = CheckInKind(row.kind) if row.kind else None
        frequency = _frequency(row.times, row.months, row.days, row.weekday)
        found[row.subject].append(ChangeFact(kind, frequency, row.from_on, row.until_on))
    return found


def _rests(changes: Iterable[ChangeFact]) -> Iterator[Absence]:
    for one in changes:
        if one.frequency is None:
            kinds = frozenset({one.kind}) if one.kind else _ALL
            yield Absence(one.from_on, one.until_on, kinds, agreed=True)


def _absences(session: Session, subjects: Collection[Id]) -> defaultdict[Id, list[Absence]]:
    found: defaultdict[Id, list[Absence]] = defaultdict(list)
    leaves = session.scalars(
        select(Leave).where(
            Leave.subject.in_(subjects), Leave.answer == Answer.YES.value, ~Leave.voided
        )
    )
    for leave in leaves:
        back = _day(leave.returned_at) if leave.returned_at else leave.due_on
        found[leave.subject].append(Absence(leave.depart_on, min(back, leave.due_on), PRESENT))
    held = session.scalars(select(Custody).where(Custody.subject.in_(subjects), ~Custody.voided))
    for one in held:
        found[one.subject].append(Absence(one.from_on, one.to_on, _ALL))
    return found


def _reports(
    session: Session, subjects: Collection[Id], since: date | None
) -> defaultdict[Id, list[ReportFact]]:
    found: defaultdict[Id, list[ReportFact]] = defaultdict(list)
    # Three years of three hundred people: as they are stored, without a moment made of each.
    done, due = type_coerce(CheckIn.done_at, String), type_coerce(CheckIn.due_to, String)
    rows = select(CheckIn.subject, CheckIn.kind, done, due, CheckIn.result).where(
        CheckIn.subject.in_(subjects), ~CheckIn.voided
    )
    if since is not None:
        rows = rows.where(or_(CheckIn.done_at >= _start(since), CheckIn.due_to >= since))
    for subject, kind, done_at, due_to, result in session.execute(rows):
        excused = result == CheckInResult.EXCUSED
        named = date.fromisoformat(due_to) if due_to else None
        on = named if excused or not done_at else _stored_day(done_at)
        if on is not None:
            found[subject].append(ReportFact(_KINDS[kind], on, named, excused))
    visits = select(SubjectVisit.subject, type_coerce(SubjectVisit.at, String)).where(
        SubjectVisit.subject.in_(subjects), ~SubjectVisit.voided
    )
    if since is not None:
        visits = visits.where(SubjectVisit.at >= _start(since))
    for subject, at in session.execute(visits):
        found[subject].append(ReportFact(CheckInKind.VISIT, _stored_day(at)))
    return found


def _clues(
    session: Session, subjects: Collection[Id]
) -> defaultdict[Id, set[tuple[CheckInKind, date]]]:
    rows = session.execute(
        select(Clue.subject, Clue.checkin_kind, Clue.checkin_due).where(
            Clue.subject.in_(subjects),
            Clue.checkin_kind != "",
            ~Clue.voided,
        )
    )
    found: defaultdict[Id, set[tuple[CheckInKind, date]]] = defaultdict(set)
    for subject, kind, due in rows:
        if due is not None:
            found[subject].add((CheckInKind(kind), due))
    return found


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, CHINA)


def _stored_day(text: str) -> date:
    """The day in China of a moment as it is stored."""
    if text.endswith("+08:00"):
        return date.fromisoformat(text[:10])
    return _day(datetime.fromisoformat(text))


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()
