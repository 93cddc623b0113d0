"""Blocks of a paper as strips, top to bottom."""

from __future__ import annotations

__all__ = ["strips_of"]

from functools import partial

from app.papers.amounts import numeral
from app.papers.faces import Faces, Style
from app.papers.grid import grid_strips
from app.papers.model import (
    Block,
    Cut,
    Grid,
    Heading,
    List,
    Number,
    Paragraph,
    Runs,
    Signature,
    Space,
    Stamp,
    Title,
)
from app.papers.pages import Strip
from app.papers.sheet import BODY, FOLIO, PITCH, TITLE, Pen
from app.papers.typeset import Align, Line, typeset

_INDENT = 2 * BODY
_CUT_PITCH = 1.5 * PITCH
_SIGN_PITCH = 1.5 * PITCH  # room for a hand, or a finger's print


def strips_of(blocks: tuple[Block, ...], faces: Faces, width: float) -> list[Strip]:
    """The strips of all blocks in a column; signatures hold on to the line before them."""
    strips: list[Strip] = []
    begun = 0  # where the part at hand begins
    for block in blocks:
        own = _strips(block, faces, width)
        if isinstance(block, Signature | Stamp):
            _hold(strips)
        strips += own
        if isinstance(block, Cut):
            _whole(strips[begun:-1])
            begun = len(strips)
    if begun:
        _whole(strips[begun:])
    return strips


def _whole(part: list[Strip]) -> None:
    """Keep a part of a form on one page; one longer than a page is cut where it must be."""
    for strip in part[:-1]:
        strip.keep = True


def _hold(strips: list[Strip]) -> None:
    """Keep the last line before a signature, and what is between, on the signature's page."""
    for strip in reversed(strips):
        strip.keep = True
        if not strip.blank:
            return


def _strips(block: Block, faces: Faces, width: float) -> list[Strip]:
    match block:
        case Title() | Number() | Heading():
            return _opening(block, faces, width)
        case Paragraph(runs, indent, align):
            return _paragraph(runs, faces, width, _INDENT if indent else 0.0, align)
        case List(items, nested):
            return [
                strip
                for number, runs in enumerate(items, start=1)
                for strip in _paragraph((_label(number, nested=nested), *runs), faces, width)
            ]
        case Grid():
            return grid_strips(block, faces, width)
        case Signature():
            return _signature(block, faces, width)
        case Stamp(organisation, date):
            return _seal(organisation, date, faces, width)
        case Space(lines):
            return [_gap(lines * PITCH)]
        case Cut(runs):
            (line,) = typeset(runs, faces, size=BODY, width=width, align="center")[:1]
            return [Strip(_CUT_PITCH, partial(_cut, line, width), blank=True)]


def _opening(block: Title | Number | Heading, faces: Faces, width: float) -> list[Strip]:
    """What never stands at the foot of a page."""
    setting = partial(typeset, faces=faces, width=width)
    match block:
        case Title(text):
            lines = setting((text,), size=TITLE, align="center", style=Style.TITLE)
            return [*_lines(lines, TITLE, 1.25 * PITCH, keep=True), _gap(0.25 * PITCH, keep=True)]
        case Number(runs):
            lines = setting(runs, size=FOLIO, align="right")
            return [*_lines(lines, FOLIO, PITCH, keep=True), _gap(0.5 * PITCH, keep=True)]
        case Heading(text):
            lines = setting((text,), size=BODY, indent=_INDENT, style=Style.BOLD)
            return _lines(lines, BODY, PITCH, keep=True)


def _paragraph(
    runs: Runs, faces: Faces, width: float, indent: float = _INDENT, align: Align = "left"
) -> list[Strip]:
    lines = typeset(runs, faces, size=BODY, width=width, indent=indent, align=align)
    return _lines(lines, BODY, PITCH)


def _lines(
    lines: tuple[Line, ...], size: float, pitch: float, *, keep: bool = False
) -> list[Strip]:
    return [Strip(pitch, partial(_draw, line, pitch, size), keep=keep) for line in lines]


def _draw(line: Line, height: float, size: float, pen: Pen, left: float, top: float) -> None:
    pen.line(line, left, top, height, size)


def _cut(line: Line, width: float, pen: Pen, left: float, top: float) -> None:
    """A dashed line, open where the number stands: cut along it, each part keeps half of it."""
    middle = top + _CUT_PITCH / 2
    if not line.pieces:
        pen.rule(left, middle, left + width, dashed=True)
        return
    start, end = left + line.pieces[0].x, left + line.width
    pen.rule(left, middle, start - BODY / 2, dashed=True)
    pen.rule(end + BODY / 2, middle, left + width, dashed=True)
    pen.line(line, left, top, _CUT_PITCH, BODY)


def _gap(height: float, *, keep: bool = False) -> Strip:
    return Strip(height, _nothing, keep=keep, blank=True)


def _nothing(pen: Pen, left: float, top: float) -> None:
    """An empty strip."""


def _signature(block: Signature, faces: Faces, width: float) -> list[Strip]:
    strips = [_gap(0.5 * PITCH, keep=True)]
    for signer in block.lines:
        runs: Runs = (f"{signer.label}：", *((signer.gap,) if signer.gap else ()))
        lines = typeset(runs, faces, size=BODY, width=width)
        strips += _lines(lines, BODY, _SIGN_PITCH, keep=True)
    if block.date:
        lines = typeset((block.date,), faces, size=BODY, width=width, align="right")
        strips += _lines(lines, BODY, PITCH, keep=True)
    strips[-1].keep = False
    return strips


def _seal(organisation: str, date: str, faces: Faces, width: float) -> list[Strip]:
    strips = [_gap(0.5 * PITCH, keep=True)]
    for text in (organisation, "（印章）", date or "年\u3000\u3000月\u3000\u3000日"):
        lines = typeset((text,), faces, size=BODY, width=width, align="right")
        strips += _lines(lines, BODY, PITCH, keep=True)
    strips[-1].keep = False
    return strips


def _label(number: int, *, nested: bool) -> str:
    return f"（{numeral(number)}）" if nested else f"{numeral(number)}、"
