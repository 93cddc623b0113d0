"""The claim of a case as it stands, and the standards it is measured by: reads."""

from __future__ import annotations

__all__ = ["QUERIES", "claim_facts", "claim_of", "claim_view", "rates_of"]

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.mediation.codes import AgreementForm, Difficulty, SubsidyStage
from app.mediation.messages.subsidies import ListRates, ReadClaim
from app.mediation.rules import subsidies as rules
from app.mediation.states import State
from app.mediation.views.subsidies import ClaimStepView, ClaimView, RateView, ShareView
from app.work import Handler, Work
from db.tables.mediation import Agreement, MediationCase
from db.tables.office import Mediator, User
from db.tables.subsidies import SubsidyClaim, SubsidyRate, SubsidyShare, SubsidyStep


def claim_of(case: Id, session: Session) -> SubsidyClaim | None:
    """The claim of a case, or None."""
    return session.scalars(
        select(SubsidyClaim).where(SubsidyClaim.case == case, ~SubsidyClaim.voided)
    ).first()


def rates_of(session: Session, office: str) -> Sequence[rules.Rate]:
    """All standards of the office."""
    return [
        rules.Rate(
            Difficulty(row.grade),
            row.valid_from,
            row.written_fen,
            row.oral_fen,
            row.failed_fen,
            row.basis,
        )
        for row in _rates(session, office)
    ]


def _rates(session: Session, office: str) -> Sequence[SubsidyRate]:
    return session.scalars(
        select(SubsidyRate)
        .where(SubsidyRate.office == office, ~SubsidyRate.voided)
        .order_by(SubsidyRate.grade, SubsidyRate.valid_from.desc())
    ).all()


def claim_facts(case: MediationCase, session: Session) -> rules.ClaimFacts:
    """A case as a claim needs it."""
    forms = session.scalars(
        select(Agreement.form)
        .where(Agreement.case == case.id, Agreement.effective_on.is_not(None), ~Agreement.voided)
        .order_by(Agreement.id.desc())
    ).all()
    return rules.ClaimFacts(
        state=State(case.state),
        closed_on=case.closed_on,
        form=AgreementForm(forms[0]) if forms else None,
        claimed=claim_of(case.id, session) is not None,
    )


def claim_view(case: MediationCase, work: Work) -> ClaimView:
    """The claim of a case, or what it could be."""
    session = work.session
    claim = claim_of(case.id, session)
    facts = claim_facts(case, session)
    grade = Difficulty(claim.grade if claim else case.difficulty)
    worth = None
    if facts.closed_on:
        worth = rules.standard(rates_of(session, case.office), grade, facts.form, facts.closed_on)
    stop = rules.against(facts, worth)
    status = SubsidyStage(claim.status) if claim else None
    return ClaimView(
        id=claim.id if claim else None,
        case=case.id,
        case_no=case.case_no,
        grade=grade,
        standard_fen=claim.standard_fen if claim else worth[0] if worth else None,
        basis=worth[1] if worth else "",
        amount_fen=claim.amount_fen if claim else 0,
        reason=claim.reason if claim else "",
        status=status,
        status_on=claim.status_on if claim else None,
        shares=_shares(case, session, claimed=claim is not None),
        steps=_steps(case.id, session),
        against=stop.message if stop else "",
        next=rules.next_stages(status) if status else (),
    )


def _shares(case: MediationCase, session: Session, *, claimed: bool) -> tuple[ShareView, ...]:
    if claimed:
        rows = session.execute(
            select(SubsidyShare.mediator, SubsidyShare.amount_fen)
            .where(SubsidyShare.case == case.id, ~SubsidyShare.voided)
            .order_by(SubsidyShare.id)
        )
        amounts = dict(rows.all())
    else:
        amounts = {bytes.fromhex(one): 0 for one in case.mediators or ()}
    found = []
    for key, fen in amounts.items():
        mediator = session.get(Mediator, key)
        name = mediator.name if mediator else tr("（未同步）")
        found.append(ShareView(key, name, fen, mediator is not None and mediator.civil_servant))
    return tuple(found)


def _steps(case: Id, session: Session) -> tuple[ClaimStepView, ...]:
    rows = session.execute(
        select(SubsidyStep, User.name)
        .outerjoin(User, User.id == SubsidyStep.by)
        .where(SubsidyStep.case == case, ~SubsidyStep.voided)
        .order_by(SubsidyStep.id)
    ).all()
    return tuple(
        ClaimStepView(SubsidyStage(row.stage), row.on, row.opinion, name or tr("（未同步）"))
        for row, name in rows
    )


def read_claim(query: ReadClaim, work: Work) -> ClaimView:
    """The claim of a case; raises Refused when the case is not here."""
    case = work.session.get(MediationCase, query.case)
    if case is None or case.voided:
        raise Refused(Fault(tr("没有找到这个案件，可能已经撤销，或者还没有同步过来")))
    return claim_view(case, work)


def list_rates(_query: ListRates, work: Work) -> tuple[RateView, ...]:
    """All standards, by grade, the newest first."""
    return tuple(
        RateView(
            row.id,
            Difficulty(row.grade),
            row.valid_from,
            row.written_fen,
            row.oral_fen,
            row.failed_fen,
            row.basis,
        )
        for row in _rates(work.session, work.me.office)
    )


QUERIES: Mapping[type, Handler] = {ReadClaim: read_claim, ListRates: list_rates}
