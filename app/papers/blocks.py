"""Blocks of a paper as strips, top to bottom."""

from __future__ import annotations

__all__ = ["strips_of"]

from dataclasses import dataclass
from functools import partial

from app.papers.amounts import numeral
from app.papers.cards import card_strips
from app.papers.faces import Faces, Style
from app.papers.grid import grid_strips
from app.papers.model import (
    Block,
    Cards,
    Cut,
    Grid,
    Heading,
    List,
    Number,
    Paragraph,
    Runs,
    Signature,
    SignLine,
    Space,
    Stamp,
    Title,
)
from app.papers.pages import Strip
from app.papers.sheet import BODY, FOLIO, LARGE, PITCH, SMALL, TABLE, TABLE_PITCH, TITLE, Pen
from app.papers.typeset import Align, Line, typeset

_AIR = 0.25  # of a line, above and below a place to sign: room for a hand, or a finger's print
_HAND = 3  # characters that a hand needs behind the label at the least
_CLOSING = Paragraph(("此致",))  # of a letter: never without whom it is to


@dataclass(frozen=True, slots=True)
class _Measure:
    """What text is set in: its faces, the width of the column, sizes and the pitch of lines."""

    faces: Faces
    width: float
    body: float = BODY
    title: float = TITLE
    number: float = FOLIO
    pitch: float = PITCH

    @property
    def indent(self) -> float:
        """Two characters."""
        return 2 * self.body


def strips_of(
    blocks: tuple[Block, ...], faces: Faces, width: float, *, large: bool = False
) -> list[Strip]:
    """The strips of all blocks in a column; signatures hold on to the line before them.

    A form that is cut is set smaller, so that its parts go on one sheet, and each stays whole.
    """
    if large:
        sizes = (size * LARGE for size in (BODY, TITLE, FOLIO, PITCH))
        return _column(blocks, _Measure(faces, width, *sizes))
    if not any(isinstance(block, Cut) for block in blocks):
        return _column(blocks, _Measure(faces, width))
    slip = _Measure(faces, width, TABLE, BODY, SMALL, TABLE_PITCH)
    strips: list[Strip] = []
    part: list[Block] = []
    for block in blocks:
        part.append(block)
        if isinstance(block, Cut):
            strips += _part(tuple(part), slip)
            part = []
    return strips + _part(tuple(part), slip)


def _part(blocks: tuple[Block, ...], measure: _Measure) -> list[Strip]:
    """A part of a form, on one page as far as it fits; the cut below it may fall away."""
    strips = _column(blocks, measure)
    last = -2 if blocks and isinstance(blocks[-1], Cut) else -1
    for strip in strips[:last]:
        strip.keep = True
    return strips


def _column(blocks: tuple[Block, ...], measure: _Measure) -> list[Strip]:
    strips: list[Strip] = []
    for block in blocks:
        own = _strips(block, measure)
        if isinstance(block, Signature | Stamp):
            _hold(strips)
        if block == _CLOSING:
            own[-1].keep = True
        strips += own
    return strips


def _hold(strips: list[Strip]) -> None:
    """Keep the last line before a signature, and what is between, on the signature's page."""
    for strip in reversed(strips):
        strip.keep = True
        if not strip.blank:
            return


def _strips(block: Block, measure: _Measure) -> list[Strip]:
    match block:
        case Title() | Number() | Heading():
            return _opening(block, measure)
        case Paragraph(runs, indent, align):
            return _paragraph(runs, measure, measure.indent if indent else 0.0, align)
        case List(items, nested):
            return [
                strip
                for number, runs in enumerate(items, start=1)
                for strip in _paragraph(
                    (_label(number, nested=nested), *runs), measure, measure.indent
                )
            ]
        case Grid() | Cards():
            return _ruled(block, measure)
        case Signature():
            return _signature(block, measure)
        case Stamp(organisation, date):
            return _seal(organisation, date, measure)
        case Space(lines):
            return [_gap(lines * measure.pitch)]
        case Cut(runs):
            return [_cut(runs, measure)]


def _ruled(block: Grid | Cards, measure: _Measure) -> list[Strip]:
    if isinstance(block, Cards):
        return card_strips(block, measure.faces, measure.width)
    return grid_strips(block, measure.faces, measure.width)


