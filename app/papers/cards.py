"""Cards to cut out as strips: two across, a code at the left and words beside it."""

from __future__ import annotations

__all__ = ["card_strips"]

from dataclasses import dataclass
from functools import partial

from app.papers.faces import Faces, Style
from app.papers.model import Card, Cards
from app.papers.pages import Strip
from app.papers.qr import matrix
from app.papers.sheet import SMALL, TABLE, Pen
from app.papers.typeset import Line, typeset

_MM = 72 / 25.4
_HEIGHT = 46 * _MM  # a little less than a visiting card, so that five rows fit on a page
_CODE = 28 * _MM
_QUIET = 3 * _MM  # light around the code, without which no camera finds it
_NAME = TABLE * 1.35
_PITCH = SMALL * 1.5
_ACROSS = 2


@dataclass(frozen=True, slots=True)
class _Set:
    """A card set: its code, and its lines with their sizes."""

    code: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[Line, float], ...]


def card_strips(cards: Cards, faces: Faces, width: float) -> list[Strip]:
    """A strip for each row of cards in a column of this width."""
    share = width / _ACROSS
    made = [_set(card, faces, share) for card in cards.items]
    rows = [made[at : at + _ACROSS] for at in range(0, len(made), _ACROSS)]
    return [Strip(_HEIGHT, partial(_draw, row, share)) for row in rows]


def _set(card: Card, faces: Faces, share: float) -> _Set:
    room = share - _CODE - 3 * _QUIET
    setting = partial(typeset, faces=faces, width=room, justify=False)
    name = [(line, _NAME) for line in setting(card.name, size=_NAME, style=Style.BOLD)]
    rest = [(line, SMALL) for runs in card.lines for line in setting(runs, size=SMALL)]
    return _Set(matrix(card.code.encode(), level="m"), (*name, *rest))


def _draw(row: list[_Set], share: float, pen: Pen, left: float, top: float) -> None:
    for place, card in enumerate(row):
        x = left + place * share
        pen.rule(x, top, x + share, dashed=True)
        pen.rule(x, top + _HEIGHT, x + share, dashed=True)
        pen.rule(x, top, x, top + _HEIGHT, dashed=True)
        pen.rule(x + share, top, x + share, top + _HEIGHT, dashed=True)
        side = _CODE / len(card.code)
        pen.squares(card.code, x + _QUIET, top + (_HEIGHT - _CODE) / 2, side)
        _words(card, x + _CODE + 2 * _QUIET, top, pen)


def _words(card: _Set, x: float, top: float, pen: Pen) -> None:
    """The lines, together in the middle of the card's height."""
    heights = [_PITCH if size == SMALL else _NAME * 1.7 for _, size in card.lines]
    y = top + max(_QUIET, (_HEIGHT - sum(heights)) / 2)
    for (line, size), height in zip(card.lines, heights, strict=True):
        pen.line(line, x, y, height, size)
        y += height
