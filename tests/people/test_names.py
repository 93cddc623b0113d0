"""Names: rare characters kept, odd typing undone, impossible characters named."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.people.names import LONGEST, parse


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("黄䶮昌", "黄䶮昌"),
        ("陈㛃仪", "陈㛃仪"),
        ("谭𬍛", "谭𬍛"),
        ("𠮷\U00030edd\U000323af", "𠮷\U00030edd\U000323af"),  # Ext B, G, H
        ("李〇", "李〇"),
        ("  黄 䶮　昌 ", "黄䶮昌"),
        ("阿依努尔·买买提", "阿依努尔·买买提"),
        ("阿依努尔・买买提", "阿依努尔·买买提"),
        ("阿依努尔•买买提", "阿依努尔·买买提"),
        ("阿依努尔‧买买提", "阿依努尔·买买提"),
        ("阿依努尔 · 买买提", "阿依努尔·买买提"),
        ("阿依努尔．买买提", "阿依努尔·买买提"),
        ("Nguyễn  Văn A", "Nguyễn Văn A"),
        ("ＮＧＵＹＥＮ　ＶＡＮ", "NGUYEN VAN"),
        ("Jean-Luc O'Neil Jr.", "Jean-Luc O'Neil Jr."),
        ("黄\ue863昌", "黄䶮昌"),  # from an old GBK system
        ("\uf9f4", "林"),  # a compatibility ideograph
        ("林\u200b小\u202e明\ufe00", "林小明"),
    ],
)
def test_kept_form(typed: str, kept: str) -> None:
    assert parse(typed) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "请填写姓名"),
        (" · ", "请填写姓名"),
        ("-.'", "请填写姓名"),
        ("林3明", "第 2 个字是数字 3，姓名里不能有数字，请改正"),
        ("林小明？", "第 4 个字“？”不能用在姓名里，请改正"),
        ("林\ue123", "第 2 个字是旧系统的自造字，换台电脑会变样，请用输入法重新输入"),
        ("林😀", "第 2 个字“😀”不能用在姓名里，请改正"),
        ("Иван", "第 1 个字“И”不能用在姓名里，请改正"),
        ("長" * 51, "姓名最多 50 个字，多了 1 个，请改短"),
    ],
)
def test_refused(typed: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    (fault,) = refused.value.faults
    assert fault.field == "name"
    # Full-width question marks come out in their plain form.
    assert fault.message == message.replace("“？”", "“?”")


def test_fifty_characters_count_code_points() -> None:
    assert len(parse("𬍛" * LONGEST)) == LONGEST


@given(st.text(alphabet=st.characters(min_codepoint=0x20), max_size=60))
def test_what_is_kept_is_stable(text: str) -> None:
    try:
        name = parse(text)
    except Refused:
        return
    assert parse(name) == name
    assert unicodedata.is_normalized("NFC", name)
    assert 0 < len(name) <= LONGEST


@given(st.text(alphabet="㐀䶿一鿿𠀀𪛟𪜀𫜿𫝀𬍛𬺰𮯠𰀀𱍏𲎯䶮㛃", min_size=1, max_size=LONGEST))
def test_every_chinese_character_passes_unchanged(name: str) -> None:
    assert parse(name) == name
