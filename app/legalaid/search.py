"""What records of legal aid are found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["RECORDS"]

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.i18n import tr
from app.ids import Id
from app.legalaid import NAME
from app.legalaid.facts import with_facts
from app.legalaid.projection import records_touched
from app.legalaid.states import State
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.tables.legalaid import AidCase, AidParty

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _documents(session: Session, records: Iterable[Id]) -> Iterator[Document]:
    cases = session.scalars(
        select(AidCase).where(AidCase.id.in_(list(records)), ~AidCase.voided)
    ).all()
    for case, facts in with_facts(session, cases):
        yield Document(
            record=case.id,
            title=tr("{name} 法律援助").format(name=facts.shown),
            about=partial(_about, case.cause, case.state),
            names=(facts.name, *filter(None, facts.opponents)),
            numbers=() if case.number is None else (str(case.number),),
            texts=tuple(filter(None, (case.apply_no, case.cause, case.forum))),
        )


def _about(cause: str, state: str, _work: Work) -> str:
    """As 追索劳动报酬，审查中."""
    return tr("，").join(filter(None, (cause, tr(State(state).label))))


def _of_persons(session: Session, persons: Iterable[Id]) -> Iterable[Id]:
    own = select(AidCase.id).where(AidCase.person.in_(persons), ~AidCase.voided)
    part = select(AidParty.case).where(AidParty.person.in_(persons), ~AidParty.voided)
    return session.scalars(own.union(part).limit(20)).all()


RECORDS = Source(
    kind=HitKind.CASE,
    line=NAME,
    place=20,
    records=select(AidCase.id).where(~AidCase.voided),
    touched=records_touched,
    documents=_documents,
    of_persons=_of_persons,
)
