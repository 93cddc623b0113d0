"""Pages as pixels."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from app.papers.layout import render
from app.papers.model import Paragraph
from app.papers.preview import rasterise
from tests.papers.samples import letter


def test_pixels_are_bgra_on_white_and_opaque() -> None:
    pdf = render(letter(Paragraph(("人" * 28 * 22,), indent=False))).pdf
    image = rasterise(pdf, 0, 1.0)
    assert (image.width, image.height) == (596, 842)
    assert len(image.data) == image.width * image.height * 4
    assert image.data[:4] == b"\xff\xff\xff\xff"
    assert set(image.data[3::4]) == {255}
    assert min(image.data[::4]) < 100  # ink


def test_scale_is_bounded() -> None:
    pdf = render(letter(Paragraph(("人",)))).pdf
    assert rasterise(pdf, 0, 2.0).width == 1191
    assert rasterise(pdf, 0, 1000.0).height <= 6001


def test_a_page_that_is_not_there() -> None:
    pdf = render(letter(Paragraph(("人",)))).pdf
    with pytest.raises(pdfium.PdfiumError):
        rasterise(pdf, 1, 1.0)
