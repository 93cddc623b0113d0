"""The PDF itself: its words copied out, its sheet measured, its bytes repeated."""

from __future__ import annotations

import io
import math
from typing import Any

import pypdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.errors import Refused
from app.papers.faces import Faces, Style
from app.papers.layout import render
from app.papers.model import (
    Bold,
    Cell,
    Filled,
    Gap,
    Grid,
    Heading,
    Masked,
    Paper,
    Paragraph,
    Row,
    Runs,
    Signature,
    SignLine,
    Stamp,
    Title,
    content_hash,
    runs_of,
)
from tests.papers.samples import RARE, agreement, letter, page_texts, squeezed

MM = 72 / 25.4


def words_of(paper: Paper) -> str:
    """All that the paper says, gaps apart."""
    return squeezed(
        "".join(
            run if isinstance(run, str) else run.text
            for runs in runs_of(paper)
            for run in runs
            if not isinstance(run, Gap)
        )
    )


def characters(pdf: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Every character with its left edge and its middle's height, in mm from the top left."""
    document = pdfium.PdfDocument(pdf)
    sheet = document[page]
    layer = sheet.get_textpage()
    height = sheet.get_height()
    found = []
    for at in range(layer.count_chars()):
        char = layer.get_text_range(at, 1)
        if char.strip():
            left, bottom, _, top = layer.get_charbox(at, loose=True)
            found.append((char, left / MM, (height - (top + bottom) / 2) / MM))
    layer.close()
    document.close()
    return found


# -- words -------------------------------------------------------------------------------


def test_words_copy_out_unchanged() -> None:
    paper = letter(Paragraph((f"李{RARE}，阿依努尔·买买提，Nguyễn Văn Đức，1,500元",)))
    rendered = render(paper)
    by_pdfium = squeezed(page_texts(rendered.pdf)[0])
    by_pypdf = squeezed(pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages[0].extract_text())
    assert by_pdfium.startswith(words_of(paper))
    assert by_pypdf.startswith(words_of(paper))


def test_the_agreement_copies_out_whole() -> None:
    paper = agreement()
    out = squeezed("".join(page_texts(render(paper).pdf)))
    for runs in runs_of(paper):
        for run in runs:
            if not isinstance(run, Gap):
                text = run if isinstance(run, str) else run.text
                assert all(char in out for char in squeezed(text))
    for name in ("李䶮明", "黄㛃栋", "谭𬍛"):
        assert name in out


def test_a_thousand_characters_copy_out_from_one_font() -> None:
    """ReportLab's own fonts change every 256 characters, and are wrong above U+FFFF."""
    faces = Faces()
    codes = [*range(0x4E00, 0x4E00 + 500), *range(0x20000, 0x20000 + 500)]
    text = "".join(chr(code) for code in codes if faces.find(Style.BODY, chr(code)))
    assert len(text) > 990
    rendered = render(letter(Paragraph((text,), indent=False)))
    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))
    for pages in (page_texts(rendered.pdf), [page.extract_text() for page in reader.pages]):
        out = squeezed("".join(pages))
        assert "".join(char for char in out if char not in "—1234567890") == text


@settings(max_examples=15)
@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FEA), min_size=1, max_size=30))
def test_any_ideographs_copy_out(text: str) -> None:
    text = "".join(char for char in text if not 0x4DB6 <= ord(char) <= 0x4DFF)
    out = squeezed(page_texts(render(letter(Paragraph((f"字{text}",)))).pdf)[0])
    assert out.startswith(f"字{text}")


def test_two_characters_of_one_glyph_stay_apart() -> None:
    """U+F900 豈 is drawn like U+8C48; copied out it must not turn into it."""
    text = "\uf900\u8c48\u2f00\u4e00"
    faces = Faces()
    text = "".join(char for char in text if faces.find(Style.BODY, char))
    out = squeezed(page_texts(render(letter(Paragraph((text,)))).pdf)[0])
    assert out.startswith(text)


# -- refused -----------------------------------------------------------------------------


def test_a_character_no_font_has_is_refused_by_name_and_field() -> None:
    paper = letter(
        Title("协议书"),
        Paragraph(("当事人：", Filled("李\U00030001明", "parties.0.name"), "，男")),
        Paragraph(("他说\U0001f600",)),
    )
    with pytest.raises(Refused) as refused:
        render(paper)
    name, words = refused.value.faults
    assert name.field == "parties.0.name"
    assert "\U00030001" in name.message
    assert "U+30001" in name.message
    assert "李" in name.message
    assert (words.field, "U+1F600" in words.message) == (None, True)


