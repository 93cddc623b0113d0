"""律师名录 and 服务点: verified, published, hidden at once, verified anew; read in from a sheet."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import Workbook

from app.errors import Refused
from app.history.messages import Undo
from app.outreach.messages import (
    CardSheet,
    ImportPoints,
    LawyerInput,
    LawyerTab,
    LawyerView,
    Licence,
    ListLawyers,
    ListPoints,
    PointInput,
    PointKind,
    PointTab,
    Practice,
    PublishEntry,
    ReadPointSheet,
    RecordLicence,
    ReopenEntry,
    RetireEntry,
    ReviseLawyer,
    RevisePoint,
    VerifyEntry,
)
from app.papers.messages import NotePrinted, PreparePaper, ReadPrinted
from app.search.messages import Search
from tests.office import Office
from tests.outreach.kit import DAY, do, lawyer, point, read, shown


def _code(office: Office, entry: bytes) -> bool:
    view = read(office, entry).entry
    assert isinstance(view, LawyerView)
    return bool(view.code)


def _cards(office: Office) -> str:
    line = office.desk.ask(CardSheet()).result()
    return _text(office, line.kind, line.subject)


def _text(office: Office, kind: str, subject: bytes) -> str:
    paper = office.desk.ask(PreparePaper(kind, subject)).result()
    document = pypdfium2.PdfDocument(paper.pdf)
    pages = (page.get_textpage().get_text_range() for page in document)
    return "".join(pages).replace("\r\n", "")


@pytest.mark.parametrize("licence", [Licence.SUSPENDED, Licence.CANCELLED])
def test_a_licence_that_rests_hides_the_code_at_once(licence: Licence, office: Office) -> None:
    """In the data itself: neither the view of the page nor any paper has it any more."""
    gone = f"陈{licence.label}"
    one, other = lawyer(office, name=gone), lawyer(office, name="李执业")
    for entry in (one, other):
        assert not _code(office, entry)
        shown(office, entry)
        assert _code(office, entry)
    assert gone in _cards(office)
    do(office, RecordLicence(one, licence, DAY, "省厅公告"))
    assert not _code(office, one)
    assert _code(office, other)
    assert gone not in _cards(office)
    assert "李执业" in _cards(office)
    detail = read(office, one)
    assert (detail.tab, detail.dues, detail.tag) == (LawyerTab.RETIRED, (), licence.label)
    (line,) = detail.papers
    assert (line.status, line.when) == ("later", "已隐藏")
    with pytest.raises(Refused, match="没有可以印的名片"):
        office.desk.ask(PreparePaper(line.kind, one)).result()
    office.desk.do(Undo()).result()  # it was another lawyer of that name
    assert _code(office, one)


def test_an_old_sheet_with_such_a_card_is_not_printed_again(office: Office) -> None:
    entry = shown(office, lawyer(office, name="麦旧版"))
    (line,) = read(office, entry).papers
    paper = office.desk.ask(PreparePaper(line.kind, entry)).result()
    printing = office.desk.do(NotePrinted(paper, 1)).result()
    again = office.desk.ask(ReadPrinted(printing, entry)).result()
    assert again.pdf == paper.pdf  # while the lawyer practises it comes back as it was
    do(office, RecordLicence(entry, Licence.CANCELLED, DAY, "公告"))
    with pytest.raises(Refused, match="不能再印"):
        office.desk.ask(ReadPrinted(printing, entry)).result()


def test_who_does_not_practise_is_never_published(office: Office) -> None:
    entry = lawyer(office)
    do(office, VerifyEntry(entry, DAY, "看证"))
    with pytest.raises(Refused, match="从哪里知道"):
        do(office, RecordLicence(entry, Licence.SUSPENDED, DAY))
    do(office, RecordLicence(entry, Licence.SUSPENDED, DAY, "公告"))
    with pytest.raises(Refused, match="不能发布"):
        do(office, PublishEntry(entry, DAY))


def test_the_card_says_public_data_alone(office: Office) -> None:
    entry = shown(office, lawyer(office, name="余公开", fields=(Practice.LABOUR,)))
    (line,) = read(office, entry).papers
    text = _text(office, line.kind, entry)
    for words in ("余公开 律师", "侨都某律师事务所", "0750-6681234", "擅长：劳动"):
        assert words in text


def test_what_is_changed_is_verified_anew_before_it_is_shown(office: Office) -> None:
    entry = shown(office, lawyer(office))
    view = read(office, entry).entry
    assert isinstance(view, LawyerView)
    do(office, ReviseLawyer(entry, LawyerInput(view.name, "新的律师事务所", view.licence_no)))
    detail = read(office, entry)
    assert (detail.tag, detail.tab) == ("草稿", LawyerTab.DRAFT)
    assert not _code(office, entry)
    with pytest.raises(Refused, match="草稿"):
        do(office, PublishEntry(entry, DAY))


def test_a_licence_number_is_here_once_and_whole(office: Office) -> None:
    entry = lawyer(office)
    view = read(office, entry).entry
    assert isinstance(view, LawyerView)
    with pytest.raises(Refused, match="已经登记给"):
        lawyer(office, licence_no=view.licence_no)
    with pytest.raises(Refused, match="17 位"):
        lawyer(office, licence_no="1440720101")
    with pytest.raises(Refused) as refused:
        lawyer(office, office_phone="6681234")
    assert [fault.field for fault in refused.value.faults] == ["lawyer.office_phone"]


def test_pls_r_c07_after_180_days_what_is_published_waits_to_be_verified(office: Office) -> None:
    """28 May and 180 days is 24 November: still right that day, to be verified from the next."""
    right = shown(office, lawyer(office), date(2026, 5, 28))
    late = shown(office, lawyer(office), date(2026, 5, 27))
    assert (read(office, right).tag, read(office, late).tag) == ("已发布", "待复核")
    rows = {row.id: row for row in office.desk.ask(ListLawyers()).result().rows}
    assert (rows[right].state, rows[late].state) == ("已发布", "待复核")
    assert _code(office, late)  # it is shown, and said to be old
    do(office, VerifyEntry(late, DAY, "打电话"))
    detail = read(office, late)
    assert (detail.tag, detail.dues[0].on) == (
        "已发布",
        date(2027, 5, 21),
    )  # 180 days on: 5月23日, 星期日


def test_what_is_put_away_comes_back_as_a_draft(office: Office) -> None:
    entry = shown(office, point(office))
    with pytest.raises(Refused, match="原因"):
        do(office, RetireEntry(entry, DAY, ""))
    do(office, RetireEntry(entry, DAY, "搬走了"))
    detail = read(office, entry)
    assert (detail.tag, detail.tab, detail.actions) == ("停用", PointTab.RETIRED, ("ReopenEntry",))
    with pytest.raises(Refused, match="先恢复"):
        do(office, RevisePoint(entry, PointInput("工作室", PointKind.VILLAGE, "别处")))
    do(office, ReopenEntry(entry))
    assert read(office, entry).tag == "草稿"


@pytest.mark.parametrize(
    ("lng", "lat", "field"),
    [
        (112_940_000, None, "point.lat"),
        (None, 22_500_000, "point.lng"),
        (22_500_000, 112_940_000, "point.lng"),
    ],
)
def test_coordinates_are_whole_and_not_swapped(
    lng: int | None, lat: int | None, field: str, office: Office
) -> None:
    with pytest.raises(Refused) as refused:
        point(office, lng=lng, lat=lat)
    assert [fault.field for fault in refused.value.faults] == [field]


HEADS: list[object] = ["名称", "类型", "地址", "经度", "纬度", "坐标系", "电话", "无障碍"]
ROWS: list[list[object]] = [
    ["五和村工作室", "村居工作室", "五和村委会", 112.951, 22.541, "高德", "0750-6681111", "是"],
    ["某公证处", "公证处", "会城", "", "", "", "", ""],
    ["没有类型的", "小卖部", "会城", "", "", "", "", ""],
    ["填反的", "调委会", "会城", 22.541, 112.951, "", "", ""],
    ["写错的", "调委会", "会城", "东经112", "22.5", "", "", ""],
]


def _xlsx(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADS, *ROWS):
        sheet.append(row)
    book.save(folder / "points.xlsx")
    return folder / "points.xlsx"


def _csv(folder: Path, encoding: str) -> Path:
    path = folder / f"points.{encoding}.csv"
    lines = (",".join(map(str, row)) for row in (HEADS, *ROWS))
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("kind", ["xlsx", "utf-8-sig", "gb18030"])
def test_a_sheet_is_read_whole_or_its_rows_say_why_not(
    kind: str, office: Office, tmp_path: Path
) -> None:
    path = _xlsx(tmp_path) if kind == "xlsx" else _csv(tmp_path, kind)
    sheet = office.desk.ask(ReadPointSheet(path)).result()
    assert [fault.row for fault in sheet.faults] == [4, 5, 6]
    assert "小卖部" in sheet.faults[0].words
    assert "填反" in sheet.faults[1].words
    assert "东经112" in sheet.faults[2].words
    if sheet.known:  # taken in by the first of these tests
        assert (sheet.names, sheet.known) == ((), 2)
        return
    assert sheet.names == ("五和村工作室", "某公证处")
    assert office.desk.do(ImportPoints(path)).result() == 2
    page = office.desk.ask(ListPoints(PointTab.DRAFT, "五和")).result()
    (row,) = page.rows
    assert (row.state, row.tag) == ("草稿", "")
    office_point = read(office, row.id).entry
    assert (office_point.lng, office_point.lat) == (112_951_000, 22_541_000)  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01", b"PK\x03\x04nothing", b"a,b\n1,2\n"])
def test_what_is_no_sheet_is_said_plainly(content: bytes, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(Refused):
        office.desk.ask(ReadPointSheet(path)).result()


def _office_letter() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return made.getvalue()


def _cut_book(folder: Path) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(_xlsx(folder)) as whole,
        zipfile.ZipFile(made, "w") as archive,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[:120] if "sheet1" in name else content)
    return made.getvalue()


def test_a_letter_a_cut_book_and_an_endless_cell_are_no_sheet(
    office: Office, tmp_path: Path
) -> None:
    head = ",".join(map(str, HEADS)).encode()
    endless = head + b'\n"' + b"a" * 200_000 + b'",1,1\n'
    for content in (_office_letter(), _cut_book(tmp_path), endless):
        path = tmp_path / "no_sheet"
        path.write_bytes(content)
        with pytest.raises(Refused, match="不是表格"):
            office.desk.ask(ReadPointSheet(path)).result()


def _swapped(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A book with one of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as whole, zipfile.ZipFile(made, "w", 8) as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content.replace(old, new) if name == part else content)
    return made.getvalue()


def test_a_book_that_lies_about_its_size_is_refused_before_it_is_unpacked(
    office: Office, tmp_path: Path
) -> None:
    book, path = _xlsx(tmp_path).read_bytes(), tmp_path / "lying.xlsx"
    sheet = "xl/worksheets/sheet1.xml"
    path.write_bytes(_swapped(book, sheet, b'row r="6"', b'row r="1048576"'))
    with pytest.raises(Refused, match="请删去下面的空行"):
        office.desk.ask(ReadPointSheet(path)).result()
    path.write_bytes(_swapped(book, sheet, b"</worksheet>", b" " * (33 << 20) + b"</worksheet>"))
    assert path.stat().st_size < 1 << 20
    with pytest.raises(Refused, match="文件太大"):
        office.desk.ask(ReadPointSheet(path)).result()
    dimension = b'<dimension ref="A1:H6"'
    assert dimension in zipfile.ZipFile(io.BytesIO(book)).read(sheet)
    path.write_bytes(_swapped(book, sheet, dimension, b'<dimension ref="A1:XFD1048576"'))
    assert [fault.row for fault in office.desk.ask(ReadPointSheet(path)).result().faults] == [
        *(4, 5, 6)
    ]


def test_a_huge_cell_is_said_with_its_row_and_no_control_character_comes_in(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "points.csv"
    row = "{name},村居工作室,甲村\n"
    path.write_text(
        "名称,类型,地址\n" + row.format(name="甲" * 501) + row.format(name="乙\0\x1b室")
    )
    sheet = office.desk.ask(ReadPointSheet(path)).result()
    assert [(fault.row, fault.words) for fault in sheet.faults] == [
        (2, "“名称”这一格超过 500 个字，请写短一些")
    ]
    assert sheet.names == ("乙室",)


@pytest.mark.parametrize("cell", ["NaN", "sNaN", "Infinity", "1e400", "1e999999", "9" * 5000])
def test_what_only_python_takes_for_degrees_is_said_with_its_row(
    cell: str, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "points.csv"
    path.write_text(f"名称,类型,地址,经度,纬度\n甲室,村居工作室,甲村,{cell},22.5\n", "utf-8-sig")
    (fault,) = office.desk.ask(ReadPointSheet(path)).result().faults
    assert fault.row == 2
    assert "要写成小数" in fault.words
    assert len(fault.words) < 100


def test_empty_rows_of_a_frame_count_for_nothing_and_too_many_points_are_refused(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "points.csv"
    row = "{n}号框外室,村居工作室,甲村\r"  # as an old Mac ends its lines
    path.write_text("名称,类型,地址\r" + ",,\r" * 9_000 + row.format(n=1), "gb18030", newline="")
    sheet = office.desk.ask(ReadPointSheet(path)).result()
    assert (sheet.names, sheet.faults) == (("1号框外室",), ())
    rows = "".join(row.format(n=n) for n in range(10_000))
    path.write_text("名称,类型,地址\r" + rows, "gb18030", newline="")
    with pytest.raises(Refused, match="2000 行"):
        office.desk.do(ImportPoints(path)).result()
    assert not office.desk.ask(ListPoints(PointTab.DRAFT, "框外室")).result().rows  # nothing half


def test_the_box_finds_lawyers_by_licence_and_points_by_initials(office: Office) -> None:
    entry = shown(office, lawyer(office, name="莫寻得", licence_no="14407209910001234"))
    place = shown(office, point(office, name="牛勒村工作室"))
    for typed, found in (("莫寻得", entry), ("14407209910001234", entry), ("nlc", place)):
        hits = office.desk.ask(Search(typed)).result()
        assert found in [hit.record for hit in hits], typed
    (hit,) = (hit for hit in office.desk.ask(Search("莫寻得")).result() if hit.record == entry)
    assert (hit.line, hit.detail) == ("services.lawyers", "律师，侨都某律师事务所")
