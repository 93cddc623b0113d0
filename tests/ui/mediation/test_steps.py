"""All sheets of the steps: drafts, doors, names."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.drafts.messages import ListDrafts
from app.mediation.messages import Outcome
from tests.dispute import signatures
from tests.ui.hands import Hand
from tests.ui.mediation.stepping import CTRL, MET, SHIFT, Desk, fill_session, submit
from ui.mediation.steps import open_step
from ui.mediation.steps.agreement import AgreementSheet
from ui.mediation.steps.tables import STEPS


def test_esc_loses_nothing(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    form = sheet.form
    hand.at(sheet.grid.field("transcript")).type("双方各执一词")
    hand.at(sheet.grid.field("end")).type("16")
    hand.key(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    again = desk.open("RecordSession")
    assert again.grid.field("transcript").text() == "双方各执一词"
    assert again.grid.field("end").text() == "16"
    assert again._kept.text() == "接着 11月24日 10:24 的填"
    hand.at(again.grid.field("end")).key(Qt.Key.Key_A, CTRL).key(Qt.Key.Key_Delete)
    fill_session(again, hand)
    again.grid.field("outcome").set_value(Outcome.CONTINUE)
    submit(hand)
    ask = desk.world.office.desk.ask
    assert ask(ListDrafts(form)).result() == ()


def test_items_of_an_agreement_come_back_too(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet._items[0].grid.field("amount_fen")).type("1500")
    hand.key(Qt.Key.Key_A, CTRL | SHIFT).type("2000")
    hand.key(Qt.Key.Key_Escape)
    desk.open("ReachAgreement")
    again = desk.sheet(AgreementSheet)
    assert [one.grid.field("amount_fen").value() for one in again._items] == [150_000, 200_000]
    again.reject()


def test_nothing_typed_leaves_no_draft(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("CloseCase")
    form = sheet.form
    hand.key(Qt.Key.Key_Escape)
    assert desk.world.office.desk.ask(ListDrafts(form)).result() == ()


def test_the_keyboard_goes_back_to_where_it_was(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    line = QLineEdit(desk.window)
    line.show()
    desk.window.activateWindow()
    qtbot.waitActive(desk.window)
    line.setFocus()
    desk.open("AddNote").reject()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)


def test_a_sheet_hidden_by_the_lock_keeps_what_was_typed(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    hand.at(sheet.grid.field("transcript")).type("双方各执一词")
    sheet.hide()
    hand.settle()
    (draft,) = desk.world.office.desk.ask(ListDrafts(sheet.form)).result()
    assert "双方各执一词" in str(draft.fields)


def test_twice_the_key_is_one_record(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    sheet = desk.open("AddNote")
    hand.at(sheet.grid.field("text")).type("电话提醒")
    for _press in range(3):
        qtbot.keyClick(sheet.grid.field("text").editor, Qt.Key.Key_Return, CTRL)
    sheet.reject()  # not while the desk is at it
    hand.settle()
    notes = [one for one in desk.read().timeline if "电话提醒" in one.title]
    assert len(notes) == 1
    assert desk.world.office.desk.ask(ListDrafts(sheet_form(desk))).result() == ()


def sheet_form(desk: Desk) -> str:
    return f"mediation.AddNote.{desk.case.hex()}."


@pytest.mark.parametrize("action", list(STEPS))
def test_every_sheet_names_its_inputs_and_fits(action: str, desk: Desk) -> None:
    desk.signed(date(2026, 12, 10))
    sheet = desk.open(action)
    inputs = [*sheet.findChildren(QLineEdit), *sheet.findChildren(QPlainTextEdit)]
    assert [one for one in inputs if not one.accessibleName()] == []
    assert sheet.height() <= 738
    assert QApplication.focusWidget() is not None
    sheet.reject()


def test_whatever_a_case_allows_has_a_sheet(desk: Desk) -> None:
    seen = set(desk.read().actions)
    desk.agreed(date(2026, 12, 10))
    seen |= set(desk.read().actions)
    desk.do(signatures(desk.case, MET))
    seen |= set(desk.read().actions)
    assert seen - set(STEPS) == {"PrintAgreement"}
    assert open_step(desk.world.context, desk.window, "ReadCase", desk.read()) is None
