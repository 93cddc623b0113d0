"""Family, guardians, and whom to call: written down beside a person."""

from __future__ import annotations

__all__ = ["COMMANDS", "relations_of"]

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.people import names, phones
from app.people.messages import AddRelation, DropRelation, Kin, RelationView
from app.work import Handler, Work
from db.tables.people import Person, PersonRelation


def relations_of(session: Session, person: Id) -> tuple[RelationView, ...]:
    """The people close to one, guardians first."""
    rows = session.scalars(
        select(PersonRelation)
        .where(PersonRelation.person == person, ~PersonRelation.voided)
        .order_by(PersonRelation.kind != Kin.GUARDIAN.value, PersonRelation.id)
    )
    return tuple(
        RelationView(
            id=row.id,
            kind=Kin(row.kind),
            name=row.name,
            phone=phones.mask_phone(row.phone) if row.phone else "",
            note=row.note,
            other=row.other,
        )
        for row in rows
    )


def add_relation(command: AddRelation, work: Work) -> Id:
    """Write one down."""
    if work.session.get(Person, command.person) is None:
        raise Refused(Fault(tr("没有找到这个人的档案，可能还没有同步过来")))
    row = PersonRelation(
        id=work.new_id(),
        office=work.me.office,
        person=command.person,
        kind=command.kind.value,
        name=names.parse(command.name),
        phone=phones.parse(command.phone) if command.phone.strip() else "",
        note=command.note.strip(),
        other=command.other,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def drop_relation(command: DropRelation, work: Work) -> Id:
    """Strike one out."""
    row = work.session.get(PersonRelation, command.id)
    if row is None or row.voided:
        raise Refused(Fault(tr("没有找到这一条，可能已经作废")))
    if not command.reason.strip():
        raise Refused(Fault(tr("请写明作废的理由"), "reason"))
    row.voided, row.void_reason = True, command.reason.strip()
    work.session.flush()
    return row.id


COMMANDS: Mapping[type, Handler] = {AddRelation: add_relation, DropRelation: drop_relation}
