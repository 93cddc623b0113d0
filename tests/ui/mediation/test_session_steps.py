"""The sheets of sessions, by keyboard."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.clock import CHINA
from app.mediation.messages import AppointMediators, Outcome
from app.samples.office import mediator_id
from tests.ui.hands import Hand
from tests.ui.mediation.stepping import CTRL, Desk, fill_session, message, submit
from ui.mediation.steps.agreement import AgreementSheet


def test_a_session_is_recorded(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    fill_session(sheet, hand)
    sheet.grid.field("outcome").set_value(Outcome.CONTINUE)
    submit(hand)
    (session,) = desk.read().sessions
    assert session.start == datetime(2026, 11, 17, 15, 0, tzinfo=CHINA)
    assert session.end == datetime(2026, 11, 17, 16, 20, tzinfo=CHINA)
    assert session.outcome is Outcome.CONTINUE
    assert session.told_rights
    assert desk.world.toasts == ["已记下这次调解"]
    assert QApplication.activeModalWidget() is None


def test_a_session_of_an_earlier_day_asks_who_mediated_then(desk: Desk, hand: Hand) -> None:
    desk.do(AppointMediators(desk.case, (mediator_id("冯敏仪"),)))
    sheet = desk.open("RecordSession")
    who = sheet.grid.field("mediators")
    assert who.isHidden()  # held today: those of now
    fill_session(sheet, hand)
    assert (who.isHidden(), who.text()) == (False, "冯敏仪")
    hand.at(who).key(Qt.Key.Key_Backspace).type("clh").key(Qt.Key.Key_Return)
    sheet.grid.field("outcome").set_value(Outcome.CONTINUE)
    submit(hand)
    (session,) = desk.read().sessions
    assert session.mediators == ("陈丽华",)


def test_a_session_that_succeeds_goes_on_to_the_agreement(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    fill_session(sheet, hand)
    hand.at(sheet.grid.field("outcome")).key(Qt.Key.Key_Space)
    assert sheet.submit.text() == "记下，接着登记协议"
    submit(hand)
    agreement = desk.sheet(AgreementSheet)
    assert agreement.grid.field("facts").text() == desk.read().facts
    agreement.reject()


def test_end_before_start_is_told_beside_the_end(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    fill_session(sheet, hand)
    hand.at(sheet.grid.field("end")).key(Qt.Key.Key_A, CTRL).type("1400")
    sheet.grid.field("outcome").set_value(Outcome.CONTINUE)
    submit(hand)
    assert message(sheet.grid.field("end")) == "结束时间早于开始时间，请核对"
    assert QApplication.focusWidget() is sheet.grid.field("end").editor
    assert desk.read().sessions == ()
    sheet.reject()


def test_impossible_times_are_told_on_leaving(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    hand.at(sheet.grid.field("start")).type("2561").key(Qt.Key.Key_Return)
    assert sheet.grid.field("start").state == "error"
    hand.at(sheet.grid.field("on")).key(Qt.Key.Key_A, CTRL).type("20260230").key(Qt.Key.Key_Return)
    assert "没有这一天" in message(sheet.grid.field("on"))
    sheet.reject()


def test_rights_must_have_been_told(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("RecordSession")
    submit(hand)
    assert sheet.grid.field("told_rights").state == "error"
    assert sheet.line.accessibleName().startswith("还差 5 项：开始时间、调解地点")
    sheet.reject()


def test_the_next_session_is_planned_and_leads_the_record(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("PlanSession")
    hand.type("1125").key(Qt.Key.Key_Return)
    hand.type("0930").key(Qt.Key.Key_Return)
    hand.type("田金村调解室")
    submit(hand)
    planned = desk.read().planned
    assert planned is not None
    assert planned.at == datetime(2026, 11, 25, 9, 30, tzinfo=CHINA)
    again = desk.open("RecordSession")
    assert again.grid.field("place").text() == "田金村调解室"
    again.reject()
    del sheet
