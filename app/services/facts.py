"""Gathers what the rules need of consultations from their tables, many at once."""

from __future__ import annotations

__all__ = ["consultation_facts", "title_of", "with_facts"]

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.i18n import tr
from app.ids import Id
from app.risk import ReportTo, RiskLevel, RiskTrigger
from app.services.codes import Scope, Target, Topic, Way
from app.services.rules import ConsultationFacts, DangerFact, ReportFact, SlipFact
from app.services.states import State
from db.tables.services import (
    Consultation,
    ConsultationDanger,
    ConsultationReferral,
    ConsultationReport,
)

_CHUNK = 500  # records per query
P = TypeVar("P", ConsultationReferral, ConsultationDanger, ConsultationReport)


def consultation_facts(case: Consultation, session: Session) -> ConsultationFacts:
    """A consultation as the rules need it."""
    ((_, facts),) = with_facts(session, [case])
    return facts


def with_facts(
    session: Session, cases: Sequence[Consultation]
) -> Iterator[tuple[Consultation, ConsultationFacts]]:
    """Every consultation with what the rules need of it."""
    for at in range(0, len(cases), _CHUNK):
        yield from _chunk(session, cases[at : at + _CHUNK])


def title_of(case: Consultation) -> str:
    """Who asks: the name, or that none was left."""
    return case.name or tr("未留姓名的咨询人")


def _chunk(
    session: Session, cases: Sequence[Consultation]
) -> Iterator[tuple[Consultation, ConsultationFacts]]:
    ids = [case.id for case in cases]
    slips = _parts(session, ConsultationReferral, ids)
    dangers = _parts(session, ConsultationDanger, ids)
    reports = _parts(session, ConsultationReport, ids)
    for case in cases:
        looks = [
            DangerFact(
                one.assessed_at.astimezone(CHINA),
                RiskLevel(one.level),
                frozenset(map(RiskTrigger, one.triggers or ())),
                one.next_on,
            )
            for one in dangers[case.id]
        ]
        told = [
            ReportFact(
                one.reported_at.astimezone(CHINA),
                frozenset(map(ReportTo, one.reported_to or ())),
                one.written,
            )
            for one in reports[case.id]
        ]
        yield (
            case,
            ConsultationFacts(
                id=case.id,
                title=title_of(case),
                state=State(case.state),
                way=Way(case.way),
                topic=Topic(case.topic),
                received_at=case.received_at.astimezone(CHINA),
                scope=Scope(case.scope) if case.scope else None,
                answered_at=case.answered_at,
                appointed_at=case.appointed_at,
                slips=tuple(
                    SlipFact(
                        one.id, Target(one.target), one.organ, one.sent_on,
                        replied=bool(one.outcome), replied_on=one.replied_on,
                    )
                    for one in slips[case.id]
                ),
                dangers=tuple(sorted(looks, key=lambda one: one.at)),
                reports=tuple(sorted(told, key=lambda one: one.at)),
            ),
        )  # fmt: skip


def _parts(session: Session, table: type[P], cases: list[Id]) -> defaultdict[Id, list[P]]:
    found: defaultdict[Id, list[P]] = defaultdict(list)
    rows = session.scalars(
        select(table).where(table.consultation.in_(cases), ~table.voided).order_by(table.id)
    )
    for row in rows:
        found[row.consultation].append(row)
    return found
