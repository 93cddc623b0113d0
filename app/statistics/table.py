"""A report as a table of numbers, and the facts it is counted from: plain values."""

from __future__ import annotations

__all__ = [
    "FEW",
    "Cell",
    "Check",
    "Column",
    "Counted",
    "Fact",
    "Measure",
    "Note",
    "Row",
    "RowHead",
    "Table",
    "cell_words",
    "may_leave",
]

from enum import StrEnum

import msgspec

from app.i18n import tr
from app.ids import Id

Cell = int | str | None


class Measure(StrEnum):
    """What the cells of a column hold, and how they are written."""

    COUNT = "count"  # a whole number
    WAN = "wan"  # fen, written as 万元 with two decimals
    YUAN = "yuan"  # fen, written as 元 with two decimals
    RATE = "rate"  # hundredths of a percent; None where there is nothing to divide by
    MEAN = "mean"  # hundredths: what each has on average; None where there is nobody
    TEXT = "text"
    BLANK = "blank"  # left to the hand


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """One thing that counts.

    Attributes:
        id: of the row it stands for; `record` is what opens to show it.
        row: the row of the table it belongs to (a committee), or b"".
        what: "case", "lead" … as columns name it.
        marks: what it is, as columns ask for it ("source=31").
        sums: what it adds besides one (("people", 2), ("amount", 80000) in fen).
        texts: the words of its line, in a report that lists instead of counting.
    """

    id: Id
    record: Id
    row: Id
    what: str
    marks: tuple[str, ...] = ()
    sums: tuple[tuple[str, int], ...] = ()
    texts: tuple[str, ...] = ()


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """A fact with its sign: -1 takes back what an earlier report counted too much."""

    fact: Fact
    sign: int = 1


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column, as data.

    Attributes:
        key: its number on the form ("14"), or a word where the form has none.
        head: the words above it; `group` stands above several neighbours.
        what: the facts it counts, of which any of `marks` is asked for; none asks for nothing.
        sum: the sum it adds up, or "" to count.
        part, whole: keys of the columns a RATE or a MEAN divides.
        text: place of its words in a fact, for a report that lists.
        added: whether the last line of such a report adds it up.
        opens: the page that shows what it counts, where that is no list of cases.
        guarded: about minors: a number below five stays in the office (`cell_words`).
    """

    key: str
    head: str
    group: str = ""
    measure: Measure = Measure.COUNT
    what: str = "case"
    marks: tuple[str, ...] = ()
    sum: str = ""
    part: str = ""
    whole: str = ""
    text: int = 0
    added: bool = True
    opens: str = ""
    guarded: bool = False


class RowHead(msgspec.Struct, frozen=True, array_like=True):
    """What a row is: a committee, or the office in all (total)."""

    key: Id
    label: str
    total: bool = False


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One row: a cell for each column."""

    head: RowHead
    cells: tuple[Cell, ...]


class Check(msgspec.Struct, frozen=True, array_like=True):
    """One cross-check of the form: what must be, whether it is, and the two sides in numbers."""

    words: str
    passed: bool
    detail: str


class Note(msgspec.Struct, frozen=True, array_like=True):
    """A sentence below the table, with the record it speaks of or b""."""

    words: str
    record: Id = b""


class Table(msgspec.Struct, frozen=True, array_like=True):
    """A report of one period, ready to be shown, printed, exported or frozen.

    Attributes:
        proof: how well the form is known, as rules say it ("S").
        by: what a row is, in a word above the rows.
    """

    report: str
    title: str
    period: str
    office: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
    proof: str = "Y"
    by: str = "调委会"

    @property
    def listed(self) -> bool:
        """Whether its lines have their words in columns, not at the left."""
        return any(column.measure is Measure.TEXT for column in self.columns)


_NOTHING = "—"
FEW = "不足5"  # what leaves the office instead of a number about minors that may point at one


def may_leave(column: Column, cell: Cell) -> bool:
    """Whether a number may leave the office otherwise than in the sealed return."""
    return not column.guarded or not isinstance(cell, int) or cell == 0 or cell >= 5


def cell_words(measure: Measure, cell: Cell) -> str:
    """A cell as people read it; zero and nothing are a dash."""
    if measure is Measure.BLANK or (measure is Measure.TEXT and not cell):
        return ""
    if not cell:
        return _NOTHING
    if isinstance(cell, str):
        return cell
    match measure:
        case Measure.WAN:
            return f"{cell / 1_000_000:,.2f}"
        case Measure.YUAN | Measure.MEAN:
            return f"{cell / 100:,.2f}"
        case Measure.RATE:
            return tr("{n:.2f}%").format(n=cell / 100)
        case _:
            return f"{cell:,}"
