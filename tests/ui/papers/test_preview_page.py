"""打印预览 on a real office: the pages are the PDF, the covers are above them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from app.mediation.messages import ReadCase
from app.papers.messages import ListPapers, NotePrinted, PreparePaper
from app.people.messages import RevisePerson
from tests.ui.real import RealWorld
from ui.papers import printing
from ui.papers.listing import PapersPage
from ui.papers.preview import PreviewPage
from ui.papers.printing import pages_wanted
from ui.shell.page import Act
from ui.widgets.buttons import Button


def _preview(real: RealWorld, qtbot: QtBot, *, gap: bool = False) -> PreviewPage:
    case = real.office.desk.ask(ReadCase(real.cases["own"])).result()
    if gap:
        second = case.parties[1].person
        assert second is not None
        real.office.desk.do(RevisePerson(second.id, address="")).result()
    assert case.agreement is not None
    page = PreviewPage(real.context)
    qtbot.addWidget(page)
    page.resize(1190, 646)
    page.show()
    page.activate(kind="med.F-A8", subject=case.agreement.id)
    real.settle(qtbot)
    return page


def _covers(page: PreviewPage) -> list[str]:
    items = page.pages.scene().items()
    return [item.text() for item in items if isinstance(item, QGraphicsSimpleTextItem)]


def test_numbers_are_masked_on_the_screen_and_whole_in_the_pdf(
    real: RealWorld, qtbot: QtBot
) -> None:
    page = _preview(real, qtbot)
    assert "440799********911X" in _covers(page)
    assert page._view is not None
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(page._view.pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "44079919800512911X" in text
    assert "谭𬍛㛃" in text


def test_f8_names_the_gap_and_the_button_leads_to_it(real: RealWorld, qtbot: QtBot) -> None:
    page = _preview(real, qtbot, gap=True)
    assert page.subtitle() == "可打印，1 处空缺"
    assert page.gaps.isVisible()
    assert "被申请人的住址" in _covers(page)
    page.standard_keys()[Act.NEXT_GAP]()
    page.gaps.wanted.emit(0)
    (place,) = real.went
    assert place.where == {"case": real.cases["own"], "field": "parties.1.address"}


def test_saving_a_pdf_freezes_the_version(real: RealWorld, qtbot: QtBot, tmp_path: Path) -> None:
    page = _preview(real, qtbot)
    page.standard_keys()[Act.SAVE]()
    (dialog,) = page.findChildren(QFileDialog)
    target = tmp_path / "协议书.pdf"
    dialog.fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: bool(real.toasts), timeout=10_000)
    dialog.close()
    assert page._view is not None
    assert target.read_bytes() == page._view.pdf
    (printed,) = real.office.desk.ask(ListPapers()).result()
    assert (printed.title, printed.version) == ("人民调解协议书", 1)
    assert real.toasts == ["已存为 协议书.pdf"]


def test_m28_the_paper_of_a_minor_is_not_saved_as_a_file(real: RealWorld, qtbot: QtBot) -> None:
    page = _preview(real, qtbot)
    assert page._view is not None
    page._view = replace(page._view, discreet=True)
    page.standard_keys()[Act.SAVE]()
    assert page.findChildren(QFileDialog) == []
    (said,) = real.toasts
    assert "未成年人的文书，不能存成文件" in said


def test_a_folder_that_cannot_be_written_is_one_sentence(
    real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _preview(real, qtbot)
    page.standard_keys()[Act.SAVE]()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "没有这个文件夹" / "协议书.pdf"))
    qtbot.waitUntil(lambda: bool(real.problems), timeout=10_000)
    dialog.close()
    assert "没有存成" in str(real.problems[0])
    assert real.office.desk.ask(ListPapers()).result() == ()


def test_esc_goes_back_to_the_case(real: RealWorld, qtbot: QtBot) -> None:
    page = _preview(real, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert [place.page for place in real.went] == ["mediation"]


def test_the_list_of_papers_is_empty_and_says_where_to_print(real: RealWorld, qtbot: QtBot) -> None:
    page = PapersPage(real.context)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    real.settle(qtbot)
    assert page.model.rowCount() == 0
    assert page._empty.isVisible()


def test_an_older_version_is_shown_as_it_was_printed(real: RealWorld, qtbot: QtBot) -> None:
    page = _preview(real, qtbot)
    assert page._view is not None
    first = page._view
    real.office.desk.do(NotePrinted(first, 3)).result()
    second = real.office.desk.ask(ReadCase(real.cases["own"])).result().parties[1].person
    assert second is not None
    real.office.desk.do(RevisePerson(second.id, address="新址9号")).result()
    page._copies.setText("7")
    real.settle(qtbot)
    qtbot.waitUntil(lambda: page._view is not None and page._view.version == 2, timeout=10_000)
    assert page._number_of_copies() == 7  # what was typed stays while the record changes
    qtbot.waitUntil(page.versions.isVisible, timeout=10_000)
    (look,) = [b for b in page.versions.findChildren(Button) if b.accessibleName() == "看第 1 版"]
    look.click()
    qtbot.waitUntil(lambda: page._view is not None and page._view.printed is not None)
    assert page._view.pdf == first.pdf
    assert page.subtitle() == "第 1 版，打印时的样子"
    assert not page._edit.isEnabled()


def test_a_paper_edited_in_wps_comes_back(
    real: RealWorld, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def hand_over(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr("ui.papers.lending.QDesktopServices.openUrl", hand_over)
    page = _preview(real, qtbot)
    page._edit.click()
    qtbot.waitUntil(page.lent.isVisible, timeout=20_000)
    (path,) = opened
    path.write_bytes(path.read_bytes() + b"\0")
    page.lent.backAsked.emit()
    qtbot.waitUntil(lambda: bool(real.toasts), timeout=10_000)
    assert real.toasts == ["已收回改稿，存在案件的材料里"]
    assert not path.exists()
    real.settle(qtbot)
    (again,) = [b for b in page.lent.findChildren(Button) if b.text() == "接着改"]
    assert again.accessibleName() == "接着改：用 WPS 改过的稿，原为第 1 版"
    again.click()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=20_000)
    assert opened[1].read_bytes().endswith(b"\0")


def test_only_the_pages_wanted_are_printed_and_the_sides_remembered(
    real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _preview(real, qtbot)
    assert page._view is not None
    assert page._view.pages == 2
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert pages_wanted(printer, 2) == (0, 1)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert pages_wanted(printer, 2) == (1,)
    done: list[int] = []
    printing._accepted(
        real.context, page, page._view, printer, lambda _view, copies: done.append(copies)
    )
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(document) == 1
    document.close()
    assert real.context.settings.get("papers.sides") == printer.duplex().name


def test_a_printed_paper_opens_from_the_list_as_it_was(real: RealWorld, qtbot: QtBot) -> None:
    case = real.cases["own"]
    view = real.office.desk.ask(PreparePaper("med.F-A4", case)).result()
    printed = real.office.desk.do(NotePrinted(view, 1)).result()
    page = PapersPage(real.context)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    real.settle(qtbot)
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (place,) = real.went
    assert place.page == "papers.preview"
    assert place.where == {"kind": "med.F-A4", "subject": case, "printing": printed}
