"""People are kept once: found again by number, changed field by field, never blanked by a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.events import RecordsChanged
from app.ids import Id
from app.mediation.messages import OpenCase, PartyInput
from app.people.messages import (
    FindPerson,
    IdKind,
    PersonInput,
    PersonView,
    ReadPerson,
    RevisePerson,
    Sex,
)
from app.samples.office import person
from tests.dispute import HUANG, TAN, WORKS, applicant, case_input, respondent
from tests.office import Office
from tests.refusals import fields, journal, refused


def _open(office: Office, *parties: PartyInput) -> None:
    office.desk.do(OpenCase(case_input(parties=parties))).result()


def _known(office: Office, **wanted: str) -> PersonView:
    (match,) = office.desk.ask(FindPerson(**wanted)).result()
    return match.person


FULL = replace(
    HUANG,
    ethnicity="壮族",
    occupation="务农",
    work_unit="田金村经济合作社",
    registered_address="广西",
    traits=("老年人",),
)


def test_a_number_gives_sex_birth_and_age(office: Office) -> None:
    _open(office, applicant(), respondent())
    huang, tan = _known(office, id_no=HUANG.id_no), _known(office, id_no=TAN.id_no)
    assert (huang.sex, huang.birth, huang.age) == (Sex.MALE, date(1980, 5, 12), 46)
    assert (tan.sex, tan.birth, tan.age) == (Sex.FEMALE, date(1974, 2, 3), 52)


def test_without_a_number_what_was_typed_stands(office: Office) -> None:
    typed = PersonInput(
        "阮氏梅", IdKind.PASSPORT, "C1234567", sex=Sex.FEMALE, birth=date(1990, 1, 2),
        phone="0750-0000999", address="大泽镇",
    )  # fmt: skip
    _open(office, applicant(typed), respondent())
    found = _known(office, name="阮氏梅")
    assert (found.sex, found.birth, found.id_no) == (Sex.FEMALE, date(1990, 1, 2), "C1234567")


def test_one_person_is_one_file_however_the_number_is_typed(office: Office) -> None:
    _open(office, applicant(), respondent())
    first = _known(office, id_no=HUANG.id_no).id
    for typed in (
        "440799 19800512 911x",
        "４４０７９９１９８００５１２９１１Ｘ",
        "440799800512911",
    ):
        _open(office, applicant(id_no=typed), respondent())
        assert _known(office, id_no=HUANG.id_no).id == first


def test_what_a_form_leaves_blank_stays_as_it_was(office: Office) -> None:
    _open(office, applicant(FULL), respondent())
    entries = journal(office.desk)
    _open(office, applicant(), respondent())  # typed by number, the rest at its defaults
    known = _known(office, id_no=HUANG.id_no)
    assert (known.ethnicity, known.occupation, known.work_unit) == (
        "壮族",
        "务农",
        "田金村经济合作社",
    )
    assert (known.registered_address, known.traits) == ("广西", ("老年人",))
    assert journal(office.desk) == entries + 3  # a case and two parties, nobody changed


def test_what_is_typed_anew_wins(office: Office) -> None:
    _open(office, applicant(FULL), respondent())
    _open(office, applicant(phone="13900000001", occupation="厨师"), respondent())
    known = _known(office, id_no=HUANG.id_no)
    assert (known.phone, known.occupation, known.ethnicity) == ("13900000001", "厨师", "壮族")


def test_a_form_filled_from_the_file_may_blank_it(office: Office) -> None:
    _open(office, applicant(FULL), respondent())
    chosen = replace(FULL, id=_known(office, id_no=HUANG.id_no).id, occupation="", traits=())
    _open(office, applicant(chosen), respondent())
    known = _known(office, id_no=HUANG.id_no)
    assert (known.occupation, known.traits, known.ethnicity) == ("", (), "壮族")


def test_a_chosen_file_may_take_a_new_name_and_number(office: Office) -> None:
    nobody = replace(HUANG, id_kind=IdKind.OTHER, id_no="")
    _open(office, applicant(nobody), respondent())
    chosen = replace(HUANG, id=_known(office, name="黄䶮").id, name="黄龑")
    _open(office, applicant(chosen), respondent())
    known = _known(office, id_no=HUANG.id_no)
    assert (known.id, known.name) == (chosen.id, "黄龑")


def test_a_number_never_leads_into_another_s_file(office: Office) -> None:
    _open(office, applicant(), respondent())
    huang: Id = _known(office, id_no=HUANG.id_no).id
    other = person("陈㛃仪", "1986-11-05", 902, "0750-0000102", "大泽镇")

    def told(*parties: PartyInput) -> tuple[Any, ...]:
        return refused(office.desk, OpenCase(case_input(parties=parties)))

    by_name = told(applicant(name="黄龙"), respondent(other))
    assert fields(by_name) == ["parties.0.name"]
    by_file = told(applicant(replace(TAN, id=huang)), respondent(other))
    assert fields(by_file) == ["parties.0.id_no"]
    assert "谭𬍛㛃" in by_file[0].message


def test_people_without_numbers_are_kept_apart(office: Office) -> None:
    nobody = replace(HUANG, id_kind=IdKind.OTHER, id_no="")
    _open(office, applicant(nobody), respondent())
    _open(office, applicant(nobody), respondent())
    assert len(office.desk.ask(FindPerson(name="黄䶮")).result()) == 2


def test_an_organisation_is_kept_once_by_name(office: Office) -> None:
    _open(office, applicant(), respondent(WORKS))
    entries = journal(office.desk)
    _open(office, applicant(), respondent(WORKS))
    assert journal(office.desk) == entries + 3


def test_single_fields_are_revised(office: Office) -> None:
    _open(office, applicant(FULL), respondent())
    known = _known(office, id_no=HUANG.id_no)
    told: list[RecordsChanged] = []
    office.desk.subscribe(RecordsChanged, told.append)
    entries = journal(office.desk)
    office.desk.do(RevisePerson(known.id, phone=" 139 0000 0001 ", address="大泽镇文昌路")).result()
    after = office.desk.ask(ReadPerson(known.id)).result()
    assert after == replace(known, phone="13900000001", address="大泽镇文昌路")
    assert journal(office.desk) == entries + 1
    assert {event.line for event in told} >= {"people", "mediation"}
    office.desk.do(RevisePerson(known.id, phone="")).result()
    assert office.desk.ask(ReadPerson(known.id)).result().phone == ""
