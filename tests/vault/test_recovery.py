"""The recovery code: two halves, each with a check code that finds slips of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.vault.recovery import RecoveryCode, RecoveryHalf, check_code

DIGITS = st.text("0123456789", min_size=16, max_size=16)


@pytest.mark.parametrize(
    ("digits", "check"),
    [
        # by hand: 98 − (digits × 100 mod 97)
        ("0000000000000000", "98"),
        ("0000000000000001", "95"),  # 100 mod 97 = 3
        ("0000000000000097", "98"),  # 9700 mod 97 = 0
        ("0000000000000794", "44"),  # 79400 mod 97 = 54; the example of ISO 7064 for 794
    ],
)
def test_check_code_by_hand(digits: str, check: str) -> None:
    assert check_code(digits) == check


@given(DIGITS)
def test_check_code_makes_the_number_one_modulo_97(digits: str) -> None:
    assert int(digits + check_code(digits)) % 97 == 1


@given(DIGITS, st.integers(0, 17), st.integers(1, 9))
def test_every_single_slip_is_found(digits: str, at: int, off: int) -> None:
    typed = digits + check_code(digits)
    wrong = typed[:at] + str((int(typed[at]) + off) % 10) + typed[at + 1 :]
    with pytest.raises(Refused, match="对不上"):
        RecoveryHalf.parse(wrong, field="first")


@given(DIGITS, st.integers(0, 16))
def test_every_swapped_pair_is_found(digits: str, at: int) -> None:
    typed = digits + check_code(digits)
    wrong = typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]
    if wrong != typed:
        with pytest.raises(Refused, match="对不上"):
            RecoveryHalf.parse(wrong, field="first")


def test_halves_are_read_however_they_are_typed() -> None:
    half = RecoveryHalf.of("3862904711587724")
    for text in (
        f"3862 9047 1158 7724 {half.check}",
        f"3862-9047-1158-7724-{half.check}",
        f"３８６２　９０４７　１１５８　７７２４　{half.check}",
        f"3862，9047，1158，7724，{half.check}",
    ):
        assert RecoveryHalf.parse(text, field="first") == half
    assert half.groups == ("3862", "9047", "1158", "7724")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "只有数字"),
        ("3862 9047 1158 772o 12", "只有数字"),
        ("3862 9047 1158 7724", "少 2 位，这一半连同核对码应是 18 位"),
        ("3862 9047 1158 7724 123", "多 1 位"),
    ],
)
def test_half_refused(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        RecoveryHalf.parse(text, field="second")
    assert refused.value.faults[0].field == "second"


def test_new_codes_have_eight_groups_and_differ() -> None:
    codes = {RecoveryCode.new().secret for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code) == 32 and code.isdigit() for code in codes)
    code = RecoveryCode.new()
    assert [len(group) for group in code.groups] == [4] * 8
    assert (
        RecoveryCode.parse(
            code.first.digits + code.first.check, code.second.digits + code.second.check
        )
        == code
    )


def test_a_code_is_not_printed_by_accident() -> None:
    code = RecoveryCode.new()
    assert code.groups[0] not in repr(code)
