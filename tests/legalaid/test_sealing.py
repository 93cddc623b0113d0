"""What goes to the archive with a record, and what other records still need."""

from __future__ import annotations

from sqlalchemy import select

from app.ids import Id
from app.legalaid.messages import OpponentInput
from app.lines import Lines
from app.people.messages import OrganisationInput
from app.sealing.handlers import rows_of
from app.work import Work
from db.tables.people import Organisation
from tests.legalaid.kit import applicant, registered
from tests.office import Office


def _named(name: str, work: Work) -> Id:
    return work.session.scalars(select(Organisation.id).where(Organisation.name == name)).one()


def _going(record: Id, work: Work) -> tuple[set[Id], set[Id]]:
    return rows_of(work.session, work.tool(Lines), record)


def test_a_firm_that_another_record_names_stays(home: Office) -> None:
    name = "江门市某五金厂"
    first = registered(
        home,
        person=applicant("甄三鸣"),
        opponents=(OpponentInput(organisation=OrganisationInput(name)),),
    )
    firm = home.desk.read(_named, name).result()
    goes, stays = home.desk.read(_going, first).result()
    assert firm in goes
    assert firm not in stays
    again = OpponentInput(organisation=OrganisationInput(name, id=firm))
    registered(home, person=applicant("甄四鸣"), opponents=(again,))
    goes, stays = home.desk.read(_going, first).result()
    assert firm in stays
    assert firm not in goes