@pytest.mark.parametrize(
    "block",
    [
        Title("\U0001f600"),
        Heading("\U0001f600"),
        Signature((SignLine("\U0001f600"),)),
        Stamp("\U0001f600"),
        Grid((1,), (Row((Cell(("\U0001f600",), label=True),)),)),
        Grid((1,), (Row((Cell((), foot=((Bold("\U0001f600"),),)),)),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_no_block_drops_a_character_silently(block: object) -> None:
    with pytest.raises(Refused):
        render(letter(block))


# -- the sheet ---------------------------------------------------------------------------


def test_margins_lines_and_characters_of_the_standard() -> None:
    """GB/T 9704: 37 mm above, 28 mm left, 22 lines of 28 characters, 156 by 225 mm."""
    rendered = render(letter(Paragraph(("人" * 28 * 23,), indent=False)))
    assert rendered.pages == 2
    body = [one for one in characters(rendered.pdf) if one[0] == "人"]
    assert len(body) == 28 * 22
    assert min(x for _, x, _ in body) == pytest.approx(28, abs=0.05)
    assert max(x for _, x, _ in body) == pytest.approx(210 - 26 - 15.75 / MM, abs=0.05)
    heights = sorted({round(y, 1) for _, _, y in body})
    assert len(heights) == 22
    # nothing above 37 mm or below 297 - 35 mm, and the first line close to the top
    assert 37 < heights[0] < 37 + 29 / MM
    assert heights[-1] < 297 - 35
    pitch = (heights[-1] - heights[0]) / 21
    assert pitch == pytest.approx(28.99 / MM, abs=0.02)


def test_page_numbers() -> None:
    rendered = render(letter(Paragraph(("人" * 28 * 50,))))
    assert rendered.pages == 3
    for page in range(3):
        (digit,) = [one for one in characters(rendered.pdf, page) if one[0] in "123"]
        assert digit[0] == str(page + 1)
        assert digit[1] == pytest.approx(105, abs=2)
        assert 297 - 35 < digit[2] < 297 - 20


def test_landscape_and_register_sheets() -> None:
    across = render(letter(Paragraph(("人",)), landscape=True))
    assert across.page_size == pytest.approx((297 * MM, 210 * MM))
    text = letter(Paragraph(("人" * 28 * 23,), indent=False))
    assert render(replace(text, register=True)).pages == 1


def test_signatures_hold_on_to_the_line_before() -> None:
    signers = Signature(tuple(SignLine(f"当事人{n}") for n in range(5)))
    for count in range(10, 23):
        paper = letter(*(Paragraph((f"行{at:02d}",)) for at in range(count)), signers)
        for text in page_texts(render(paper).pdf):
            if "当事人" in text:
                assert f"行{count - 1:02d}" in text
                assert all(f"当事人{n}" in text for n in range(5))


def test_a_long_label_leaves_room_to_sign() -> None:
    how = "（签名、盖章或按指印）："
    for name in ("申请人阿依努尔·买买提的法定代理人谭母", f"被申请人{'某' * 40}公司", "人" * 14):
        signers = Signature((SignLine(f"{name}（签名、盖章或按指印）"), SignLine("记录人（签名）")))
        lines = page_texts(render(letter(Paragraph(("行",)), signers)).pdf)[0].splitlines()
        assert any(line.strip() == how for line in lines), name


def test_a_letter_closes_on_the_page_of_whom_it_is_to() -> None:
    for count in range(14, 23):
        lines = [Paragraph(("行",)) for _ in range(count)]
        end = (Paragraph(("此致",)), Paragraph(("某法院",)), Signature((SignLine("申请人"),)))
        texts = page_texts(render(letter(*lines, *end)).pdf)
        assert any("此致" in text and "某法院" in text for text in texts)


def test_a_heading_never_ends_a_page() -> None:
    for count in range(18, 23):
        lines = [Paragraph(("行",)) for _ in range(count)]
        paper = letter(*lines, Heading("标题"), Paragraph(("尾",)))
        assert any("标题" in text and "尾" in text for text in page_texts(render(paper).pdf))


# -- tables ------------------------------------------------------------------------------


def cell_row(*texts: str, **more: object) -> Row:
    return Row(tuple(Cell((text,)) for text in texts), **more)  # type: ignore[arg-type]


def test_a_table_over_pages_repeats_its_head() -> None:
    rows = [cell_row(f"第{n}行", "内容") for n in range(60)]
    rendered = render(letter(Grid((1, 3), (cell_row("序号", "事项", head=True), *rows))))
    texts = page_texts(rendered.pdf)
    assert len(texts) > 1
    assert all(squeezed(text).startswith("序号事项") for text in texts)
    out = squeezed("".join(texts))
    assert [n for n in range(60) if out.count(f"第{n}行") != 1] == []


def test_a_cell_longer_than_a_page_runs_on() -> None:
    facts = "纠纷情况" * 900
    rendered = render(letter(Grid((1, 4), (Row((Cell(("情况",), label=True), Cell((facts,)))),))))
    assert rendered.pages > 1
    assert squeezed("".join(page_texts(rendered.pdf))).count("纠纷情况") >= 890


def test_spans_must_add_up() -> None:
    with pytest.raises(ValueError, match="spans"):
        render(letter(Grid((1, 1), (cell_row("甲"),))))


# -- marks -------------------------------------------------------------------------------


def test_marks_lie_where_the_blanks_and_numbers_are() -> None:
    rendered = render(agreement())
    gaps = [mark for mark in rendered.marks if mark.kind == "gap"]
    masks = [mark for mark in rendered.marks if mark.kind == "mask"]
    assert [(mark.name, mark.target) for mark in gaps] == [
        ("被申请人的门牌号", "parties.1.address"),
        ("付款日期", "items.1"),
        ("见证人姓名", "witness"),
    ]
    assert [mark.shown for mark in masks] == ["440799********2210", "0750-***0101"]
    digits = [one for one in characters(rendered.pdf) if one[0].isdigit()]
    mask = masks[0]
    inside = [
        char
        for char, x, y in digits
        if mask.x - 0.1 <= x * MM <= mask.x + mask.w and mask.y <= y * MM <= mask.y + mask.h
    ]
    assert "".join(inside) == "440799198005122210"


def test_the_printed_number_is_complete() -> None:
    assert "440799198005122210" in squeezed(page_texts(render(agreement()).pdf)[0])


def test_a_mask_broken_over_lines_still_covers() -> None:
    number = Masked("440799195203129010", "440799********9010")
    rendered = render(letter(Grid((1, 8), (Row((Cell((number,)), Cell(("甲",)))),))))
    covers = [mark.shown for mark in rendered.marks]
    assert len(covers) > 1
    assert set("".join(covers)) == {"*"}


# -- the rest ----------------------------------------------------------------------------


def test_the_same_paper_gives_the_same_bytes() -> None:
    first = render(agreement())
    render(letter(Paragraph(("别的文书",))))
    assert render(agreement()) == first
    assert first.sha == content_hash(agreement())


def test_every_font_is_embedded_and_cut() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render(agreement()).pdf))
    for page in reader.pages:
        fonts: Any = page.get_object()
        for key in ("/Resources", "/Font"):
            fonts = fonts[key].get_object()
        assert len(fonts) >= 2
        for font in fonts.values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
            assert "+" in descriptor["/FontName"]


def test_sample_papers_say_so_on_every_page() -> None:
    paper = agreement()
    assert "试用样本" not in "".join(page_texts(render(paper).pdf))
    for text in page_texts(render(replace(paper, sample=True)).pdf):
        assert "试用样本" in text


def test_the_stamp_over_the_edges_is_asked_for_when_pages_are_several() -> None:
    several = page_texts(render(agreement()).pdf)
    assert len(several) == 2
    assert all("骑" in text and "缝" in text for text in several)
    (single,) = page_texts(render(letter(Paragraph(("短",)), across=True)).pdf)
    assert "骑" not in single


def test_properties() -> None:
    info = pypdf.PdfReader(io.BytesIO(render(agreement()).pdf)).metadata
    assert info is not None
    assert (info.title, info.subject) == ("人民调解协议书", "med.F-A8")


def test_size() -> None:
    assert len(render(agreement()).pdf) <= 80_000


def test_an_empty_paper_is_one_empty_page() -> None:
    rendered = render(letter())
    assert (rendered.pages, rendered.marks) == (1, ())


def test_line_feeds_are_kept() -> None:
    runs: Runs = ("甲：第一句\n乙：第二句",)
    found = characters(render(letter(Paragraph(runs))).pdf)
    rows = {round(y) for char, _, y in found if char in "甲乙"}
    assert len(rows) == 2
    assert math.isclose(max(rows) - min(rows), 28.99 / MM, abs_tol=1)
