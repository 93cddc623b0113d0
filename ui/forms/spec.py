"""One field of a form, as a line of a table."""

from __future__ import annotations

__all__ = ["Kind", "Spec"]

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


class Kind(Enum):
    """What a field is about, which decides its widget and its value."""

    TEXT = auto()  # str
    NUMBER = auto()  # str without blanks: phones, codes, letter numbers
    AREA = auto()  # str of several lines
    LINES = auto()  # tuple of str, one for each line typed
    COUNT = auto()  # int or None
    ID = auto()  # str, an identity number
    DATE = auto()  # date or None
    TIME = auto()  # time or None
    MONEY = auto()  # fen or None
    CHOICE = auto()  # value of a Choice or None, from a list one types in
    RADIO = auto()  # value of an option or None
    TICKS = auto()  # tuple of values
    TICK = auto()  # bool
    PICKS = auto()  # tuple of values, in the order they were picked


_EMPTY: Mapping[Kind, Any] = {
    Kind.TEXT: "",
    Kind.NUMBER: "",
    Kind.AREA: "",
    Kind.ID: "",
    Kind.LINES: (),
    Kind.TICKS: (),
    Kind.PICKS: (),
    Kind.TICK: False,
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One field.

    Attributes:
        name: as the command names it, so that a Fault finds its field.
        width: columns it covers, of four.
        options: (value, words) of CHOICE, RADIO and TICKS; lists of the office come later.
        note: quiet words at the right of the label.
        hint: quiet words in the empty input.
        lines: height of AREA and LINES.
        most: most characters.
        default: value of an empty form; None takes what is empty for the kind.
        fresh_row: begins a new row of the grid.
        inline: the label of TICKS stands before them.
        across: TICKS in one row.
        past: "line.field" whose earlier entries are offered below a TEXT, or "".
        phrases: "line.field" whose phrases are offered in an AREA or LINES, or "".
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    width: int = 1
    options: Sequence[tuple[Any, str]] = ()
    note: str = ""
    hint: str = ""
    lines: int = 3
    most: int = 200
    default: Any = None
    fresh_row: bool = False
    inline: bool = False
    across: int = 7
    past: str = ""
    phrases: str = ""

    @property
    def start(self) -> Any:
        """The value of an empty form."""
        return _EMPTY.get(self.kind) if self.default is None else self.default
