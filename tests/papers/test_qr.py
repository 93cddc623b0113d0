"""The mark on every page: 20 bytes that read back, on paper too."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL.ImageFilter import GaussianBlur

from app.papers.layout import render
from app.papers.model import content_hash
from app.papers.qr import PageMark, parse, payload
from tests.papers.samples import agreement

_DPI = 150


@given(
    st.binary(min_size=16, max_size=16),
    st.integers(0, 65535),
    st.integers(0, 255),
    st.binary(min_size=32, max_size=32),
)
def test_read_back(paper: bytes, version: int, page: int, content: bytes) -> None:
    data = payload(paper, version, page, content)
    assert len(data) <= 20
    mark = parse(data)
    assert mark == PageMark(paper[:10], version, page, content[:6])
    assert mark.of(paper)
    assert not mark.of(bytes(byte ^ 1 for byte in paper))


@pytest.mark.parametrize("data", [b"", b"\xb1", bytes(20), b"\xb1" + bytes(20)])
def test_other_codes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a page"):
        parse(data)


@pytest.mark.parametrize("tilt", [0, 2, -7])
def test_every_page_reads_at_150_dpi(tilt: int) -> None:
    """As scanned: a little crooked, a little unsharp."""
    paper = agreement()
    rendered = render(paper)
    document = pdfium.PdfDocument(rendered.pdf)
    for page in range(rendered.pages):
        image = document[page].render(scale=_DPI / 72, grayscale=True).to_pil()
        scan = image.rotate(tilt, fillcolor=255, expand=True).filter(GaussianBlur(0.7))
        (code,) = zxingcpp.read_barcodes(scan)
        mark = parse(code.bytes)
        assert mark.of(paper.paper_id)
        assert (mark.version, mark.page) == (1, page)
        assert mark.digest == content_hash(paper)[:6]
    document.close()
