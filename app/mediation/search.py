"""What a mediation case is found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["CASES"]

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select

from app.i18n import tr
from app.ids import Id
from app.mediation.codes import DisputeType
from app.mediation.projection import cases_touched
from app.mediation.states import State
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.tables.mediation import CaseParty, MediationCase
from db.tables.people import Organisation, Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _documents(session: Session, cases: Iterable[Id]) -> Iterator[Document]:
    ids = list(cases)
    names = _names(session, ids)
    query = select(
        MediationCase.id,
        MediationCase.case_no,
        MediationCase.number,
        MediationCase.state,
        MediationCase.dispute_type,
        MediationCase.facts,
        MediationCase.claims,
        MediationCase.place,
        MediationCase.accepted_on,
    ).where(MediationCase.id.in_(ids), ~MediationCase.voided)
    for case in session.execute(query):
        yield _document(case, names[case.id])


def _names(session: Session, cases: list[Id]) -> dict[Id, list[str]]:
    """Names of the parties in order, by case."""
    query = (
        select(CaseParty.case, func.coalesce(Person.name, Organisation.name))
        .select_from(CaseParty)
        .outerjoin(Person, Person.id == CaseParty.person)
        .outerjoin(Organisation, Organisation.id == CaseParty.organisation)
        .where(CaseParty.case.in_(cases), ~CaseParty.voided)
        .order_by(CaseParty.case, CaseParty.ordinal, CaseParty.id)
    )
    names: defaultdict[Id, list[str]] = defaultdict(list)
    for case, name in session.execute(query):
        if name:
            names[case].append(name)
    return names


def _document(case: Row[*tuple[Any, ...]], names: list[str]) -> Document:
    kind = tr(DisputeType(case.dispute_type).label)
    return Document(
        record=case.id,
        title=tr("{names} {kind}").format(names=tr("、").join(names[:4]), kind=kind).strip(),
        about=partial(_about, case.number, case.state, case.accepted_on),
        names=tuple(names),
        numbers=() if case.number is None else (str(case.number),),
        texts=tuple(filter(None, (case.case_no, kind, case.facts, *case.claims, case.place))),
    )


def _about(number: int | None, state: str, accepted_on: date, _work: Work) -> str:
    """As 087号，调解中，2026年3月受理."""
    return tr("{number}，{state}，{y}年{m}月受理").format(
        number=tr("待编号") if number is None else tr("{no:03d}号").format(no=number),
        state=tr(State(state).label),
        y=accepted_on.year,
        m=accepted_on.month,
    )


def _of_persons(session: Session, persons: Iterable[Id]) -> Iterable[Id]:
    return session.scalars(
        select(CaseParty.case)
        .where(CaseParty.person.in_(list(persons)), ~CaseParty.voided)
        .order_by(CaseParty.case.desc())
        .limit(20)
    ).all()


CASES = Source(
    kind=HitKind.CASE,
    line="mediation",
    place=1,
    records=select(MediationCase.id).where(~MediationCase.voided),
    touched=cases_touched,
    documents=_documents,
    of_persons=_of_persons,
)
