"""Reads of people: views, numbers, and who may already be known."""

from __future__ import annotations

__all__ = ["QUERIES", "person_view"]

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from app.errors import Fault, Refused
from app.i18n import tr
from app.people import file, idnumbers, looks, names, orgcodes, phones
from app.people.discretion import past_of, seen_by
from app.people.divisions import Divisions
from app.people.messages import (
    FindPerson,
    IdKind,
    IdNumberView,
    PersonMatch,
    PersonView,
    ReadAge,
    ReadIdNumber,
    ReadPerson,
    ReadTyped,
    Typed,
)
from app.people.plain import plain
from app.people.view import person_view
from app.work import Handler, Work
from db.tables.house import Review
from db.tables.people import Person


def read_person(query: ReadPerson, work: Work) -> PersonView:
    """One person, with the number of open reviews."""
    person = work.session.get(Person, query.id)
    if person is None or not seen_by(work, [query.id]):
        raise Refused(Fault(tr("没有找到这个人的档案，可能还没有同步过来")))
    review = work.session.get(Review, ("person", query.id))
    return person_view(person, work.clock.today(), work.tool(Divisions), 1 if review else 0)


def read_id_number(query: ReadIdNumber, work: Work) -> IdNumberView:
    """What a number says: sex, birth, age, region; raises Refused on field id_no."""
    number = idnumbers.parse(query.kind, query.text, work.clock.today())
    return IdNumberView(
        normalised=number.normalised,
        sex=number.sex,
        birth=number.birth,
        age=idnumbers.age(number.birth, work.clock.today()) if number.birth else None,
        region=number.region,
        note=number.note,
    )


class _Wanted(NamedTuple):
    id_no: str
    name: str
    phone: str


def read_age(query: ReadAge, work: Work) -> int:
    """Full years today of somebody born on a day."""
    today = work.clock.today()
    if query.birth > today:
        raise Refused(Fault(tr("出生日期晚于今天，请核对"), "birth"))
    return idnumbers.age(query.birth, today)


_PARSERS: Mapping[Typed, Callable[[str], str]] = {
    Typed.NAME: names.parse,
    Typed.PHONE: phones.parse,
    Typed.USCC: orgcodes.parse,
}


def read_typed(query: ReadTyped, _work: Work) -> str:
    """A name, a phone or a code as it would be kept."""
    return _PARSERS[query.kind](query.text)


def find_person(query: FindPerson, work: Work) -> tuple[PersonMatch, ...]:
    """Known persons by number first, then by name with the same phone or the same name alone."""
    wanted = _Wanted(
        _normalised(query.id_no, work),
        _as_kept(names.parse, query.name),
        _as_kept(phones.parse, query.phone),
    )
    conditions: list[ColumnElement[bool]] = []
    if wanted.id_no:
        conditions.append(Person.id_no == wanted.id_no)
    if wanted.name:
        conditions.append(Person.name == wanted.name)
    if wanted.phone:
        conditions.append(Person.phone == wanted.phone)
    if not conditions:
        return ()
    # The one with the number first, or thirty namesakes would crowd him out.
    found = work.session.scalars(
        select(Person)
        .where(or_(*conditions), ~Person.voided)
        .order_by(Person.id_no != wanted.id_no, Person.id)
        .limit(20)
    ).all()
    seen = seen_by(work, [person.id for person in found])
    past = past_of(work, seen)
    today, divisions = work.clock.today(), work.tool(Divisions)
    matches = [
        PersonMatch(
            person_view(person, today, divisions),
            _reason(person, wanted),
            certain=bool(wanted.id_no) and person.id_no == wanted.id_no,
            past=past.get(person.id, ()),
        )
        for person in found
        if person.id in seen
    ]
    return tuple(sorted(matches, key=lambda match: not match.certain))


def _normalised(text: str, work: Work) -> str:
    """A resident's number as kept (an old one upgraded); another kind without blanks."""
    if not text.strip():
        return ""
    try:
        return idnumbers.parse(IdKind.RESIDENT, text, work.clock.today()).normalised
    except Refused:
        return plain(text)


def _as_kept(parse: Callable[[str], str], text: str) -> str:
    """What was typed in the form it is kept in; half-typed, as it stands."""
    try:
        return parse(text) if text.strip() else ""
    except Refused:
        return text.strip()


def _reason(person: Person, wanted: _Wanted) -> str:
    reasons = []
    if wanted.id_no and person.id_no == wanted.id_no:
        reasons.append(tr("证件号码相同"))
    if wanted.name and person.name == wanted.name:
        reasons.append(tr("同名"))
    if wanted.phone and person.phone == wanted.phone:
        reasons.append(tr("电话相同"))
    return tr("、").join(reasons)


QUERIES: Mapping[type, Handler] = {
    ReadIdNumber: read_id_number,
    ReadTyped: read_typed,
    ReadAge: read_age,
    FindPerson: find_person,
    ReadPerson: read_person,
    **file.QUERIES,
    **looks.QUERIES,
}
