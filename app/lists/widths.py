"""How wide the columns of a list are: what is short stays whole, what is long shares the rest."""

from __future__ import annotations

__all__ = ["widths_of"]

from app.lists.messages import ListSheet

_LATIN = 0.56  # of a letter or digit, where a character of Chinese has 1
_FIRST_WIDE = 0x2E80  # of what takes the room of a character of Chinese
_AROUND = 1.1  # between the words and the lines
_NUMBER = 3.2  # of 序号
_MOST = 24.0  # no column wants more, however long its longest words


def widths_of(sheet: ListSheet, room: float) -> tuple[float, ...]:
    """The widths of 序号 and of every column, in characters, together no more than the room."""
    across = zip(sheet.heads, *sheet.rows, strict=True)
    wanted = [min(_MOST, max(map(_width, words))) + _AROUND for words in across]
    left = room - _NUMBER
    most = _MOST + _AROUND
    for count, width in enumerate(sorted(wanted)):  # who wants less than an even share has it
        share = left / (len(wanted) - count)
        if width > share:
            most = share
            break
        left -= width
    return (_NUMBER, *(min(width, most) for width in wanted))


def _width(words: str) -> float:
    return sum(1.0 if ord(char) >= _FIRST_WIDE else _LATIN for char in words)
