"""What subjects are found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["SUBJECTS"]

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.correction import NAME
from app.correction.projection import subjects_touched
from app.correction.states import Category, State
from app.i18n import full_date, tr
from app.ids import Id
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.tables.correction import CorrectionSubject
from db.tables.derived import SubjectCardRow

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def _documents(session: Session, subjects: Iterable[Id]) -> Iterator[Document]:
    rows = session.execute(
        select(
            SubjectCardRow.subject,
            SubjectCardRow.name,
            SubjectCardRow.number,
            SubjectCardRow.category,
            SubjectCardRow.state,
            SubjectCardRow.end_on,
        ).where(SubjectCardRow.subject.in_(list(subjects)))
    )
    for subject, name, number, category, state, end_on in rows:
        kind = tr(Category(category).label)
        yield Document(
            record=subject,
            title=tr("{name} {kind}").format(name=name, kind=kind),
            about=partial(_about, state, end_on),
            names=(name,),
            texts=(number, tr("社区矫正"), kind),
        )


def _about(state: str, end_on: date, _work: Work) -> str:
    """As 在矫，期限到 2027年9月14日."""
    return tr("{state}，期限到 {day}").format(state=tr(State(state).label), day=full_date(end_on))


def _of_persons(session: Session, persons: Iterable[Id]) -> Iterable[Id]:
    return session.scalars(
        select(CorrectionSubject.id)
        .where(CorrectionSubject.person.in_(persons), ~CorrectionSubject.voided)
        .order_by(CorrectionSubject.id.desc())
        .limit(20)
    ).all()


SUBJECTS = Source(
    kind=HitKind.CASE,
    line=NAME,
    place=10,
    records=select(CorrectionSubject.id).where(~CorrectionSubject.voided),
    touched=subjects_touched,
    documents=_documents,
    of_persons=_of_persons,
)
