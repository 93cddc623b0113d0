"""收回文书 on a real office: dropped, read while the window lives, filed by few keys."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.attachments.messages import ListAttachments
from app.history.messages import Undo
from app.mediation.messages import ReadCase
from app.papers.messages import NotePrinted, PaperView, PreparePaper
from app.returns.messages import Aside
from tests.papers.scanning import blank, crushed, scanned, turned
from tests.ui.real import RealWorld
from ui.context import Place
from ui.pages import register
from ui.returns.dropping import Dropping, files_of
from ui.returns.page import ReturnsPage
from ui.returns.pages import PagesDialog
from ui.returns.picture import SheetPicture
from ui.shell.window import MainWindow
from ui.widgets.buttons import Button


def printed(real: RealWorld, name: str, kind: str) -> PaperView:
    desk = real.office.desk
    case = desk.ask(ReadCase(real.cases[name])).result()
    line = next(line for line in case.papers if line.kind == kind)
    view = desk.ask(PreparePaper(kind, line.subject)).result()
    desk.do(NotePrinted(view, 1)).result()
    return view


@pytest.fixture
def page(real: RealWorld, qtbot: QtBot) -> ReturnsPage:
    made = ReturnsPage(real.context)
    qtbot.addWidget(made)
    made.resize(1190, 646)
    made.show()
    made.activate()
    real.settle(qtbot)
    return made


def scan(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def finish(page: ReturnsPage, real: RealWorld, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=30_000)
    real.settle(qtbot)


def test_dropped_scans_are_filed_without_a_click(
    page: ReturnsPage, real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = printed(real, "own", "med.F-A8")
    files = [
        scan(tmp_path, "b.jpg", crushed(turned(scanned(paper.pdf, 1), 180))),
        scan(tmp_path, "a.jpg", crushed(scanned(paper.pdf, 0))),
    ]
    page.take_in(files)
    assert page.intake.busy
    finish(page, real, qtbot)
    assert real.toasts == ["归好 2 页，共 1 份文书；一页不缺"]
    (row,) = page.model.items
    assert row.here == (1, 2)
    other = ReturnsPage(real.context)
    qtbot.addWidget(other)
    other.activate()
    real.settle(qtbot)
    assert other.model.items == (row,)
    page.papers.setFocus()
    QTest.keyClick(page.papers, Qt.Key.Key_Space)
    dialog = page.findChild(PagesDialog)
    assert dialog is not None
    real.settle(qtbot)
    assert all(picture._image is not None for picture in dialog.findChildren(SheetPicture))
    first = next(b for b in dialog.findChildren(Button) if b.text().startswith("第 1 页归错了"))
    first.click()
    qtbot.waitUntil(lambda: page.model.items[0].here == (2,), timeout=10_000)
    assert len(page.tray.model.items) == 1
    real.toasts.clear()
    page.papers.setFocus()
    QTest.keyClick(page.papers, Qt.Key.Key_Return)
    assert real.went == [Place("mediation", {"case": real.cases["own"]})]


def test_a_torn_page_is_filed_with_four_keys_and_a_blank_one_dropped_with_one(
    page: ReturnsPage, real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = printed(real, "own", "med.F-A8")
    torn = scanned(paper.pdf, 1).crop((0, 0, 1240, 1480))
    files = [scan(tmp_path, "a.jpg", crushed(blank())), scan(tmp_path, "b.jpg", crushed(torn))]
    page.take_in(files)
    finish(page, real, qtbot)
    tray = page.tray
    assert [sheet.why for sheet in tray.model.items] == [Aside.NO_MARK, Aside.BLANK]
    assert [choice.page for choice in tray.pages.items] == [1, 2]
    # whose page and which print of it each have a line of their own
    assert tray.choices.sizeHintForRow(0) > tray.sheets.sizeHintForRow(0)
    tray.sheets.setFocus()
    QTest.keyClick(tray.sheets, Qt.Key.Key_Return)
    assert tray.filter.hasFocus()
    QTest.keyClick(tray.filter, Qt.Key.Key_Down)
    QTest.keyClick(tray.choices, Qt.Key.Key_Down)
    QTest.keyClick(tray.choices, Qt.Key.Key_Return)
    real.settle(qtbot)
    qtbot.waitUntil(lambda: len(tray.model.items) == 1)
    QTest.keyClick(tray.sheets, Qt.Key.Key_Delete)
    real.settle(qtbot)
    qtbot.waitUntil(lambda: not tray.model.items)
    real.settle(qtbot)
    assert real.toasts[-2:] == ["已归好这一页", "已移出这一页，图片还留着"]
    assert not tray._work.isVisible()
    (kept,) = real.office.desk.ask(ListAttachments(real.cases["own"])).result()
    assert kept.about.page == 2


def test_white_backs_go_all_at_once_and_come_back_at_once(
    page: ReturnsPage, real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    page.take_in([scan(tmp_path, f"{n}.jpg", crushed(blank())) for n in "ab"])
    finish(page, real, qtbot)
    tray = page.tray
    assert tray._blanks.text() == "移出空白页（2）"
    tray._blanks.click()
    qtbot.waitUntil(lambda: not tray.model.items)
    assert real.toasts[-1] == "已移出 2 页空白，图片还留着"
    assert real.office.desk.do(Undo()).result().text == "已撤销：移出空白页"
    qtbot.waitUntil(lambda: len(tray.model.items) == 2)


def test_what_was_stopped_or_is_no_scan_is_left_out_and_said_so(
    page: ReturnsPage, real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = printed(real, "own", "med.F-A4")
    data = crushed(scanned(paper.pdf))
    page.intake._busy = True
    page.resume()  # unlocked again: nobody answers what was asked before
    assert not page.intake.busy
    page.take_in([scan(tmp_path, f"{n}.jpg", data) for n in range(5)])
    qtbot.waitUntil(lambda: len(page.intake.came) >= 1, timeout=20_000)
    page.intake.stop()
    finish(page, real, qtbot)
    assert 1 <= len(page.intake.came) < 5
    assert "还有" in page.intake.left_out
    assert page._more.isVisible()
    files = [scan(tmp_path, "empty.jpg", b""), scan(tmp_path, "again.jpg", data)]
    page.take_in(files)
    finish(page, real, qtbot)
    assert len(page.intake.came) == 1
    assert page._more.text() == "empty.jpg 是空的，没有收。"


def mime(*names: str) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(f"/scans/{name}") for name in names])
    return made


def drag_in(window: QWidget, data: QMimeData) -> bool:
    """Drag over the window and let go; whether it took what is dragged."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(1, 1), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(1, 1), copy, data, left, none))
    return enter.isAccepted()


def test_scans_dropped_anywhere_on_the_window_are_taken(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    heard: list[object] = []
    Dropping(window).dropped.connect(heard.append)
    data = mime("b.PDF", "a.jpg", "notes.txt")
    assert drag_in(window, data)
    assert heard == [(Path("/scans/a.jpg"), Path("/scans/b.PDF"))]
    assert files_of(mime("notes.txt")) == ()


def test_the_window_goes_to_the_page_and_back_takes_nothing_in_again(
    real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = printed(real, "own", "med.F-A4")
    window = MainWindow(real.context)
    qtbot.addWidget(window)
    register(window, Future)  # the page 设置 asks the gate, and is not gone to
    window.go(Place("papers"))
    data = QMimeData()
    file = scan(tmp_path, "1.jpg", crushed(scanned(paper.pdf)))
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drag_in(window, data)
    page = window.page
    assert isinstance(page, ReturnsPage)
    finish(page, real, qtbot)
    assert len(page.intake.came) == 1
    window.back()
    window.go(Place("papers.returns"))
    real.settle(qtbot)
    assert not page.intake.busy
    assert len(page.model.items) == 1
