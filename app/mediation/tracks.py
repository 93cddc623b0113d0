"""What runs beside the course of a case, read into views: referrals, risk, court, enquiries."""

from __future__ import annotations

__all__ = ["appraisals", "confirmation", "investigations", "prevention", "referrals", "risks"]

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ids import Id
from app.lawbook.dates import Due
from app.lawbook.rules import Rulebook
from app.mediation.codes import (
    Channel,
    CourtCourse,
    Direction,
    Prevention,
    ReportTo,
    RiskAction,
    RiskLevel,
    RiskTrigger,
    Ruling,
)
from app.mediation.rules.confirmation import (
    confirmation_state,
    confirmation_warning,
    last_day_to_apply,
)
from app.mediation.rules.facts import CaseFacts
from app.mediation.rules.referrals import reply_due
from app.mediation.rules.risk import risk_since
from app.mediation.views import (
    ApplicationView,
    AppraisalView,
    AssessmentView,
    ConfirmationView,
    InvestigationView,
    PreventionView,
    ReferralView,
    ReportView,
    RiskView,
)
from db.tables.attachments import Attachment
from db.tables.mediation import (
    Appraisal,
    Investigation,
    JudicialConfirmation,
    MediationCase,
    Referral,
    RiskAssessment,
    RiskReport,
)
from db.tables.office import User

P = TypeVar(
    "P", Referral, RiskAssessment, RiskReport, JudicialConfirmation, Investigation, Appraisal
)


def referrals(
    session: Session, case: Id, facts: CaseFacts, law: Rulebook
) -> tuple[ReferralView, ...]:
    """The referrals of a case in the order they came."""
    owed = {one.id: reply_due(one, facts, law) for one in facts.referrals}
    rows = sorted(_parts(session, Referral, case), key=lambda row: (row.received_on, row.id))
    return tuple(
        ReferralView(
            id=row.id,
            direction=Direction(row.direction),
            channel=Channel(row.channel),
            course=CourtCourse(row.course) if row.course else None,
            organ=row.organ,
            letter_no=row.letter_no,
            received_on=row.received_on,
            asked_by=row.due_on,
            online=row.online,
            materials=row.materials,
            agreed_on=row.agreed_on,
            police_decided_on=row.police_decided_on,
            due_on=_act_by(owed.get(row.id), law),
            feedback_on=row.feedback_on,
            feedback_doc=row.feedback_doc,
            feedback=row.feedback,
            returned=row.returned,
        )
        for row in rows
    )


def _act_by(owed: tuple[str, Due] | None, law: Rulebook) -> date | None:
    return law[owed[0]].act_by(owed[1]) if owed else None


def risks(session: Session, case: Id, facts: CaseFacts) -> RiskView:
    """How dangerous a case is, and everything that was seen and told of it."""
    since = risk_since(facts) if facts.looks else None
    return RiskView(facts.risk, since, _assessments(session, case), _reports(session, case))


def _assessments(session: Session, case: Id) -> tuple[AssessmentView, ...]:
    """Every look at the risk of a case, the newest last."""
    rows = _parts(session, RiskAssessment, case)
    return tuple(
        AssessmentView(
            id=row.id,
            assessed_at=row.assessed_at,
            level=RiskLevel(row.level),
            triggers=tuple(map(RiskTrigger, row.triggers)),
            actions=tuple(map(RiskAction, row.actions)),
            note=row.note,
            assessor=_user(session, row.assessor),
        )
        for row in sorted(rows, key=lambda row: (row.assessed_at, row.id))
    )


def _reports(session: Session, case: Id) -> tuple[ReportView, ...]:
    """Every report of the risk of a case, the newest last."""
    rows = _parts(session, RiskReport, case)
    return tuple(
        ReportView(
            id=row.id,
            reported_at=row.reported_at,
            reported_to=tuple(map(ReportTo, row.reported_to)),
            written=row.written,
            content=row.content,
            received_by=row.received_by,
        )
        for row in sorted(rows, key=lambda row: (row.reported_at, row.id))
    )


def confirmation(
    session: Session, case: Id, facts: CaseFacts, law: Rulebook, today: date
) -> ConfirmationView | None:
    """Where the agreement in force stands with a court; None where no court could confirm it."""
    due, state = last_day_to_apply(facts, law), confirmation_state(facts, law, today)
    if due is None or state is None:
        return None
    asked = _applications(session, case)
    return ConfirmationView(
        state=state,
        last_on=law["med.R-A10"].act_by(due),
        warning=confirmation_warning(facts, law, today),
        # A renewed agreement has not been brought before a court yet.
        application=asked[-1] if asked and facts.application else None,
    )


def _applications(session: Session, case: Id) -> tuple[ApplicationView, ...]:
    rows = _parts(session, JudicialConfirmation, case)
    return tuple(
        ApplicationView(
            id=row.id,
            agreement=row.agreement,
            court=row.court,
            applied_on=row.applied_on,
            both_present=row.both_present,
            received_on=row.received_on,
            accepted_on=row.accepted_on,
            court_case_no=row.court_case_no,
            extended=row.extended,
            outcome=Ruling(row.outcome) if row.outcome else None,
            ruled_on=row.ruled_on,
            ruling_no=row.ruling_no,
            ruling_note=row.ruling_note,
        )
        for row in sorted(rows, key=lambda row: (row.applied_on, row.id))
    )


def appraisals(session: Session, case: Id) -> tuple[AppraisalView, ...]:
    """The appraisals of a case in the order they began."""
    rows = sorted(_parts(session, Appraisal, case), key=lambda row: (row.began_on, row.id))
    return tuple(
        AppraisalView(
            id=row.id,
            appraiser=row.appraiser,
            matter=row.matter,
            began_on=row.began_on,
            received_on=row.received_on,
            opinion=row.opinion,
        )
        for row in rows
    )


def investigations(session: Session, case: Id) -> tuple[InvestigationView, ...]:
    """The investigations of a case in the order they were made."""
    rows = sorted(_parts(session, Investigation, case), key=lambda row: (row.start, row.id))
    chosen = {bytes.fromhex(one) for row in rows for one in row.evidence or ()}
    names = dict(
        session.execute(
            select(Attachment.id, Attachment.name).where(
                Attachment.id.in_(chosen), ~Attachment.voided
            )
        ).all()
    )
    return tuple(
        InvestigationView(
            id=row.id,
            ordinal=ordinal,
            target=row.target,
            start=row.start,
            end=row.end,
            place=row.place,
            attendees=row.attendees,
            investigators=row.investigators,
            recorder=row.recorder,
            transcript=row.transcript,
            evidence=tuple(
                (key, names[key]) for key in map(bytes.fromhex, row.evidence or ()) if key in names
            ),
        )
        for ordinal, row in enumerate(rows, 1)
    )


def prevention(case: MediationCase) -> PreventionView | None:
    """What a case kept from happening, or None."""
    kinds = tuple(map(Prevention, case.prevented or ()))
    if not kinds:
        return None
    return PreventionView(kinds, case.prevented_people or 0, case.prevention_reason)


def _parts(session: Session, part: type[P], case: Id) -> Sequence[P]:
    return session.scalars(select(part).where(part.case == case, ~part.voided)).all()


def _user(session: Session, user: Id) -> str:
    found = session.get(User, user)
    return found.name if found else ""
