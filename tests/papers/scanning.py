"""Scans and photos of pages, as people take them: crooked, dark, bent, crushed."""

from __future__ import annotations

__all__ = [
    "Picture",
    "bent",
    "blank",
    "crumpled",
    "crushed",
    "noisy",
    "scanned",
    "shaded",
    "soft",
    "turned",
]

import io
import random

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

Picture = Image.Image


def scanned(pdf: bytes, number: int = 0, dpi: int = 150) -> Picture:
    """A page (from 0) as a scanner sees it."""
    document = pdfium.PdfDocument(pdf)
    picture: Picture = document[number].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return picture


def blank() -> Picture:
    """The back of a sheet."""
    return noisy(Image.new("L", (1240, 1754), 238), 5)


def crushed(picture: Picture, quality: int = 60) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


def turned(picture: Picture, angle: float, paper: int = 255) -> Picture:
    return picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=paper)


def noisy(picture: Picture, sigma: float) -> Picture:
    return ImageChops.add(picture, Image.effect_noise(picture.size, sigma), offset=-128)


def bent(picture: Picture, by: random.Random, most: float = 0.08) -> Picture:
    """Photographed from one side, on a grey table."""
    width, height = picture.size
    table = Image.new("L", (int(width * 1.3), int(height * 1.3)), 90)
    table.paste(picture, (int(width * 0.15), int(height * 0.15)))
    across, down = table.size

    def near(x: int, y: int) -> tuple[float, float]:
        return across * (x + by.uniform(-most, most)), down * (y + by.uniform(-most, most))

    corners = (*near(0, 0), *near(0, 1), *near(1, 1), *near(1, 0))
    return table.transform(table.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)


def shaded(picture: Picture) -> Picture:
    gradient = Image.linear_gradient("L").resize(picture.size).point(lambda v: int(60 + v * 0.76))
    return ImageChops.multiply(picture, gradient)


def soft(picture: Picture, radius: float) -> Picture:
    return picture.filter(ImageFilter.GaussianBlur(radius))


def crumpled(picture: Picture, by: random.Random) -> Picture:
    """All of it at once."""
    whole = bent(turned(picture, by.uniform(0, 360), 90), by)
    return noisy(shaded(soft(whole, 0.8)), 15)
