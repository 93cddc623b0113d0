"""What people do on a laptop in the tests of the city, through the desk."""

from __future__ import annotations

__all__ = ["add_person", "differing", "enter_case", "phone_of", "revise", "states"]

from sqlalchemy import select

from app.ids import Id, named_id
from app.people.messages import RevisePerson
from app.sync.append import Draft, append
from app.sync.ledger import Ledger
from app.sync.messages import Delivery, ReadSync
from app.sync.replica import Replica
from app.work import Work
from db.entry import Body, Kind
from db.tables.house import Review
from db.tables.mediation import MediationCase
from db.tables.people import Person
from tests.city.world import Laptop


def add_person(laptop: Laptop, name: str, phone: str = "13800000000", address: str = "") -> Id:
    """A person in the files of the office."""

    def job(_: object, work: Work) -> Id:
        person = Person(
            id=work.new_id(),
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


def enter_case(laptop: Laptop, *, source: str) -> Id:
    """A case as an import, or another program, would enter it: past every form."""

    def job(_: object, work: Work) -> Id:
        ledger, case = Ledger(work.session), work.new_id()
        day = work.clock.today().isoformat()
        values: dict[str, dict[str, object]] = {
            "committee": {"committee": named_id("committee", work.me.office)},
            "state": {"state": "A20", "state_on": day},
            "acceptance": {
                "accepted_on": day,
                "consent": True,
                "registrar": work.me.user,
            },
            "source": {"source": source},
            "dispute": {"dispute_type": "01"},
            "facts": {"facts": ""},
            "scale": {"people_count": 2, "difficulty": "1"},
            "risk": {"risk": "1"},
        }
        own = ledger.own()
        assert own is not None
        user, office, table = work.me.user, work.me.office, MediationCase.__tablename__
        draft = Draft(user, office, table, case, Kind.INSERT, Body(values))
        append(ledger, Replica(work.clock), own.no, [draft])
        return case

    return laptop.desk.write(job, None).result()
