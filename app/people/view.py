"""A person as shown."""

from __future__ import annotations

__all__ = ["known_minors", "person_view"]

from datetime import date, timedelta

from sqlalchemy import select

from app.people import idnumbers
from app.people.divisions import Divisions
from app.people.masking import Known
from app.people.messages import Capacity, IdKind, Nationality, Overseas, PersonView, Sex
from app.work import Work
from db.tables.people import Person

_OLDEST = timedelta(days=18 * 366)


def known_minors(work: Work) -> list[Known]:
    """Who is younger than eighteen today, or nearly so: the day decides."""
    oldest = work.clock.today() - _OLDEST
    rows = work.session.execute(
        select(Person.name, Person.birth).where(Person.birth > oldest, ~Person.voided)
    )
    return [Known(name, birth) for name, birth in rows]


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
