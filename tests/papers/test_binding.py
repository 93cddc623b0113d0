"""Papers and scans as one volume: scans in place of print, bookmarks, numbers, nothing lost."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.errors import Refused
from app.papers.binding import assemble, join
from app.papers.layout import render
from app.papers.seen import Bookmark, Leaf
from tests.papers.samples import agreement, page_texts, squeezed
from tests.papers.scanning import crushed, scanned, turned


def scan(page: int = 0, turn: int = 0) -> bytes:
    return crushed(turned(scanned(render(agreement()).pdf, page), turn))


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.get_size() for page in document]
    finally:
        document.close()


def test_a_signed_page_stands_in_for_the_print() -> None:
    paper = agreement()
    texts = page_texts(assemble(paper, {2: Leaf(scan(1))}))
    assert "李䶮明" in squeezed(texts[0])
    assert squeezed(texts[1]) == ""  # a picture
    assert assemble(paper, {}) == render(paper).pdf


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_sheet_is_seen_upright_on_a4(turn: int) -> None:
    pdf = assemble(None, {1: Leaf(scan(0, turn), turn)})
    ((width, height),) = sizes(pdf)
    assert (round(width), round(height)) == (595, 842)
    document = pdfium.PdfDocument(pdf)
    seen = document[0].render(scale=1, grayscale=True).to_pil().convert("L").resize((60, 85))
    document.close()
    plain = scanned(render(agreement()).pdf).resize((60, 85))
    unlike = sum(abs(a - b) for a, b in zip(seen.tobytes(), plain.tobytes(), strict=True))
    assert unlike / (60 * 85) < 6


def test_a_light_jpeg_goes_in_byte_for_byte() -> None:
    data = scan()
    assert data[200:-2] in assemble(None, {1: Leaf(data)})


def test_a_large_photo_is_made_smaller_and_a_png_taken() -> None:
    file = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).save(file, "JPEG", quality=95)
    assert len(assemble(None, {1: Leaf(file.getvalue())})) < len(file.getvalue()) / 2
    file = io.BytesIO()
    Image.new("RGBA", (300, 400), (200, 30, 30, 128)).save(file, "PNG")
    assert len(sizes(assemble(None, {1: Leaf(file.getvalue())}))) == 1


def test_a_tiff_goes_in_with_all_its_pages() -> None:
    file = io.BytesIO()
    pages = [Image.new("1", (600, 800), shade) for shade in (0, 1)]
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    assert len(sizes(assemble(None, {1: Leaf(file.getvalue())}))) == 2


def test_what_cannot_be_opened_is_refused() -> None:
    with pytest.raises(Refused):
        assemble(None, {1: Leaf(b"nothing")})


def test_a_volume_has_bookmarks_and_numbers_and_every_word() -> None:
    pdf = render(agreement()).pdf
    parts = (
        Bookmark("封面", None, pdf),
        Bookmark("人民调解协议书", 1, pdf),
        Bookmark("证据", 3, assemble(None, {1: Leaf(scan(0, 90), 90), 2: Leaf(pdf)})),
    )
    volume = join("调解卷宗", parts)
    document = pdfium.PdfDocument(volume)
    marks = [(one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    assert marks == [("封面", 0), ("人民调解协议书", 2), ("证据", 4)]
    assert document.get_metadata_value("Title") == "调解卷宗"
    document.close()
    texts = [squeezed(text) for text in page_texts(volume)]
    plain = [squeezed(text) for text in page_texts(pdf)]
    assert texts[:2] == plain
    assert sorted(texts[2]) == sorted(plain[0] + "1")
    assert sorted(texts[3]) == sorted(plain[1] + "2")
    assert texts[4] == "3"
    assert sorted(texts[6]) == sorted(plain[1] + "5")


def test_numbers_stand_at_the_upper_right_as_the_page_is_seen() -> None:
    for turn in (0, 90, 180, 270):
        part = assemble(None, {1: Leaf(crushed(Image.new("L", (1240, 1754), 255)), turn)})
        document = pdfium.PdfDocument(join("卷", (Bookmark("页", 8, part),)))
        seen = document[0].render(scale=1, grayscale=True).to_pil().convert("L")
        document.close()
        left, top, right, low = seen.point(lambda v: 255 * (v < 128)).getbbox()
        assert seen.width - 60 < left < right < seen.width - 20
        assert 15 < top < low < 60


def test_even_numbers_stand_at_the_upper_left_where_both_sides_of_a_sheet_are_used() -> None:
    for turn in (0, 90, 180, 270):
        part = assemble(None, {1: Leaf(crushed(Image.new("L", (1240, 1754), 255)), turn)})
        parts = (Bookmark("页", 7, part), Bookmark("页", 8, part))
        document = pdfium.PdfDocument(join("卷", parts, two_sided=True))
        seen = [page.render(scale=1, grayscale=True).to_pil().convert("L") for page in document]
        document.close()
        front, back = (one.point(lambda v: 255 * (v < 128)).getbbox() for one in seen)
        wide = seen[0].width
        assert wide - 60 < front[0] < front[2] < wide - 20
        assert 20 < back[0] < back[2] < 60
        assert 15 < back[1] < back[3] < 60
