"""统一社会信用代码: codes printed on real public licences, and every single slip caught."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.people.orgcodes import check_character, parse

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
REAL = ["91350100M000100Y43", "9144030071526726XG", "914403001922038216"]


@pytest.mark.parametrize("code", REAL)
def test_real_codes(code: str) -> None:
    assert parse(code) == code
    assert parse(f" {code[:8].lower()}-{code[8:].lower()} ") == code


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("91350100M000100Y4", "少 1 位，请补足 18 位"),
        ("91350100M000100Y433", "多 1 位，请删到 18 位"),
        ("91350100M000100Y44", "最后一位校验不对，请对照执照再看一遍"),
        (
            "9135O100M000100Y43",
            "第 5 位是字母 O，代码里没有这个字母，可能是数字 1、0、5、2，请再看一遍",
        ),
        ("9135中100M000100Y4", "第 5 位是“中”，代码只用数字和大写字母，请改正"),
        ("91440799MA00000000", "最后一位校验不对，请对照执照再看一遍"),  # the sample placeholder
    ],
)
def test_what_is_wrong_and_what_to_do(typed: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    (fault,) = refused.value.faults
    assert (fault.field, fault.message) == ("uscc", message)


def test_nothing_typed_is_nothing_said() -> None:
    assert parse(" ") == ""


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17), st.data())
def test_one_wrong_character_is_always_caught(body: str, data: st.DataObject) -> None:
    code = body + check_character(body)
    assert parse(code) == code
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from(ALPHABET.replace(code[place], "")))
    with pytest.raises(Refused):
        parse(code[:place] + other + code[place + 1 :])
