"""The sheets of the steps: one case from its first session to its end, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.drafts.messages import ListDrafts
from app.ids import Id
from app.mediation.messages import (
    AgreementForm,
    CaseDetail,
    EndMediation,
    EndReason,
    ItemStatus,
    OpenCase,
    Outcome,
    ReadCase,
    Satisfaction,
    State,
    VisitWay,
)
from app.papers.messages import NotePrinted, PreparePaper
from app.returns.messages import FileSheet
from app.samples.office import mediator_id, person
from tests.dispute import agreement_input, case_input, payment, session_input, signatures
from tests.papers.scanning import crushed, scanned
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.mediation.steps import open_step
from ui.mediation.steps.agreement import AgreementSheet
from ui.mediation.steps.others import SessionSheet
from ui.mediation.steps.tables import STEPS
from ui.returns.picture import SheetPicture
from ui.steps.sheet import StepSheet
from ui.widgets.field import Field

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ACCEPTED = date(2026, 11, 9)
_MET = date(2026, 11, 17)
_TODAY = date(2026, 11, 24)
S = TypeVar("S", bound=StepSheet)


class Desk:
    """A case in a window, and the sheets over it."""

    def __init__(self, world: RealWorld, qtbot: QtBot) -> None:
        self.world, self._qtbot = world, qtbot
        self.window = QWidget()
        self.window.resize(1366, 738)
        qtbot.addWidget(self.window)
        self.window.show()
        self.case: Id = self.do(OpenCase(case_input(accepted_on=_ACCEPTED)))

    def do(self, command):  # type: ignore[no-untyped-def]
        return self.world.office.desk.do(command).result()

    def read(self) -> CaseDetail:
        return self.world.office.desk.ask(ReadCase(self.case)).result()

    def met(self, outcome: Outcome = Outcome.SUCCESS) -> None:
        """A session was held."""
        self.do(session_input(self.case, _MET, outcome=outcome))

    def agreed(self, *due: date) -> None:
        """A written agreement over 1,500 yuan for each day."""
        self.met()
        items = [payment(f"第 {n} 期补偿款", day) for n, day in enumerate(due, 1)]
        self.do(agreement_input(self.case, _MET, *items))

    def signed(self, *due: date) -> None:
        """An agreement in force."""
        self.agreed(*due)
        self.do(signatures(self.case, _MET))

    def open(self, action: str, subject: Id | None = None) -> StepSheet:
        """The sheet of a step."""
        sheet = open_step(self.world.context, self.window, action, self.read(), subject)
        assert sheet is not None
        self._qtbot.waitActive(sheet)
        self.world.settle(self._qtbot)
        return sheet

    def sheet(self, kind: type[S]) -> S:
        """The sheet that is open."""
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, kind)
        return sheet


@pytest.fixture
def desk(bare: RealWorld, qtbot: QtBot) -> Iterator[Desk]:
    """A case that was accepted on 9 November."""
    made = Desk(bare, qtbot)
    yield made
    bare.settle(qtbot)


@pytest.fixture
def hand(bare: RealWorld, qtbot: QtBot) -> Hand:
    """Types where the keyboard is."""
    return Hand(bare, qtbot)


def _message(field: Field) -> str:
    return field.message


def _submit(hand: Hand) -> None:
    hand.key(Qt.Key.Key_Return, _CTRL)


# -- sessions --------------------------------------------------------------------------------


def _fill_session(sheet: StepSheet, hand: Hand) -> None:
    hand.at(sheet.grid.field("on")).key(Qt.Key.Key_A, _CTRL).type("20261117")
    hand.at(sheet.grid.field("start")).type("1500").key(Qt.Key.Key_Return)
    hand.type("1620")
    hand.at(sheet.grid.field("place")).type("大泽镇人民调解委员会调解室")
    hand.at(sheet.grid.field("told_rights")).key(Qt.Key.Key_Space)
    hand.at(sheet.grid.field("transcript")).type("双方到场，谈妥修沟和补偿。")


def test_a_session_is_recorded(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    _fill_session(sheet, hand)
    sheet.grid.field("outcome").set_value(Outcome.CONTINUE)
    _submit(hand)
    (session,) = desk.read().sessions
    assert session.start == datetime(2026, 11, 17, 15, 0, tzinfo=CHINA)
    assert session.end == datetime(2026, 11, 17, 16, 20, tzinfo=CHINA)
    assert session.outcome is Outcome.CONTINUE
    assert session.told_rights
    assert desk.world.toasts == ["已记下这次调解"]
    assert QApplication.activeModalWidget() is None


def test_a_session_that_succeeds_goes_on_to_the_agreement(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    _fill_session(sheet, hand)
    hand.at(sheet.grid.field("outcome")).key(Qt.Key.Key_Space)
    assert sheet.submit.text() == "记下，接着登记协议"
    _submit(hand)
    agreement = desk.sheet(AgreementSheet)
    assert agreement.grid.field("facts").text() == desk.read().facts
    agreement.reject()


def test_end_before_start_is_told_beside_the_end(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    _fill_session(sheet, hand)
    hand.at(sheet.grid.field("end")).key(Qt.Key.Key_A, _CTRL).type("1400")
    sheet.grid.field("outcome").set_value(Outcome.CONTINUE)
    _submit(hand)
    assert _message(sheet.grid.field("end")) == "结束时间早于开始时间，请核对"
    assert QApplication.focusWidget() is sheet.grid.field("end").editor
    assert desk.read().sessions == ()
    sheet.reject()


def test_impossible_times_are_told_on_leaving(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    hand.at(sheet.grid.field("start")).type("2561").key(Qt.Key.Key_Return)
    assert sheet.grid.field("start").state == "error"
    hand.at(sheet.grid.field("on")).key(Qt.Key.Key_A, _CTRL).type("20260230").key(Qt.Key.Key_Return)
    assert "没有这一天" in _message(sheet.grid.field("on"))
    sheet.reject()


def test_rights_must_have_been_told(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    _submit(hand)
    assert sheet.grid.field("told_rights").state == "error"
    assert sheet.line.accessibleName().startswith("还差 5 项：开始时间、调解地点")
    sheet.reject()


def test_the_next_session_is_planned_and_leads_the_record(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("PlanSession")
    hand.type("1125").key(Qt.Key.Key_Return)
    hand.type("0930").key(Qt.Key.Key_Return)
    hand.type("田金村调解室")
    _submit(hand)
    planned = desk.read().planned
    assert planned is not None
    assert planned.at == datetime(2026, 11, 25, 9, 30, tzinfo=CHINA)
    again = desk.open("RecordSession")
    assert again.grid.field("place").text() == "田金村调解室"
    again.reject()
    del sheet


# -- the agreement ---------------------------------------------------------------------------


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
    assert _message(first.field("amount_fen")) == "壹仟伍佰元整"
    hand.type("20261210").key(Qt.Key.Key_Return).type("第一期补偿款")
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT)
    second = sheet._items[1].grid
    assert QApplication.focusWidget() is second.field("amount_fen").editor
    hand.type("1,500.50").key(Qt.Key.Key_Return)
    hand.type("2027-1-10").key(Qt.Key.Key_Return).type("第二期补偿款")
    assert sheet._sum.text() == "合计 叁仟元零伍角整"
    _submit(hand)
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
    _submit(hand)
    terms = sheet.grid.field("terms")
    assert terms.state == "warn"
    assert "民法典 第1086条" in _message(terms)
    assert sheet.line.accessibleName() == "还差 1 项：协议内容的理由"
    hand.type("主任陈某审定：孩子已成年")  # the keyboard is in the line of the reason
    _submit(hand)
    case = desk.read()
    assert case.state is State.AGREED
    assert any("主任陈某审定：孩子已成年" in one.text for one in case.timeline)


def test_a_fault_of_an_item_lands_in_its_row(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type("分两次付清。")
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT)  # the first stays blank: it is no item
    item = sheet._items[1].grid
    hand.type("1500").key(Qt.Key.Key_Return).type("20261101").key(Qt.Key.Key_Return)
    hand.type("补偿款")
    _submit(hand)
    assert _message(item.field("due_on")) == "履行期限早于协议日期，请核对"
    assert "履行方式" in _message(item.field("manner"))
    assert QApplication.focusWidget() is item.field("due_on").editor
    assert desk.read().agreement is None
    sheet.reject()


def test_an_item_half_filled_in_is_a_gap(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet.grid.field("terms")).type("付清。")
    hand.at(sheet._items[0].grid.field("amount_fen")).type("1500")
    _submit(hand)
    assert sheet.line.accessibleName() == "还差 2 项：第 1 项履行期限、第 1 项履行内容"
    sheet.reject()


def test_what_was_performed_on_the_spot_takes_the_day_of_the_agreement(
    desk: Desk, hand: Hand
) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    item = sheet._items[0].grid
    hand.at(item.field("on_the_spot")).key(Qt.Key.Key_Space)
    assert item.field("due_on").value() == _TODAY
    sheet.reject()


def test_signatures_are_confirmed_one_by_one(desk: Desk, hand: Hand) -> None:
    desk.agreed(date(2026, 12, 10))
    sheet = desk.open("ConfirmSignatures")
    _submit(hand)
    assert len(sheet.gaps()) == 3
    for name in ("by_parties", "by_mediator", "by_committee"):
        hand.at(sheet.grid.field(name)).key(Qt.Key.Key_Space)
    _submit(hand)
    agreement = desk.read().agreement
    assert agreement is not None
    assert agreement.effective_on == _TODAY


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


# -- afterwards ------------------------------------------------------------------------------


def test_each_item_is_performed_then_visited_then_closed(desk: Desk, hand: Hand) -> None:
    desk.signed(date(2026, 11, 20), date(2026, 11, 23))
    for _item in range(2):
        sheet = desk.open("RecordPerformance")
        sheet.grid.field("status").set_value(ItemStatus.DONE)
        hand.at(sheet.grid.field("proof")).type("收条")
        _submit(hand)
    case = desk.read()
    assert case.agreement is not None
    assert [item.status for item in case.agreement.items] == [ItemStatus.DONE] * 2
    assert case.state is State.PERFORMED
    sheet = desk.open("RecordVisit")
    sheet.grid.field("way").set_value(VisitWay.HOME)
    sheet.grid.field("satisfaction").set_value(Satisfaction.SATISFIED)
    hand.at(sheet.grid.field("performance")).type("款已付清，没有新的矛盾。")
    _submit(hand)
    desk.open("CloseCase")
    _submit(hand)
    assert desk.read().state is State.CLOSED


def test_the_item_asked_for_is_chosen(desk: Desk) -> None:
    desk.signed(date(2026, 12, 1), date(2026, 12, 10))
    agreement = desk.read().agreement
    assert agreement is not None
    sheet = desk.open("RecordPerformance", agreement.items[1].id)
    assert sheet.grid.field("item").value() == agreement.items[1].id
    assert sheet.grid.field("item").text() == "2026-12-10 前，1,500 元，第 2 期补偿款"
    assert _message(sheet.grid.field("item")) == "谭𬍛㛃 → 黄䶮"
    sheet.reject()


def test_mediation_ends(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("EndMediation")
    sheet.grid.field("reason").set_value(EndReason.TOO_FAR_APART)
    hand.at(sheet.grid.field("note")).type("差距太大")
    _submit(hand)
    case = desk.read()
    assert (case.state, case.end_reason, case.end_note) == (
        State.FAILED, EndReason.TOO_FAR_APART, "差距太大",
    )  # fmt: skip


def test_a_party_goes_on_to_legal_aid_with_one_key(desk: Desk, hand: Hand) -> None:
    desk.do(EndMediation(desk.case, _MET, EndReason.TOO_FAR_APART))
    sheet = desk.open("SeekLegalAid")
    assert sheet.grid.field("parties").value() == (desk.read().parties[0].id,)  # who asked
    _submit(hand)
    assert desk.world.toasts[-1] == "已转给法律援助工作站登记"
    assert any("想申请法律援助" in item.title + item.text for item in desk.read().timeline)


def test_a_day_before_the_case_is_told_beside_it(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("WithdrawCase")
    hand.at(sheet.grid.field("withdrawn_on")).key(Qt.Key.Key_A, _CTRL).type("20261101")
    _submit(hand)
    assert _message(sheet.grid.field("withdrawn_on")) == "日期早于案件前面的步骤，请核对"
    hand.key(Qt.Key.Key_A, _CTRL).type("20261124")
    _submit(hand)
    assert desk.read().state is State.WITHDRAWN


def test_mediators_are_replaced(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("AppointMediators")
    assert sheet.grid.field("mediators").value() == (mediator_id("陈丽华"),)
    hand.key(Qt.Key.Key_Backspace).type("lzq").key(Qt.Key.Key_Return)
    _submit(hand)
    assert [one.name for one in desk.read().mediators] == ["梁志强"]


def test_a_note_is_written(desk: Desk, hand: Hand) -> None:
    desk.open("AddNote")
    sheet = desk.sheet(StepSheet)
    assert (sheet.grid.field("on").text(), sheet.grid.field("at").text()) == ("2026-11-24", "10:24")
    hand.at(sheet.grid.field("text")).type("电话提醒双方到场。")
    _submit(hand)
    (note,) = [one for one in desk.read().timeline if "电话提醒双方到场" in one.title]
    assert note.by == "陈丽华"


def test_only_what_changed_of_a_person_is_written(desk: Desk, hand: Hand) -> None:
    before = desk.read().parties[1].person
    assert before is not None
    sheet = desk.open("RevisePerson", before.id)
    assert sheet.about() == f"谭𬍛㛃，{before.id_shown}"
    hand.at(sheet.grid.field("phone")).key(Qt.Key.Key_A, _CTRL).type("1390000")
    hand.key(Qt.Key.Key_Tab)
    assert _message(sheet.grid.field("phone")) == "少 4 位，请补足 11 位"
    hand.at(sheet.grid.field("phone")).key(Qt.Key.Key_A, _CTRL).type("13900007731")
    _submit(hand)
    after = desk.read().parties[1].person
    assert after is not None
    assert after.phone == "13900007731"
    assert (after.address, after.id_no) == (before.address, before.id_no)


def test_a_mistyped_number_is_corrected_from_the_case(desk: Desk, hand: Hand) -> None:
    before = desk.read().parties[1].person
    assert before is not None
    right = person(before.name, "1974-02-13", 912, "", "").id_no
    sheet = desk.open("RevisePerson", before.id)
    hand.at(sheet.grid.field("id_no")).type(before.id_no)
    hand.key(Qt.Key.Key_A, _CTRL).type(right[:-1] + ("0" if right[-1] != "0" else "1"))
    hand.key(Qt.Key.Key_Tab)
    assert _message(sheet.grid.field("id_no")) == "最后一位校验不对，请对照证件再看一遍"
    hand.at(sheet.grid.field("id_no")).key(Qt.Key.Key_A, _CTRL).type(right)
    _submit(hand)
    after = desk.read().parties[1].person
    assert after is not None
    assert (after.id_no, after.birth) == (right, date(1974, 2, 13))


# -- drafts and doors ------------------------------------------------------------------------


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
    hand.at(again.grid.field("end")).key(Qt.Key.Key_A, _CTRL).key(Qt.Key.Key_Delete)
    _fill_session(again, hand)
    again.grid.field("outcome").set_value(Outcome.CONTINUE)
    _submit(hand)
    ask = desk.world.office.desk.ask
    assert ask(ListDrafts(form)).result() == ()


def test_items_of_an_agreement_come_back_too(desk: Desk, hand: Hand) -> None:
    desk.met()
    desk.open("ReachAgreement")
    sheet = desk.sheet(AgreementSheet)
    hand.at(sheet._items[0].grid.field("amount_fen")).type("1500")
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT).type("2000")
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
        qtbot.keyClick(sheet.grid.field("text").editor, Qt.Key.Key_Return, _CTRL)
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
    desk.do(signatures(desk.case, _MET))
    seen |= set(desk.read().actions)
    assert seen - set(STEPS) == {"PrintAgreement"}
    assert open_step(desk.world.context, desk.window, "ReadCase", desk.read()) is None
