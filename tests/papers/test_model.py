"""Papers as data: written down, read back, hashed by what they say."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from app.papers.model import (
    Cell,
    Gap,
    Grid,
    Paragraph,
    Row,
    Title,
    content_hash,
    dump,
    gaps,
    load,
)
from tests.papers.samples import agreement, letter


def test_paper_is_read_back() -> None:
    paper = agreement()
    assert load(dump(paper)) == paper


def test_grid_is_read_back() -> None:
    paper = letter(Grid((1, 2), (Row((Cell(("甲",), label=True), Cell(("乙",)))),)), register=True)
    assert load(dump(paper)) == paper


def test_what_is_no_paper_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        load(b"\x93\x01\x02\x03")


def test_gaps_in_reading_order_each_once() -> None:
    twice = Gap("住址", "parties.0.address")
    paper = letter(
        Title("表"),
        Paragraph(("住", twice, "，")),
        Grid((1, 1), (Row((Cell((twice,)), Cell((), foot=((Gap("日期", "day"),),)))),)),
    )
    assert [gap.name for gap in gaps(paper)] == ["住址", "日期"]
    assert [gap.name for gap in gaps(agreement())] == ["被申请人的门牌号", "付款日期", "见证人姓名"]


def test_hash_is_of_the_words_alone() -> None:
    paper = agreement()
    same = replace(paper, version=7, paper_id=bytes(16))
    other = replace(paper, blocks=(*paper.blocks[:-1], Paragraph(("改了一个字",))))
    assert content_hash(same) == content_hash(paper)
    assert content_hash(other) != content_hash(paper)
    assert content_hash(replace(paper, sample=True)) != content_hash(paper)


def test_what_was_read_back_says_the_same() -> None:
    """A whole number as a width must not make another version of the same words."""
    paper = letter(Grid((2, 9), (Row((Cell(("甲",)), Cell(("乙",)))),)))
    assert content_hash(load(dump(paper))) == content_hash(paper)
