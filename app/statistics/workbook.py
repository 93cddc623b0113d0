"""A report as an Excel workbook: merged heads as on the form, numbers as numbers, no formulas."""

from __future__ import annotations

__all__ = ["workbook"]

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as Slot
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.i18n import full_date, tr
from app.lists.book import printable
from app.statistics.messages import ReportView
from app.statistics.table import FEW, Cell, Column, Measure, Table, may_leave

_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="center")
_FORMATS = {
    Measure.COUNT: "#,##0",
    Measure.WAN: "#,##0.00",
    Measure.YUAN: "#,##0.00",
    Measure.RATE: "0.00%",
    Measure.MEAN: "#,##0.00",
    Measure.TEXT: "@",  # a case number or an id stays as it is typed
    Measure.BLANK: "@",
}
_DIVISORS = {
    Measure.WAN: 1_000_000,
    Measure.YUAN: 100,
    Measure.MEAN: 100,
    Measure.RATE: 10_000,
}
_HEADS = 3  # rows: group, words, number of the column
_FIRST = 3  # the row heads begin in


def workbook(view: ReportView) -> bytes:
    """The bytes of an .xlsx file."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one sheet
    table = view.table
    sheet.title = table.title[:31]
    named = 0 if table.listed else 1
    width = len(table.columns) + named
    _title(sheet, view, width)
    _heads(sheet, table, named)
    _rows(sheet, view, named)
    _foot(sheet, view, width)
    sheet.freeze_panes = f"{get_column_letter(named + 1)}{_FIRST + _HEADS}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _title(sheet: Worksheet, view: ReportView, width: int) -> None:
    table = view.table
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    title = _put(sheet, 1, 1, table.title, boxed=False)
    title.font = Font(name="宋体", size=16, bold=True)
    sheet.row_dimensions[1].height = 28
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=width)
    words = tr("填报单位：{office}　　期间：{period}").format(
        office=table.office, period=table.period
    )
    _put(sheet, 2, 1, words, boxed=False).alignment = _LEFT


def _heads(sheet: Worksheet, table: Table, named: int) -> None:
    columns, last = table.columns, _FIRST + _HEADS - 1
    if named:
        sheet.merge_cells(start_row=_FIRST, start_column=1, end_row=last, end_column=1)
        _put(sheet, _FIRST, 1, table.by)
        sheet.column_dimensions["A"].width = 36
    for start, end, group in _groups(columns):
        left, right = start + named + 1, end + named + 1
        if group:
            sheet.merge_cells(start_row=_FIRST, start_column=left, end_row=_FIRST, end_column=right)
            _put(sheet, _FIRST, left, group)
    for place, column in enumerate(columns, named + 1):
        top = _FIRST + 1 if column.group else _FIRST
        numbered = column.key.isdigit()
        if not (column.group and numbered):
            sheet.merge_cells(start_row=top, start_column=place, end_row=last, end_column=place)
        _put(sheet, top, place, column.head)
        if column.group and numbered:
            _put(sheet, last, place, column.key)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 22 if column.measure is Measure.TEXT else 11
    sheet.row_dimensions[_FIRST + 1].height = 48


def _groups(columns: Sequence[Column]) -> Iterator[tuple[int, int, str]]:
    """First and last place of neighbours under one word."""
    for group, run in groupby(enumerate(columns), lambda one: one[1].group):
        places = [place for place, _ in run]
        yield places[0], places[-1], group


def _rows(sheet: Worksheet, view: ReportView, named: int) -> None:
    for at, row in enumerate(view.table.rows, _FIRST + _HEADS):
        if named:
            _put(sheet, at, 1, row.head.label).alignment = _LEFT
        cells = zip(view.table.columns, row.cells, strict=True)
        for place, (column, cell) in enumerate(cells, named + 1):
            slot = _put(sheet, at, place, _value(column, cell))
            slot.number_format = _FORMATS[column.measure]
            slot.alignment = _LEFT if column.measure is Measure.TEXT else _RIGHT


def _value(column: Column, cell: Cell) -> int | float | str | None:
    if cell is None or isinstance(cell, str):
        return cell
    if not may_leave(column, cell):
        return FEW
    measure = column.measure
    divisor = _DIVISORS.get(measure)
    digits = 4 if measure is Measure.RATE else 2
    return round(cell / divisor, digits) if divisor else cell


def _foot(sheet: Worksheet, view: ReportView, width: int) -> None:
    at = _FIRST + _HEADS + len(view.table.rows)
    for words in _foot_lines(view):
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=width)
        _put(sheet, at, 1, words, boxed=False).alignment = _LEFT
        at += 1


def _foot_lines(view: ReportView) -> Iterator[str]:
    for check in view.table.checks:
        mark = tr("通过") if check.passed else tr("不符")
        yield tr("核对：{words}（{detail}），{mark}").format(
            words=check.words, detail=check.detail, mark=mark
        )
    for note in view.table.notes:
        yield note.words
    yield view.source
    if view.submitted_on is not None:
        words = tr("{day} 上报，校验码 {digest}")
        yield words.format(day=full_date(view.submitted_on), digest=view.digest[:16])
    else:
        yield tr("尚未上报，数字随记录变动")


def _put(
    sheet: Worksheet, row: int, column: int, value: float | str | None, *, boxed: bool = True
) -> Slot:
    slot = cast(Slot, sheet.cell(row, column))  # never one hidden by a merge
    if isinstance(value, str):
        slot.value = printable(value)
        slot.data_type = "s"  # words, even where they begin like a formula
    else:
        slot.value = value
    slot.alignment = _CENTRE
    slot.font = Font(name="宋体", size=10)
    if boxed:
        slot.border = _BOX
    return slot
