"""What correction has of a person, for the file of the person."""

from __future__ import annotations

__all__ = ["records_of_persons"]

from collections.abc import Collection

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.correction import NAME
from app.correction.numbering import shown_number
from app.correction.states import Category, State
from app.i18n import tr
from app.ids import Id
from app.messages import PersonRecord
from db.tables.correction import CorrectionSubject
from db.tables.derived import SubjectCardRow
from db.tables.office import User

# Made once: the search box asks at every key, and mostly nobody of these is in correction.
_OF_PERSONS = (
    select(CorrectionSubject, SubjectCardRow.category, User.name)
    .outerjoin(SubjectCardRow, SubjectCardRow.subject == CorrectionSubject.id)
    .outerjoin(User, User.id == CorrectionSubject.officer)
    .where(
        CorrectionSubject.person.in_(bindparam("persons", expanding=True)),
        CorrectionSubject.state != State.SEALED.value,
        ~CorrectionSubject.voided,
    )
    .order_by(CorrectionSubject.notice_on.desc(), CorrectionSubject.id.desc())
)


def records_of_persons(session: Session, persons: Collection[Id]) -> list[PersonRecord]:
    """The corrections of these persons, the newest first."""
    rows = session.execute(_OF_PERSONS, {"persons": list(persons)})
    return [_record(subject, category or "", officer or "") for subject, category, officer in rows]


def _record(subject: CorrectionSubject, category: str, officer: str) -> PersonRecord:
    state = State(subject.state)
    return PersonRecord(
        person=subject.person,
        line=NAME,
        record=subject.id,
        title=tr("社区矫正"),
        role=tr(Category(category).label) if category else tr("矫正对象"),
        number=shown_number(subject),
        since=subject.notice_on,
        until=subject.state_on if state.ended else None,
        state=tr(state.label),
        who=officer or tr("（未同步）"),
    )
