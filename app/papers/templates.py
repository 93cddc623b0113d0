"""Papers as files: what a form says and how it is laid out, which an office may replace."""

from __future__ import annotations

__all__ = [
    "BlockText",
    "CellText",
    "ItemText",
    "Names",
    "RowText",
    "Template",
    "TemplateError",
    "Templates",
    "names_of",
]

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Literal

import msgspec

from app.i18n import tr

Align = Literal["left", "center", "right"]


class _Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a template; a word it does not know is refused."""


class CellText(_Text, frozen=True):
    """A cell of a ruled form.

    Attributes:
        span: columns it covers; 0 for all that are left.
        label: the name of a field. A bare text without a {slot} is one by itself.
        foot: lines at the bottom right.
    """

    text: str = ""
    span: int = 1
    label: bool = False
    align: Align = "left"
    foot: tuple[str, ...] = ()
    middle: bool = False


class RowText(_Text, frozen=True):
    """A row of a ruled form; its last cell covers the columns that are left.

    Attributes:
        each: the group it is repeated for.
        when: marks of which one must be given; "!mark" asks that it is not.
        least: with `each`, so many rows at the least, the missing ones empty.
    """

    cells: tuple[str | CellText, ...]
    lines: int = 1
    head: bool = False
    each: str = ""
    when: tuple[str, ...] = ()
    least: int = 0


class ItemText(_Text, frozen=True):
    """A text of a list, or a place to sign."""

    text: str
    each: str = ""
    when: tuple[str, ...] = ()


class BlockText(_Text, frozen=True):
    """A block; exactly one of the first nine is given.

    Attributes:
        title, number, heading, text: as the blocks of app.papers.model are called.
        items: numbered 一、二、三.
        rows: of a ruled form; `columns` are their relative widths.
        sign: places to sign, with `date` below.
        stamp: who stamps, with `date` below.
        cut: where the form is cut into parts, with the number on the line.
        space: an empty stretch, in lines.
    """

    title: str | None = None
    number: str | None = None
    heading: str | None = None
    text: str | None = None
    items: tuple[str | ItemText, ...] | None = None
    rows: tuple[tuple[str | CellText, ...] | RowText, ...] | None = None
    sign: tuple[str | ItemText, ...] | None = None
    stamp: str | None = None
    cut: str | None = None
    space: float | None = None
    columns: tuple[float, ...] = ()
    date: str = ""
    indent: bool = True
    align: Align = "left"
    nested: bool = False
    each: str = ""
    when: tuple[str, ...] = ()


CONTENTS = ("title", "number", "heading", "text", "items", "rows", "sign", "stamp", "cut", "space")


class Template(_Text, frozen=True):
    """One form as a file.

    Attributes:
        kind: the form it is of; a file under another form's name is refused.
        proof: how well the form is known, as rules say it.
        source: where it is known from, for people.
        register, across, folio, landscape, signed, large: as of app.papers.model.Paper.
    """

    kind: str
    title: str
    proof: str
    source: str
    block: tuple[BlockText, ...]
    copies: int = 1
    register: bool = False
    across: bool = False
    folio: bool = True
    landscape: bool = False
    signed: tuple[str, ...] = ()
    large: bool = False


class TemplateError(ValueError):
    """A template that cannot be used, said for people."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a template asks for: slots of the record, of each group, and marks."""

    slots: frozenset[str] = frozenset()
    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Loaded:
    """The template to use.

    Attributes:
        own: the office's own file is in use.
        broken: what is wrong with it, or "": then the built-in one is in use.
    """

    template: Template
    own: bool = False
    broken: str = ""


class Templates:
    """The templates of all lines: `<line>/<kind>.toml`, an office's own before the built-in."""

    def __init__(self, built_in: Path, own: Path | None = None) -> None:
        self._built_in = built_in
        self._own = own
        self._known: dict[tuple[Path, int, int], Template | str] = {}

    def get(self, line: str, kind: str, common: Names = Names()) -> Loaded:
        """The template of a form; `common` are the names that every form of the line may use.

        Raises KeyError where there is no such form.
        """
        name = f"{line}/{kind}.toml"
        built_in = self._read(self._built_in / name, kind)
        if built_in is None:
            raise KeyError(kind)
        if isinstance(built_in, str):
            raise TemplateError(built_in)
        own = self._read(self._own / name, kind) if self._own else None
        if own is None:
            return Loaded(built_in)
        if isinstance(own, Template):
            broken = _unknown(names_of(own), names_of(built_in), common)
            if not broken:
                return Loaded(own, own=True)
            own = broken
        says = tr("本所的格式文件 {name} 用不了：{why}。这份文书用的是自带的格式。")
        return Loaded(built_in, broken=says.format(name=f"{kind}.toml", why=own))

    def _read(self, path: Path, kind: str) -> Template | str | None:
        """The template, what is wrong with it, or None where there is no such file."""
        try:
            stat = path.stat()
        except FileNotFoundError:
            return None
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self._known:
            self._known[key] = _parsed(path, kind)
        return self._known[key]


