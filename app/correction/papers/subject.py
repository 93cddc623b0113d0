"""Everything the papers of 社区矫正 say of one subject, read once."""

from __future__ import annotations

__all__ = ["SubjectPaper", "read_subject_paper"]

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import Grade
from app.correction.rules.intake import report_rule
from app.correction.states import Category, State
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.people.messages import Kin
from app.work import Work
from db.tables.correction import (
    ClassRecord,
    CorrectionPlan,
    CorrectionSubject,
    ExitDocument,
    Judgment,
    OutsideServing,
    Prohibition,
    Survey,
    TeamMember,
)
from db.tables.office import Committee
from db.tables.people import Person, PersonRelation

T = TypeVar("T")
_MARK = re.compile("[）〕](.{2,8}?)(?:人民调解|人调|调)字")  # （2026）江新大人调字第001号


@dataclass(frozen=True, slots=True)
class SubjectPaper:
    """A subject as papers need it: rows as they stand, read in one transaction, never changed.

    Attributes:
        mark: 机关代字 of the office ("江新大"), as its committee's numbers have it; or "".
        report_by: the last day to report or to be delivered (R02, R03).
        seal_by: the last day to seal a record that has ended (R31).
        family: the people close to the subject, guardians first.
        exits, prohibitions, grades, plans: the earliest first.
        team: the members of today.
        survey: the last one that was asked for before the person came.
        judgment: None for as long as it has not arrived from another laptop.
    """

    office: str
    county: str
    mark: str
    subject: CorrectionSubject
    person: Person
    judgment: Judgment | None
    family: tuple[PersonRelation, ...]
    exits: tuple[ExitDocument, ...]
    prohibitions: tuple[Prohibition, ...]
    outside: OutsideServing | None
    team: tuple[TeamMember, ...]
    grades: tuple[ClassRecord, ...]
    plans: tuple[CorrectionPlan, ...]
    survey: Survey | None
    report_by: date | None
    seal_by: date | None

    @property
    def id(self) -> Id:
        """Of the subject."""
        return self.subject.id

    @property
    def state(self) -> State:
        """Where the correction stands."""
        return State(self.subject.state)

    @property
    def category(self) -> Category | None:
        """矫正类别."""
        return Category(self.judgment.category) if self.judgment else None

    @property
    def grade(self) -> Grade | None:
        """The class in force: the last one the county confirmed."""
        confirmed = [one for one in self.grades if one.confirmed_on is not None]
        return Grade(confirmed[-1].grade) if confirmed else None

    @property
    def guardian(self) -> PersonRelation | None:
        """The first guardian."""
        return next((one for one in self.family if one.kind == Kin.GUARDIAN), None)


def read_subject_paper(subject: Id, work: Work) -> SubjectPaper | None:
    """The subject of an id; None where it, or the person, is not on this laptop."""
    session = work.session
    row = session.get(CorrectionSubject, subject)
    person = session.get(Person, row.person) if row is not None else None
    if row is None or person is None:
        return None
    judgment = _last(_rows(session, Judgment, subject))
    plans = _rows(session, CorrectionPlan, subject)
    return SubjectPaper(
        office=work.me.office_name,
        county=work.me.county_bureau,
        mark=_mark(work),
        subject=row,
        person=person,
        judgment=judgment,
        family=_family(session, person.id),
        exits=tuple(_rows(session, ExitDocument, subject)),
        prohibitions=tuple(
            sorted(_rows(session, Prohibition, subject), key=lambda one: one.start_on)
        ),
        outside=_last(_rows(session, OutsideServing, subject)),
        team=tuple(one for one in _rows(session, TeamMember, subject) if one.left_on is None),
        grades=tuple(sorted(_rows(session, ClassRecord, subject), key=lambda one: one.from_on)),
        plans=tuple(sorted(plans, key=lambda one: (one.version, one.id))),
        survey=session.scalars(
            select(Survey)
            .where(Survey.person == person.id, ~Survey.voided)
            .order_by(Survey.received_on.desc())
        ).first(),
        report_by=_report_by(row, judgment, work) if judgment else None,
        seal_by=_seal_by(row, work),
    )


def _mark(work: Work) -> str:
    """The office's abbreviation in the numbers of its town's committee."""
    patterns = work.session.scalars(
        select(Committee.number_pattern)
        .where(Committee.office == work.me.office, ~Committee.voided)
        .order_by(Committee.division.is_not(None), Committee.id)
    )
    found = (_MARK.search(pattern) for pattern in patterns)
    return next((match[1] for match in found if match), "")


def _seal_by(subject: CorrectionSubject, work: Work) -> date | None:
    if subject.ended_on is None:
        return None
    return work.tool(Rulebook).due("cor.R31", subject.ended_on).raw


def _report_by(subject: CorrectionSubject, judgment: Judgment, work: Work) -> date:
    category = Category(judgment.category)
    start = judgment.effective_on
    if subject.moved_in:
        start = subject.notice_on
    elif category is Category.OUTSIDE:
        start = subject.decision_on or start
    rule = report_rule(category, moved_in=subject.moved_in)
    return work.tool(Rulebook).due(rule, start).raw


def _rows(session: Session, table: type[T], subject: Id) -> Sequence[T]:
    """Rows of a table that belong to a subject, in the order they were written."""
    columns = table.__table__.c  # type: ignore[attr-defined]
    query = select(table).where(columns.subject == subject, ~columns.voided)
    return session.scalars(query.order_by(columns.id)).all()


def _last(rows: Sequence[T]) -> T | None:
    return rows[-1] if rows else None


def _family(session: Session, person: Id) -> tuple[PersonRelation, ...]:
    rows = session.scalars(
        select(PersonRelation)
        .where(PersonRelation.person == person, ~PersonRelation.voided)
        .order_by(PersonRelation.kind != Kin.GUARDIAN.value, PersonRelation.id)
    )
    return tuple(rows)
