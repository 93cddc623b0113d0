"""Strips laid on pages: what stays together, what is repeated, what is dropped."""

from __future__ import annotations

__all__ = ["Page", "Strip", "paginate"]

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.papers.sheet import Pen

Page = list[tuple[float, "Strip"]]  # how far below the top of the text, and what


@dataclass(slots=True)
class Strip:
    """A stretch of a page that is not cut.

    Attributes:
        height: in points.
        draw: draws it at (left, top) of the page.
        keep: stays on one page with the strip after it.
        blank: dropped at the top of a page.
        rule: for a row of a table, draws the level line over its whole width.
        begins: the first strip of its row, so that a line is drawn above it.
        heads: repeated at the top of a page that starts in the middle of the table.
    """

    height: float
    draw: Callable[[Pen, float, float], None]
    keep: bool = False
    blank: bool = False
    rule: Callable[[Pen, float, float], None] | None = None
    begins: bool = False
    heads: tuple[Strip, ...] = ()


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """Pages of at most this height; a kept group higher than a page is cut where it must be."""
    pages: list[Page] = [[]]
    used = 0.0
    for group in _groups(strips):
        whole = sum(strip.height for strip in group)
        if pages[-1] and used + whole > height + 0.01:
            used = _turn(pages, group[0])
        for strip in group:
            if strip.blank and not pages[-1]:
                continue
            if pages[-1] and used + strip.height > height + 0.01:
                used = _turn(pages, strip)
            pages[-1].append((used, strip))
            used += strip.height
    return pages


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _turn(pages: list[Page], first: Strip) -> float:
    """Start a page with the heads of its first strip; returns the height used."""
    pages.append([])
    used = 0.0
    for head in first.heads:
        pages[-1].append((used, head))
        used += head.height
    return used
