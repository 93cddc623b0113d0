"""The .docx of a paper: every word of it, whatever the characters, in the fonts WPS has."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from app.papers.docx import compose
from app.papers.model import Gap, Paper, Paragraph, Run, runs_of
from app.papers.press import Press
from tests.papers.samples import agreement, squeezed


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def text_of(document: Any) -> str:
    """All it says, header and footers included, without blanks."""
    parts = [document.element.body, *(s.footer._element for s in document.sections)]
    parts += [s.header._element for s in document.sections]
    words = (text.text or "" for part in parts for text in part.iter(qn("w:t")))
    return squeezed("".join(words))


def said(run: Run) -> Iterator[str]:
    if not isinstance(run, Gap):
        yield squeezed(run if isinstance(run, str) else run.text)


def test_every_word_of_the_paper_is_in_it() -> None:
    paper = agreement()
    text = text_of(opened(compose(paper)))
    for runs in runs_of(paper):
        for run in runs:
            for words in said(run):
                assert words in text


def test_rare_characters_are_set_in_a_font_that_has_them() -> None:
    paper = Paper("x", "生僻字", (Paragraph(("黄䶮昌、陈㛃仪、谭𬍛",)),), b"")
    document = opened(compose(paper))
    fonts = {
        char: run._r.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for char in run.text
    }
    assert [fonts[char] for char in "黄䶮㛃𬍛"] == ["仿宋", "宋体", "宋体", "SimSun-ExtB"]


def test_it_is_a4_with_the_margins_of_the_page() -> None:
    section = opened(compose(agreement())).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (28, 37)


def test_a_gap_is_a_blank_to_write_on() -> None:
    paper = Paper("x", "空缺", (Paragraph(("住", Gap("住址", "address", 6), "。")),), b"")
    (blank,) = [run for run in opened(compose(paper)).paragraphs[0].runs if run.underline]
    assert blank.text == "\u3000" * 6


def test_the_press_writes_it_too() -> None:
    with Press() as press:
        data = press.compose(agreement()).result()
    assert "人民调解协议书" in text_of(opened(data))
