"""A signed paper dropped on 材料: the program sees what it is and asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.attachments.messages import ListAttachments
from app.mediation.messages import ReadCase
from app.papers.messages import NotePrinted, PreparePaper
from tests.attachments.files import JPEG
from tests.papers.scanning import crushed, scanned
from tests.ui.real import RealWorld
from ui.attachments.view import MaterialsView
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label


def test_a_signed_paper_is_offered_to_be_filed(
    real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, case = real.office.desk, real.cases["own"]
    line = next(one for one in desk.ask(ReadCase(case)).result().papers if one.kind == "med.F-A8")
    printed = desk.ask(PreparePaper(line.kind, line.subject)).result()
    desk.do(NotePrinted(printed, 1)).result()
    scan, photo = tmp_path / "扫描.jpg", tmp_path / "现场.jpg"
    scan.write_bytes(crushed(scanned(printed.pdf)))
    photo.write_bytes(JPEG)

    view = MaterialsView(real.context, "mediation")
    qtbot.addWidget(view)
    view.show()
    view.show_record(case)
    view.add((photo, scan))
    qtbot.waitUntil(lambda: bool(view.findChildren(Dialog)), timeout=60_000)
    (dialog,) = view.findChildren(Dialog)
    assert any("《人民调解协议书》第 1 页" in said.text() for said in dialog.findChildren(Label))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any("已归到文书" in said for said in real.toasts), timeout=60_000)
    shown = desk.ask(ListAttachments(case)).result()
    assert [(row.name, row.about.page) for row in shown] == [("现场.jpg", None), ("扫描.jpg", 1)]
