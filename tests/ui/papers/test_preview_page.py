"""打印预览 on a real office: the pages are the PDF, the covers are above them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from app.mediation.messages import ReadCase
from app.papers.messages import ListPapers
from app.people.messages import RevisePerson
from tests.ui.real import RealWorld
from ui.papers.listing import PapersPage
from ui.papers.preview import PreviewPage
from ui.shell.page import Act


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
