"""Rows of a case turned into what is shown of them."""

from __future__ import annotations

__all__ = [
    "advice_of",
    "agreements_of",
    "linked",
    "parts",
    "sessions_of",
    "unit_view",
    "visit_view",
]

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import rules
from app.mediation.codes import (
    AgreementForm,
    ItemStatus,
    Outcome,
    Satisfaction,
    SessionMode,
    VisitWay,
)
from app.mediation.messages import (
    AgreementItemView,
    AgreementView,
    SessionView,
    SimilarCase,
    VisitView,
)
from app.mediation.rules import CaseFacts
from app.mediation.states import State
from app.people.messages import OrganisationInput
from app.records.messages import AdviceView
from db.tables.mediation import (
    Agreement,
    AgreementItem,
    CaseNote,
    CaseParty,
    MediationCase,
    MediationSession,
    PlannedSession,
    ReturnVisit,
)
from db.tables.people import Organisation

P = TypeVar(
    "P",
    CaseParty,
    MediationSession,
    PlannedSession,
    Agreement,
    AgreementItem,
    ReturnVisit,
    CaseNote,
)


def parts(session: Session, part: type[P], case: Id) -> Sequence[P]:
    """The rows of one table that hang on a case, oldest first."""
    return session.scalars(
        select(part).where(part.case == case, ~part.voided).order_by(part.id)
    ).all()


def unit_view(unit: Organisation) -> OrganisationInput:
    """An organisation."""
    return OrganisationInput(
        unit.name, unit.uscc, unit.legal_rep, unit.address, unit.phone, unit.id
    )


def sessions_of(rows: Sequence[MediationSession]) -> tuple[SessionView, ...]:
    """The sessions in the order in which they were held."""
    ordered = sorted(rows, key=lambda one: (one.start, one.id))
    return tuple(
        SessionView(
            id=one.id,
            ordinal=ordinal,
            start=one.start,
            end=one.end,
            place=one.place,
            mode=SessionMode(one.mode),
            attendees=one.attendees,
            told_rights=one.told_rights,
            transcript=one.transcript,
            outcome=Outcome(one.outcome),
        )
        for ordinal, one in enumerate(ordered, 1)
    )


def agreements_of(session: Session, case: Id) -> tuple[AgreementView, ...]:
    """The agreements of a case, the one in hand last."""
    items = parts(session, AgreementItem, case)
    return tuple(
        _agreement(one, [item for item in items if item.agreement == one.id])
        for one in parts(session, Agreement, case)
    )


def _agreement(agreement: Agreement, items: Sequence[AgreementItem]) -> AgreementView:
    return AgreementView(
        id=agreement.id,
        form=AgreementForm(agreement.form),
        facts=agreement.facts,
        liability=agreement.liability,
        terms=tuple(agreement.terms or ()),
        performance=agreement.performance,
        copies=agreement.copies,
        reached_on=agreement.reached_on,
        effective_on=agreement.effective_on,
        items=tuple(_item(one) for one in sorted(items, key=lambda one: one.ordinal)),
        by_agent=tuple(bytes.fromhex(one) for one in agreement.by_agent or ()),
        minor_view=agreement.minor_view,
    )


def _item(item: AgreementItem) -> AgreementItemView:
    return AgreementItemView(
        id=item.id,
        ordinal=item.ordinal,
        debtor=item.debtor,
        creditor=item.creditor,
        content=item.content,
        amount_fen=item.amount_fen,
        due_on=item.due_on,
        manner=item.manner,
        status=ItemStatus(item.status),
        performed_on=item.performed_on,
        proof=item.proof,
    )


def visit_view(visit: ReturnVisit) -> VisitView:
    """A return visit."""
    return VisitView(
        id=visit.id,
        visited_on=visit.visited_on,
        way=VisitWay(visit.way),
        performance=visit.performance,
        satisfaction=Satisfaction(visit.satisfaction),
        hidden_risk=visit.hidden_risk,
        next_on=visit.next_on,
    )


def advice_of(facts: CaseFacts, law: Rulebook, today: date) -> tuple[AdviceView, ...]:
    """What the rules advise today."""
    views = []
    for rule, text in rules.advice(facts, law, today):
        cited = law[rule].citation
        views.append(
            AdviceView(
                rule,
                law[rule].title,
                text,
                cited.law,
                cited.place(),
                law[rule].proof.confirmed and cited.proof.confirmed,
            )
        )
    return tuple(views)


def linked(session: Session, chosen: ColumnElement[bool]) -> tuple[SimilarCase, ...]:
    """Cases before or after this one."""
    cases = session.scalars(
        select(MediationCase).where(chosen, ~MediationCase.voided).order_by(MediationCase.id)
    )
    return tuple(
        SimilarCase(
            one.id,
            one.case_no or tr("待编号"),
            tr("{day}受理，{state}").format(
                day=full_date(one.accepted_on), state=tr(State(one.state).label)
            ),
        )
        for one in cases
    )
