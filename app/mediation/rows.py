"""Rows of a case turned into what is shown of them."""

from __future__ import annotations

__all__ = [
    "OTHER_CHOSEN",
    "advice_of",
    "agreements_of",
    "linked",
    "parts",
    "rival_views",
    "rivals_of",
    "sessions_of",
    "unit_view",
    "visit_view",
]

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.i18n import full_date, tr
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation import rules
from app.mediation.agreements import standing_last
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
from app.records.advice import advice_views
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

# Why an agreement is struck out when a person chooses another; opposite choices are told by it.
OTHER_CHOSEN = tr("两台电脑各登记了一份，选定用另一份")
_NOBODY: Mapping[str, str] = {}

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


def sessions_of(
    rows: Sequence[MediationSession], names: Mapping[str, str]
) -> tuple[SessionView, ...]:
    """The sessions in the order in which they were held; `names` has mediators by hex id."""
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
            invited=one.invited,
            told_rights=one.told_rights,
            transcript=one.transcript,
            outcome=Outcome(one.outcome),
            mediators=tuple(names[key] for key in one.mediators or () if key in names),
        )
        for ordinal, one in enumerate(ordered, 1)
    )


def agreements_of(
    session: Session, case: Id, now: Mapping[str, str] = _NOBODY
) -> tuple[AgreementView, ...]:
    """The agreements of a case, the one in hand last; `now` has who succeeded whom, by name."""
    items = parts(session, AgreementItem, case)
    return tuple(
        _agreement(one, [item for item in items if item.agreement == one.id], now)
        for one in standing_last(
            {one.id: (one.replaces, one) for one in parts(session, Agreement, case)}
        )
    )


def rivals_of(session: Session, case: Id) -> frozenset[Id]:
    """Agreements that two laptops wrote at once, of which a person must choose one; none mostly.

    Two opposite choices made at once leave none of them standing: they are chosen from again.
    """
    rows = session.execute(
        select(Agreement.id, Agreement.replaces, Agreement.voided).where(
            Agreement.case == case,
            or_(~Agreement.voided, Agreement.void_reason == OTHER_CHOSEN),
        )
    ).all()
    live = [row for row in rows if not row.voided]
    standing = {row.id for row in live} - {row.replaces for row in live}
    if len(standing) > 1:
        return frozenset(standing)
    kept = {row.replaces for row in live}
    dropped = [row for row in rows if row.voided and row.replaces not in kept]
    return frozenset(row.id for row in dropped) if len(dropped) > 1 else frozenset()


def rival_views(session: Session, rivals: Iterable[Id]) -> tuple[AgreementView, ...]:
    """What there is to choose from, struck out or not."""
    agreements = session.scalars(
        select(Agreement).where(Agreement.id.in_(rivals)).order_by(Agreement.id)
    ).all()
    items = session.scalars(select(AgreementItem).where(AgreementItem.agreement.in_(rivals))).all()
    return tuple(
        _agreement(one, [item for item in items if item.agreement == one.id]) for one in agreements
    )


def _agreement(
    agreement: Agreement, items: Sequence[AgreementItem], now: Mapping[str, str] = _NOBODY
) -> AgreementView:
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
        items=tuple(_item(one, now) for one in sorted(items, key=lambda one: one.ordinal)),
        by_agent=tuple(bytes.fromhex(one) for one in agreement.by_agent or ()),
        minor_view=agreement.minor_view,
    )


def _item(item: AgreementItem, now: Mapping[str, str]) -> AgreementItemView:
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
        owed_by=now.get(item.debtor, item.debtor),
        owed_to=now.get(item.creditor, item.creditor),
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
    return advice_views(rules.advice(facts, law, today), law)


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
