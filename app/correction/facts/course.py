"""The team, classes, plans and open requests of many subjects."""

from __future__ import annotations

__all__ = ["HeldGrade", "grades_of", "plans_of", "requests_of", "team_of"]

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.correction.codes import Grade, RequestKind, Standing
from app.correction.rules.facts import MemberFact, RequestFact
from app.ids import Id
from app.people.codes import Sex
from db.tables.correction import ClassRecord, CorrectionPlan, CountyRequest, TeamMember


def team_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, tuple[MemberFact, ...]]:
    """Who is in the team of each today."""
    rows = session.scalars(
        select(TeamMember)
        .where(TeamMember.subject.in_(subjects), TeamMember.left_on.is_(None), ~TeamMember.voided)
        .order_by(TeamMember.id)
    )
    found: defaultdict[Id, list[MemberFact]] = defaultdict(list)
    for row in rows:
        found[row.subject].append(
            MemberFact(
                row.name, Sex(row.sex), Standing(row.standing), row.knows_minors, row.letter_on
            )
        )
    return {subject: tuple(team) for subject, team in found.items()}


class HeldGrade(NamedTuple):
    """The class that holds, and since when; see `SubjectFacts`."""

    grade: Grade
    grade_on: date
    grade_row: Id
    graded_on: date


def grades_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, HeldGrade]:
    """The newest confirmed class of each."""
    rows = session.scalars(
        select(ClassRecord)
        .where(
            ClassRecord.subject.in_(subjects),
            ClassRecord.confirmed_on.is_not(None),
            ~ClassRecord.voided,
        )
        .order_by(ClassRecord.from_on, ClassRecord.id)
    )
    return {
        row.subject: HeldGrade(
            Grade(row.grade), row.from_on, row.id, row.reviewed_on or row.from_on
        )
        for row in rows
    }


def plans_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, date]:
    """When the newest plan of each was made."""
    rows = session.execute(
        select(CorrectionPlan.subject, CorrectionPlan.made_on)
        .where(CorrectionPlan.subject.in_(subjects), ~CorrectionPlan.voided)
        .order_by(CorrectionPlan.version, CorrectionPlan.id)
    )
    return dict(rows.all())


def requests_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, tuple[RequestFact, ...]]:
    """What of each waits for the county's answer."""
    rows = session.scalars(
        select(CountyRequest)
        .where(
            CountyRequest.subject.in_(subjects), CountyRequest.answer == "", ~CountyRequest.voided
        )
        .order_by(CountyRequest.id)
    )
    found: defaultdict[Id, list[RequestFact]] = defaultdict(list)
    for row in rows:
        found[row.subject].append(
            RequestFact(row.id, RequestKind(row.kind), row.record, row.asked_on)
        )
    return {subject: tuple(requests) for subject, requests in found.items()}
