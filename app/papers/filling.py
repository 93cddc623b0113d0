"""A template and what a record gives, as the blocks of a paper."""

from __future__ import annotations

__all__ = ["HAND", "Slots", "blocks_of", "paper_of"]

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

from app.ids import Id
from app.papers.model import (
    Block,
    Bold,
    Cell,
    Cut,
    Gap,
    Grid,
    Heading,
    List,
    Number,
    Paper,
    Paragraph,
    Row,
    Run,
    Runs,
    Signature,
    SignLine,
    Space,
    Stamp,
    Title,
)
from app.papers.templates import BlockText, CellText, ItemText, RowText, Template
from app.papers.wording import BLANK_DATE, room

# What every template may ask for: room for a hand, and a date to write.
HAND: Mapping[str, Runs] = {
    "blank": (room(4),),
    "hand": (room(10),),
    "blank_date": (BLANK_DATE,),
}


@dataclass(frozen=True, slots=True)
class Slots:
    """What a record gives a template.

    Attributes:
        runs: the words for each {slot}; a gap where nothing is known.
        groups: for what is repeated, the words of each time.
        marks: what holds of the record, for what is printed only then.
    """

    runs: Mapping[str, Runs] = field(default_factory=dict)
    groups: Mapping[str, Sequence[Mapping[str, Runs]]] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()

    def __or__(self, more: Slots) -> Slots:
        """These and more; what is in both is taken from `more`."""
        return Slots(
            {**self.runs, **more.runs},
            {**self.groups, **more.groups},
            self.marks | more.marks,
        )


def paper_of(template: Template, slots: Slots, paper_id: Id, *, copies: int = 0) -> Paper:
    """The paper of a template; copies 0 for as many as the template says."""
    return Paper(
        kind=template.kind,
        title=template.title,
        blocks=blocks_of(template, slots),
        paper_id=paper_id,
        copies=copies or template.copies,
        register=template.register,
        across=template.across,
        folio=template.folio,
        landscape=template.landscape,
        signed=template.signed,
        large=template.large,
    )


def blocks_of(template: Template, slots: Slots) -> tuple[Block, ...]:
    """The blocks of a paper; KeyError where a template asks for what the record does not give."""
    slots = Slots(HAND) | slots
    return tuple(
        _block(block, scope, slots)
        for block in template.block
        if _holds(block.when, slots)
        for scope in _scopes(block.each, slots.runs, slots)
    )


def _holds(when: Sequence[str], slots: Slots) -> bool:
    return not when or any(
        (mark[1:] not in slots.marks) if mark.startswith("!") else mark in slots.marks
        for mark in when
    )


def _scopes(each: str, outer: Mapping[str, Runs], slots: Slots) -> list[Mapping[str, Runs]]:
    """What the slots mean, once for each time something is printed."""
    return [{**outer, **own} for own in slots.groups[each]] if each else [outer]


def _block(block: BlockText, scope: Mapping[str, Runs], slots: Slots) -> Block:
    match block:
        case BlockText(title=str(text)):
            return Title(_plain(text, scope))
        case BlockText(number=str(text)):
            return Number(_runs(text, scope))
        case BlockText(heading=str(text)):
            return Heading(_plain(text, scope))
        case BlockText(text=str(text)):
            return Paragraph(_runs(text, scope), indent=block.indent, align=block.align)
        case BlockText(cut=str(text)):
            return Cut(_runs(text, scope))
        case BlockText(stamp=str(text)):
            return Stamp(_plain(text, scope), _plain(block.date, scope))
        case BlockText(space=float(lines)):
            return Space(lines)
    return _many(block, scope, slots)


def _many(block: BlockText, scope: Mapping[str, Runs], slots: Slots) -> Block:
    if block.items is not None:
        items = tuple(_runs(text, own) for text, own in _items(block.items, scope, slots))
        return List(items, nested=block.nested)
    if block.sign is not None:
        lines = tuple(SignLine(_plain(text, own)) for text, own in _items(block.sign, scope, slots))
        return Signature(lines, _plain(block.date, scope))
    rows = (row if isinstance(row, RowText) else RowText(row) for row in block.rows or ())
    return Grid(
        block.columns,
        tuple(
            made
            for row in rows
            if _holds(row.when, slots)
            for made in _rows(row, len(block.columns), scope, slots)
        ),
    )


def _items(
    items: Sequence[str | ItemText], scope: Mapping[str, Runs], slots: Slots
) -> Iterator[tuple[str, Mapping[str, Runs]]]:
    for item in items:
        one = ItemText(item) if isinstance(item, str) else item
        if _holds(one.when, slots):
            yield from ((one.text, own) for own in _scopes(one.each, scope, slots))


def _rows(row: RowText, columns: int, scope: Mapping[str, Runs], slots: Slots) -> Iterator[Row]:
    scopes = _scopes(row.each, scope, slots)
    for own in scopes:
        yield Row(tuple(_cells(row, columns, own)), lines=row.lines, head=row.head)
    for _ in range(row.least - len(scopes)):
        yield Row((*(Cell(()) for _ in range(columns)),), lines=row.lines)


def _cells(row: RowText, columns: int, scope: Mapping[str, Runs]) -> Iterator[Cell]:
    left = columns
    for at, one in enumerate(row.cells, 1):
        cell = one if isinstance(one, CellText) else CellText(one, label=_is_label(one))
        span = left if at == len(row.cells) else cell.span
        left -= span
        yield Cell(
            _runs(cell.text, scope),
            span=span,
            label=cell.label,
            align=cell.align,
            foot=tuple(_runs(line, scope) for line in cell.foot),
            middle=cell.middle,
        )


def _is_label(text: str) -> bool:
    return bool(text) and "{" not in text


def _runs(text: str, scope: Mapping[str, Runs]) -> Runs:
    """A text as runs: {slot} is what the record gives, **words** are in 黑体."""
    runs: list[Run] = []
    for at, part in enumerate(text.split("**")):
        runs += [Bold(_plain(part, scope))] if at % 2 else _slotted(part, scope)
    return tuple(runs)


def _slotted(text: str, scope: Mapping[str, Runs]) -> Iterator[Run]:
    for words, name, _, _ in Formatter().parse(text):
        if words:
            yield words
        if name:
            yield from scope[name]


def _plain(text: str, scope: Mapping[str, Runs]) -> str:
    """A text without anything that fills or is open, for what is not set in runs."""
    return "".join(_said(run) for run in _slotted(text, scope))


def _said(run: Run) -> str:
    if isinstance(run, Gap):
        return room(run.width)
    return run if isinstance(run, str) else run.text
