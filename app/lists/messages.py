"""A list as columns of words, and the three ways it leaves the program."""

from __future__ import annotations

__all__ = ["MOST_PRINTED", "CopiedList", "CopyList", "ListSheet", "PrintList", "SaveList"]

from dataclasses import dataclass

from app.messages import Command
from app.papers.messages import PaperView
from app.people.messages import Purpose

MOST_PRINTED = 1000  # rows: more than a hundred pages is for a workbook


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list as it is seen.

    Attributes:
        title: what it is called ("案件列表").
        narrowed: by what it was narrowed down, in words ("在办；含“李”"), or "".
        heads: the words above the columns.
        rows: the words of each row, one for each column.
    """

    title: str
    narrowed: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CopiedList:
    """What the clipboard takes: plain columns, and a table that keeps long numbers whole."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class CopyList(Command[CopiedList]):
    """Rows for WPS; numbers, telephones and minors are covered, and it is written down."""

    sheet: ListSheet


@dataclass(frozen=True, slots=True)
class SaveList(Command[bytes]):
    """The list as a workbook, covered likewise; what for goes into the log with it."""

    sheet: ListSheet
    purpose: Purpose
    note: str


@dataclass(frozen=True, slots=True)
class PrintList(Command[PaperView]):
    """The list as a paper, as it is seen; refused where it has more than `MOST_PRINTED` rows."""

    sheet: ListSheet
