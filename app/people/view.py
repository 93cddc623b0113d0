"""A person as shown."""

from __future__ import annotations

__all__ = ["person_view"]

from datetime import date

from app.people import idnumbers
from app.people.divisions import Divisions
from app.people.messages import Capacity, IdKind, Nationality, Overseas, PersonView, Sex
from db.tables.people import Person


def person_view(person: Person, today: date, divisions: Divisions, reviews: int = 0) -> PersonView:
    """A person as shown."""
    division = divisions.get(person.division) if person.division else None
    return PersonView(
        id=person.id,
        name=person.name,
        id_kind=IdKind(person.id_kind),
        id_no=person.id_no,
        sex=Sex(person.sex),
        birth=person.birth,
        age=idnumbers.age(person.birth, today) if person.birth else None,
        ethnicity=person.ethnicity,
        phone=person.phone,
        address=person.address,
        registered_address=person.registered_address,
        division=person.division,
        division_name=division.name if division else "",
        occupation=person.occupation,
        work_unit=person.work_unit,
        capacity=Capacity(person.capacity),
        traits=tuple(person.traits or ()),
        open_reviews=reviews,
        id_shown=idnumbers.mask_id(person.id_no),
        name_alt=person.name_alt,
        nationality=Nationality(person.nationality),
        overseas=tuple(map(Overseas, person.overseas or ())),
        languages=tuple(person.languages or ()),
    )
