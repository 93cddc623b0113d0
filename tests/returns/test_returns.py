"""Paper comes back: each page to its paper, what is missing by name, nothing lost."""

from __future__ import annotations

import io
import os
import random

import pytest
from PIL import Image
from sqlalchemy import select

from app.attachments.messages import About, AddAttachment, ListAttachments, ReadAttachment
from app.errors import Refused
from app.history.messages import Undo
from app.ids import new_id
from app.mediation.messages import AddNote
from app.papers.layout import render
from app.papers.model import Paper, Paragraph, Title
from app.returns.messages import (
    Aside,
    DropSheet,
    FileAgain,
    FileByHand,
    FileSigned,
    FindPrinted,
    FindSigned,
    OpenScan,
    SignedFound,
    TakeOut,
)
from db.tables.papers import PrintedPaper, ReturnedSheet
from tests.papers.scanning import bent, blank, crumpled, crushed, scanned, turned
from tests.returns.conftest import Desktop


def photo(pdf: bytes, page: int = 0) -> bytes:
    return crushed(scanned(pdf, page))


def bound(*pictures: Image.Image) -> bytes:
    """A scanner's PDF: one picture a page."""
    file = io.BytesIO()
    pictures[0].save(file, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return file.getvalue()


def test_mixed_pages_of_two_cases_are_filed_and_what_is_missing_is_named(desktop: Desktop) -> None:
    first = desktop.printed("M3", "med.F-A8")
    second = desktop.printed("own", "med.F-A8")
    assert first.pages >= 2
    assert second.pages >= 2
    pages = [scanned(second.pdf, n) for n in reversed(range(second.pages))]
    came = desktop.take_in(bound(turned(pages[0], 180), scanned(first.pdf), *pages[1:]), "一叠.pdf")
    view = desktop.returns(*came)
    assert view.filed == second.pages + 1
    by_record = {paper.record: paper for paper in view.papers}
    whole, part = by_record[desktop.cases["own"]], by_record[desktop.cases["M3"]]
    assert (whole.missing, whole.here) == ((), tuple(range(1, second.pages + 1)))
    assert part.missing == tuple(range(2, first.pages + 1))
    assert view.sentence.startswith(
        f"归好 {second.pages + 1} 页，共 2 份文书；还缺《人民调解协议书》第 2"
    )
    kept = desktop.office.desk.ask(ListAttachments(desktop.cases["own"])).result()
    assert {(one.about.paper, one.about.page) for one in kept} == {
        (second.paper, page) for page in range(1, second.pages + 1)
    }


def test_the_bytes_that_came_are_the_bytes_that_are_kept(desktop: Desktop) -> None:
    paper = desktop.printed("own", "med.F-A4")
    data = crushed(crumpled(scanned(paper.pdf, dpi=200), random.Random(4)), 40)
    desktop.take_in(data)
    (kept,) = desktop.office.desk.ask(ListAttachments(desktop.cases["own"])).result()
    assert desktop.office.desk.ask(ReadAttachment(kept.id)).result() == data


def test_a_page_of_an_older_version_is_filed_and_said_so(desktop: Desktop) -> None:
    old = desktop.printed("own", "med.F-A7")
    with desktop.office.books.writing() as session:
        row = session.scalars(select(PrintedPaper).where(PrintedPaper.paper == old.paper)).one()
        newer = {
            name: getattr(row, name)
            for name in ("office", "paper", "kind", "line", "subject", "record", "title", "number",
                         "copies", "pages", "content", "printed_at", "printed_by")
        }  # fmt: skip
        session.add(PrintedPaper(
            id=new_id(desktop.office.desk.clock), version=2, content_hash=os.urandom(32), **newer
        ))  # fmt: skip
    (paper,) = (view := desktop.returns(*desktop.take_in(photo(old.pdf)))).papers
    assert (paper.version, paper.newest, paper.older) == (1, 2, True)
    assert "是旧版" in view.sentence


def test_a_page_filed_twice_is_kept_twice(desktop: Desktop) -> None:
    paper = desktop.printed("own", "med.F-A8")
    desktop.take_in(photo(paper.pdf))
    better = crushed(bent(scanned(paper.pdf, dpi=200), random.Random(1)))
    (found,) = desktop.returns(*desktop.take_in(better)).papers
    assert (found.here, found.again) == ((1,), (1,))
    assert len(desktop.office.desk.ask(ListAttachments(desktop.cases["own"])).result()) == 2


def test_a_photo_of_two_pages_is_filed_twice_and_kept_once(desktop: Desktop) -> None:
    one, two = desktop.printed("own", "med.F-A4"), desktop.printed("M3", "med.F-A4")
    left, right = scanned(one.pdf), turned(scanned(two.pdf), 180)
    both = Image.new("L", (left.width * 2 + 40, left.height + 60), 110)
    both.paste(left, (0, 50))
    both.paste(right, (left.width + 40, 0))
    came = desktop.take_in(crushed(both))
    assert len(came) == 2
    rows = [
        row
        for name in ("own", "M3")
        for row in desktop.office.desk.ask(ListAttachments(desktop.cases[name])).result()
    ]
    assert len(rows) == 2
    assert rows[0].content == rows[1].content


def foreign() -> bytes:
    """A page another office printed."""
    paper = Paper("med.F-A4", "受理登记表", (Title("表"), Paragraph(("甲",))), os.urandom(16))
    return photo(render(paper).pdf)


def test_what_says_nothing_is_put_aside_with_the_reason(desktop: Desktop) -> None:
    paper = desktop.printed("own", "med.F-A4")
    torn = scanned(paper.pdf).crop((0, 0, 1240, 1480))
    came = [
        *desktop.take_in(foreign(), "别处.jpg"),
        *desktop.take_in(crushed(torn), "撕了.jpg"),
        *desktop.take_in(crushed(blank()), "背面.jpg"),
        *desktop.take_in(b"%PDF-1.4 torn", "坏的.pdf"),
    ]
    view = desktop.returns(*came)
    assert {sheet.scan: sheet.why for sheet in view.aside} == {
        "别处 第 1 张": Aside.UNKNOWN,
        "撕了 第 1 张": Aside.NO_MARK,
        "背面 第 1 张": Aside.BLANK,
        "坏的 第 1 张": Aside.UNREADABLE,
    }
    assert view.sentence == "3 页要您认一下；1 页是空白"
    assert desktop.office.desk.ask(ReadAttachment(view.aside[0].attachment)).result()


def test_a_page_that_says_other_words_than_were_printed_is_not_filed(desktop: Desktop) -> None:
    view = desktop.prepare("own", "med.F-A8")  # never printed
    desktop.office.desk.do(AddNote(desktop.cases["own"], "另记一笔")).result()
    (sheet,) = desktop.returns(*desktop.take_in(photo(view.pdf))).aside
    assert sheet.why is Aside.UNKNOWN


def test_a_person_files_takes_out_and_takes_back(desktop: Desktop) -> None:
    paper = desktop.printed("own", "med.F-A8")
    torn = crushed(scanned(paper.pdf, 1).crop((0, 0, 1240, 1480)))
    (sheet,) = desktop.take_in(torn)
    desk = desktop.office.desk
    (choice,) = desk.ask(FindPrinted("协议书")).result()
    assert (choice.missing, choice.pages) == ((1, 2), 2)
    with pytest.raises(Refused, match="没有打印过这一页"):
        desk.do(FileByHand(sheet, choice.paper, choice.version, 3)).result()
    desk.do(FileByHand(sheet, choice.paper, choice.version, 2)).result()
    assert desktop.returns().papers[0].missing == (1,)
    desk.do(Undo()).result()
    assert [one.id for one in desktop.returns().aside] == [sheet]
    desk.do(FileByHand(sheet, choice.paper, choice.version, 2)).result()
    desk.do(TakeOut(sheet)).result()
    assert [one.why for one in desktop.returns().aside] == [Aside.NO_MARK]
    with pytest.raises(Refused, match="为什么移出"):
        desk.do(DropSheet(sheet, " ")).result()
    desk.do(DropSheet(sheet, "扫重了")).result()
    assert desktop.returns().aside == ()
    with desktop.office.books.reading() as session:
        assert session.get_one(ReturnedSheet, sheet).void_reason == "扫重了"
    desk.do(Undo()).result()
    assert [one.id for one in desktop.returns().aside] == [sheet]


def test_taking_in_is_no_step_of_undo(desktop: Desktop) -> None:
    paper = desktop.printed("own", "med.F-A4")
    desktop.office.desk.do(AddNote(desktop.cases["own"], "交来登记表")).result()
    desktop.take_in(photo(paper.pdf))
    assert "记一笔" in desktop.office.desk.do(Undo()).result().text
    assert desktop.returns().papers


def test_what_a_colleague_printed_is_filed_when_the_printing_comes_in(desktop: Desktop) -> None:
    paper = desktop.printed("own", "med.F-A4")
    with desktop.office.books.writing() as session:  # as if it had not come in yet
        row = session.scalars(select(PrintedPaper).where(PrintedPaper.paper == paper.paper)).one()
        row.voided = True
    (sheet,) = desktop.take_in(photo(paper.pdf))
    assert desktop.returns(sheet).aside[0].why is Aside.UNKNOWN
    with desktop.office.books.writing() as session:
        session.get_one(PrintedPaper, row.id).voided = False
    assert desktop.office.desk.do(FileAgain()).result() == 1
    assert desktop.returns().papers[0].here == (1,)


@pytest.mark.parametrize(
    ("name", "data"),
    [("说明.docx", b"PK\x03\x04word/"), ("空的.jpg", b""), ("程序.jpg", b"MZ\x90")],
)
def test_what_is_no_scan_is_refused_in_a_sentence(desktop: Desktop, name: str, data: bytes) -> None:
    (desktop.scans / name).write_bytes(data)
    with pytest.raises(Refused, match=r"没有收|收不了|空的"):
        desktop.office.desk.ask(OpenScan(desktop.scans / name)).result()


# -- dropped on 材料 of a case -----------------------------------------------------------------


def test_a_signed_paper_among_the_materials_is_told_and_filed_if_asked(desktop: Desktop) -> None:
    desk, case = desktop.office.desk, desktop.cases["own"]
    view = desktop.printed("own", "med.F-A8")
    both = bound(*(scanned(view.pdf, page) for page in range(2)))
    about = About("mediation", case)
    file = desk.do(AddAttachment(about, both, "扫描0001.pdf")).result()
    other = desk.do(AddAttachment(about, crushed(blank()), "现场.jpg")).result()
    assert desk.ask(FindSigned(other)).result() == ()
    assert desk.ask(FindSigned(file)).result() == (SignedFound("人民调解协议书", (1, 2)),)
    assert {row.id for row in desk.ask(ListAttachments(case)).result()} == {file, other}, (
        "looking files nothing"
    )
    came = desk.do(FileSigned(file)).result()
    assert desktop.returns(*came).filed == 2
    shown = desk.ask(ListAttachments(case)).result()
    assert [row.about.page for row in shown] == [None, 1, 2]
    assert file not in {row.id for row in shown}
    assert desk.ask(ReadAttachment(shown[1].id)).result().startswith(b"%PDF")
