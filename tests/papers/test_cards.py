"""Cards to cut out: each code says what its card says, and no card is cut by a page."""

from __future__ import annotations

import io

import pypdfium2
import zxingcpp
from docx import Document

from app.papers.docx import compose
from app.papers.layout import render
from app.papers.model import Card, Cards, Paper, dump, load, runs_of

TEXT = "谭㛃明 律师\n侨都某律师事务所\n执业证：14407201010000001\n擅长：劳动、婚姻家庭"


def _paper(count: int) -> Paper:
    name, *lines = TEXT.split("\n")
    cards = (Card((name,), tuple((line,) for line in lines), f"{TEXT}\n{n}") for n in range(count))
    return Paper("pls.F8", "律师名片", (Cards(tuple(cards)),), bytes(16), register=True)


def test_every_code_reads_and_every_card_is_whole() -> None:
    rendered = render(_paper(15))
    assert rendered.pages == 2
    document = pypdfium2.PdfDocument(rendered.pdf)
    read = []
    for page in document:
        image = page.render(scale=2).to_pil()
        read += [code.text for code in zxingcpp.read_barcodes(image) if "律师" in code.text]
    assert sorted(read) == sorted(f"{TEXT}\n{n}" for n in range(15))
    words = [page.get_textpage().get_text_range().count("谭㛃明") for page in document]
    assert sum(words) == 15


def test_a_card_that_says_more_is_higher() -> None:
    long = Card(("谭㛃明",), tuple((f"第 {n} 行",) for n in range(14)), TEXT)
    paper = Paper("pls.F8", "律师名片", (Cards((long, long)),), bytes(16))
    text = pypdfium2.PdfDocument(render(paper).pdf)[0].get_textpage().get_text_range()
    assert text.count("第 13 行") == 2


def test_cards_travel_and_go_out_as_words() -> None:
    paper = _paper(1)
    assert load(dump(paper)) == paper
    assert [runs[0] for runs in runs_of(paper)] == TEXT.split("\n")
    document = Document(io.BytesIO(compose(paper)))
    assert [one.text for one in document.paragraphs[:4]] == TEXT.split("\n")
