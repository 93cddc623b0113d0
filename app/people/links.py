"""Which files are of one person: by the same number, or because somebody said so."""

from __future__ import annotations

__all__ = ["COMMANDS", "link_id", "links_of", "same_as", "sames_among"]

from collections.abc import Iterable, Mapping

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id, named_id
from app.people.idnumbers import mask_id
from app.people.messages import IdKind, LinkPersons, LinkView, PartPersons
from app.work import Handler, Work
from db.bulk import rows_in
from db.tables.people import Person, PersonLink

_BY_NUMBER = tr("证件号码相同")


def same_as(session: Session, persons: Iterable[Id]) -> set[Id]:
    """These files and all others of the same people."""
    found: set[Id] = set()
    new = set(persons)
    while new:
        found |= new
        new = (_numbered(session, new) | _linked(session, new)) - found
    return found


def sames_among(session: Session, persons: Iterable[Id]) -> dict[Id, Id]:
    """For each of many files one id that all files of the same person among them share."""
    wanted = set(persons)
    one_of = {person: person for person in wanted}

    def root(person: Id) -> Id:
        while one_of.setdefault(person, person) != person:
            person = one_of[person]
        return person

    said = select(PersonLink.one, PersonLink.other).where(PersonLink.same, ~PersonLink.voided)
    for one, other in session.execute(said):
        one_of[root(one)] = root(other)
    numbered: dict[tuple[str, str], Id] = {}
    numbers = select(Person.id, Person.id_kind, Person.id_no).where(
        Person.id.in_(one_of), Person.id_no != "", Person.id_kind != IdKind.OTHER.value
    )
    for person, kind, number in session.execute(numbers).all():
        one_of[root(person)] = root(numbered.setdefault((kind, number), person))
    return {person: root(person) for person in wanted}


def links_of(session: Session, person: Id) -> tuple[LinkView, ...]:
    """The other files of a person, with why they are one."""
    others = same_as(session, [person]) - {person}
    numbered = _numbered(session, {person})
    said = {
        other: link.reason
        for link in session.scalars(_links_with({person}))
        for other in (link.one, link.other)
    }
    rows = session.scalars(select(Person).where(Person.id.in_(others)).order_by(Person.id))
    return tuple(
        LinkView(
            person=row.id,
            name=row.name,
            id_shown=mask_id(row.id_no),
            reason=_BY_NUMBER if row.id in numbered else said.get(row.id, tr("经另一份档案相连")),
            by_number=row.id in numbered,
        )
        for row in rows
    )


def link_id(one: Id, other: Id) -> Id:
    """The id of the link of two files, whoever is named first."""
    low, high = sorted((one, other))
    return named_id("person_link", low.hex(), high.hex())


def link_persons(command: LinkPersons, work: Work) -> Id:
    """Two files are of one person."""
    return _decide(command.one, command.other, command.reason, work, same=True)


def part_persons(command: PartPersons, work: Work) -> Id:
    """Two files are of two people; refused while one number says otherwise."""
    if command.other in _numbered(work.session, {command.one}):
        says = tr("这两份档案的证件号码相同，所以连在一起。号码登记错了的，请先改正号码")
        raise Refused(Fault(says))
    return _decide(command.one, command.other, command.reason, work, same=False)


def _decide(one: Id, other: Id, reason: str, work: Work, *, same: bool) -> Id:
    if one == other:
        raise Refused(Fault(tr("这是同一份档案，请选另一份")))
    if not reason.strip():
        raise Refused(Fault(tr("请写明理由，以后看得出是怎么认定的"), "reason"))
    low, high = sorted((one, other))
    for person in (low, high):
        if work.session.get(Person, person) is None:
            raise Refused(Fault(tr("没有找到这个人的档案，可能还没有同步过来")))
    link = work.session.get(PersonLink, link_id(one, other))
    if link is None:
        link = PersonLink(id=link_id(one, other), office=work.me.office, one=low, other=high)
        work.session.add(link)
    link.same, link.reason = same, reason.strip()
    link.voided, link.void_reason = False, ""
    work.session.flush()
    return link.id


def _links_with(persons: set[Id]) -> Select[PersonLink]:
    among = or_(PersonLink.one.in_(persons), PersonLink.other.in_(persons))
    return select(PersonLink).where(among, PersonLink.same, ~PersonLink.voided)


def _linked(session: Session, persons: set[Id]) -> set[Id]:
    ends, connection = ("one", "other"), session.connection()
    said = "same AND NOT voided"
    links = [rows_in(connection, "person_link", ends, persons, key=end, where=said) for end in ends]
    return {person for rows in links for row in rows for person in row}


def _numbered(session: Session, persons: set[Id]) -> set[Id]:
    """Files with the number of one of these; a number of no known kind proves nothing."""
    connection, pair = session.connection(), ("id_kind", "id_no")
    numbers = {
        (kind, number)
        for kind, number in rows_in(connection, "person", pair, persons)
        if number and kind != IdKind.OTHER.value
    }
    asked = {number for _, number in numbers}
    files = rows_in(connection, "person", ("id", *pair), asked, key="id_no", where="NOT voided")
    return {person for person, kind, number in files if (kind, number) in numbers}


COMMANDS: Mapping[type, Handler] = {LinkPersons: link_persons, PartPersons: part_persons}
