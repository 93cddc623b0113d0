"""Gathers what the rules need of a case from its tables."""

from __future__ import annotations

__all__ = ["case_facts", "party_names"]

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import tr
from app.ids import Id
from app.mediation.codes import AgreementForm, DisputeType, ItemStatus, Source
from app.mediation.rules import CaseFacts, ItemFact
from app.mediation.states import State
from db.tables.mediation import (
    Agreement,
    AgreementItem,
    CaseParty,
    MediationCase,
    MediationSession,
    ReturnVisit,
)
from db.tables.people import Organisation, Person


def party_names(session: Session, case: Id) -> list[tuple[str, str]]:
    """(name, id number) of the parties in order; organisations have no number here."""
    rows = session.execute(
        select(Person.name, Person.id_no, Organisation.name)
        .select_from(CaseParty)
        .outerjoin(Person, Person.id == CaseParty.person)
        .outerjoin(Organisation, Organisation.id == CaseParty.organisation)
        .where(CaseParty.case == case, ~CaseParty.voided)
        .order_by(CaseParty.ordinal, CaseParty.id)
    )
    # A party may have arrived before its person: the case is shown all the same.
    return [
        (person or organisation or tr("（未同步）"), number or "")
        for person, number, organisation in rows
    ]


def _title(case: Id, session: Session) -> str:
    """What a case is called: both parties, or the first of each side with 等."""
    roles = session.scalars(
        select(CaseParty.role)
        .where(CaseParty.case == case, ~CaseParty.voided)
        .order_by(CaseParty.ordinal, CaseParty.id)
    ).all()
    names = [name for name, _ in party_names(session, case)]
    if len(names) <= 2:
        return tr("、").join(names)
    sides: dict[str, list[str]] = {}
    for role, name in zip(roles, names, strict=True):
        sides.setdefault(role, []).append(name)
    more = tr("{name}等 {n} 人")
    return tr("、").join(
        side[0] if len(side) == 1 else more.format(name=side[0], n=len(side))
        for side in sides.values()
    )


def case_facts(case: MediationCase, session: Session) -> CaseFacts:
    """A case as the rules need it."""
    agreement = session.execute(
        select(Agreement.form, Agreement.effective_on, Agreement.id)
        .where(Agreement.case == case.id, ~Agreement.voided)
        .order_by(Agreement.id.desc())
        .limit(1)
    ).first()
    items = (
        session.scalars(
            select(AgreementItem)
            .where(AgreementItem.agreement == agreement.id, ~AgreementItem.voided)
            .order_by(AgreementItem.ordinal)
        ).all()
        if agreement
        else ()
    )
    visits = session.scalars(
        select(ReturnVisit.visited_on).where(ReturnVisit.case == case.id, ~ReturnVisit.voided)
    ).all()
    sessions = session.scalars(
        select(MediationSession.id).where(
            MediationSession.case == case.id, ~MediationSession.voided
        )
    ).all()
    return CaseFacts(
        id=case.id,
        title=_title(case.id, session),
        state=State(case.state),
        state_on=case.state_on,
        accepted_on=case.accepted_on,
        source=Source(case.source),
        dispute_type=DisputeType(case.dispute_type),
        form=AgreementForm(agreement.form) if agreement else None,
        effective_on=agreement.effective_on if agreement else None,
        items=tuple(_item(item) for item in items),
        visited_on=tuple(visits),
        sessions=len(sessions),
    )


def _item(item: AgreementItem) -> ItemFact:
    return ItemFact(
        id=item.id,
        debtor=item.debtor,
        creditor=item.creditor,
        content=item.content,
        amount_fen=item.amount_fen,
        due_on=item.due_on,
        status=ItemStatus(item.status),
    )
