"""Telephone numbers: brought to one form, or refused with what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.people.phones import mask_phone, parse


@pytest.mark.parametrize(
    ("typed", "kept", "masked"),
    [
        ("13812342210", "13812342210", "138****2210"),
        ("138 1234 2210", "13812342210", "138****2210"),
        ("１３８１２３４２２１０", "13812342210", "138****2210"),
        ("+86 138-1234-2210", "13812342210", "138****2210"),
        ("0086 13812342210", "13812342210", "138****2210"),
        ("0750-0000101", "0750-0000101", "0750-***0101"),
        ("07506681234", "0750-6681234", "0750-***1234"),
        ("（0750）6681234", "0750-6681234", "0750-***1234"),
        ("+86 750 6681234", None, None),
        ("0750-6681234转802", "0750-6681234转802", "0750-***1234"),
        ("0750-6681234 ext. 802", "0750-6681234转802", "0750-***1234"),
        ("0757-82345678", "0757-82345678", "0757-****5678"),
        ("020-83331234", "020-83331234", "020-****1234"),
        ("01062345678", "010-62345678", "010-****5678"),
        ("+852 9123 4567", "+85291234567", "+852****4567"),
        ("00853 6612 3456", "+85366123456", "+853****3456"),
    ],
)
def test_kept_form(typed: str, kept: str | None, masked: str | None) -> None:
    if kept is None:
        with pytest.raises(Refused):
            parse(typed)
        return
    assert parse(typed) == kept
    assert parse(kept) == kept
    assert mask_phone(kept) == masked


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1381234221", "少 1 位，请补足 11 位"),
        ("138123422100", "多 1 位，请删到 11 位"),
        ("12812342210", "没有 12 开头的手机号，请再看一遍"),
        ("1381234221O", "第 11 位是“O”，电话号码只用数字，请改正"),
        ("6681234", "缺少区号，请在前面加上区号，如 0750-6681234"),
        ("23812342210", "手机号以 1 开头，座机以区号开头，请改正"),
        ("0750-668123", "区号后面少 1 位，请补足 7 位"),
        ("0750-668123456", "区号后面多 1 位，请删到 8 位"),
        ("020-8333123", "区号后面少 1 位，请补足 8 位"),
        ("020-13331234", "没有这个区号的座机号，请再看一遍"),
        ("+0123456", "境外号码写 + 和国家或地区代码，再写号码，如 +852 9123 4567"),
        ("  ", "请填写电话号码"),
    ],
)
def test_what_is_wrong_and_what_to_do(typed: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    (fault,) = refused.value.faults
    assert (fault.field, fault.message) == ("phone", message)


@given(st.text(max_size=20))
def test_any_text_is_kept_in_one_form_or_refused(text: str) -> None:
    try:
        kept = parse(text)
    except Refused:
        return
    assert parse(kept) == kept
    assert kept not in mask_phone(kept)
