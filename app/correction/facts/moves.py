"""Leave, permits, moves, devices and illness of many subjects."""

from __future__ import annotations

__all__ = ["entrusted_on", "entrustments", "leave_fact", "moves_of"]

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.clock import CHINA
from app.correction.codes import (
    Answer,
    Entrusted,
    GuarantorState,
    Level,
    MonitoringGround,
    OutsideGround,
    PermitKind,
    ProhibitionKind,
)
from app.correction.rules.movefacts import (
    CrossAreaFact,
    LeaveFact,
    MonitoringFact,
    Moves,
    OutsideFact,
    PermitFact,
    ProhibitionFact,
    RelocationFact,
    ReviewFact,
)
from app.ids import Id
from db.tables.correction import Entrustment, OutsideServing, Prohibition
from db.tables.measures import (
    CrossArea,
    ElectronicMonitoring,
    Leave,
    MedicalReview,
    MonitoringExtension,
    Relocation,
    SpecialPermit,
)

T = TypeVar(
    "T",
    Leave,
    CrossArea,
    Relocation,
    SpecialPermit,
    Prohibition,
    ElectronicMonitoring,
    MonitoringExtension,
    OutsideServing,
    MedicalReview,
)


def entrusted_on(session: Session, day: date) -> bool:
    """Whether the county let the office approve leave on a day (社区矫正法 第9条)."""
    return bool(entrustments(session, Entrusted.LEAVE, day))


def entrustments_over(session: Session, item: Entrusted, day: date) -> Sequence[Entrustment]:
    """Papers that ran out before a day and wait for the next one, or for word that none comes."""
    return session.scalars(
        select(Entrustment)
        .where(
            Entrustment.item == item.value,
            Entrustment.to_on < day,
            ~Entrustment.closed,
            ~Entrustment.voided,
        )
        .order_by(Entrustment.to_on)
    ).all()


def entrustments(session: Session, item: Entrusted, day: date) -> Sequence[Entrustment]:
    """The papers by which an item is entrusted on a day, the oldest first."""
    return session.scalars(
        select(Entrustment)
        .where(
            Entrustment.item == item.value,
            Entrustment.from_on <= day,
            or_(Entrustment.to_on.is_(None), Entrustment.to_on >= day),
            ~Entrustment.voided,
        )
        .order_by(Entrustment.from_on, Entrustment.id)
    ).all()


def moves_of(session: Session, subjects: Sequence[Id]) -> Mapping[Id, Moves]:
    """What runs beside the course of each subject; few have any of it."""
    leaves = _rows(session, Leave, subjects)
    crossings = _rows(session, CrossArea, subjects)
    relocations = _rows(session, Relocation, subjects)
    permits = _rows(session, SpecialPermit, subjects)
    prohibitions = _rows(session, Prohibition, subjects)
    devices = _rows(session, ElectronicMonitoring, subjects)
    outside = _rows(session, OutsideServing, subjects)
    reviews = _rows(session, MedicalReview, subjects)
    longer = _extended(session, subjects)
    kinds = (leaves, crossings, relocations, permits, prohibitions, devices, outside, reviews)
    return {
        subject: Moves(
            leaves=tuple(map(leave_fact, leaves[subject])),
            crossings=tuple(map(_crossing, crossings[subject])),
            relocations=tuple(map(_relocation, relocations[subject])),
            permits=tuple(map(_permit, permits[subject])),
            prohibitions=tuple(map(_prohibition, prohibitions[subject])),
            devices=tuple(_device(row, longer.get(row.id)) for row in devices[subject]),
            # Two laptops may each have written one down: the newest stands.
            outside=_outside(outside[subject][-1]) if outside[subject] else None,
            reviews=tuple(ReviewFact(row.id, row.due_on, row.done_on) for row in reviews[subject]),
        )
        for subject in {one for kind in kinds for one in kind}
    }


def _rows(session: Session, table: type[T], subjects: Sequence[Id]) -> defaultdict[Id, list[T]]:
    found: defaultdict[Id, list[T]] = defaultdict(list)
    query = select(table).where(table.subject.in_(subjects), ~table.voided).order_by(table.id)
    for row in session.scalars(query):
        found[row.subject].append(row)
    return found


def _extended(session: Session, subjects: Sequence[Id]) -> dict[Id, date]:
    """The last day of each device that was made longer."""
    found: dict[Id, date] = {}
    for rows in _rows(session, MonitoringExtension, subjects).values():
        for row in rows:
            found[row.monitoring] = max(row.end_on, found.get(row.monitoring, row.end_on))
    return found


def _answer(code: str) -> Answer | None:
    return Answer(code) if code else None


def leave_fact(row: Leave) -> LeaveFact:
    """A leave as the rules need it."""
    return LeaveFact(
        row.id,
        row.asked_on,
        row.depart_on,
        row.due_on,
        level=Level(row.level),
        answer=_answer(row.answer),
        answered_on=row.answered_on,
        filed_on=row.filed_on,
        told_procurator_on=row.told_procurator_on,
        returned_on=row.returned_at.astimezone(CHINA).date() if row.returned_at else None,
        destinations=tuple(row.destinations or ()),
        areas=tuple(row.areas or ()),
    )


def _crossing(row: CrossArea) -> CrossAreaFact:
    return CrossAreaFact(
        row.id,
        tuple(row.areas or ()),
        row.from_on,
        row.to_on,
        _answer(row.answer),
        row.ended_on,
        row.answered_on,
    )


def _relocation(row: Relocation) -> RelocationFact:
    return RelocationFact(
        row.id,
        row.target,
        row.applied_on,
        consulted_on=row.consulted_on,
        replied_on=row.replied_on,
        reply=_answer(row.reply),
        decided_on=row.decided_on,
        decision=_answer(row.decision),
        decision_no=row.decision_no,
        told_on=row.told_on,
        sent_on=row.sent_on,
        reported_on=row.reported_on,
    )


def _permit(row: SpecialPermit) -> PermitFact:
    return PermitFact(
        row.id,
        PermitKind(row.kind),
        row.from_at,
        row.to_at,
        _answer(row.answer),
        row.answered_on,
        row.told_court_on,
        row.told_procurator_on,
        row.target,
    )


def _prohibition(row: Prohibition) -> ProhibitionFact:
    return ProhibitionFact(row.id, ProhibitionKind(row.kind), row.content, row.start_on, row.end_on)


def _device(row: ElectronicMonitoring, longer: date | None) -> MonitoringFact:
    return MonitoringFact(
        row.id,
        MonitoringGround(row.ground),
        row.start_on,
        max(row.end_on, longer or row.end_on),
        _answer(row.answer),
        row.answered_on,
        row.told_on,
        row.removed_on,
        row.device,
    )


def _outside(row: OutsideServing) -> OutsideFact:
    return OutsideFact(
        row.id,
        OutsideGround(row.ground),
        expected_on=row.expected_on,
        born_on=row.born_on,
        until_on=row.until_on,
        hospital=row.hospital,
        diagnosis=row.diagnosis,
        guarantor=row.guarantor,
        guarantor_id_no=row.guarantor_id_no,
        guarantor_phone=row.guarantor_phone,
        guarantor_state=GuarantorState(row.guarantor_state) if row.guarantor_state else None,
        guarantor_on=row.guarantor_on,
    )
