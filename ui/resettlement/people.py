"""Whom the office helps, and the small group that helps, at the side of a record."""

from __future__ import annotations

__all__ = ["sides_of"]

from app.i18n import tr
from app.people.messages import PersonView, mask_phone
from app.resettlement.messages import AftercareView, MemberView, ReleasedDetail
from ui.records.people import Side, person_lines


def sides_of(record: ReleasedDetail | AftercareView) -> tuple[Side, ...]:
    """The person first, then the group."""
    return (_person(record.person), *map(_member, record.members))


def _person(person: PersonView) -> Side:
    return Side(person.name, *person_lines(person), main=True, file=person.id)


def _member(member: MemberView) -> Side:
    phone = mask_phone(member.phone) if member.phone else ""
    return Side(member.name, tr(" ").join(filter(None, (tr(member.standing.label), phone))))
