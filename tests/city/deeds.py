"""What people do on a laptop in the tests of the city, through the desk."""

from __future__ import annotations

__all__ = ["add_person", "differing", "phone_of", "revise", "states"]

from sqlalchemy import select

from app.ids import Id, new_id
from app.people.messages import RevisePerson
from app.sync.messages import Delivery, ReadSync
from app.work import Work
from db.tables.house import Review
from db.tables.people import Person
from tests.city.world import Laptop


def add_person(laptop: Laptop, name: str, phone: str = "13800000000", address: str = "") -> Id:
    """A person in the files of the office."""

    def job(_: object, work: Work) -> Id:
        person = Person(
            id=new_id(work.clock),
            office=work.me.office,
            name=name,
            id_kind="9",
            id_no="",
            sex="1",
            phone=phone,
            address=address,
        )
        work.session.add(person)
        return person.id

    return laptop.desk.write(job, None).result()


def revise(laptop: Laptop, person: Id, phone: str) -> None:
    """Another phone number."""
    laptop.desk.do(RevisePerson(person, phone=phone)).result()


def phone_of(laptop: Laptop, person: Id) -> str | None:
    """The phone number shown; None where the person is not known."""

    def job(_: object, work: Work) -> str | None:
        found = work.session.get(Person, person)
        return found.phone if found else None

    return laptop.desk.read(job, None).result()


def differing(laptop: Laptop) -> list[Id]:
    """Rows that wait for a person to choose."""
    return laptop.desk.read(
        lambda _, work: list(work.session.scalars(select(Review.row))), None
    ).result()


def states(laptop: Laptop) -> set[Delivery]:
    """The states of all batches the page of the sync shows."""
    return {batch.state for batch in laptop.desk.ask(ReadSync()).result().batches}
