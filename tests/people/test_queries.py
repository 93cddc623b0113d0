"""Who may already be known, and what a number says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import Refused
from app.mediation.messages import OpenCase
from app.people.messages import (
    FindPerson,
    IdKind,
    PersonMatch,
    ReadIdNumber,
    ReadPerson,
    Sex,
)
from app.samples.office import person
from tests.dispute import HUANG, TAN, applicant, case_input, respondent
from tests.office import Office, found_office


@pytest.fixture
def office(profile: Path, clock: FixedClock) -> Iterator[Office]:
    office = found_office(profile, clock)
    office.desk.do(OpenCase(case_input())).result()
    yield office
    office.desk.close()


def _find(office: Office, **wanted: str) -> list[tuple[str, str, bool]]:
    found: tuple[PersonMatch, ...] = office.desk.ask(FindPerson(**wanted)).result()
    return [(match.person.name, match.reason, match.certain) for match in found]


@pytest.mark.parametrize(
    "typed",
    [
        HUANG.id_no,
        "440799 19800512 911x",
        "440799800512911",
        "４４０７９９１９８００５１２９１１ｘ",
    ],
)
def test_the_same_number_is_certain(office: Office, typed: str) -> None:
    assert _find(office, id_no=typed) == [("黄䶮", "证件号码相同", True)]


def test_the_same_name_or_phone_is_a_hint(office: Office) -> None:
    assert _find(office, name=" 黄䶮 ") == [("黄䶮", "同名", False)]
    assert _find(office, phone="138 0000-2210") == [("黄䶮", "电话相同", False)]
    assert _find(office, name="黄䶮", phone=HUANG.phone) == [("黄䶮", "同名、电话相同", False)]
    assert _find(office, id_no=HUANG.id_no, name="黄䶮") == [("黄䶮", "证件号码相同、同名", True)]


def test_a_middle_dot_is_a_middle_dot(office: Office) -> None:
    aynur = person("阿依努尔·买买提", "1990-07-15", 906, "0750-0000301", "大泽镇")
    office.desk.do(OpenCase(case_input(parties=(applicant(aynur), respondent())))).result()
    for typed in ("阿依努尔•买买提", "阿依努尔・买买提", "阿依努尔 · 买买提"):
        assert _find(office, name=typed) == [("阿依努尔·买买提", "同名", False)]


def test_nothing_asked_nothing_found(office: Office) -> None:
    assert _find(office) == _find(office, id_no=" ", name="") == []
    assert _find(office, id_no="440799") == []
    assert _find(office, name="黄") == []


def test_the_certain_one_comes_first_and_is_never_crowded_out(office: Office) -> None:
    for order in range(24):
        namesake = person("谭𬍛㛃", f"19{50 + order}-06-01", 901, "0750-0000100", "大泽镇")
        parties = (applicant(), respondent(namesake))
        office.desk.do(OpenCase(case_input(parties=parties))).result()
    last = namesake.id_no
    found = _find(office, id_no=last, name="谭𬍛㛃")
    assert len(found) == 20
    assert found[0] == ("谭𬍛㛃", "证件号码相同、同名", True)
    assert not any(certain for _, _, certain in found[1:])


def test_what_a_number_says(office: Office) -> None:
    said = office.desk.ask(ReadIdNumber(IdKind.RESIDENT, "440799 19740203 9121")).result()
    assert (said.normalised, said.sex, said.birth, said.age) == (
        TAN.id_no,
        Sex.FEMALE,
        date(1974, 2, 3),
        52,
    )
    assert "440799" in said.note  # a region that no place has is flagged, not refused
    with pytest.raises(Refused) as refused:
        office.desk.ask(ReadIdNumber(IdKind.RESIDENT, TAN.id_no[:-1] + "0")).result()
    assert [fault.field for fault in refused.value.faults] == ["id_no"]


def test_a_person_who_is_not_here(office: Office) -> None:
    with pytest.raises(Refused, match="没有找到"):
        office.desk.ask(ReadPerson(b"?" * 16)).result()


def test_a_person_s_division_is_named(office: Office) -> None:
    lives = replace(HUANG, division="440705101219")
    office.desk.do(OpenCase(case_input(parties=(applicant(lives), respondent())))).result()
    (match,) = office.desk.ask(FindPerson(id_no=HUANG.id_no)).result()
    assert (match.person.division, match.person.division_name) == ("440705101219", "田金村委会")
