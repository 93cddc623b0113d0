"""Id numbers: the standard's own examples, the specification's people, and every way to err."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.people.idnumbers import IdNumber, age, check_digit, mask_id, parse, upgrade
from app.people.messages import IdKind, Sex

TODAY = date(2026, 11, 24)
DIGITS = "0123456789"


def _read(text: str, kind: IdKind = IdKind.RESIDENT) -> IdNumber:
    return parse(kind, text, TODAY)


def _message(text: str, kind: IdKind = IdKind.RESIDENT) -> str:
    with pytest.raises(Refused) as refused:
        parse(kind, text, TODAY)
    (fault,) = refused.value.faults
    assert fault.field == "id_no"
    assert fault.blocks
    return fault.message


# People of the specification's sample cases: number, sex, birth date.
SAMPLES = [
    ("440799195203129010", Sex.MALE, "1952-03-12"),
    ("440799198611059027", Sex.FEMALE, "1986-11-05"),
    ("659799199007159066", Sex.FEMALE, "1990-07-15"),
    ("659799198804179057", Sex.MALE, "1988-04-17"),
    ("440799199508179076", Sex.MALE, "1995-08-17"),
    ("440799198109099058", Sex.MALE, "1981-09-09"),
    ("44079919880303908X", Sex.FEMALE, "1988-03-03"),
    ("440799197902289039", Sex.MALE, "1979-02-28"),
    ("459799199107149044", Sex.FEMALE, "1991-07-14"),
    ("440799195807079069", Sex.FEMALE, "1958-07-07"),
    ("440799200904109059", Sex.MALE, "2009-04-10"),
    ("440799199205170218", Sex.MALE, "1992-05-17"),
    ("440799200812240535", Sex.MALE, "2008-12-24"),
]


@pytest.mark.parametrize(("number", "sex", "birth"), SAMPLES)
def test_sample_people(number: str, sex: Sex, birth: str) -> None:
    read = _read(number)
    assert read.normalised == number
    assert read.sex is sex
    assert read.birth == date.fromisoformat(birth)
    assert not read.region_known  # the samples use codes that were never given
    assert read.note == f"前 6 位地区码 {number[:6]} 查不到，请对照证件"


@pytest.mark.parametrize(
    ("number", "sex", "birth", "region"),
    [
        # Examples of GB 11643-1999.
        ("11010519491231002X", Sex.FEMALE, "1949-12-31", "北京市朝阳区"),
        ("440524188001010014", Sex.MALE, "1880-01-01", "广东省汕头市潮阳县"),
    ],
)
def test_examples_of_the_standard(number: str, sex: Sex, birth: str, region: str) -> None:
    read = _read(number)
    assert (read.sex, read.birth) == (sex, date.fromisoformat(birth))
    assert read.region_known
    assert read.region == region
    assert read.note == ""


def test_codes_of_the_past_are_known() -> None:
    body = "44072119850101001"  # 新会县, until 1991
    read = _read(body + check_digit(body))
    assert read.region == "广东省江门市新会县"
    assert read.region_known


def test_an_old_number_is_upgraded_and_said() -> None:
    read = _read("130503670401001")
    assert read.normalised == "130503196704010016"
    assert read.birth == date(1967, 4, 1)
    assert read.note == "15 位旧号码已换成 18 位，请对照现在的证件"
    assert "；前 6 位地区码 440799 查不到" in _read("440799670401001").note


def test_sequence_numbers_of_the_very_old() -> None:
    assert _read("130503950401997").birth == date(1895, 4, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002x",
        "110105-19491231-002X",
        " 11010519491231002x\u200b\n",
    ],
)
def test_typing_is_tidied(typed: str) -> None:
    assert _read(typed).normalised == "11010519491231002X"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("11010519491231002", "少 1 位，请补足 18 位"),
        ("1101051949123", "少 5 位，请补足 18 位"),
        ("11010519491231002X1", "第 18 位是“X”，号码只用数字，最后一位可以是 X，请改正"),
        ("1101051949123100211", "多 1 位，请删到 18 位"),
        ("1101O519491231002X", "第 5 位是“O”，号码只用数字，最后一位可以是 X，请改正"),
        ("１１０１٠5194912310021", "第 5 位是“٠”，号码只用数字，最后一位可以是 X，请改正"),
        ("110105194912310021", "最后一位校验不对，请对照证件再看一遍"),
        ("110105194902290027", "第 7 到 14 位 19490229 不是真实的日期，请对照证件再看一遍"),
        ("110105194913310027", "第 7 到 14 位 19491331 不是真实的日期，请对照证件再看一遍"),
        ("110105202611250027", "出生日期 2026-11-25 在今天之后，请对照证件再看一遍"),
        ("110105184912310027", "出生日期 1849-12-31 太早，请对照证件再看一遍"),
        ("810000199001010011", "这是港澳台居民居住证的号码，请改选证件类型"),
        ("911156199001010011", "这是外国人永久居留身份证的号码，请改选证件类型"),
        ("H09999901", "这是港澳居民来往内地通行证的号码，请改选证件类型"),
        ("130503670231001", "第 7 到 14 位 19670231 不是真实的日期，请对照证件再看一遍"),
    ],
)
def test_what_is_wrong_and_what_to_do(text: str, message: str) -> None:
    assert _message(text) == message


def test_leap_days() -> None:
    body = "11010520000229002"
    assert _read(body + check_digit(body)).birth == date(2000, 2, 29)
    assert "19000229" in _message("110105190002290021")


def test_nothing_typed_is_nothing_said() -> None:
    for kind in IdKind:
        assert parse(kind, "  ", TODAY) == IdNumber(kind, "")


@pytest.mark.parametrize(
    ("kind", "typed", "normalised"),
    [
        (IdKind.HK_MACAO_PERMIT, "h09999901", "H09999901"),
        (IdKind.HK_MACAO_PERMIT, "M 1234 5678 02", "M1234567802"),
        (IdKind.TAIWAN_PERMIT, "12345678", "12345678"),
        (IdKind.TAIWAN_PERMIT, "0123456701（B）", "0123456701B"),
        (IdKind.PASSPORT, "e 1234 5678", "E12345678"),
        (IdKind.PASSPORT, "123456789", "123456789"),
        (IdKind.PERMANENT_RESIDENT, "usa110077010101", "USA110077010101"),
        (IdKind.HOUSEHOLD, " 粤-0750 ", "粤-0750"),
        (IdKind.OTHER, "军字第 123 号", "军字第 123 号"),
    ],
)
def test_other_documents(kind: IdKind, typed: str, normalised: str) -> None:
    read = _read(typed, kind)
    assert read == IdNumber(kind, normalised)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (IdKind.HK_MACAO_PERMIT, "A12345678"),
        (IdKind.HK_MACAO_PERMIT, "H1234567"),
        (IdKind.HK_MACAO_PERMIT, "H12345678١١"),
        (IdKind.TAIWAN_PERMIT, "1234567"),
        (IdKind.TAIWAN_PERMIT, "123456789"),
        (IdKind.PASSPORT, "E123"),
        (IdKind.PASSPORT, "ABCDEFG"),
        (IdKind.PASSPORT, "护照12345"),
        (IdKind.PERMANENT_RESIDENT, "US1100770101010"),
        (IdKind.PERMANENT_RESIDENT, "110105194912310021"),
        (IdKind.HMT_RESIDENCE, "440105194912310021"),
        (IdKind.OTHER, "长" * 31),
    ],
)
def test_other_documents_refused(kind: IdKind, typed: str) -> None:
    assert "请" in _message(typed, kind)


def test_residence_permits_of_hong_kong_macao_and_taiwan() -> None:
    for code, region in (("810000", "香港"), ("820000", "澳门"), ("830000", "台湾")):
        body = code + "19900101001"
        read = _read(body + check_digit(body), IdKind.HMT_RESIDENCE)
        assert (read.birth, read.sex) == (date(1990, 1, 1), Sex.MALE)
        assert region in read.region
        wrong = "0" if check_digit(body) != "0" else "1"
        assert "校验" in _message(body + wrong, IdKind.HMT_RESIDENCE)


def test_new_cards_of_permanent_residents() -> None:
    # 9, place of application, numeric code of the country, birth date, sequence, check.
    body = "91115619900101002"
    read = _read(body + check_digit(body), IdKind.PERMANENT_RESIDENT)
    assert (read.birth, read.sex, read.region_code) == (date(1990, 1, 1), Sex.FEMALE, None)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ("2009-04-10", "2026-04-02", 16),  # L4: a minor
        ("2008-12-24", "2026-12-23", 17),
        ("2008-12-24", "2026-12-24", 18),  # the birthday itself
        ("2008-02-29", "2026-02-27", 17),
        ("2008-02-29", "2026-02-28", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2026-11-24", "2026-11-24", 0),
    ],
)
def test_age(birth: str, on: str, years: int) -> None:
    assert age(date.fromisoformat(birth), date.fromisoformat(on)) == years


def test_masks() -> None:
    assert mask_id("440705195203122213") == "440705********2213"
    assert mask_id("USA110077010101") == "USA110*****0101"
    assert mask_id("H09999901") == "H0*****01"
    assert mask_id("1234") == "****"
    assert mask_id("") == ""


BODIES = st.builds(
    lambda code, birth, seq: f"{code}{birth:%Y%m%d}{seq:03}",
    st.sampled_from(["440705", "440781", "110105", "650102"]),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(BODIES)
def test_a_good_number_reads_back(body: str) -> None:
    read = _read(body + check_digit(body))
    assert read.birth is not None
    assert f"{read.birth:%Y%m%d}" == body[6:14]
    assert (read.sex is Sex.MALE) is (int(body[16]) % 2 == 1)
    # ISO 7064 MOD 11-2: the weighted sum over all 18 characters leaves 1.
    values = [10 if char == "X" else int(char) for char in read.normalised]
    assert sum(value * pow(2, 17 - i) for i, value in enumerate(values)) % 11 == 1


@given(BODIES, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(body: str, place: int, shift: int) -> None:
    number = body + check_digit(body)
    digit = str((int(number[place]) + shift) % 10)
    with pytest.raises(Refused):
        _read(number[:place] + digit + number[place + 1 :])


@given(BODIES, st.integers(0, 15))
def test_two_neighbours_swapped_are_always_caught(body: str, place: int) -> None:
    number = body + check_digit(body)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        with pytest.raises(Refused):
            _read(swapped)


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 995))
def test_upgrading_keeps_all_but_the_century(birth: date, seq: int) -> None:
    new = upgrade(f"440705{birth:%y%m%d}{seq:03}")
    assert new[:17] == f"440705{birth:%Y%m%d}{seq:03}"
    assert _read(new).birth == birth


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(1900, 1, 1), TODAY))
def test_age_agrees_with_counting_birthdays(birth: date, on: date) -> None:
    if on < birth:
        return
    last = (birth.month, 28) if (birth.month, birth.day) == (2, 29) else (birth.month, birth.day)
    leap = (birth.month, birth.day) == (2, 29)
    birthdays = 0
    day = birth
    while day < on:
        day += timedelta(days=1)
        own = (2, 29) if leap and _is_leap(day.year) else last
        birthdays += (day.month, day.day) == own
    assert age(birth, on) == birthdays


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
