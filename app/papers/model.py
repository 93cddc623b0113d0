"""A paper as data: what it says, nothing of how it is drawn."""

from __future__ import annotations

__all__ = [
    "Block",
    "Bold",
    "Card",
    "Cards",
    "Cell",
    "Cut",
    "Filled",
    "Gap",
    "Grid",
    "Heading",
    "List",
    "Masked",
    "Number",
    "Paper",
    "Paragraph",
    "Row",
    "Run",
    "Runs",
    "SignLine",
    "Signature",
    "Space",
    "Stamp",
    "Title",
    "content_hash",
    "dump",
    "gaps",
    "load",
    "runs_of",
]

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace

from app.ids import Id


class _Value(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """A frozen value that knows its own name when written down."""


# -- runs --------------------------------------------------------------------------------


class Bold(_Value, frozen=True):
    """Words in 黑体."""

    text: str


class Filled(_Value, frozen=True):
    """Text that came from a field; a character it cannot print is reported at `target`."""

    text: str
    target: str


class Gap(_Value, frozen=True):
    """Something not filled in: a ruled blank on paper, an amber overlay on the screen.

    Attributes:
        name: what is missing, for people ("被申请人的门牌号").
        target: the field the app jumps to ("parties.1.address").
        width: length of the blank in characters.
    """

    name: str
    target: str
    width: int = 8


class Masked(_Value, frozen=True):
    """A number printed complete; the screen covers it with `shown`."""

    text: str
    shown: str
    target: str = ""


Run = str | Bold | Filled | Gap | Masked
Runs = tuple[Run, ...]


# -- blocks ------------------------------------------------------------------------------


class Title(_Value, frozen=True):
    """The name of the paper, 二号 小标宋, centred."""

    text: str


class Number(_Value, frozen=True):
    """The number of the paper, at the right under the title."""

    runs: Runs


class Heading(_Value, frozen=True):
    """A heading of its own line, 黑体."""

    text: str


class Paragraph(_Value, frozen=True):
    """Running text, justified; a line feed in a run starts a new line."""

    runs: Runs
    indent: bool = True
    align: Literal["left", "center", "right"] = "left"


class List(_Value, frozen=True):
    """Paragraphs numbered 一、二、三 (or （一）（二）（三） when nested)."""

    items: tuple[Runs, ...]
    nested: bool = False


class Cell(_Value, frozen=True):
    """A cell of a grid.

    Attributes:
        span: number of columns it covers.
        label: a name of a field, centred, in 黑体.
        foot: lines at the bottom right (a signature, a date), apart from the text.
        middle: a short value that stands in the middle of a high row.
    """

    runs: Runs
    span: int = 1
    label: bool = False
    align: Literal["left", "center", "right"] = "left"
    foot: tuple[Runs, ...] = ()
    middle: bool = False


class Row(_Value, frozen=True):
    """A row of a grid.

    Attributes:
        lines: least height, in lines of table text.
        head: repeated on every page the grid runs over.
    """

    cells: tuple[Cell, ...]
    lines: int = 1
    head: bool = False


class Grid(_Value, frozen=True):
    """A ruled table (登记表).

    Attributes:
        columns: relative widths; the spans of every row add up to their number.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]


class Card(_Value, frozen=True):
    """A card to be cut out: a name, lines below it, and a code that says `code` to a camera."""

    name: Runs
    lines: tuple[Runs, ...]
    code: str


class Cards(_Value, frozen=True):
    """Cards of the size of a visiting card, two across, with dashed lines to cut along."""

    items: tuple[Card, ...]


class SignLine(_Value, frozen=True):
    """A place to sign: its label, then room for the hand, or a gap with a name."""

    label: str
    gap: Gap | None = None


class Signature(_Value, frozen=True):
    """Places to sign, and a date below; never parted from the line before."""

    lines: tuple[SignLine, ...]
    date: str = ""


class Stamp(_Value, frozen=True):
    """Where the stamp goes: who stamps, and the date.

    Attributes:
        date: the date in words, or empty to leave 年月日 to the hand.
    """

    organisation: str
    date: str = ""


class Space(_Value, frozen=True):
    """An empty stretch, in lines."""

    lines: float = 1.0


class Cut(_Value, frozen=True):
    """Where a form is cut into its parts, with the number that stands on the line (骑缝).

    What is between two cuts stays on one page as far as it fits.
    """

    runs: Runs


Block = Title | Number | Heading | Paragraph | List | Grid | Signature | Stamp | Space | Cut | Cards


# -- the paper ---------------------------------------------------------------------------


class Paper(msgspec.Struct, frozen=True, array_like=True):
    """One official paper.

    Attributes:
        kind: its form ("med.F-A8").
        title: its name in lists and in the PDF's properties.
        paper_id: 16 bytes; one paper keeps its id through all versions.
        version: counts from 1; a printed version never changes.
        copies: number to print.
        sample: from a sample office, marked 试用样本 on every page.
        register: a ruled form (登记表), with narrower margins at head and foot.
        across: mark where the stamp goes over the page edges (骑缝章) when pages are several.
        folio: number the pages; a cover has none.
        signed: who signs at the foot of every page (调查记录 is signed page by page).
        large: a slip somebody takes home, set in 二号 for weak eyes.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    paper_id: Id
    version: int = 1
    copies: int = 1
    sample: bool = False
    landscape: bool = False
    register: bool = False
    across: bool = False
    folio: bool = True
    signed: tuple[str, ...] = ()
    large: bool = False

    @property
    def parted(self) -> bool:
        """Whether it is cut into parts; the first of them stays with the office."""
        return any(isinstance(block, Cut) for block in self.blocks)


def gaps(paper: Paper) -> tuple[Gap, ...]:
    """What is not filled in, in reading order, each once."""
    found = (run for runs in runs_of(paper) for run in runs if isinstance(run, Gap))
    return tuple(dict.fromkeys(found))


def dump(paper: Paper) -> bytes:
    """The paper as canonical msgpack."""
    return msgspec.msgpack.encode(paper)


def load(data: bytes) -> Paper:
    """The paper from what dump wrote; msgspec.DecodeError on anything else."""
    return msgspec.msgpack.decode(data, type=Paper)


def content_hash(paper: Paper) -> bytes:
    """SHA-256 of what the paper says: equal for two versions that say the same."""
    said = load(dump(replace(paper, paper_id=b"", version=0)))  # a width of 2 is then 2.0, as read
    return hashlib.sha256(dump(said)).digest()


def runs_of(paper: Paper) -> Iterator[Runs]:
    """All the text of a paper, in reading order; the foot of its pages comes last."""
    for block in paper.blocks:
        yield from _runs(block)
    if paper.signed:
        yield paper.signed


def _runs(block: Block) -> Iterator[Runs]:
    match block:
        case Title(text) | Heading(text):
            yield (text,)
        case Number(runs) | Paragraph(runs) | Cut(runs):
            yield runs
        case List(items):
            yield from items
        case Grid(rows=rows):
            for cell in (cell for row in rows for cell in row.cells):
                yield cell.runs
                yield from cell.foot
        case Cards(cards):
            yield from (runs for card in cards for runs in (card.name, *card.lines))
        case Signature(lines, date):
            for line in lines:
                yield (line.label, *((line.gap,) if line.gap else ()))
            yield (date,)
        case Stamp(organisation, date):
            yield (organisation, date)
