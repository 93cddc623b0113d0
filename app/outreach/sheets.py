"""A sheet of service points, as CSV or XLSX: what it holds, and what is wrong with it."""

from __future__ import annotations

__all__ = ["HEADS", "QUERIES", "Sheet", "fresh_points", "read_sheet"]

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is called as all classes are

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Fault, Refused, World
from app.i18n import tr
from app.outreach.codes import Crs, PointKind
from app.outreach.geo import MICRO
from app.outreach.messages import PointInput, ReadPointSheet, SheetFault, SheetView
from app.outreach.rules import check_point
from app.work import Handler, Work
from db.tables.outreach import ServicePoint

# What the columns are called; the first three are needed.
HEADS = (
    "名称", "类型", "地址", "经度", "纬度", "坐标系", "开放时间", "电话", "服务内容", "无障碍",
)  # fmt: skip
_NEEDED = HEADS[:3]
_MOST = 2000  # rows; a city has fewer points
_HEAVY = 8 << 20  # bytes of a file; such a sheet has a few kilobytes
_UNPACKED = 32 << 20  # bytes of a book unpacked: eight megabytes of it can hold gigabytes
_FAR = 20_000  # rows, empty ones and all: one cell in the last makes a million of them
_WIDE = 64  # columns looked at
_ROUND = 360  # degrees
_LONG = 500  # characters of a cell; a list of services has a hundred
_SAID = 30  # characters of a cell that are said again
_YES = frozenset({"是", "有", "1", "√", "Y", "y"})
# How a book fails that is none, is cut off, or is a letter of the same family (docx).
_BROKEN = (
    *(BadZipFile, ZlibError, ParseError),
    *(EOFError, OSError, LookupError, TypeError, ValueError, AttributeError),
)
_SYSTEMS = {
    Crs.CGCS2000: ("", "CGCS2000", "国家2000", "WGS84", "WGS-84", "GPS"),
    Crs.GCJ02: ("GCJ02", "GCJ-02", "高德", "腾讯", "火星"),
    Crs.BD09: ("BD09", "BD-09", "百度"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: whole points, and what is wrong with the other rows."""

    points: tuple[PointInput, ...]
    faults: tuple[SheetFault, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a sheet; raises Refused where it is none, World where the file cannot be read."""
    points: list[PointInput] = []
    faults: list[SheetFault] = []
    for row, cells in _rows(path):
        try:
            points.append(_point(cells))
        except Refused as error:
            faults.append(SheetFault(row, str(error)))
    return Sheet(tuple(points), tuple(faults))


def fresh_points(
    points: Sequence[PointInput], session: Session
) -> tuple[tuple[PointInput, ...], int]:
    """Those that are not here yet by name and kind, each once, and how many others there were."""
    known = {
        (name, kind)
        for name, kind in session.execute(
            select(ServicePoint.name, ServicePoint.kind).where(~ServicePoint.voided)
        )
    }
    fresh: dict[tuple[str, str], PointInput] = {}
    for point in points:
        key = (point.name, point.kind.value)
        if key not in known:
            fresh.setdefault(key, point)
    return tuple(fresh.values()), len(points) - len(fresh)


def _read(query: ReadPointSheet, work: Work) -> SheetView:
    sheet = read_sheet(query.path)
    fresh, known = fresh_points(sheet.points, work.session)
    return SheetView(tuple(point.name for point in fresh), known, sheet.faults)


# -- the file ------------------------------------------------------------------------------


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows by the words of their heads, with their number; empty ones are left out."""
    table = _table(path)
    head = [cell.strip() for cell in next(table, ())]
    lacking = [name for name in _NEEDED if name not in head]
    if lacking:
        says = tr("表格第一行要有“{names}”这几栏，没有改动。可用的栏目：{all}")
        words = says.format(names=tr("、").join(lacking), all=tr("、").join(HEADS))
        raise Refused(Fault(words))
    taken = 0
    for number, cells in enumerate(table, 2):
        if number > _FAR:
            says = tr("表格超过 {n} 行，没有改动。请删去下面的空行，再导入")
            raise Refused(Fault(says.format(n=_FAR)))
        named = {name: _clean(cell) for name, cell in zip(head, cells, strict=False) if name}
        if not any(named.values()):  # Excel keeps thousands of them below, where a frame was drawn
            continue
        taken += 1
        if taken > _MOST:
            raise Refused(Fault(tr("表格超过 {n} 行，请分几次导入").format(n=_MOST)))
        yield number, named


def _table(path: Path) -> Iterator[Sequence[str]]:
    try:
        if path.stat().st_size > _HEAVY:
            raise _too_large()
        data = path.read_bytes()
    except OSError as error:
        raise World(
            tr("这个文件读不出来。"),
            tr("资料没有改动。"),
            tr("请看看文件是不是正在别的程序里打开。"),
        ) from error
    return _book(data) if data.startswith(b"PK") else _plain(data)


def _plain(data: bytes) -> Iterator[Sequence[str]]:
    """CSV as WPS and Excel write it: UTF-8 with a mark, or GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _lines(text)
    raise _no_sheet()


def _lines(text: str) -> Iterator[Sequence[str]]:
    try:
        # Ends of lines of whatever system; those within quotes stay in their cell.
        yield from csv.reader(io.StringIO(text, newline=None))
    except csv.Error as error:
        raise _no_sheet() from error


def _book(data: bytes) -> Iterator[Sequence[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - seldom wanted, and slow to load

    try:
        with ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
                raise _too_large()
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a book may lie about its size, and would be filled up to it
        for row in sheet.iter_rows(max_col=_WIDE, values_only=True):
            yield tuple(map(_said, row))
    except _BROKEN as error:
        raise _no_sheet() from error


def _too_large() -> Refused:
    return Refused(Fault(tr("文件太大，不像是服务点表格，没有改动")))


def _clean(cell: str) -> str:
    """Without what no key types: it would break a paper, and tear a name in two."""
    return "".join(char for char in cell if char >= " " or char in "\t\n").strip()


def _no_sheet() -> Refused:
    return Refused(Fault(tr("这个文件不是表格，请另存为 XLSX 或者 CSV 再导入")))


def _said(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


# -- one row -------------------------------------------------------------------------------


def _point(cells: Mapping[str, str]) -> PointInput:
    point = PointInput(
        name=cells.get("名称", ""),
        kind=_kind(cells.get("类型", "")),
        address=cells.get("地址", ""),
        lng=_degrees(cells.get("经度", "")),
        lat=_degrees(cells.get("纬度", "")),
        crs=_system(cells.get("坐标系", "")),
        hours=cells.get("开放时间", ""),
        phone=cells.get("电话", ""),
        services=cells.get("服务内容", ""),
        accessible=cells.get("无障碍", "") in _YES,
    )
    for head in HEADS:
        if len(cells.get(head, "")) > _LONG:
            says = tr("“{head}”这一格超过 {n} 个字，请写短一些")
            raise Refused(Fault(says.format(head=tr(head), n=_LONG)))
    if faults := tuple(check_point(point)):
        raise Refused(*faults)
    return point


def _kind(words: str) -> PointKind:
    for kind in PointKind:
        if words in (kind.value, kind.label):
            return kind
    known = tr("、").join(tr(kind.label) for kind in PointKind)
    says = tr("没有“{words}”这种类型，可以写：{known}")
    raise Refused(Fault(says.format(words=words[:_SAID], known=known)))


def _degrees(words: str) -> int | None:
    """Millionths of a degree; never by way of a float, which would move the last of them."""
    if not words:
        return None
    says = tr("经度、纬度要写成小数，如 112.938412，不能写“{words}”")
    try:
        degrees = Decimal(words)
    except InvalidOperation as error:
        raise Refused(Fault(says.format(words=words[:_SAID]))) from error
    if not degrees.is_finite() or abs(degrees) > _ROUND:  # "NaN" and "1e400" are numbers too
        raise Refused(Fault(says.format(words=words[:_SAID])))
    return int((degrees * MICRO).to_integral_value())


def _system(words: str) -> Crs:
    given = words.upper().replace(" ", "")
    for system, names in _SYSTEMS.items():
        if given in names:
            return system
    says = tr("没有“{words}”这种坐标系，可以写：国家2000、高德、百度")
    raise Refused(Fault(says.format(words=words[:_SAID])))


QUERIES: Mapping[type, Handler] = {ReadPointSheet: _read}
