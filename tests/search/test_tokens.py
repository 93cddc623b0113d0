"""Folding, runs and tokens: what is kept and what is typed must meet."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.folding import fold
from app.search.index import Document
from app.search.matching import fits, marks
from app.search.tokens import Run, Script, runs, spellings, tokens_of, wanted, whole


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("梁國棟", "梁国栋"),
        ("衞裡峯臺", "卫里峰台"),  # variants of Hong Kong and Taiwan
        ("劉\uf9dd", "刘利"),  # a compatibility character, as old systems of Korea wrote 利
        ("１３８ＡＢ", "138ab"),
        ("䶮㛃𬍛", "䶮㛃𬍛"),
        ("ÉMILE", "émile"),
        ("Lü nǚ", "lv nv"),
    ],
)
def test_folding(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(max_size=60))
def test_folding_keeps_places(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text) or "薴" in text  # 薴 → 苧, which is itself traditional 苎


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("梁小燕 2213", [("han", "梁小燕"), ("number", "2213")]),
        ("（2026）江新大人调字第087号", None),
        ("阿依努尔·买买提", [("han", "阿依努尔"), ("han", "买买提")]),
        ("lxy", [("letters", "lxy")]),
        ("221X", [("number", "221x")]),
        ("H1234", [("number", "h1234")]),
        ("䶮㛃𬍛", [("han", "䶮㛃𬍛")]),
        ("、。 -- （）", []),
    ],
)
def test_runs(typed: str, expected: list[tuple[str, str]] | None) -> None:
    found = [(run.script.value, run.text) for run in runs(typed)]
    if expected is None:
        expected = [("number", "2026"), ("han", "江新大人调字第"), ("number", "087"), ("han", "号")]
    assert found == expected


@pytest.mark.parametrize("way", ["lv", "lü", "LÜ", "lu", "lyu", "lǚ", "lüxn", "luxn", "nü", "nvs"])
def test_u_with_dots_finds_and_underlines_the_name(way: str) -> None:
    name = "吕小女生"
    document = Document(b"r", name, lambda _work: "", (name,))
    (word,) = runs(way)
    assert set(wanted(way)) <= tokens_of([name], [], [])
    assert fits(document, [word])
    assert marks(name, [word])


ID_NO, PHONE = "440705199003072213", "0750-6681234"
TOKENS = tokens_of(["梁小燕"], [ID_NO, PHONE], ["楼上漏水，多次争执。"])


def _found(typed: str) -> bool:
    return all(token in TOKENS for token in wanted(typed))


@pytest.mark.parametrize(
    "typed",
    [
        *("梁", "小燕", "梁小燕", "liang", "liangxiaoyan", "xiaoy", "lxy", "xy", "L", "梁 2213"),
        *("漏水", "楼上漏水", "争执"),
    ],
)
def test_names_and_texts_are_found(typed: str) -> None:
    assert _found(typed)


@pytest.mark.parametrize("size", range(3, 19))
def test_any_part_of_a_number_is_found(size: int) -> None:
    parts = [ID_NO[at : at + size] for at in range(len(ID_NO) - size + 1)]
    assert parts
    assert [part for part in parts if not _found(part)] == []


@pytest.mark.parametrize("typed", ["陈", "小梁", "lyx", "9999", "221", "07506681234", "水多"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    # 221 is part of 2213, and the phone is found without its hyphen: the two that are there.
    assert _found(typed) == (typed in ("221", "07506681234"))


def test_every_reading_of_a_character_finds_the_name() -> None:
    keys = spellings("单乐")
    assert {"shanle", "shanyue", "danyue", "sy", "dl"} <= set(keys)


def test_short_numbers_are_found_as_a_whole() -> None:
    tokens = tokens_of([], ["87"], [])
    assert whole(Run(Script.NUMBER, "87")) in tokens
    assert wanted("87") == ["87\u00b6"]
    assert not set(wanted("8")) & tokens


def _document(**found_by: Any) -> Document:
    return Document(record=b"r", title="", about=lambda _work: "", **found_by)


@given(
    name=st.text(alphabet="梁李小燕伟明国䶮𬍛·", min_size=1, max_size=6),
    number=st.text(alphabet="0123456789X", min_size=3, max_size=18),
    text=st.text(alphabet="楼上漏水多次争执，。梁 138a", max_size=40),
    data=st.data(),
)
def test_tokens_never_miss_what_matching_finds(
    name: str, number: str, text: str, data: st.DataObject
) -> None:
    """Whatever part of a record is typed, its tokens lead there, and matching agrees."""
    kept = data.draw(st.sampled_from([name, number, text]))
    start = data.draw(st.integers(0, max(0, len(kept) - 1)))
    typed = kept[start : start + data.draw(st.integers(1, 18))]
    words = runs(typed)
    document = _document(names=(name,), numbers=(number,), texts=(text,))
    tokens = tokens_of(document.names, document.numbers, document.texts)
    if fits(document, words) and all(_indexed(word, kept, name) for word in words):
        assert [token for token in wanted(typed) if token not in tokens] == []


def _indexed(word: Run, kept: str, name: str) -> bool:
    """Single characters are found in names only, one or two digits as whole numbers only."""
    if word.script is Script.NUMBER:
        return len(word.text) > 2
    if word.script is Script.LETTERS:
        return False
    return len(word.text) > 1 or kept == name


@pytest.mark.parametrize(
    ("title", "typed", "expected"),
    [
        ("李伟明、黄国栋 邻里纠纷", "lwm", ((0, 3),)),
        ("李伟明、黄国栋 邻里纠纷", "huangguo", ((4, 2),)),
        ("李伟明、黄国栋 邻里纠纷", "李 黄", ((0, 1), (4, 1))),
        ("李伟明、黄国栋", "mhgd", ()),  # never across two names
        ("谭𬍛㛃", "𬍛", ((1, 1),)),
        ("梁国栋", "梁國", ((0, 2),)),
        ("阿依努尔·买买提", "nuermaimai", ((2, 5),)),
        ("单志勇", "szy", ((0, 3),)),
        ("李伟明、黄国栋", "liwm", ((0, 3),)),
        ("李李", "李", ((0, 1), (1, 1))),
        ("李伟明", "2213", ()),
    ],
)
def test_marks(title: str, typed: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert marks(title, runs(typed)) == expected


def test_bigrams_alone_do_not_make_a_hit() -> None:
    document = _document(texts=("楼上的人，漏水的人",))
    assert not fits(document, runs("人漏"))
    assert fits(document, runs("漏水的人"))
    assert not fits(document, runs("上的人漏"))
