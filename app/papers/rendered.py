"""What comes out of the layout: the PDF, and what the screen must know of it."""

from __future__ import annotations

__all__ = ["Mark", "Rendered"]

from typing import Literal

import msgspec


class Mark(msgspec.Struct, frozen=True):
    """A place the screen covers: a gap to fill in, or a number to mask.

    Attributes:
        page: counts from 0.
        x, y, w, h: points, from the top left corner of the page.
        name: what is missing, for people; empty for a number.
        target: field the app jumps to; empty where there is none.
        shown: what the cover says: the gap's name, or the number masked.
    """

    page: int
    x: float
    y: float
    w: float
    h: float
    kind: Literal["gap", "mask"]
    name: str
    target: str
    shown: str


class Rendered(msgspec.Struct, frozen=True):
    """A paper as PDF.

    Attributes:
        pages: how many.
        page_size: width and height in points.
        marks: places the screen covers, in reading order.
        sha: SHA-256 of the paper's content (app.papers.model.content_hash).
        fonts: what it is set in, in words.
    """

    pdf: bytes
    pages: int
    page_size: tuple[float, float]
    marks: tuple[Mark, ...]
    sha: bytes
    fonts: str
