"""Adding, listing, reading and striking out attachments on a real office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.attachments.messages import (
    About,
    AddAttachment,
    AttachmentRow,
    Kind,
    ListAttachments,
    ReadAttachment,
    RemoveAttachment,
    ReviseAttachment,
)
from app.clock import FixedClock
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.vault.contents import Contents
from tests.attachments.files import JPEG, PDF
from tests.office import Office

CASE = bytes(range(16))
ABOUT = About("mediation", CASE)


def _add(office: Office, command: AddAttachment) -> bytes:
    return office.desk.do(command).result()


def _listed(office: Office, record: bytes = CASE) -> tuple[AttachmentRow, ...]:
    return office.desk.ask(ListAttachments(record)).result()


def test_a_photo_is_kept_and_read_again(office: Office, clock: FixedClock) -> None:
    made = _add(office, AddAttachment(ABOUT, JPEG, "现场照片.jpg", note="东侧围墙"))
    (row,) = _listed(office)
    assert row.id == made
    assert (row.kind, row.name, row.note) == (Kind.PHOTO, "现场照片.jpg", "东侧围墙")
    assert (row.size, row.media_type, row.here, row.picture) == (
        len(JPEG),
        "image/jpeg",
        True,
        True,
    )
    assert (row.captured_at, row.by) == (clock.now(), "陈丽华")
    assert row.about == replace(ABOUT, subject=CASE)
    assert office.desk.ask(ReadAttachment(made)).result() == JPEG


def test_a_file_keeps_its_name(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "䶮㛃𬍛 的\u202e欠条（1）.pdf"
    path.write_bytes(PDF)
    _add(office, AddAttachment(ABOUT, path))
    (row,) = _listed(office)
    assert row.name == "䶮㛃𬍛 的欠条（1）.pdf"  # but for the mark that turns text around
    assert row.kind is Kind.SCAN


def test_the_page_of_a_paper_is_remembered(office: Office) -> None:
    about = About("mediation", CASE, b"s" * 16, b"p" * 16, 2, 3)
    _add(office, AddAttachment(about, PDF, "协议.pdf"))
    assert _listed(office)[0].about == about


def test_the_same_bytes_twice_are_stored_once(office: Office) -> None:
    for name in ("一.jpg", "二.jpg"):
        _add(office, AddAttachment(ABOUT, JPEG, name))
    one, two = _listed(office)
    assert one.content == two.content
    assert len(list((office.path.parent / "attachments" / "kept").iterdir())) == 1


def test_struck_out_with_a_reason_and_never_erased(office: Office) -> None:
    made = _add(office, AddAttachment(ABOUT, JPEG, "拍错.jpg"))
    with pytest.raises(Refused) as refused:
        office.desk.do(RemoveAttachment(made, " ")).result()
    assert refused.value.faults[0].field == "reason"
    office.desk.do(RemoveAttachment(made, "拍错了")).result()
    assert _listed(office) == ()
    with pytest.raises(Refused, match="没有找到"):
        office.desk.ask(ReadAttachment(made)).result()
    office.desk.do(Undo()).result()
    assert [row.id for row in _listed(office)] == [made]
    assert office.desk.ask(ReadAttachment(made)).result() == JPEG


def test_another_name_and_note(office: Office) -> None:
    made = _add(office, AddAttachment(ABOUT, JPEG, "IMG_2031.jpg"))
    with pytest.raises(Refused, match="请写名称"):
        office.desk.do(ReviseAttachment(made, "  ")).result()
    office.desk.do(ReviseAttachment(made, "借条", "2025 年写的")).result()
    (row,) = _listed(office)
    assert (row.name, row.note) == ("借条.jpg", "2025 年写的")
    office.desk.do(Undo()).result()
    assert _listed(office)[0].name == "IMG_2031.jpg"


def test_adding_can_be_undone_and_is_in_the_history(office: Office) -> None:
    _add(office, AddAttachment(ABOUT, JPEG, "照片.jpg"))
    said = [
        change.field
        for item in office.desk.ask(ReadHistory(CASE)).result()
        for change in item.changes
    ]
    assert "名称" in said
    office.desk.do(Undo()).result()
    assert _listed(office) == ()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "空.jpg", "文件是空的"),
        (b"MZ\x90\0" + bytes(60), "照片.jpg", "收不了"),
        (b"\0\0\0\x18ftypheic" + bytes(60), "IMG_1.HEIC", "HEIC"),
    ],
)
def test_what_is_not_taken_in(office: Office, data: bytes, name: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        _add(office, AddAttachment(ABOUT, data, name))
    assert _listed(office) == ()


def test_what_is_no_file(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="读不到"):
        _add(office, AddAttachment(ABOUT, tmp_path / "没有.jpg"))
    with pytest.raises(Refused):
        _add(office, AddAttachment(ABOUT, tmp_path))


def test_a_line_one_may_not_see(office: Office) -> None:
    with pytest.raises(Refused, match="看不到"):
        _add(office, AddAttachment(About("legal_aid", CASE), JPEG, "照片.jpg"))


def test_taken_on_another_day(office: Office, clock: FixedClock) -> None:
    taken = datetime(2026, 11, 20, 9, 30, tzinfo=clock.now().tzinfo)
    _add(office, AddAttachment(ABOUT, JPEG, "照片.jpg", captured_at=taken))
    assert _listed(office)[0].captured_at == taken


def test_the_next_start_drops_what_no_row_names_and_nothing_else(
    office: Office, clock: FixedClock
) -> None:
    """Killed between the bytes and the row; and killed between the row and taking the mark away."""
    made = _add(office, AddAttachment(ABOUT, JPEG, "照片.jpg"))
    (row,) = _listed(office)
    contents = office.desk.tools.get(Contents)
    orphan = contents.put(b"no row came to name this", contents.naming)
    earlier = contents.put(b"named by rows of a database put back since", contents.naming)
    contents.said(earlier.id)
    (office.path.parent / "attachments" / "unsaid" / row.content.hex()).touch()
    office.desk.close()

    books = bootstrap.open_books(office.path, office.key)
    office.desk = bootstrap.open_desk(books, office.user, clock)
    assert contents.leftovers() == ()
    assert not contents.has(orphan.id)
    assert contents.has(earlier.id)
    assert office.desk.ask(ReadAttachment(made)).result() == JPEG
