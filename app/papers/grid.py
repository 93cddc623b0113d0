"""Ruled tables as strips: low rows stay whole, high ones may run over pages line by line."""

from __future__ import annotations

__all__ = ["grid_strips"]

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.papers.faces import Faces, Style
from app.papers.model import Cell, Grid, Row
from app.papers.pages import Strip
from app.papers.sheet import TABLE, TABLE_PITCH, Pen
from app.papers.typeset import Line, typeset

_PAD = 3.5  # between a line of the table and its text, in points
_FRAME = 0.75
_EVEN = 15  # characters: a narrower cell is set ragged
_WHOLE = 9  # lines: a row up to this height is not cut


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell set: its place across, its lines (begun at `text`), and those at its foot."""

    x: float
    width: float
    text: float
    lines: tuple[Line, ...]
    foot: tuple[Line, ...]
    centred: bool

    @property
    def height(self) -> int:
        """In lines."""
        return len(self.lines) + len(self.foot)


def grid_strips(grid: Grid, faces: Faces, width: float) -> list[Strip]:
    """The strips of a table in a column of this width."""
    edges = _edges(grid.columns, width)
    rule = _rule(width)
    heads: list[Strip] = []
    strips: list[Strip] = []
    for row in grid.rows:
        cells = _set_row(row, edges, faces)
        row_strips = _row_strips(row, cells, rule)
        if row.head:
            heads += row_strips
            for strip in row_strips:
                strip.keep = True  # no heads at the foot of a page
        else:
            for strip in row_strips:
                strip.heads = tuple(heads)
        strips += row_strips
    return strips


def _edges(columns: tuple[float, ...], width: float) -> list[float]:
    total = sum(columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column / total * width)
    return edges


def _set_row(row: Row, edges: list[float], faces: Faces) -> list[_Set]:
    if sum(cell.span for cell in row.cells) != len(edges) - 1:
        raise ValueError("the spans of a row do not add up to the columns of its grid")
    cells: list[_Set] = []
    at = 0
    for cell in row.cells:
        left, right = edges[at], edges[at + cell.span]
        cells.append(_set_cell(cell, left, right - left, faces))
        at += cell.span
    return cells


def _set_cell(cell: Cell, x: float, width: float, faces: Faces) -> _Set:
    inner = width - 2 * _PAD
    setting = partial(typeset, faces=faces, size=TABLE)
    foot = tuple(line for runs in cell.foot for line in setting(runs, width=inner, align="right"))
    if cell.label:
        lines, narrow = _balanced(cell, faces, inner)
        return _Set(x, width, x + _PAD + (inner - narrow) / 2, lines, foot, centred=True)
    even = inner >= _EVEN * TABLE
    lines = setting(cell.runs, width=inner, align=cell.align, justify=even) if cell.runs else ()
    return _Set(x, width, x + _PAD, lines, foot, centred=cell.middle)


def _balanced(cell: Cell, faces: Faces, width: float) -> tuple[tuple[Line, ...], float]:
    """A label in as few lines as fit, of like length, and the width they take."""
    setting = partial(typeset, cell.runs, faces, size=TABLE, align="center", style=Style.BOLD)
    lines = setting(width=width)
    while len(narrower := setting(width=width - TABLE)) == len(lines) and width > 2 * TABLE:
        lines, width = narrower, width - TABLE
    return lines, width


def _row_strips(
    row: Row, cells: list[_Set], rule: Callable[[Pen, float, float], None]
) -> list[Strip]:
    lines = max(row.lines, *(cell.height for cell in cells))
    if lines <= _WHOLE or lines == row.lines:
        height = lines * TABLE_PITCH + 2 * _PAD
        return [Strip(height, _whole(row, cells, height), rule=rule, begins=True)]
    strips: list[Strip] = []
    text = max(len(cell.lines) for cell in cells)
    feet = max(len(cell.foot) for cell in cells)
    for number in range(text + feet):
        above = _PAD if number == 0 else 0.0
        below = _PAD if number == text + feet - 1 else 0.0
        strips.append(
            Strip(
                TABLE_PITCH + above + below,
                _slice(cells, number, text, above, TABLE_PITCH + above + below),
                keep=number >= text - 1 and number < text + feet - 1,
                rule=rule,
                begins=number == 0,
            )
        )
    return strips


def _whole(row: Row, cells: list[_Set], height: float) -> Callable[[Pen, float, float], None]:
    """Draws a row that is not cut: labels and short values in the middle, texts at the top."""

    def draw(pen: Pen, left: float, top: float) -> None:
        _sides(pen, cells, left, top, height)
        for cell in cells:
            free = height - 2 * _PAD - cell.height * TABLE_PITCH
            reads = not cell.centred and (row.lines > 1 or len(cell.lines) > 1)
            y = top + _PAD + (0 if cell.foot or reads else free / 2)
            _column(pen, cell.lines, left + cell.text, y)
            y = top + height - _PAD - len(cell.foot) * TABLE_PITCH
            _column(pen, cell.foot, left + cell.x + _PAD, y)

    return draw


def _slice(
    cells: list[_Set], number: int, text: int, above: float, height: float
) -> Callable[[Pen, float, float], None]:
    """Draws one line of a row that may be cut: first the text of each cell, then the feet."""

    def draw(pen: Pen, left: float, top: float) -> None:
        _sides(pen, cells, left, top, height)
        for cell in cells:
            lines = cell.lines if number < text else cell.foot
            at = number if number < text else number - text
            if at < len(lines):
                _column(pen, lines[at : at + 1], left + cell.text, top + above)

    return draw


def _column(pen: Pen, lines: tuple[Line, ...], x: float, y: float) -> None:
    for line in lines:
        pen.line(line, x, y, TABLE_PITCH, TABLE)
        y += TABLE_PITCH


def _sides(pen: Pen, cells: list[_Set], left: float, top: float, height: float) -> None:
    for cell in cells:
        x = left + cell.x
        pen.rule(x, top, x, top + height, width=_FRAME)
    right = left + cells[-1].x + cells[-1].width
    pen.rule(right, top, right, top + height, width=_FRAME)


def _rule(width: float) -> Callable[[Pen, float, float], None]:
    def draw(pen: Pen, left: float, y: float) -> None:
        pen.rule(left, y, left + width, width=_FRAME)

    return draw
