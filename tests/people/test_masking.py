"""What leaves the office: minors by their family name, no number, no telephone (M28)."""

from __future__ import annotations

from datetime import date

import pytest

from app.people.masking import Known, check_export, masked_name, masked_text

TODAY = date(2026, 11, 24)
LU = Known("陆䶮", date(2009, 4, 10))
GROWN = Known("黄䶮昌", date(1952, 3, 12))


def test_med_m28_a_minor_is_a_family_name() -> None:
    assert masked_name(LU, TODAY) == "陆×"
    assert masked_name(GROWN, TODAY) == "黄䶮昌"
    assert masked_name(Known("某人"), TODAY) == "某人"


def test_med_m28_until_the_day_of_the_eighteenth_birthday() -> None:
    assert masked_name(LU, date(2027, 4, 9)) == "陆×"
    assert masked_name(LU, date(2027, 4, 10)) == "陆䶮"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("陆䶮与黄䶮昌争执", "陆×与黄䶮昌争执"),
        ("身份证440799195203129010。", "身份证440799********9010。"),
        ("44079919880303908X在场", "440799********908X在场"),
        ("旧证440799520312901", "旧证440799*****2901"),
        ("电话13800002210，0750-0000101", "电话138****2210，0750-***0101"),
        ("赔偿126400元，2026年11月24日", "赔偿126400元，2026年11月24日"),
        ("案号（2026）江新大人调字第001号", "案号（2026）江新大人调字第001号"),
    ],
)
def test_med_m28_texts_are_covered_where_it_matters_and_nowhere_else(
    text: str, masked: str
) -> None:
    assert masked_text(text, [LU, GROWN], TODAY) == masked
    assert masked_text(masked, [LU, GROWN], TODAY) == masked


def test_med_m28_the_longer_name_first() -> None:
    brothers = [Known("陆一", date(2012, 1, 1)), Known("陆一鸣", date(2014, 1, 1))]
    assert masked_text("陆一鸣和陆一", brothers, TODAY) == "陆×和陆×"


def test_med_m28_an_export_that_shows_something_is_stopped() -> None:
    (fault,) = check_export(["邻里纠纷", "陆䶮受伤"], [LU], TODAY)
    assert (fault.rule, fault.blocks) == ("shared.R-P02", True)
    assert fault.citation == "未成年人保护法 第103条"
    assert check_export(["邻里纠纷", "陆×受伤"], [LU], TODAY) == []
    assert check_export(["440799195203129010"], [], TODAY)
