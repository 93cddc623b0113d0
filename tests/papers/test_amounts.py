"""Sums in capitals: the examples of the rule itself, and every sum read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers.amounts import capital, figures, numeral

_DIGITS = {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        # 《支付结算办法》 附一, 第二条, its own examples (it allows 整 after 角)
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元零叁角贰分"),
        (10_700_053, "壹拾万柒仟元零伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        # edges
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (11, "壹角壹分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (80_000, "捌佰元整"),
        (320_000, "叁仟贰佰元整"),
        (12_640_000, "壹拾贰万陆仟肆佰元整"),
        (10_010_000, "壹拾万零壹佰元整"),
        (100_000_100, "壹佰万零壹元整"),
        (10_000_500_000, "壹亿零伍仟元整"),
        (10_500_000_000, "壹亿零伍佰万元整"),
        (20_000_000_010_000, "贰仟亿零壹佰元整"),
    ],
)
def test_capital(fen: int, words: str) -> None:
    assert capital(fen) == words


@given(st.integers(0, 10**14 - 1))
def test_capital_reads_back(fen: int) -> None:
    words = capital(fen)
    assert _fen(words) == fen
    assert "零零" not in words
    assert words.endswith("分") == (fen % 10 != 0)


@pytest.mark.parametrize("fen", [-1, 10**14])
def test_capital_refuses_what_no_field_holds(fen: int) -> None:
    with pytest.raises(ValueError, match="sum"):
        capital(fen)


@pytest.mark.parametrize(
    ("fen", "text"), [(0, "0"), (150_000, "1,500"), (150_050, "1,500.50"), (5, "0.05")]
)
def test_figures(fen: int, text: str) -> None:
    assert figures(fen) == text


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (212, "二百一十二"),
        (999, "九百九十九"),
    ],
)
def test_numeral(number: int, word: str) -> None:
    assert numeral(number) == word


@pytest.mark.parametrize("number", [0, 1000])
def test_numeral_refuses_what_no_paper_counts_to(number: int) -> None:
    with pytest.raises(ValueError, match="count"):
        numeral(number)


def _fen(words: str) -> int:
    """Read capitals back, knowing nothing of how they were written."""
    whole, _, rest = words.rpartition("元")
    total = group = digit = 0
    for word in whole:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _PLACES:
            group, digit = group + digit * _PLACES[word], 0
        elif word == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        else:
            total, group, digit = total + (group + digit) * 10**8, 0, 0
    fen = (total + group + digit) * 100
    for word in rest:
        if word in _DIGITS:
            digit = _DIGITS[word]
        else:
            fen, digit = fen + digit * {"角": 10, "分": 1, "整": 0}[word], 0
    return fen