def _opening(block: Title | Number | Heading, measure: _Measure) -> list[Strip]:
    """What never stands at the foot of a page."""
    setting, pitch = partial(typeset, faces=measure.faces, width=measure.width), measure.pitch
    match block:
        case Title(text):
            size = measure.title
            lines = setting((text,), size=size, align="center", style=Style.TITLE)
            return [*_lines(lines, size, 1.25 * pitch, keep=True), _gap(0.25 * pitch, keep=True)]
        case Number(runs):
            size = measure.number
            lines = setting(runs, size=size, align="right")
            return [*_lines(lines, size, pitch, keep=True), _gap(0.5 * pitch, keep=True)]
        case Heading(text):
            size = measure.body
            lines = setting((text,), size=size, indent=measure.indent, style=Style.BOLD)
            return _lines(lines, size, pitch, keep=True)


def _paragraph(
    runs: Runs, measure: _Measure, indent: float = 0.0, align: Align = "left"
) -> list[Strip]:
    size = measure.body
    lines = typeset(runs, measure.faces, size=size, width=measure.width, indent=indent, align=align)
    return _lines(lines, size, measure.pitch)


def _lines(
    lines: tuple[Line, ...], size: float, pitch: float, *, keep: bool = False
) -> list[Strip]:
    return [Strip(pitch, partial(_draw, line, pitch, size), keep=keep) for line in lines]


def _draw(line: Line, height: float, size: float, pen: Pen, left: float, top: float) -> None:
    pen.line(line, left, top, height, size)


def _cut(runs: Runs, measure: _Measure) -> Strip:
    line = typeset(runs, measure.faces, size=measure.body, width=measure.width, align="center")[0]
    height = 2 * measure.pitch
    return Strip(height, partial(_draw_cut, line, height, measure), blank=True)


def _draw_cut(
    line: Line, height: float, measure: _Measure, pen: Pen, left: float, top: float
) -> None:
    """A dashed line, open where the number stands: cut along it, each part keeps half of it."""
    middle, size, right = top + height / 2, measure.body, left + measure.width
    starts = [piece.x for piece in line.pieces] + [box.x for box in line.boxes]
    if not starts:
        pen.rule(left, middle, right, dashed=True)
        return
    pen.rule(left, middle, left + min(starts) - size, dashed=True)
    pen.rule(left + line.width + size, middle, right, dashed=True)
    pen.line(line, left, top, height, size)


def _gap(height: float, *, keep: bool = False) -> Strip:
    return Strip(height, _nothing, keep=keep, blank=True)


def _nothing(pen: Pen, left: float, top: float) -> None:
    """An empty strip."""


def _signature(block: Signature, measure: _Measure) -> list[Strip]:
    size, pitch = measure.body, measure.pitch
    setting = partial(typeset, faces=measure.faces, size=size, width=measure.width)
    strips = [_gap(0.5 * pitch, keep=True)]
    for signer in block.lines:
        strips.append(_gap(_AIR * pitch, keep=True))
        strips += _lines(_place(signer, measure), size, pitch, keep=True)
        strips.append(_gap(_AIR * pitch, keep=True))
    if block.date:
        strips += _lines(setting((block.date,), align="right"), size, pitch, keep=True)
    strips[-1].keep = False
    return strips


def _place(signer: SignLine, measure: _Measure) -> tuple[Line, ...]:
    """A label with room behind it; of a long one, how to sign stands whole on a line of its own."""
    setting = partial(typeset, faces=measure.faces, size=measure.body, width=measure.width)
    gap = (signer.gap,) if signer.gap else ()
    lines = setting((f"{signer.label}：", *gap))
    who, bracket, how = signer.label.rpartition("（")
    full = lines[-1].width > measure.width - _HAND * measure.body
    if bracket and (len(lines) > 1 or full):
        return setting((f"{who}\n{bracket}{how}：", *gap))
    return lines


def _seal(organisation: str, date: str, measure: _Measure) -> list[Strip]:
    size, pitch = measure.body, measure.pitch
    strips = [_gap(0.5 * pitch, keep=True)]
    for text in (organisation, "（印章）", date or "年\u3000\u3000月\u3000\u3000日"):
        lines = typeset((text,), measure.faces, size=size, width=measure.width, align="right")
        strips += _lines(lines, size, pitch, keep=True)
    strips[-1].keep = False
    return strips


def _label(number: int, *, nested: bool) -> str:
    return f"（{numeral(number)}）" if nested else f"{numeral(number)}、"
