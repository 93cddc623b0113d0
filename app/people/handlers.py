"""Writes of people: a person or organisation is kept once and found again."""

from __future__ import annotations

__all__ = ["COMMANDS", "check_organisation", "check_person", "keep_organisation", "keep_person"]

from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from sqlalchemy import select

from app.errors import Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.people import identity, idnumbers, links, looks, names, orgcodes, phones, relations
from app.people.discretion import seen_by
from app.people.messages import IdKind, OrganisationInput, PersonInput, RevisePerson, Sex
from app.work import Handler, Work
from db.tables.people import Organisation, Person

# What a form may leave blank; the number's own fields and the name are always typed.
_OWN = frozenset({
    "birth", "ethnicity", "phone", "address", "registered_address", "division", "occupation",
    "work_unit", "traits",
})  # fmt: skip


def check_person(person: PersonInput, work: Work) -> list[Fault]:
    """Everything wrong with a person as typed; fields are named as in PersonInput."""
    faults: list[Fault] = []
    today = work.clock.today()
    if person.name.strip():
        _collect(faults, lambda: names.parse(person.name))
    if person.id_kind is IdKind.RESIDENT and not person.id_no.strip():
        faults.append(Fault(tr("请填身份证号；没有带证件的，证件选“其他”，以后再补"), "id_no"))
    _collect(faults, lambda: idnumbers.parse(person.id_kind, person.id_no, today))
    if person.birth and person.birth > today:
        faults.append(Fault(tr("出生日期晚于今天，请核对"), "birth"))
    if person.phone.strip():
        _collect(faults, lambda: phones.parse(person.phone))
    return faults or _mistaken(person, work)


def _mistaken(given: PersonInput, work: Work) -> list[Fault]:
    """Whether the number leads to the file of somebody else."""
    known = _by_number(given, work)
    if known is None or known.id == given.id:
        return []
    if given.id is not None:
        says = tr("这个号码在{name}的档案里，请核对号码，或改用那份档案")
        return [Fault(says.format(name=known.name), "id_no")]
    if given.name.strip() and names.parse(given.name) != known.name:
        says = tr("本机档案里，这个号码的人叫{name}，请核对；确实改了名的，请先选用那份档案")
        return [Fault(says.format(name=known.name), "name")]
    return []


def check_organisation(given: OrganisationInput) -> list[Fault]:
    """Everything wrong with an organisation as typed."""
    faults: list[Fault] = []
    if given.uscc.strip():
        _collect(faults, lambda: orgcodes.parse(given.uscc))
    if given.phone.strip():
        _collect(faults, lambda: phones.parse(given.phone))
    return faults


def _collect(faults: list[Fault], check: Callable[[], object]) -> None:
    try:
        check()
    except Refused as refused:
        faults.extend(refused.faults)


def keep_person(given: PersonInput, work: Work) -> Person:
    """The record of a person: the one known by id or by the same number, or a new one.

    What was typed anew wins over what was known, and the journal keeps both. Where the number
    alone led to the record, the form was not filled from it: what it left blank stays as it was.
    """
    number = idnumbers.parse(given.id_kind, given.id_no, work.clock.today())
    known = seen_by(work, [given.id]) if given.id else ()
    person = work.session.get(Person, given.id) if given.id in known else None
    found = None if person else _by_number(given, work)
    if found:
        person = found
        given = _completed(given, found)
    if person is None:
        person = Person(id=work.new_id(), office=work.me.office)
        work.session.add(person)
    person.name = names.parse(given.name)
    person.id_kind = given.id_kind.value
    person.id_no = number.normalised
    person.sex = (number.sex or given.sex or Sex.UNSTATED).value
    person.birth = number.birth or given.birth
    person.ethnicity = given.ethnicity
    person.phone = phones.parse(given.phone) if given.phone.strip() else ""
    person.address = given.address.strip()
    person.division = given.division
    person.registered_address = given.registered_address.strip()
    person.occupation = given.occupation.strip()
    person.work_unit = given.work_unit.strip()
    if given.capacity is not None:
        person.capacity = given.capacity.value
    _set_known(person, given)
    person.traits = list(given.traits)
    return person


def _set_known(person: Person, given: PersonInput | RevisePerson) -> None:
    """What None leaves as it is, in both."""
    if given.name_alt is not None:
        person.name_alt = given.name_alt.strip()
    if given.nationality is not None:
        person.nationality = given.nationality.value
    if given.overseas is not None:
        person.overseas = [one.value for one in given.overseas]
    if given.languages is not None:
        person.languages = [one.strip() for one in given.languages if one.strip()]


def _completed(given: PersonInput, known: Person) -> PersonInput:
    """The form with what it leaves at its defaults taken from the record."""
    left = {
        field.name: getattr(known, field.name)
        for field in fields(PersonInput)
        if field.name in _OWN and getattr(given, field.name) == field.default
    }
    return replace(given, **left)


def _by_number(given: PersonInput, work: Work) -> Person | None:
    """The oldest file with this number that the reader may know of.

    A file that a discreet line alone knows is passed over in silence: to name it, to fill a form
    from it or to write into it would each betray it. Whoever may see both finds them linked by
    the number.
    """
    number = idnumbers.parse(given.id_kind, given.id_no, work.clock.today()).normalised
    if not number:
        return None
    found = work.session.scalars(
        select(Person)
        .where(Person.id_no == number, Person.id_kind == given.id_kind.value, ~Person.voided)
        .order_by(Person.id)
    ).all()
    known = seen_by(work, [person.id for person in found])
    return next((person for person in found if person.id in known), None)


def keep_organisation(given: OrganisationInput, work: Work) -> Organisation:
    """The record of an organisation: the one known by id or name, or a new one."""
    organisation = work.session.get(Organisation, given.id) if given.id else None
    organisation = (
        organisation
        or work.session.scalars(
            select(Organisation).where(
                Organisation.name == given.name.strip(), ~Organisation.voided
            )
        ).first()
    )
    if organisation is None:
        organisation = Organisation(id=work.new_id(), office=work.me.office)
        work.session.add(organisation)
    organisation.name = given.name.strip()
    organisation.uscc = orgcodes.parse(given.uscc) if given.uscc.strip() else ""
    organisation.legal_rep = given.legal_rep.strip()
    organisation.address = given.address.strip()
    organisation.phone = given.phone.strip()
    return organisation


def revise_person(command: RevisePerson, work: Work) -> Id:
    """Change single fields of a person."""
    person = work.session.get(Person, command.id)
    if person is None or not seen_by(work, [person.id]):
        raise Refused(Fault(tr("没有找到这个人的档案，可能还没有同步过来")))
    identity.correct(person, command, work)
    if command.name is not None:
        person.name = names.parse(command.name)
    if command.phone is not None:
        person.phone = phones.parse(command.phone) if command.phone.strip() else ""
    for field in ("address", "registered_address", "occupation", "work_unit", "ethnicity"):
        if (value := getattr(command, field)) is not None:
            setattr(person, field, value.strip())
    if command.capacity is not None:
        person.capacity = command.capacity.value
    _set_known(person, command)
    work.session.flush()
    return person.id


COMMANDS: Mapping[type, Handler] = {
    RevisePerson: revise_person,
    **links.COMMANDS,
    **relations.COMMANDS,
    **looks.COMMANDS,
}
