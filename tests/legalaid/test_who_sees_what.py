"""An applicant who is under correction too: who sees what, and who is told nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.access import Role, lines_of, may, may_write
from app.access.table import DEEDS
from app.clock import CHINA, FixedClock
from app.correction.messages import RegisterSubject
from app.ids import Id
from app.legalaid.handlers import COMMANDS
from app.legalaid.messages import (
    ListApplications,
    OpponentInput,
    ReadApplication,
    RegisterApplication,
)
from app.legalaid.queries import QUERIES
from app.people.messages import FindPerson, ListPersons, ReadPersonFile
from app.samples.office import person
from app.search.messages import Search
from app.today.messages import ReadToday
from tests.correction.registering import GUARDIAN, given, man, minor
from tests.legalaid.kit import applicant, read, registered, wages
from tests.office import Office, found_office

_TELLING = ("矫正", "危险驾驶", "拘役", "刑初")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Id]]:
    """Somebody whom correction knew first, and who then applied for legal aid."""
    clock = FixedClock(datetime(2026, 3, 12, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path_factory.mktemp("both"), clock)
    office.desk.do(RegisterSubject(given())).result()
    record = registered(office, person=man)
    yield office, record
    office.desk.close()


@pytest.fixture
def as_role(both: tuple[Office, Id]) -> Iterator[object]:
    """Sign in as another role for a while."""
    desk = both[0].desk
    before = desk.me

    def sign_in(role: Role) -> Office:
        desk.me = replace(before, role=str(role))
        return both[0]

    yield sign_in
    desk.me = before


def test_the_head_sees_one_person_with_both(both: tuple[Office, Id]) -> None:
    office, record = both
    file = office.desk.ask(ReadPersonFile(read(office, record).person.id)).result()
    assert {one.line for one in file.records} == {"correction", "legalaid"}


def test_the_record_of_legal_aid_never_speaks_of_correction(both: tuple[Office, Id]) -> None:
    office, record = both
    said = repr(read(office, record)) + repr(office.desk.ask(ListApplications()).result())
    assert not [word for word in _TELLING if word in said]


def test_a_mediator_learns_that_there_is_something_and_not_what(
    both: tuple[Office, Id], as_role: object
) -> None:
    record = both[1]
    person = read(both[0], record).person.id
    office = as_role(Role.MEDIATOR)  # type: ignore[operator]
    for question in (ListApplications(), ReadApplication(record)):
        with pytest.raises(Exception, match="调解员不能"):
            office.desk.ask(question).result()
    file = office.desk.ask(ReadPersonFile(person)).result()
    assert (file.records, file.elsewhere) == ((), True)
    said = repr(file) + repr(office.desk.ask(FindPerson(name=man.name)).result())
    said += repr(office.desk.ask(Search(man.name)).result())
    said += repr(office.desk.ask(ReadToday(days=60)).result())
    assert not [word for word in (*_TELLING, "法律援助", "劳动报酬") if word in said]


def test_an_aide_sees_neither(both: tuple[Office, Id], as_role: object) -> None:
    record = both[1]
    office = as_role(Role.AIDE)  # type: ignore[operator]
    with pytest.raises(Exception, match="社工不能"):
        office.desk.ask(ReadApplication(record)).result()
    assert "legalaid" not in {hit.line for hit in office.desk.ask(Search(man.name)).result()}


def test_whom_correction_alone_knows_is_not_offered_to_a_mediator(
    profile: Path, clock: FixedClock
) -> None:
    office = found_office(profile, clock)
    office.desk.do(RegisterSubject(given())).result()
    office.desk.me = replace(office.desk.me, role=str(Role.MEDIATOR))
    assert office.desk.ask(FindPerson(name=man.name)).result() == ()
    assert office.desk.ask(ListPersons()).result() == ()
    office.desk.close()


def test_a_minor_under_correction_stays_hidden_from_who_takes_the_application_in(
    profile: Path, clock: FixedClock
) -> None:
    """Only who is assigned may see a minor's record (社区矫正法 第54条): typed anew, then."""
    office = found_office(profile, clock)
    office.desk.do(RegisterSubject(given(minor, guardian=GUARDIAN))).result()
    office.desk.me = replace(office.desk.me, role=str(Role.OFFICER), user=b"o" * 16)
    assert office.desk.ask(FindPerson(id_no=minor.id_no)).result() == ()
    record = office.desk.do(RegisterApplication(wages(person=minor))).result()
    shown = read(office, record)
    file = office.desk.ask(ReadPersonFile(shown.person.id)).result()
    assert {one.line for one in file.records} == {"legalaid"}
    office.desk.close()


@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICER, Role.MEDIATOR])
def test_r_p02_a_minor_on_the_other_side_is_named_in_no_list(
    both: tuple[Office, Id], as_role: object, role: Role
) -> None:
    """The applicant by name, the minor by the family name alone, whoever looks; found all the same.

    Who works on the record needs the name on its papers (未成年人保护法 第103条).
    """
    name = f"黄㛃{role[0]}"
    child = person(name, "2011-05-06", 7 + 2 * list(Role).index(role), "0750-0000901", "大泽镇")
    given = wages(person=applicant(f"韦某{role[0]}"), opponents=(OpponentInput(person=child),))
    record = both[0].desk.do(RegisterApplication(given)).result()
    page = read(both[0], record)
    assert [one.shown for one in page.opponents] == ["黄×"]
    assert page.opponents[0].name == name
    office = as_role(role)  # type: ignore[operator]
    said = repr(office.desk.ask(ReadToday(days=60)).result())
    hits = [hit for hit in office.desk.ask(Search(name)).result() if hit.line == "legalaid"]
    assert name not in said + repr(hits)
    if role is Role.MEDIATOR:
        assert not hits
        return
    (row,) = office.desk.ask(ListApplications(text=name)).result().rows
    assert (row.id, row.about) == (record, "追索劳动报酬，黄×")
    assert [hit.record for hit in hits] == [record]
    assert name not in repr(row)


def test_who_may_do_what_stands_in_the_one_table() -> None:
    names = {kind.__name__ for kind in (*COMMANDS, *QUERIES)}
    assert names <= DEEDS.keys()
    for name in names:
        assert may(Role.OFFICER, name), name
        assert not may(Role.MEDIATOR, name), name
        assert not may(Role.AIDE, name), name
    assert "legalaid" in lines_of(Role.OFFICER) & lines_of(Role.COUNTY)
    assert "legalaid" not in lines_of(Role.MEDIATOR) | lines_of(Role.AIDE)
    assert may_write(Role.COUNTY, "aid_decision")  # the centre's own entry, once it comes by sync
    assert may_write(Role.MEDIATOR, "aid_wish")
    assert not may_write(Role.MEDIATOR, "aid_case")
