"""Forms that are cut: their parts on one sheet, each whole, the mark on the part that stays."""

from __future__ import annotations

from app.papers.docx import compose
from app.papers.layout import render
from app.papers.model import Block, Cut, Gap, Number, Paper, Paragraph, Stamp, Title
from tests.papers.samples import page_texts, squeezed
from tests.papers.scanning import scanned


def slip(title: str, lines: int) -> tuple[Block, ...]:
    return (
        Title(title),
        Number(("（　　）字第　　号",)),
        *(Paragraph((f"{title}的第{n}行。",)) for n in range(1, lines + 1)),
        Stamp("新会区司法局"),
    )


def paper(*lengths: int) -> Paper:
    names = ("存根", "正本", "抄送")
    blocks: list[Block] = []
    for name, lines in zip(names, lengths, strict=False):
        blocks += [*slip(name, lines), Cut(("字第", Gap("编号", "number", 4), "号"))]
    return Paper("cor.D8", "通知书", tuple(blocks[:-1]), b"p" * 16, register=True)


def test_three_short_parts_go_on_one_sheet() -> None:
    (page,) = page_texts(render(paper(3, 4, 3)).pdf)
    words = squeezed(page)
    assert words.index("存根的第1行") < words.index("正本的第1行") < words.index("抄送的第1行")
    assert words.count("字第") == 5  # three numbers, and one on each line to cut along


def test_a_part_that_does_not_fit_goes_to_the_next_sheet_whole() -> None:
    first, second = (squeezed(text) for text in page_texts(render(paper(14, 14, 3)).pdf))
    assert "正本的第1行" in second
    assert "正本" not in first
    assert "抄送的第3行" in second


def test_a_part_longer_than_a_sheet_is_not_lost() -> None:
    words = squeezed("".join(page_texts(render(paper(60, 2)).pdf)))
    assert all(f"存根的第{n}行" in words for n in range(1, 61))


def test_the_mark_is_on_the_part_that_stays() -> None:
    cut, whole = paper(3, 4, 3), Paper("x", "通知书", slip("通知书", 3), b"p" * 16)
    assert cut.parted
    assert not whole.parted
    for one, above in ((cut, True), (whole, False)):
        picture = scanned(render(one).pdf)
        width, height = picture.size
        corner = (int(width * 0.75), 0, width, int(height * 0.09))
        assert (min(picture.crop(corner).tobytes()) < 80) is above


def test_for_wps_the_line_is_there_too() -> None:
    assert compose(paper(1, 1))[:2] == b"PK"
