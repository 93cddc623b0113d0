"""The parallel flags of many subjects, each with its days, read from the rows they follow from."""

from __future__ import annotations

__all__ = ["spans_of"]

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import Answer, SanctionKind
from app.correction.rules.facts import Span
from app.correction.states import Flag
from app.ids import Id
from app.lawbook.calendar import DAY
from db.tables.measures import (
    Custody,
    ElectronicMonitoring,
    Leave,
    MissingSearch,
    MonitoringExtension,
    Relocation,
    Sanction,
)

_REVOKES = frozenset(
    {SanctionKind.REVOKE_SUSPENSION, SanctionKind.REVOKE_PAROLE, SanctionKind.IMPRISON}
)


def spans_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, tuple[Span, ...]]:
    """Every flag of each subject with the days it holds."""
    found: defaultdict[Id, list[Span]] = defaultdict(list)
    for read in (_leaves, _monitorings, _searches, _custodies, _sanctions, _relocations):
        for subject, span in read(session, subjects):
            found[subject].append(span)
    return {subject: tuple(spans) for subject, spans in found.items()}


def _before(ended: date | None) -> date | None:
    """The last day of what ended on a day: once it ended it stands in nobody's way."""
    return ended - DAY if ended else None


def _leaves(session: Session, subjects: Sequence[Id]) -> Iterator[tuple[Id, Span]]:
    """Away until 销假: an overrun goes on."""
    for row in session.scalars(
        select(Leave).where(
            Leave.subject.in_(subjects), Leave.answer == Answer.YES.value, ~Leave.voided
        )
    ):
        back = row.returned_at.astimezone(CHINA).date() if row.returned_at else None
        yield row.subject, Span(Flag.AWAY, row.id, row.depart_on, _before(back))


def _monitorings(session: Session, subjects: Sequence[Id]) -> Iterator[tuple[Id, Span]]:
    longer: dict[Id, list[MonitoringExtension]] = {}
    for extension in session.scalars(
        select(MonitoringExtension).where(
            MonitoringExtension.subject.in_(subjects), ~MonitoringExtension.voided
        )
    ):
        longer.setdefault(extension.monitoring, []).append(extension)
    for row in session.scalars(
        select(ElectronicMonitoring).where(
            ElectronicMonitoring.subject.in_(subjects),
            ElectronicMonitoring.answer == Answer.YES.value,
            ~ElectronicMonitoring.voided,
        )
    ):
        last = max((row.end_on, *(one.end_on for one in longer.get(row.id, ()))))
        yield (
            row.subject,
            Span(Flag.MONITORED, row.id, row.start_on, _before(row.removed_on) or last),
        )


def _searches(session: Session, subjects: Sequence[Id]) -> Iterator[tuple[Id, Span]]:
    for row in session.scalars(
        select(MissingSearch).where(MissingSearch.subject.in_(subjects), ~MissingSearch.voided)
    ):
        found = row.found_at.astimezone(CHINA).date() if row.found_at else None
        since = row.lost_since.astimezone(CHINA).date()
        yield row.subject, Span(Flag.SOUGHT, row.id, since, _before(found))


def _custodies(session: Session, subjects: Sequence[Id]) -> Iterator[tuple[Id, Span]]:
    for row in session.scalars(
        select(Custody).where(Custody.subject.in_(subjects), ~Custody.voided)
    ):
        yield row.subject, Span(Flag.HELD, row.id, row.from_on, _before(row.to_on))


def _sanctions(session: Session, subjects: Sequence[Id]) -> Iterator[tuple[Id, Span]]:
    """Until the county said no, the court decided, or a decision that needs no court was taken."""
    for row in session.scalars(
        select(Sanction).where(Sanction.subject.in_(subjects), ~Sanction.voided)
    ):
        revokes = SanctionKind(row.kind) in _REVOKES
        refused = row.decided_on if row.answer == Answer.NO.value else None
        ended = refused or (row.outcome_on if revokes else row.decided_on)
        flag = Flag.REVOCATION if revokes else Flag.SANCTION
        yield row.subject, Span(flag, row.id, row.proposed_on, _before(ended))


def _relocations(session: Session, subjects: Sequence[Id]) -> Iterator[tuple[Id, Span]]:
    for row in session.scalars(
        select(Relocation).where(Relocation.subject.in_(subjects), ~Relocation.voided)
    ):
        refused = row.decided_on if row.decision == Answer.NO.value else None
        ended = refused or row.reported_on
        yield row.subject, Span(Flag.RELOCATING, row.id, row.applied_on, _before(ended))
