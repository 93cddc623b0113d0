"""卷宗 of a case on a real office: what is missing, signatures beside the ticks, one PDF."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.mediation.messages import (
    AgreementForm,
    AgreementItemInput,
    CaseDetail,
    Outcome,
    ReachAgreement,
    ReadCase,
    RecordSession,
    State,
)
from app.papers.messages import NotePrinted, PreparePaper
from app.people.messages import ListLooks
from app.records.messages import Retention
from app.returns.messages import FileSheet
from tests.papers.scanning import crushed, scanned
from tests.papers.taking import taken
from tests.ui.real import RealWorld
from ui.forms.sheet import FormSheet
from ui.mediation.dossier import CaseDossier
from ui.mediation.steps import open_step
from ui.returns.picture import SheetPicture


def read(real: RealWorld, name: str) -> CaseDetail:
    return real.office.desk.ask(ReadCase(real.cases[name])).result()


def print_all(real: RealWorld, name: str, *kinds: str, back: bool = False) -> None:
    desk = real.office.desk
    for line in read(real, name).papers:
        if line.status == "ready" and (not kinds or line.kind in kinds):
            view = desk.ask(PreparePaper(line.kind, line.subject)).result()
            desk.do(NotePrinted(view, 1)).result()
            for page in range(view.pages if back else 0):
                scan = crushed(scanned(view.pdf, page))
                desk.do(FileSheet(scan, "扫描", ".jpg")).result()


def panel(real: RealWorld, qtbot: QtBot, name: str) -> CaseDossier:
    made = CaseDossier(real.context)
    qtbot.addWidget(made)
    made.show()
    made.show_case(read(real, name))
    return made


def test_what_is_missing_stands_in_its_place(real: RealWorld, qtbot: QtBot) -> None:
    shown = panel(real, qtbot, "M5")
    assert shown._sentence.text().startswith("再打印人民调解受理登记表")
    states = {item.title: item.state for item in shown.index.items}
    assert states["人民调解受理登记表"] == "unprinted"
    assert states["当事人身份证明"] == "missing"
    asked: list[object] = []
    shown.paperAsked.connect(asked.append)
    shown.fileAsked.connect(lambda: asked.append("file"))
    for title in ("人民调解受理登记表", "当事人身份证明"):
        row = next(n for n, item in enumerate(shown.index.items) if item.title == title)
        shown.items.setCurrentIndex(shown.index.index(row))
        QTest.keyClick(shown.items, Qt.Key.Key_Return)
    assert [getattr(one, "kind", one) for one in asked] == ["med.F-A4", "file"]
    print_all(real, "M5", "med.F-A4", back=True)
    shown.show_case(read(real, "M5"))
    said = [shown.index.spoken(item) for item in shown.index.items]
    assert "人民调解受理登记表，签字件" in said


def test_the_whole_is_written_where_asked_or_not_at_all(
    real: RealWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    print_all(real, "M5", "med.F-A4", "med.F-A5")
    shown = panel(real, qtbot, "M5")
    path = tmp_path / "整卷.pdf"
    taken(real.office.desk, "mediation", read(real, "M5").id)
    with qtbot.waitSignal(shown.maker.moved, timeout=20_000):
        shown.maker.start("mediation", read(real, "M5").id, "卷宗", path)
    shown._stop.click()
    real.settle(qtbot)
    assert real.toasts == ["停下了，没有导出"]
    assert not path.exists()
    assert not shown._foot.isVisible()
    shown.maker.start("mediation", read(real, "M5").id, "卷宗", path)
    qtbot.waitUntil(lambda: not shown.maker.busy, timeout=30_000)
    assert real.toasts[1:] == ["整卷已存到 整卷.pdf"]
    document = pdfium.PdfDocument(path)
    assert len(list(document.get_toc())) == 5  # cover, index, two papers, back
    document.close()


def test_bound_and_archived_by_keyboard(real: RealWorld, qtbot: QtBot) -> None:
    print_all(real, "M5")
    host = panel(real, qtbot, "M5")
    sheet = open_step(real.context, host, "BindDossier", read(real, "M5"))
    assert sheet is not None
    real.settle(qtbot)
    sheet.grid.field("retention").set_value(Retention.LONG)
    sheet.grid.field("identity").set_value(2)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(real.toasts), timeout=20_000)
    assert real.toasts == ["已立卷，目录和页码定了"]
    case = read(real, "M5")
    assert case.next_step is not None
    assert case.next_step.action == "ArchiveDossier"
    sheet = open_step(real.context, host, "ArchiveDossier", case)
    assert sheet is not None
    real.settle(qtbot)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(real.toasts) == 2, timeout=20_000)
    assert read(real, "M5").state is State.ARCHIVED


def agree(real: RealWorld) -> None:
    case = read(real, "drain")
    first, second = (party.name for party in case.parties)
    item = AgreementItemInput(second, first, "支付墙体修补费", 300_000, date(2026, 12, 1), "转账")
    start = datetime(2026, 11, 24, 9, 0, tzinfo=CHINA)
    talk = RecordSession(
        case.id, start, None, "大泽镇司法所", "双方谈妥。", Outcome.SUCCESS, told_rights=True
    )
    real.office.desk.do(talk).result()
    command = ReachAgreement(
        case.id, AgreementForm.WRITTEN, case.facts, ("恢复排水沟",), (item,), date(2026, 11, 24)
    )
    real.office.desk.do(command).result()


def test_m07_the_signed_pages_stand_beside_the_ticks(real: RealWorld, qtbot: QtBot) -> None:
    agree(real)
    host = panel(real, qtbot, "drain")
    sheet = open_step(real.context, host, "ConfirmSignatures", read(real, "drain"))
    assert sheet is not None
    real.settle(qtbot)
    assert "还没有收回" in sheet.signed.told.text()  # type: ignore[attr-defined]
    sheet.reject()
    print_all(real, "drain", "med.F-A8", back=True)
    step = read(real, "drain").next_step
    assert step is not None
    assert step.headline == "签好的协议书收回了，核对后登记签字"
    sheet = open_step(real.context, host, "ConfirmSignatures", read(real, "drain"))
    assert sheet is not None
    real.settle(qtbot)
    pictures = sheet.findChildren(SheetPicture)
    assert [picture.accessibleName() for picture in pictures] == ["协议书第 1 页", "协议书第 2 页"]
    assert all(picture._image is not None for picture in pictures)
    assert "收回了 2/2 页" in sheet.signed.told.text()  # type: ignore[attr-defined]
    sheet.reject()


def test_the_whole_goes_out_after_its_purpose_was_typed(real: RealWorld, qtbot: QtBot) -> None:
    shown = panel(real, qtbot, "M5")
    shown.save_whole()
    sheet = next(one for one in QApplication.topLevelWidgets()
                 if isinstance(one, FormSheet) and one.isVisible())  # fmt: skip
    QTest.keyClick(sheet.grid.field("note"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [gap.field for gap in sheet.grid.gaps()] == [sheet.grid.field("note")]
    assert real.office.desk.ask(ListLooks()).result() == ()
    sheet.reject()
