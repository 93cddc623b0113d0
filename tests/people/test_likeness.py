"""Why two files may be of one person."""

from __future__ import annotations

from datetime import date

import pytest

from app.people.idnumbers import check_digit, upgrade
from app.people.likeness import Known, likeness, old_form

BORN = date(1961, 4, 9)
BODY = "440799196104091"


def _number(body: str) -> str:
    return body + check_digit(body)


def _known(
    name: str = "谭树根", id_no: str = "", birth: date | None = None, phone: str = ""
) -> Known:
    return Known(name, id_no, birth, phone)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (_known(birth=BORN), _known(birth=BORN), "同名、出生日期相同"),
        (_known("田树根", birth=BORN), _known("由树根", birth=BORN), "姓名字形相近、出生日期相同"),
        (_known("单志勇", phone="1"), _known("山志勇", phone="1"), "姓名读音相同、电话相同"),
        (_known("梁國棟", phone="1"), _known("梁国栋", phone="1"), "姓名只有繁简不同、电话相同"),
        (
            _known("阿强", birth=BORN, phone="1"),
            _known("谭国强", birth=BORN, phone="1"),
            "出生日期相同、电话相同",
        ),
        (_known(), _known(), ""),  # a name alone: 同名 is common
        (_known("黄小红", phone="1"), _known("谭树根", phone="1"), ""),  # a family's telephone
        (_known("黄小红", birth=BORN), _known("谭树根", birth=BORN), ""),
    ],
)
def test_reasons(one: Known, other: Known, why: str) -> None:
    assert likeness(one, other) == likeness(other, one) == why


def test_an_old_number_is_the_new_one() -> None:
    old = "440799610409101"
    assert likeness(_known(id_no=old), _known("别的写法", upgrade(old))) == "15 位旧号码升位后相同"
    assert old_form(upgrade(old)) == old


def test_a_slip_in_the_number_is_told() -> None:
    one, other = _number("44079919610409101"), _number("44079919610409011")
    assert likeness(_known(id_no=one), _known(id_no=other)).startswith("同名、证件号码只差 ")


def test_two_numbers_are_two_people_however_alike() -> None:
    one, other = _number("44079919610409101"), _number("44079919610409887")
    known = [_known(id_no=number, birth=BORN, phone="1") for number in (one, other)]
    assert likeness(*known) == ""
