"""How wide a window is, in the three classes that pages lay themselves out for."""

from __future__ import annotations

__all__ = ["Width", "width_of"]

from enum import IntEnum

from ui.theme.theme import Theme


class Width(IntEnum):
    """Classes of width; bigger type makes a window narrower."""

    NARROW = 0  # rail, side column as chips
    NORMAL = 1  # the designed size
    WIDE = 2  # one column more


def width_of(theme: Theme, pixels: int) -> Width:
    """The class of a window of so many logical px."""
    room = pixels * 14 / theme.base
    if room < 1200:
        return Width.NARROW
    return Width.NORMAL if room < 1600 else Width.WIDE
