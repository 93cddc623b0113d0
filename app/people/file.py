"""The file of a person: one over all lines of work, with who it may be besides."""

from __future__ import annotations

__all__ = ["QUERIES", "masked", "suggestions"]

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import or_, select

from app.errors import Fault, Refused
from app.i18n import tr
from app.people.discretion import known_elsewhere, past_of, records_of, seen_by
from app.people.divisions import Divisions
from app.people.idnumbers import upgrade
from app.people.likeness import Known, likeness, old_form
from app.people.links import links_of, same_as
from app.people.looks import looks_at
from app.people.messages import ListPersons, PersonFile, PersonMatch, PersonView, ReadPersonFile
from app.people.phones import mask_phone
from app.people.relations import relations_of
from app.people.view import person_view
from app.work import Handler, Work
from db.tables.house import Review
from db.tables.people import Person, PersonLink

_MOST = 200  # files compared with one; of a telephone or a day of birth there are never so many
_OFFERED = 5


def read_file(query: ReadPersonFile, work: Work) -> PersonFile:
    """One person, as far as the reader may see; numbers are masked."""
    person = work.session.get(Person, query.id)
    if person is None or not seen_by(work, [query.id]):
        raise Refused(Fault(tr("没有找到这个人的档案，可能还没有同步过来")))
    persons = seen_by(work, same_as(work.session, [query.id]))
    reviews = 1 if work.session.get(Review, ("person", query.id)) else 0
    view = person_view(person, work.clock.today(), work.tool(Divisions), reviews)
    return PersonFile(
        person=masked(view),
        relations=relations_of(work.session, query.id),
        records=records_of(work, persons),
        elsewhere=known_elsewhere(work, persons),
        links=tuple(link for link in links_of(work.session, query.id) if link.person in persons),
        suggested=suggestions(person, work),
        looks=looks_at(work.session, persons),
    )


def list_persons(query: ListPersons, work: Work) -> tuple[PersonView, ...]:
    """The files begun last."""
    rows = work.session.scalars(
        select(Person).where(~Person.voided).order_by(Person.id.desc()).limit(query.limit)
    ).all()
    seen = seen_by(work, [row.id for row in rows])
    today, divisions = work.clock.today(), work.tool(Divisions)
    return tuple(masked(person_view(row, today, divisions)) for row in rows if row.id in seen)


def masked(person: PersonView) -> PersonView:
    """Without complete numbers, which only RevealNumber gives."""
    return replace(person, id_no="", phone=mask_phone(person.phone) if person.phone else "")


def suggestions(person: Person, work: Work) -> tuple[PersonMatch, ...]:
    """Files that may be of the same person; none of which somebody has said what they are."""
    links = work.session.execute(
        select(PersonLink.one, PersonLink.other).where(
            or_(PersonLink.one == person.id, PersonLink.other == person.id), ~PersonLink.voided
        )
    )
    settled = same_as(work.session, [person.id]).union(*map(set, links))
    alike = [
        (row, why)
        for row in _candidates(person, work)
        if row.id not in settled and (why := likeness(_known(person), _known(row)))
    ]
    seen = seen_by(work, [row.id for row, _ in alike])
    offered = [(row, why) for row, why in alike if row.id in seen][:_OFFERED]
    past = past_of(work, [row.id for row, _ in offered])
    today, divisions = work.clock.today(), work.tool(Divisions)
    return tuple(
        PersonMatch(
            masked(person_view(row, today, divisions)),
            why,
            certain=False,
            past=past.get(row.id, ()),
        )
        for row, why in offered
    )


def _candidates(person: Person, work: Work) -> list[Person]:
    """Files that share something with one, by indexed columns alone."""
    numbers = [old_form(person.id_no)]
    if len(person.id_no) == 15 and person.id_no.isdigit():
        numbers.append(upgrade(person.id_no))
    shared = [Person.name == person.name, Person.id_no.in_(list(filter(None, numbers)))]
    if person.phone:
        shared.append(Person.phone == person.phone)
    if person.birth:
        shared.append(Person.birth == person.birth)
    chosen = select(Person).where(or_(*shared), Person.id != person.id, ~Person.voided)
    return list(work.session.scalars(chosen.order_by(Person.id).limit(_MOST)))


def _known(person: Person) -> Known:
    return Known(person.name, person.id_no, person.birth, person.phone)


QUERIES: Mapping[type, Handler] = {ReadPersonFile: read_file, ListPersons: list_persons}
