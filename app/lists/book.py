"""A list as an Excel workbook: every cell words, so that no number loses a digit."""

from __future__ import annotations

__all__ = ["book", "printable"]

from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.i18n import tr
from app.lists.messages import ListSheet
from app.lists.widths import widths_of

_HEAD = Font(name="宋体", size=10, bold=True)
_BODY = Font(name="宋体", size=10)
_WIDEST = 300.0  # of all columns, in characters of Chinese


def printable(words: str) -> str:
    """Without characters a workbook cannot hold: pasted ones would break all of it."""
    return ILLEGAL_CHARACTERS_RE.sub("", words)


def book(sheet: ListSheet, said: str) -> bytes:
    """The bytes of an .xlsx file; `said` stands below its title."""
    made = Workbook(write_only=True)
    page = made.create_sheet(printable(sheet.title)[:31])
    for place, width in enumerate(widths_of(sheet, _WIDEST), 1):
        page.column_dimensions[get_column_letter(place)].width = 2 * width
    page.freeze_panes = "B4"
    page.append(list(_cells(page, (sheet.title,), _HEAD)))
    page.append(list(_cells(page, (said,), _BODY)))
    page.append(list(_cells(page, (tr("序号"), *sheet.heads), _HEAD)))
    for number, row in enumerate(sheet.rows, 1):
        page.append([number, *_cells(page, row, _BODY)])
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _cells(page: WriteOnlyWorksheet, words: tuple[str, ...], font: Font) -> Iterator[Cell]:
    for one in words:
        cell = WriteOnlyCell(page, printable(one))
        cell.data_type = "s"  # words, even where they begin like a formula
        cell.number_format = "@"
        cell.font = font
        yield cell
