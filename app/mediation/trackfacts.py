"""Gathers what the rules need of risk, court, referrals and appraisals, for many cases at once."""

from __future__ import annotations

__all__ = ["TrackFacts"]

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import Id
from app.mediation.codes import (
    Channel,
    CourtCourse,
    Direction,
    ReportTo,
    RiskLevel,
    RiskTrigger,
    Ruling,
)
from app.mediation.rules.facts import (
    ApplicationFact,
    AppraisalFact,
    LookFact,
    ReferralFact,
    ReportFact,
)
from db.tables.mediation import (
    Appraisal,
    JudicialConfirmation,
    Referral,
    RiskAssessment,
    RiskReport,
)

P = TypeVar("P", Appraisal, JudicialConfirmation, Referral, RiskAssessment, RiskReport)


class TrackFacts:
    """What runs beside the course of some cases; few have any of it."""

    def __init__(self, session: Session, cases: Sequence[Id]) -> None:
        self._looks = _by_case(session, RiskAssessment, cases)
        self._reports = _by_case(session, RiskReport, cases)
        self._referrals = _by_case(session, Referral, cases)
        self._appraisals = _by_case(session, Appraisal, cases)
        self._asked: dict[Id, JudicialConfirmation] = {}
        for rows in _by_case(session, JudicialConfirmation, cases).values():
            for row in sorted(rows, key=lambda row: (row.applied_on, row.id)):
                self._asked[row.agreement] = row

    def application(self, agreement: Id | None) -> ApplicationFact | None:
        """The newest application to a court for this agreement."""
        row = self._asked.get(agreement) if agreement else None
        if row is None:
            return None
        return ApplicationFact(
            applied_on=row.applied_on,
            accepted_on=row.accepted_on,
            received_on=row.received_on,
            extended=row.extended,
            outcome=Ruling(row.outcome) if row.outcome else None,
            ruled_on=row.ruled_on,
        )

    def looks(self, case: Id) -> tuple[LookFact, ...]:
        """Every look at the risk of a case, the newest last."""
        rows = sorted(self._looks[case], key=lambda row: (row.assessed_at, row.id))
        return tuple(
            LookFact(
                row.assessed_at, RiskLevel(row.level), frozenset(map(RiskTrigger, row.triggers))
            )
            for row in rows
        )

    def reports(self, case: Id) -> tuple[ReportFact, ...]:
        """Every report of the risk of a case, the newest last."""
        rows = sorted(self._reports[case], key=lambda row: (row.reported_at, row.id))
        return tuple(
            ReportFact(row.reported_at, frozenset(map(ReportTo, row.reported_to)), row.written)
            for row in rows
        )

    def referrals(self, case: Id) -> tuple[ReferralFact, ...]:
        """The referrals of a case in the order they came."""
        rows = sorted(self._referrals[case], key=lambda row: (row.received_on, row.id))
        return tuple(
            ReferralFact(
                id=row.id,
                direction=Direction(row.direction),
                channel=Channel(row.channel),
                received_on=row.received_on,
                organ=row.organ,
                course=CourtCourse(row.course) if row.course else None,
                online=row.online,
                agreed_on=row.agreed_on,
                asked_by=row.due_on,
                police_decided_on=row.police_decided_on,
                replied_on=row.feedback_on,
            )
            for row in rows
        )

    def appraisals(self, case: Id) -> tuple[AppraisalFact, ...]:
        """The appraisals of a case in the order they began."""
        rows = sorted(self._appraisals[case], key=lambda row: (row.began_on, row.id))
        return tuple(AppraisalFact(row.began_on, row.received_on) for row in rows)


def _by_case(session: Session, part: type[P], cases: Sequence[Id]) -> defaultdict[Id, list[P]]:
    found: defaultdict[Id, list[P]] = defaultdict(list)
    for row in session.scalars(select(part).where(part.case.in_(cases), ~part.voided)):
        found[row.case].append(row)
    return found
