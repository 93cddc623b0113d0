"""What cases and leads are found by, and what a hit says of one."""

from __future__ import annotations

__all__ = ["CASES", "LEADS"]

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.i18n import plain_day, tr
from app.ids import Id
from app.lines import Touched
from app.mediation import NAME
from app.mediation.codes import DisputeType, LeadStep
from app.mediation.projection import cases_touched
from app.mediation.states import State
from app.search.index import Document, Source
from app.search.messages import HitKind
from app.work import Work
from db.bulk import rows_in
from db.tables.mediation import CaseParty, DisputeLead, MediationCase

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_COLUMNS = (
    *("id", "case_no", "number", "state", "dispute_type", "facts", "claims", "place"),
    "accepted_on",
)
_texts = msgspec.json.Decoder(list[str]).decode


def _documents(session: Session, cases: Iterable[Id]) -> Iterator[Document]:
    ids = list(cases)
    names = _names(session, ids)
    connection = session.connection()
    for row in rows_in(connection, "mediation_case", _COLUMNS, ids, where="NOT voided"):
        case, case_no, number, state, dispute, facts, claims, place, accepted_on = row
        parties, kind = names[case], tr(DisputeType(dispute).label)
        yield Document(
            record=case,
            title=tr("{names} {kind}").format(names=tr("、").join(parties[:4]), kind=kind).strip(),
            about=partial(_about, number, state, date.fromisoformat(accepted_on)),
            names=tuple(parties),
            numbers=() if number is None else (str(number),),
            texts=tuple(filter(None, (case_no, kind, facts, *_texts(claims), place))),
        )


def _names(session: Session, cases: list[Id]) -> dict[Id, list[str]]:
    """Names of the parties in order, by case."""
    connection = session.connection()
    columns = ("case", "ordinal", "id", "person", "organisation")
    of_cases = rows_in(connection, "case_party", columns, cases, key="case", where="NOT voided")
    parties = sorted(of_cases, key=lambda row: tuple(row[:3]))
    names: dict[Id, str] = {}
    for place, table in ((3, "person"), (4, "organisation")):
        who = {row[place] for row in parties if row[place]}
        names |= {row[0]: row[1] for row in rows_in(connection, table, ("id", "name"), who)}
    by_case: defaultdict[Id, list[str]] = defaultdict(list)
    for case, _, _, person, organisation in parties:
        if name := names.get(person or organisation):
            by_case[case].append(name)
    return by_case


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
        .where(CaseParty.person.in_(persons), ~CaseParty.voided)
        .order_by(CaseParty.case.desc())
        .limit(20)
    ).all()


CASES = Source(
    kind=HitKind.CASE,
    line=NAME,
    place=1,
    records=select(MediationCase.id).where(~MediationCase.voided),
    touched=cases_touched,
    documents=_documents,
    of_persons=_of_persons,
)


# -- what was heard before anybody asked for mediation ---------------------------------------

_LEAD = ("id", "screening", "parties", "dispute_type", "place", "facts", "outcome")


def _leads(session: Session, leads: Iterable[Id]) -> Iterator[Document]:
    connection = session.connection()
    rows = rows_in(connection, "dispute_lead", _LEAD, list(leads), where="NOT voided")
    found = [(*row[:2], _texts(row[2]), *row[3:]) for row in rows]
    rounds = _rounds(session, {screening for _, screening, *_ in found})
    for lead, screening, parties, dispute, place, facts, outcome in found:
        kind = tr(DisputeType(dispute).label)
        who = tr("、").join(parties[:4]) or place
        yield Document(
            record=lead,
            title=tr("{names} {kind}").format(names=who, kind=kind).strip(),
            about=partial(_heard, rounds.get(screening), outcome),
            names=tuple(parties),
            texts=tuple(filter(None, (kind, facts, place))),
        )


def _rounds(session: Session, screenings: set[Id]) -> dict[Id, date]:
    """When each round went."""
    columns = ("id", "screened_on")
    rows = rows_in(session.connection(), "screening", columns, list(screenings))
    return {screening: date.fromisoformat(day) for screening, day in rows}


def _heard(day: date | None, outcome: str, work: Work) -> str:
    """As 待处理，3月5日发现; the year where it is not this one."""
    state = tr(LeadStep(outcome).label) if outcome else tr("待处理")
    heard = tr("{day}发现").format(day=plain_day(day, work.clock.today())) if day else ""
    return tr("，").join(filter(None, (state, heard)))


def _leads_touched(session: Session, touched: Touched) -> set[Id]:
    rounds = list(touched.get("screening", ()))
    chosen = select(DisputeLead.id).where(DisputeLead.screening.in_(rounds))
    return {*touched.get("dispute_lead", ()), *session.scalars(chosen)}


LEADS = Source(
    kind=HitKind.LEAD,
    line=NAME,
    place=4,
    records=select(DisputeLead.id).where(~DisputeLead.voided),
    touched=_leads_touched,
    documents=_leads,
)
