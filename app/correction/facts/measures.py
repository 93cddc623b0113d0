"""Clues, searches, sanctions, custody and notices of many subjects."""

from __future__ import annotations

__all__ = ["measures_of", "notice_fact", "sanction_fact", "search_fact"]

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import Answer, Ground, IncidentKind, NoticeKind, SanctionKind, Severity
from app.correction.rules.measurefacts import (
    ClueFact,
    CustodyFact,
    IncidentFact,
    Measures,
    NoticeFact,
    SanctionFact,
    SearchFact,
)
from app.ids import Id
from db.tables.measures import (
    Clue,
    Custody,
    Incident,
    MissingSearch,
    ProcuratorNotice,
    Sanction,
    SearchStep,
)

T = TypeVar("T", Clue, Custody, Incident, MissingSearch, ProcuratorNotice, Sanction, SearchStep)


def measures_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, Measures]:
    """What went wrong with each subject and what was done about it; few have any of it."""
    clues = _rows(session, Clue, subjects)
    sanctions = _rows(session, Sanction, subjects)
    searches = _rows(session, MissingSearch, subjects)
    custodies = _rows(session, Custody, subjects)
    notices = _rows(session, ProcuratorNotice, subjects)
    incidents = _rows(session, Incident, subjects)
    steps: defaultdict[Id, list[datetime]] = defaultdict(list)
    for rows in _rows(session, SearchStep, list(searches)).values():
        for step in rows:
            steps[step.search].append(step.at)
    kinds = (clues, sanctions, searches, custodies, notices, incidents)
    return {
        subject: Measures(
            clues=tuple(map(_clue, clues[subject])),
            sanctions=tuple(map(sanction_fact, sanctions[subject])),
            searches=tuple(search_fact(row, steps[row.id]) for row in searches[subject]),
            custodies=tuple(map(_custody, custodies[subject])),
            notices=tuple(map(notice_fact, notices[subject])),
            incidents=tuple(map(_incident, incidents[subject])),
        )
        for subject in {one for kind in kinds for one in kind}
    }


def _rows(session: Session, table: type[T], subjects: Sequence[Id]) -> defaultdict[Id, list[T]]:
    found: defaultdict[Id, list[T]] = defaultdict(list)
    query = select(table).where(table.subject.in_(subjects), ~table.voided).order_by(table.id)
    for row in session.scalars(query):
        if row.subject is not None:
            found[row.subject].append(row)
    return found


def _clue(row: Clue) -> ClueFact:
    return ClueFact(
        row.id,
        row.rule,
        row.found_at.astimezone(CHINA).date(),
        verified_on=row.verified_on,
        justified=row.justified,
        severity=Severity(row.severity) if row.severity else None,
        defence=bool(row.defence.strip()),
    )


def sanction_fact(row: Sanction) -> SanctionFact:
    """A sanction as the rules need it."""
    return SanctionFact(
        row.id,
        SanctionKind(row.kind),
        row.proposed_on,
        rows=frozenset(bytes.fromhex(one) for one in row.clues or ()),
        ground=Ground(row.item) if row.item else None,
        answer=Answer(row.answer) if row.answer else None,
        decided_on=row.decided_on,
        served_on=row.served_on,
        filed_on=row.filed_on,
        arrest_asked_at=row.arrest_asked_at,
        arrested_on=row.arrested_on,
        outcome=Answer(row.outcome) if row.outcome else None,
        outcome_on=row.outcome_on,
        objected_on=row.objected_on,
        objection_answered=bool(row.objection_answer.strip()),
    )


def search_fact(row: MissingSearch, steps: Iterable[datetime]) -> SearchFact:
    """A search as the rules need it."""
    return SearchFact(
        row.id,
        row.lost_since,
        tuple(sorted(steps)),
        row.police_at,
        row.procurator_at,
        row.county_at,
        row.found_at,
    )


def _custody(row: Custody) -> CustodyFact:
    return CustodyFact(row.id, row.organ, row.notice_on, row.from_on, row.told_on, row.to_on)


def _incident(row: Incident) -> IncidentFact:
    return IncidentFact(
        row.id, IncidentKind(row.kind), row.heard_at, row.county_at, row.closed_at is not None
    )


def notice_fact(row: ProcuratorNotice) -> NoticeFact:
    """A notice as the rules need it."""
    return NoticeFact(row.id, NoticeKind(row.kind), row.received_on, row.reply_due, row.replied_on)
