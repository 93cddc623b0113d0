"""Everything the papers of 社区矫正 say of one subject, read once."""

from __future__ import annotations

__all__ = ["SubjectPaper", "read_subject_paper"]

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import Grade
from app.correction.states import Category, State
from app.ids import Id
from app.messages import Me
from app.people.messages import Kin
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
from db.tables.people import Person, PersonRelation

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SubjectPaper:
    """A subject as papers need it: rows as they stand, read in one transaction, never changed.

    Attributes:
        family: the people close to the subject, guardians first.
        exits, prohibitions, grades, plans: the earliest first.
        team: the members of today.
        survey: the last one that was asked for before the person came.
        judgment: None for as long as it has not arrived from another laptop.
    """

    office: str
    county: str
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


def read_subject_paper(session: Session, subject: Id, me: Me) -> SubjectPaper | None:
    """The subject of an id; None where it, or the person, is not on this laptop."""
    row = session.get(CorrectionSubject, subject)
    person = session.get(Person, row.person) if row is not None else None
    if row is None or person is None:
        return None
    plans = _rows(session, CorrectionPlan, subject)
    return SubjectPaper(
        office=me.office_name,
        county=me.county_bureau,
        subject=row,
        person=person,
        judgment=_last(_rows(session, Judgment, subject)),
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
    )


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
