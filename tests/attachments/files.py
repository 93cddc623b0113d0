"""Small files of each kind, made once."""

from __future__ import annotations

__all__ = ["JPEG", "PDF", "photo"]

import io

from PIL import Image, ImageDraw


def photo(width: int = 400, height: int = 300, *, turned: int = 1, kind: str = "JPEG") -> bytes:
    """A picture with its left half red; `turned` is its EXIF orientation."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height), fill="red")
    exif = Image.Exif()
    exif[0x0112] = turned
    file = io.BytesIO()
    image.save(file, kind, exif=exif)
    return file.getvalue()


def _pdf() -> bytes:
    file = io.BytesIO()
    pages = [Image.new("RGB", (210, 297), color) for color in ("red", "blue")]
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:])
    return file.getvalue()


JPEG = photo()
PDF = _pdf()
