"""Cards to cut out as strips: two across, a code at the left and words beside it."""

from __future__ import annotations

__all__ = ["card_strips"]

from dataclasses import dataclass
from functools import partial

from app.papers.faces import Faces, Style
from app.papers.model import Card, Cards
from app.papers.pages import Strip
from app.papers.qr import matrix
from app.papers.sheet import Pen
from app.papers.typeset import Line, typeset

_MM = 72 / 25.4
_LEAST = 38 * _MM  # of the height of a card; one that says more is higher
_CODE = 26 * _MM
_QUIET = 2.5 * _MM  # light around the code, without which no camera finds it
_NAME, _TEXT = 14.0, 9.0  # 四号, 小五
_PITCH = 1.5
_ACROSS = 2


@dataclass(frozen=True, slots=True)
class _Set:
    """A card set: its code, and its lines with their sizes."""

    code: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[Line, float], ...]

    @property
    def height(self) -> float:
        """Of its lines, in points."""
        return sum(_PITCH * size for _, size in self.lines)


def card_strips(cards: Cards, faces: Faces, width: float) -> list[Strip]:
    """A strip for each row of cards in a column of this width."""
    share = width / _ACROSS
    made = [_set(card, faces, share) for card in cards.items]
    rows = [made[at : at + _ACROSS] for at in range(0, len(made), _ACROSS)]
    return [_row(row, share) for row in rows]


def _row(row: list[_Set], share: float) -> Strip:
    height = max(_LEAST, *(card.height + 2 * _QUIET for card in row))
    return Strip(height, partial(_draw, row, share, height))


def _set(card: Card, faces: Faces, share: float) -> _Set:
    room = share - _CODE - 3 * _QUIET
    setting = partial(typeset, faces=faces, width=room, justify=False)
    name = [(line, _NAME) for line in setting(card.name, size=_NAME, style=Style.BOLD)]
    rest = [(line, _TEXT) for runs in card.lines for line in setting(runs, size=_TEXT)]
    return _Set(matrix(card.code.encode(), level="m"), (*name, *rest))


def _draw(row: list[_Set], share: float, height: float, pen: Pen, left: float, top: float) -> None:
    for place, card in enumerate(row):
        x = left + place * share
        for y in (top, top + height):
            pen.rule(x, y, x + share, dashed=True)
        for edge in (x, x + share):
            pen.rule(edge, top, edge, top + height, dashed=True)
        side = _CODE / len(card.code)
        pen.squares(card.code, x + _QUIET, top + (height - _CODE) / 2, side)
        y = top + (height - card.height) / 2
        for line, size in card.lines:
            pen.line(line, x + _CODE + 2 * _QUIET, y, _PITCH * size, size)
            y += _PITCH * size
