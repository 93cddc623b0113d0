"""The sheets of what comes after the agreement, by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from app.mediation.messages import (
    EndMediation,
    EndReason,
    ItemStatus,
    Satisfaction,
    State,
    VisitWay,
)
from app.samples.office import mediator_id, person
from tests.ui.hands import Hand
from tests.ui.mediation.stepping import CTRL, MET, Desk, message, submit
from ui.steps.sheet import StepSheet


def test_each_item_is_performed_then_visited_then_closed(desk: Desk, hand: Hand) -> None:
    desk.signed(date(2026, 11, 20), date(2026, 11, 23))
    for _item in range(2):
        sheet = desk.open("RecordPerformance")
        sheet.grid.field("status").set_value(ItemStatus.DONE)
        hand.at(sheet.grid.field("proof")).type("收条")
        submit(hand)
    case = desk.read()
    assert case.agreement is not None
    assert [item.status for item in case.agreement.items] == [ItemStatus.DONE] * 2
    assert case.state is State.PERFORMED
    sheet = desk.open("RecordVisit")
    sheet.grid.field("way").set_value(VisitWay.HOME)
    sheet.grid.field("satisfaction").set_value(Satisfaction.SATISFIED)
    hand.at(sheet.grid.field("performance")).type("款已付清，没有新的矛盾。")
    submit(hand)
    desk.open("CloseCase")
    submit(hand)
    assert desk.read().state is State.CLOSED


def test_the_item_asked_for_is_chosen(desk: Desk) -> None:
    desk.signed(date(2026, 12, 1), date(2026, 12, 10))
    agreement = desk.read().agreement
    assert agreement is not None
    sheet = desk.open("RecordPerformance", agreement.items[1].id)
    assert sheet.grid.field("item").value() == agreement.items[1].id
    assert sheet.grid.field("item").text() == "2026-12-10 前，1,500 元，第 2 期补偿款"
    assert message(sheet.grid.field("item")) == "谭𬍛㛃 → 黄䶮"
    sheet.reject()


def test_mediation_ends(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("EndMediation")
    sheet.grid.field("reason").set_value(EndReason.TOO_FAR_APART)
    hand.at(sheet.grid.field("note")).type("差距太大")
    submit(hand)
    case = desk.read()
    assert (case.state, case.end_reason, case.end_note) == (
        State.FAILED, EndReason.TOO_FAR_APART, "差距太大",
    )  # fmt: skip


def test_a_party_goes_on_to_legal_aid_with_one_key(desk: Desk, hand: Hand) -> None:
    desk.do(EndMediation(desk.case, MET, EndReason.TOO_FAR_APART))
    sheet = desk.open("SeekLegalAid")
    assert sheet.grid.field("parties").value() == (desk.read().parties[0].id,)  # who asked
    submit(hand)
    assert desk.world.toasts[-1] == "已转给法律援助工作站登记"
    assert any("想申请法律援助" in item.title + item.text for item in desk.read().timeline)


def test_a_day_before_the_case_is_told_beside_it(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("WithdrawCase")
    hand.at(sheet.grid.field("withdrawn_on")).key(Qt.Key.Key_A, CTRL).type("20261101")
    submit(hand)
    assert message(sheet.grid.field("withdrawn_on")) == "日期早于案件前面的步骤，请核对"
    hand.key(Qt.Key.Key_A, CTRL).type("20261124")
    submit(hand)
    assert desk.read().state is State.WITHDRAWN


def test_mediators_are_replaced(desk: Desk, hand: Hand) -> None:
    sheet = desk.open("AppointMediators")
    assert sheet.grid.field("mediators").value() == (mediator_id("陈丽华"),)
    hand.key(Qt.Key.Key_Backspace).type("lzq").key(Qt.Key.Key_Return)
    submit(hand)
    assert [one.name for one in desk.read().mediators] == ["梁志强"]


def test_a_note_is_written(desk: Desk, hand: Hand) -> None:
    desk.open("AddNote")
    sheet = desk.sheet(StepSheet)
    assert (sheet.grid.field("on").text(), sheet.grid.field("at").text()) == ("2026-11-24", "10:24")
    hand.at(sheet.grid.field("text")).type("电话提醒双方到场。")
    submit(hand)
    (note,) = [one for one in desk.read().timeline if "电话提醒双方到场" in one.title]
    assert note.by == "陈丽华"


def test_only_what_changed_of_a_person_is_written(desk: Desk, hand: Hand) -> None:
    before = desk.read().parties[1].person
    assert before is not None
    sheet = desk.open("RevisePerson", before.id)
    assert sheet.about() == f"谭𬍛㛃，{before.id_shown}"
    hand.at(sheet.grid.field("phone")).key(Qt.Key.Key_A, CTRL).type("1390000")
    hand.key(Qt.Key.Key_Tab)
    assert message(sheet.grid.field("phone")) == "少 4 位，请补足 11 位"
    hand.at(sheet.grid.field("phone")).key(Qt.Key.Key_A, CTRL).type("13900007731")
    submit(hand)
    after = desk.read().parties[1].person
    assert after is not None
    assert after.phone == "13900007731"
    assert (after.address, after.id_no) == (before.address, before.id_no)


def test_the_languages_of_a_person_are_kept_one_by_one(desk: Desk, hand: Hand) -> None:
    before = desk.read().parties[1].person
    assert before is not None
    sheet = desk.open("RevisePerson", before.id)
    hand.at(sheet.grid.field("languages")).type("维吾尔语、 手语")
    submit(hand)
    after = desk.read().parties[1].person
    assert after is not None
    assert after.languages == ("维吾尔语", "手语")
    sheet = desk.open("RevisePerson", before.id)
    assert sheet.grid.field("languages").text() == "维吾尔语、手语"
    sheet.reject()


def test_a_mistyped_number_is_corrected_from_the_case(desk: Desk, hand: Hand) -> None:
    before = desk.read().parties[1].person
    assert before is not None
    right = person(before.name, "1974-02-13", 912, "", "").id_no
    sheet = desk.open("RevisePerson", before.id)
    hand.at(sheet.grid.field("id_no")).type(before.id_no)
    hand.key(Qt.Key.Key_A, CTRL).type(right[:-1] + ("0" if right[-1] != "0" else "1"))
    hand.key(Qt.Key.Key_Tab)
    assert message(sheet.grid.field("id_no")) == "最后一位校验不对，请对照证件再看一遍"
    hand.at(sheet.grid.field("id_no")).key(Qt.Key.Key_A, CTRL).type(right)
    submit(hand)
    after = desk.read().parties[1].person
    assert after is not None
    assert (after.id_no, after.birth) == (right, date(1974, 2, 13))
