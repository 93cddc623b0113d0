"""案件补贴 on a closed case of a real office: claimed by keyboard, advanced, printed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ids import Id
from app.mediation.messages import (
    CaseDetail,
    CaseTab,
    Difficulty,
    ListCases,
    ReadCase,
    ReadClaim,
    SetRate,
    SubsidyStage,
)
from tests.ui.real import RealWorld
from ui.forms.sheet import FormSheet
from ui.mediation.actions import act
from ui.mediation.subsidy import SubsidyDialog


def _closed(real: RealWorld) -> CaseDetail:
    page = real.office.desk.ask(ListCases(CaseTab.CLOSED)).result()
    cases = [real.office.desk.ask(ReadCase(card.id)).result() for card in page.rows]
    return next(case for case in cases if case.agreement is not None and case.mediators)


def _host(real: RealWorld, qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1190, 646)
    host.show()
    return host


def _sheet(host: QWidget) -> FormSheet:
    return next(one for one in host.findChildren(FormSheet) if one.isVisible())


def _set_rates(real: RealWorld) -> None:
    for grade in Difficulty:
        rate = SetRate(grade, date(2026, 1, 1), 30_000, 20_000, 0, "江新司〔2026〕1号")
        real.office.desk.do(rate).result()


def test_without_a_standard_it_says_what_to_do(real: RealWorld, qtbot: QtBot) -> None:
    case = _closed(real)
    assert "ClaimSubsidy" in case.actions
    act(real.context, _host(real, qtbot), "ClaimSubsidy", case)
    real.settle(qtbot)
    (told,) = real.toasts
    assert "请先在“补贴标准”里填写" in told


def test_a_claim_is_made_and_comes_further(real: RealWorld, qtbot: QtBot) -> None:
    _set_rates(real)
    case, host = _closed(real), _host(real, qtbot)
    act(real.context, host, "ClaimSubsidy", case)
    real.settle(qtbot)
    sheet = _sheet(host)
    sheet.grid.field("share0").set_value(15_000)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    real.settle(qtbot)
    assert real.toasts == ["已申报案件补贴"]
    assert _claim(real, case.id) is SubsidyStage.CLAIMED
    act(real.context, host, "ClaimSubsidy", case)
    real.settle(qtbot)
    (dialog,) = host.findChildren(SubsidyDialog)
    assert any("申报 150 元" in label.text() for label in dialog.findChildren(QLabel))
    dialog._advance()
    real.settle(qtbot)
    _sheet(host).send()
    real.settle(qtbot)
    assert _claim(real, case.id) is SubsidyStage.FIRST


def test_too_much_is_said_below_the_fields(real: RealWorld, qtbot: QtBot) -> None:
    _set_rates(real)
    case, host = _closed(real), _host(real, qtbot)
    act(real.context, host, "ClaimSubsidy", case)
    real.settle(qtbot)
    sheet = _sheet(host)
    sheet.grid.field("share0").set_value(90_000)
    sheet.send()
    real.settle(qtbot)
    assert "超过标准" in sheet.line.accessibleName()
    assert _claim(real, case.id) is None


def _claim(real: RealWorld, case: Id) -> SubsidyStage | None:
    return real.office.desk.ask(ReadClaim(case)).result().status
