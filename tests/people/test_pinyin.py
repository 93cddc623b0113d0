"""Pinyin: every reading finds the name, rare characters among them, and start-up stays light."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.people.pinyin import full, initials, keys, search_key


@pytest.mark.parametrize(
    ("name", "first", "letters"),
    [
        ("黄䶮昌", "huangyanchang", "hyc"),
        ("陈㛃仪", "chenjieyi", "cjy"),
        ("谭𬍛", "tanli", "tl"),
        ("𠮷㐂", "jixi", "jx"),
        ("单志勇", "shanzhiyong", "szy"),
        ("区卓华", "ouzhuohua", "ozh"),
        ("覃小明", "qinxiaoming", "qxm"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("吕梁", "lvliang", "ll"),
        ("阿依努尔·买买提", "ayinuermaimaiti", "aynemmt"),
        ("Nguyen 文", "nguyenwen", "nguyenw"),
        ("", "", ""),
    ],
)
def test_the_reading_as_a_name_comes_first(name: str, first: str, letters: str) -> None:
    assert full(name)[0] == first
    assert initials(name)[0] == letters


def test_every_reading_finds_the_name() -> None:
    assert {"shanzhiyong", "danzhiyong", "szy", "dzy"} <= set(keys("单志勇"))
    assert {"zenglei", "cenglei", "zl", "cl"} <= set(keys("曾磊"))
    assert {"liwm", "lwm", "liweiming"} <= set(keys("李伟明"))
    assert {"ouynn", "ouyangnn"} <= set(keys("欧阳娜娜"))


def test_u_with_dots_is_found_however_it_is_typed() -> None:
    assert {"lvliang", "luliang", "lyuliang", "ll"} <= set(keys("吕梁"))
    assert full("吕梁") == ("lvliang",)  # 吕 sounds like no 卢


def test_both_parties_of_a_title_are_found() -> None:
    line = search_key("曾䶮昌与单㛃仪邻里纠纷")
    for typed in ("zengyanchang", "zyc", "shanjieyi", "sjy", "linlijiufen"):
        assert typed in line


def test_many_readings_are_bounded() -> None:
    assert len(full("单曾解仇查乐种行重朝长传" * 4)) <= 16


def test_the_library_is_not_loaded_at_start() -> None:
    code = "import sys, app.people.pinyin, app.people.divisions; print('pypinyin' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
