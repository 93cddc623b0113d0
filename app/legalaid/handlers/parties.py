"""What taking in an application and taking in a notice have in common: people and the hour."""

from __future__ import annotations

__all__ = ["add_party", "check_loosely", "known_as", "received"]

from datetime import datetime

from sqlalchemy import select

from app.clock import CHINA
from app.errors import Fault
from app.ids import Id
from app.legalaid.codes import PartyRole
from app.legalaid.handlers.shared import new_row
from app.legalaid.messages import FilerInput
from app.people.handlers import check_person, keep_person
from app.people.idnumbers import parse
from app.people.links import same_as
from app.people.messages import PersonInput
from app.work import Work
from db.tables.legalaid import AidCase, AidParty
from db.tables.people import Person


def received(at: datetime | None, work: Work) -> datetime:
    """When it came, in China; now where nobody says so."""
    return (at or work.clock.now()).astimezone(CHINA)


def check_loosely(person: PersonInput, work: Work) -> list[Fault]:
    """Of the other side nobody need know a number: what is there must be right."""
    found = check_person(person, work)
    return found if person.id_no.strip() else [one for one in found if one.field != "id_no"]


def known_as(person: PersonInput, work: Work) -> set[Id]:
    """The files this may be: chosen, of the same number, or of the same name without any."""
    number = parse(person.id_kind, person.id_no, work.clock.today()).normalised
    same = Person.id_no == number if number else Person.name == person.name.strip()
    found = set(work.session.scalars(select(Person.id).where(same, ~Person.voided)))
    return set(same_as(work.session, list(found | ({person.id} if person.id else set()))))


def add_party(case: AidCase, role: PartyRole, given: FilerInput, work: Work) -> None:
    """Who files, or whose guardian somebody is."""
    new_row(
        *(AidParty, case, work),
        ordinal=0,
        role=role.value,
        person=keep_person(given.person, work).id,
        relation=given.relation.strip(),
    )