def _parsed(path: Path, kind: str) -> Template | str:
    try:
        template = msgspec.toml.decode(path.read_bytes(), type=Template)
        _check(template, kind)
        names_of(template)
    except OSError as error:
        return tr("读不出来（{why}）").format(why=error.strerror)
    except UnicodeDecodeError:
        return tr("不是 UTF-8 编码，请另存为 UTF-8")
    except TemplateError as error:
        return str(error)
    except (msgspec.DecodeError, ValueError) as error:
        return tr("写法不对（{why}）").format(why=error)
    return template


def _check(template: Template, kind: str) -> None:
    if template.kind != kind:
        raise TemplateError(tr("里面写的是 {kind} 的格式").format(kind=template.kind))
    for number, block in enumerate(template.block, 1):
        given = [name for name in CONTENTS if getattr(block, name) is not None]
        if len(given) != 1:
            raise TemplateError(tr("第 {n} 块要写明一样内容").format(n=number))
        for at, row in enumerate(block.rows or (), 1):
            cells = row.cells if isinstance(row, RowText) else row
            wide = sum(one.span if isinstance(one, CellText) else 1 for one in cells)
            if not cells or wide > len(block.columns):
                says = tr("第 {n} 块第 {at} 行的格子和列数对不上")
                raise TemplateError(says.format(n=number, at=at))


def names_of(template: Template) -> Names:
    """Everything a template asks of a record; TemplateError where a text cannot be read."""
    slots: set[str] = set()
    groups: dict[str, set[str]] = {}
    marks: set[str] = set()
    for each, when, text in _texts(template):
        marks.update(mark.removeprefix("!") for mark in when)
        (groups.setdefault(each, set()) if each else slots).update(_slots(text))
    return Names(
        frozenset(slots), {name: frozenset(own) for name, own in groups.items()}, frozenset(marks)
    )


def _slots(text: str) -> Iterator[str]:
    try:
        for _, name, spec, conversion in Formatter().parse(text):
            if name is not None:
                if not name.isidentifier() or spec or conversion:
                    raise TemplateError(tr("“{text}”里的花括号不对").format(text=text[:20]))
                yield name
    except ValueError as error:
        raise TemplateError(tr("“{text}”里的花括号不成对").format(text=text[:20])) from error


def _texts(template: Template) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every text of a template, the group it is repeated for, and its marks."""
    for block in template.block:
        for name in ("title", "number", "heading", "text", "stamp", "cut", "date"):
            yield block.each, block.when, getattr(block, name) or ""
        for item in (*(block.items or ()), *(block.sign or ())):
            if isinstance(item, ItemText):
                yield item.each or block.each, item.when, item.text
            else:
                yield block.each, (), item
        for row in block.rows or ():
            yield from _row_texts(block, row)


def _row_texts(
    block: BlockText, row: tuple[str | CellText, ...] | RowText
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    if not isinstance(row, RowText):
        row = RowText(row)
    each = row.each or block.each
    for cell in row.cells:
        for text in (cell.text, *cell.foot) if isinstance(cell, CellText) else (cell,):
            yield each, row.when, text


def _unknown(own: Names, built_in: Names, common: Names) -> str:
    """What an office's own template asks for that no record gives, or ""."""
    slots = built_in.slots | common.slots
    lacking = own.slots - slots
    for name, asked in own.groups.items():
        if name not in built_in.groups and name not in common.groups:
            return tr("没有“{name}”这一组内容").format(name=name)
        known = slots | built_in.groups.get(name, frozenset())
        lacking |= asked - known - common.groups.get(name, frozenset())
    if lacking:
        return tr("没有 {{{name}}} 这一项内容").format(name=min(lacking))
    if unknown := own.marks - built_in.marks - common.marks:
        return tr("没有“{name}”这一种情形").format(name=min(unknown))
    return ""
