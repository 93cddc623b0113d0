"""That a person is known to correction is itself a secret: what a mediator types never tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app import bootstrap
from app.access import Role
from app.clock import FixedClock
from app.correction.messages import ListSubjects, ReadSubject
from app.errors import Refused
from app.history.messages import ReadHistory
from app.ids import Id, new_id
from app.mediation.messages import OpenCase, PartyInput, PartyRole, ReadCase
from app.people.messages import FindPerson, PersonInput, ReadPersonFile, RevisePerson
from app.search.messages import Search
from app.today.messages import ReadDues, ReadToday
from app.vault.messages import UserCard
from tests.correction.registering import Life, given, man
from tests.dispute import case_input, respondent
from tests.office import Office
from tests.refusals import fields, refused

OTHER_NAME = replace(man, name="王大明", phone="13800000001", address="大泽镇沙冲村1号")


@pytest.fixture
def life(office: Office, clock: FixedClock) -> Life:
    return Life(office, clock, given(replace(man, work_unit="某快递公司")))


def _sits(office: Office, clock: FixedClock, role: Role) -> Office:
    """Another user at the same laptop."""
    user = UserCard(new_id(clock), "梁志强", role, None, False)
    desk = bootstrap.open_desk(office.books, user, clock)
    return Office(desk, office.books, user, office.key, office.path)


def _dispute(applicant: PersonInput) -> OpenCase:
    parties = (PartyInput(PartyRole.APPLICANT, applicant), respondent())
    return OpenCase(case_input(accepted_on=date(2026, 2, 20), parties=parties))


def test_a_mediator_is_not_told_whose_number_it_is(
    life: Life, office: Office, clock: FixedClock
) -> None:
    mediator = _sits(office, clock, Role.MEDIATOR)
    case = mediator.desk.do(_dispute(OTHER_NAME)).result()  # another name, and no word of it
    (party, _) = mediator.desk.ask(ReadCase(case)).result().parties
    assert party.person is not None
    assert (party.person.name, party.person.phone) == ("王大明", "13800000001")
    # The file that correction has was not written into.
    assert life.read().person.name == "赵某宁"
    assert life.read().person.phone == "13900000001"
    assert party.person.id != life.read().person.id


def test_an_officer_is_told_whose_number_it_is(
    life: Life, office: Office, clock: FixedClock
) -> None:
    officer = _sits(office, clock, Role.OFFICER)
    faults = refused(officer.desk, _dispute(OTHER_NAME))
    assert "parties.0.name" in fields(faults)
    assert any("赵某宁" in fault.message for fault in faults)


def test_what_a_mediator_leaves_blank_is_not_filled_from_a_hidden_file(
    life: Life, office: Office, clock: FixedClock
) -> None:
    mediator = _sits(office, clock, Role.MEDIATOR)
    bare = PersonInput(
        name="赵某宁", id_no=man.id_no, phone="13800000002", address="大泽镇沙冲村1号"
    )
    case = mediator.desk.do(_dispute(bare)).result()
    (party, _) = mediator.desk.ask(ReadCase(case)).result().parties
    assert party.person is not None
    assert party.person.work_unit == ""


def test_a_mediator_finds_nothing_of_correction(
    life: Life, office: Office, clock: FixedClock
) -> None:
    person = life.read().person.id
    mediator = _sits(office, clock, Role.MEDIATOR).desk
    assert mediator.ask(Search("赵某宁")).result() == ()
    assert mediator.ask(FindPerson(id_no=man.id_no, name="赵某宁")).result() == ()
    assert mediator.ask(ReadDues((life.id,))).result() == ()
    today = mediator.ask(ReadToday(days=400)).result()
    assert today.groups == ()
    assert "correction" not in [count.line for count in today.counts]
    for query in (
        ReadPersonFile(person), ReadHistory(person), ReadSubject(life.id), ListSubjects(),
    ):  # fmt: skip
        with pytest.raises(Refused):
            mediator.ask(query).result()  # type: ignore[arg-type]
    with pytest.raises(Refused, match="没有找到"):
        mediator.do(RevisePerson(person, phone="13800000009")).result()


def test_whom_mediation_knows_too_is_one_file(
    life: Life, office: Office, clock: FixedClock
) -> None:
    officer = _sits(office, clock, Role.OFFICER)
    officer.desk.do(_dispute(man)).result()
    mediator = _sits(office, clock, Role.MEDIATOR)
    case: Id = mediator.desk.do(_dispute(man)).result()
    (party, _) = mediator.desk.ask(ReadCase(case)).result().parties
    assert party.person is not None
    assert party.person.id == life.read().person.id
    file = mediator.desk.ask(ReadPersonFile(party.person.id)).result()
    assert {record.line for record in file.records} == {"mediation"}
    assert not file.elsewhere  # a discreet line never says that it has something


def test_an_aide_sees_nothing_of_it(life: Life, office: Office, clock: FixedClock) -> None:
    aide = _sits(office, clock, Role.AIDE).desk
    assert aide.ask(ReadToday(days=400)).result().groups == ()
    with pytest.raises(Refused):
        aide.ask(ReadSubject(life.id)).result()
