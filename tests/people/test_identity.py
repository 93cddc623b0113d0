"""A mistyped identity is corrected under the checks of the entry, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.mediation.messages import OpenCase, ReadCase
from app.people.messages import (
    SAME_NUMBER,
    FindPerson,
    IdKind,
    PersonInput,
    PersonView,
    ReadPerson,
    ReadPersonFile,
    RevisePerson,
    Sex,
)
from app.samples.office import person
from tests.dispute import HUANG, TAN, applicant, case_input, respondent
from tests.office import Office
from tests.refusals import fields, refused

RIGHT = person("黄䶮", "1980-05-21", 901, "", "").id_no  # the digits of the day were exchanged


@pytest.fixture
def case(office: Office) -> Id:
    return office.desk.do(OpenCase(case_input(parties=(applicant(), respondent())))).result()


def _known(office: Office, who: PersonInput) -> Id:
    return office.desk.ask(FindPerson(id_no=who.id_no)).result()[0].person.id


def _read(office: Office, who: Id) -> PersonView:
    return office.desk.ask(ReadPerson(who)).result()


def test_another_number_brings_its_birth_and_sex(office: Office, case: Id) -> None:
    huang = _known(office, HUANG)
    office.desk.do(RevisePerson(huang, id_no=f" {RIGHT.lower()} ")).result()
    after = _read(office, huang)
    assert (after.id_no, after.birth, after.sex) == (RIGHT, date(1980, 5, 21), Sex.MALE)
    party = office.desk.ask(ReadCase(case)).result().parties[0].person
    assert party is not None
    assert (party.id_no, party.birth) == (RIGHT, date(1980, 5, 21))


def test_history_masks_it_and_undo_brings_the_old_back(office: Office, case: Id) -> None:
    huang = _known(office, HUANG)
    before = _read(office, huang)
    office.desk.do(RevisePerson(huang, id_no=RIGHT)).result()
    newest = office.desk.ask(ReadHistory(huang)).result()[0]
    (number,) = [one for one in newest.changes if one.field == "证件号码"]
    assert (number.before, number.after) == ("440799********911X", f"440799********{RIGHT[-4:]}")
    assert office.desk.do(Undo()).result().text == "已撤销：修改人员档案"
    assert _read(office, huang) == before
    assert case


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"id_no": "440799198005129111"}, "id_no", "最后一位校验不对"),
        ({"id_no": ""}, "id_no", "请填身份证号"),
        ({"id_kind": IdKind.TAIWAN_PERMIT}, "id_no", "通行证号码是 8 位"),
        ({"birth": date(1980, 5, 21)}, "birth", "证件号码里的出生日期是1980年5月12日"),
        ({"sex": Sex.FEMALE}, "sex", "证件号码里的性别是男"),
    ],
)
def test_the_checks_are_those_of_the_entry(
    office: Office, case: Id, changed: dict[str, object], field: str, says: str
) -> None:
    (fault,) = refused(office.desk, RevisePerson(_known(office, HUANG), **changed))  # type: ignore[arg-type]
    assert (fault.field, fault.blocks) == (field, True)
    assert says in fault.message
    assert case


def test_where_the_number_is_silent_what_was_typed_stands(office: Office, case: Id) -> None:
    huang = _known(office, HUANG)
    passport = RevisePerson(huang, id_kind=IdKind.PASSPORT, id_no="C1234567", sex=Sex.FEMALE)
    office.desk.do(passport).result()
    after = _read(office, huang)
    assert (after.id_kind, after.id_no, after.sex) == (IdKind.PASSPORT, "C1234567", Sex.FEMALE)
    assert after.birth == date(1980, 5, 12)
    to_come = RevisePerson(huang, birth=date(2030, 1, 1))
    assert fields(refused(office.desk, to_come)) == ["birth"]
    office.desk.do(RevisePerson(huang, id_kind=IdKind.OTHER, id_no="")).result()
    assert _read(office, huang).id_no == ""
    assert case


def test_a_number_of_another_file_asks_whether_they_are_one(office: Office, case: Id) -> None:
    huang, tan = _known(office, HUANG), _known(office, TAN)
    taking = RevisePerson(huang, id_no=TAN.id_no)
    (fault,) = refused(office.desk, taking)
    assert (fault.field, fault.rule, fault.blocks) == ("id_no", SAME_NUMBER, False)
    assert TAN.name in fault.message
    refused(office.desk, replace(taking, reasons=((fault.key, " "),)))
    office.desk.do(replace(taking, reasons=((fault.key, "看过户口簿"),))).result()
    (link,) = office.desk.ask(ReadPersonFile(huang)).result().links
    assert (link.person, link.by_number) == (tan, True)
    # Another number once more: what somebody said of the two files is still there.
    office.desk.do(RevisePerson(huang, id_no=HUANG.id_no)).result()
    (link,) = office.desk.ask(ReadPersonFile(huang)).result().links
    assert (link.reason, link.by_number) == ("看过户口簿", False)
    office.desk.do(taking).result()  # known to be one person, so nothing is asked again
    assert case


def test_nothing_is_said_of_whoever_is_unknown(office: Office) -> None:
    with pytest.raises(Refused, match="没有找到这个人的档案"):
        office.desk.do(RevisePerson(b"n" * 16, id_no=RIGHT)).result()
