"""Pages of a PDF as pixels, for the screen."""

from __future__ import annotations

__all__ = ["rasterise"]

import pypdfium2 as pdfium

from app.papers.messages import PageImage

_LARGEST = 6000  # pixels a side: beyond it no screen shows more, and memory runs out


def rasterise(pdf: bytes, page: int, scale: float) -> PageImage:
    """One page (from 0) at a scale (1.0 = 72 dpi), BGRA on white, opaque.

    PDFium is not safe in threads: call it from one thread of a process (app.papers.press does).
    """
    document = pdfium.PdfDocument(pdf)
    try:
        sheet = document[page]
        scale = min(scale, _LARGEST / max(sheet.get_size()))
        bitmap = sheet.render(scale=scale, force_bitmap_format=pdfium.raw.FPDFBitmap_BGRA)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
        bitmap.close()
    finally:
        document.close()
    if stride != width * 4:
        data = b"".join(data[y * stride : y * stride + width * 4] for y in range(height))
    return PageImage(width, height, data)
