"""The sheets of the agreement and its signatures, by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.mediation.messages import AgreementForm, State
from app.papers.messages import NotePrinted, PreparePaper
from app.returns.messages import FileSheet
from tests.papers.scanning import crushed, scanned
from tests.ui.hands import Hand
from tests.ui.mediation.stepping import CTRL, SHIFT, TODAY, Desk, message, submit
from ui.mediation.steps.agreement import AgreementSheet
from ui.mediation.steps.others import SessionSheet
from ui.returns.picture import SheetPicture


def test_an_agreement_with_two_payments(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type(
        "补偿墙体修补费 3,000 元，分两次付清。\n恢复排水沟原状。"
    )
    hand.at(sheet.grid.field("performance")).type("现金当面付清")
    first = sheet._items[0].grid
    assert (first.field("debtor").text(), first.field("creditor").text()) == ("谭𬍛㛃", "黄䶮")
    hand.at(first.field("amount_fen")).type("1500").key(Qt.Key.Key_Return)
    assert message(first.field("amount_fen")) == "壹仟伍佰元整"
    hand.type("20261210").key(Qt.Key.Key_Return).type("第一期补偿款")
    hand.key(Qt.Key.Key_A, CTRL | SHIFT)
    second = sheet._items[1].grid
    assert QApplication.focusWidget() is second.field("amount_fen").editor
    hand.type("1,500.50").key(Qt.Key.Key_Return)
    hand.type("2027-1-10").key(Qt.Key.Key_Return).type("第二期补偿款")
    assert sheet._sum.text() == "合计 叁仟元零伍角整"
    submit(hand)
    case = desk.read()
    assert case.state is State.AGREED
    agreement = case.agreement
    assert agreement is not None
    assert agreement.form is AgreementForm.WRITTEN
    assert agreement.terms == ("补偿墙体修补费 3,000 元，分两次付清。", "恢复排水沟原状。")
    assert agreement.copies == 3
    assert [(one.amount_fen, one.due_on, one.content) for one in agreement.items] == [
        (150_000, date(2026, 12, 10), "第一期补偿款"),
        (150_050, date(2027, 1, 10), "第二期补偿款"),
    ]


def test_a_doubtful_term_is_passed_by_a_reason(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type("黄䶮不再探望孩子。")
    submit(hand)
    terms = sheet.grid.field("terms")
    assert terms.state == "warn"
    assert "民法典 第1086条" in message(terms)
    assert sheet.line.accessibleName() == "还差 1 项：协议内容的理由"
    hand.type("主任陈某审定：孩子已成年")  # the keyboard is in the line of the reason
    submit(hand)
    case = desk.read()
    assert case.state is State.AGREED
    assert any("主任陈某审定：孩子已成年" in one.text for one in case.timeline)


def test_a_fault_of_an_item_lands_in_its_row(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type("分两次付清。")
    hand.key(Qt.Key.Key_A, CTRL | SHIFT)  # the first stays blank: it is no item
    item = sheet._items[1].grid
    hand.type("1500").key(Qt.Key.Key_Return).type("20261101").key(Qt.Key.Key_Return)
    hand.type("补偿款")
    submit(hand)
    assert message(item.field("due_on")) == "履行期限早于协议日期，请核对"
    assert "履行方式" in message(item.field("manner"))
    assert QApplication.focusWidget() is item.field("due_on").editor
    assert desk.read().agreement is None
    sheet.reject()


def test_an_item_half_filled_in_is_a_gap(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type("付清。")
    hand.at(sheet._items[0].grid.field("amount_fen")).type("1500")
    submit(hand)
    assert sheet.line.accessibleName() == "还差 2 项：第 1 项履行期限、第 1 项履行内容"
    sheet.reject()


def test_what_was_performed_on_the_spot_takes_the_day_of_the_agreement(
    desk: Desk, hand: Hand
) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    item = sheet._items[0].grid
    assert item.field("proof").isHidden()
    hand.at(item.field("on_the_spot")).key(Qt.Key.Key_Space)
    assert item.field("due_on").value() == TODAY
    assert not item.field("proof").isHidden()
    sheet.reject()


def test_what_was_performed_on_the_spot_has_its_proof(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type("当场付清。")
    item = sheet._items[0].grid
    hand.at(item.field("amount_fen")).type("1500")
    hand.at(item.field("content")).type("支付墙体修补费")
    hand.at(item.field("manner")).type("现金")
    hand.at(item.field("on_the_spot")).key(Qt.Key.Key_Space)
    hand.at(item.field("proof")).type("收条1张")
    submit(hand)
    agreement = desk.read().agreement
    assert agreement is not None
    (owed,) = agreement.items
    assert (owed.performed_on, owed.proof) == (TODAY, "收条1张")


def test_signatures_are_confirmed_one_by_one(desk: Desk, hand: Hand) -> None:
    desk.agreed(date(2026, 12, 10))
    sheet = desk.open("ConfirmSignatures")
    submit(hand)
    assert len(sheet.gaps()) == 3
    for name in ("by_parties", "by_mediator", "by_committee"):
        hand.at(sheet.grid.field(name)).key(Qt.Key.Key_Space)
    submit(hand)
    agreement = desk.read().agreement
    assert agreement is not None
    assert agreement.effective_on == TODAY


def test_med_m06_the_signed_notice_of_rights_stands_beside_the_tick(desk: Desk) -> None:
    sheet = desk.open("RecordSession")
    assert isinstance(sheet, SessionSheet)
    assert "权利义务告知书还没有收回" in sheet.signed.told.text()
    sheet.reject()
    view = desk.world.office.desk.ask(PreparePaper("med.F-A5", desk.case)).result()
    desk.do(NotePrinted(view, 2))
    desk.do(FileSheet(crushed(scanned(view.pdf)), "扫描", ".jpg"))
    sheet = desk.open("RecordSession")
    assert isinstance(sheet, SessionSheet)
    assert "收回了 1/" in sheet.signed.told.text()
    (picture,) = sheet.signed.findChildren(SheetPicture)
    assert picture.accessibleName() == "权利义务告知书第 1 页"
    assert picture.isVisible()
    assert not sheet.grid.field("told_rights").value()  # a person looks, and says so
    sheet.reject()
