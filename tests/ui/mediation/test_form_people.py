"""Who the parties are, as the form fills it in: from the number, and from the files."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ids import Id
from app.mediation.messages import OpenCase, ReadCase
from app.people.idnumbers import check_digit
from app.people.messages import IdKind, PersonView, Sex
from tests.dispute import case_input
from tests.ui.hands import Hand
from tests.ui.mediation.registering import LI, message, open_form, party
from tests.ui.real import RealWorld
from ui.context import Place
from ui.mediation.form.page import FormPage
from ui.mediation.form.values import village_of
from ui.widgets.labels import Label

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> FormPage:
    """An empty form in a window."""
    return open_form(bare, qtbot)


# -- the number first -------------------------------------------------------------------------


def test_the_number_fills_what_it_says(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.type(LI)
    assert (fields.field("sex").value(), fields.field("birth").value()) == (
        Sex.FEMALE,
        date(1979, 6, 18),
    )
    assert fields.field("age").text() == "47 岁"
    assert fields.field("registered_address").text() == "广东省江门市新会区"
    assert {fields.field(name).state for name in ("sex", "birth", "registered_address")} == {"auto"}
    assert message(fields.field("id_no")) == "号码校验通过"


def test_a_filled_field_opens_with_f2(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.type(LI)
    hand.at(fields.field("registered_address")).type("x")
    assert fields.field("registered_address").text() == "广东省江门市新会区"
    hand.key(Qt.Key.Key_F2).key(Qt.Key.Key_End).type("大泽镇")
    assert fields.field("registered_address").text() == "广东省江门市新会区大泽镇"


def test_a_wrong_digit_is_told_on_leaving_and_forgiven_at_once(page: FormPage, hand: Hand) -> None:
    field = party(page).person.field("id_no")
    hand.type(LI[:-1])
    assert field.state == ""
    hand.type("7")
    assert field.state == ""  # never while typing
    hand.key(Qt.Key.Key_Return)
    assert field.state == "error"
    assert "最后一位校验不对" in message(field)
    hand.at(field).key(Qt.Key.Key_End).key(Qt.Key.Key_Backspace)
    assert field.state == "error"
    hand.type("6")
    assert field.state == "ok"


def test_another_number_takes_back_what_the_first_one_said(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.type(LI)
    hand.at(fields.field("id_no")).key(Qt.Key.Key_End).key(Qt.Key.Key_Backspace)
    assert (
        fields.field("birth").text()
        == fields.field("sex").text()
        == fields.field("age").text()
        == ""
    )


def test_old_numbers_are_upgraded_and_the_user_is_told(page: FormPage, hand: Hand) -> None:
    field = party(page).person.field("id_no")
    hand.type("440705790618000").key(Qt.Key.Key_Return)
    assert field.text() == "44070519790618000" + check_digit("44070519790618000")
    assert "15 位旧号码已换成 18 位" in message(field)


def test_pasted_blanks_and_wide_digits_are_put_right(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.at(fields.field("id_no")).paste(" ４４０７０５ 19790618 ０００６ ")
    assert fields.field("id_no").text() == LI
    hand.at(fields.field("phone")).paste("138 0000 ２２１０")
    assert fields.field("phone").text() == "13800002210"


def test_a_short_phone_says_what_is_missing(page: FormPage, hand: Hand) -> None:
    field = party(page).person.field("phone")
    hand.at(field).type("1380000221")
    assert field.state == ""
    hand.key(Qt.Key.Key_Tab)
    assert (field.state, message(field)) == ("error", "少 1 位，请补足 11 位")
    hand.at(field).key(Qt.Key.Key_End).type("0")
    assert (field.state, message(field)) == ("", "")


def test_a_passport_needs_no_number_of_a_resident(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    fields.field("id_kind").set_value(IdKind.PASSPORT)
    fields.field("id_kind").edited.emit()
    hand.at(fields.field("id_no")).type("E12345678").key(Qt.Key.Key_Return)
    assert fields.field("id_no").state == "ok"
    assert not fields.field("id_no").required


def test_people_over_sixty_are_ticked(page: FormPage, hand: Hand) -> None:
    body = "44070519500101002"
    hand.type(body + check_digit(body))
    assert party(page).person.field("traits").value() == ("60 岁以上",)


def test_the_address_is_sorted_into_a_village(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.at(fields.field("address")).type("大泽镇田金村 3 队 18 号").key(Qt.Key.Key_Tab)
    assert fields.field("division").value() == "440705101219"
    assert message(fields.field("address")) == "已按 田金村委会 归类"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("大泽镇　大泽社区　文昌路 26 号", "1"),
        ("大泽镇大泽村 5 队", "2"),
        ("新会区大泽镇文昌路", None),
        ("田金 3 队", "3"),
        ("", None),
    ],
)
def test_village_of(address: str, code: str | None) -> None:
    villages = (("1", "大泽社区居委会"), ("2", "大泽村委会"), ("3", "田金村委会"))
    found = village_of(address, villages)
    assert (found[0] if found else None) == code


# -- known here -------------------------------------------------------------------------------


def test_a_known_person_is_offered_and_used(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    _case, (_huang, tan) = _neighbours(bare)
    hand.type(tan.id_no)
    assert [person.id for person in page.recall.known.people] == [tan.id]
    assert page.recall.known.isVisible()
    said = [label.text() for label in page.recall.known.findChildren(Label)]
    past = "2026-11 人民调解：与 黄䶮 邻里纠纷，被申请人，调解中"
    assert {"440799********9121", past} <= set(said)
    assert ("Ctrl+U", "用这份档案") in page.hints()
    hand.key(Qt.Key.Key_U, _CTRL)
    fields = party(page).person
    assert fields.field("name").text() == tan.name == "谭𬍛㛃"
    assert fields.field("phone").text() == tan.phone
    assert party(page).known == tan.id
    hand.at(fields.field("id_no")).key(Qt.Key.Key_End).key(Qt.Key.Key_Backspace)
    assert party(page).known is None  # another number is another person


def test_the_same_dispute_is_told_early(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    earlier, people = _neighbours(bare)
    for place, person in enumerate(people):
        page.form.parties.go_to(place)
        hand.at(party(page, place).person.field("id_no")).type(person.id_no)
    (case,) = page.recall.similar.cases
    assert case.id == earlier
    page.recall.similar.opened.emit(case.id)
    assert bare.went == [Place("mediation", {"case": case.id})]
    page.recall.similar.denied.emit(case.id)
    assert not page.recall.similar.isVisible()


def _neighbours(bare: RealWorld) -> tuple[Id, tuple[PersonView, ...]]:
    """An earlier case, and the people in it."""
    desk = bare.office.desk
    case = desk.do(OpenCase(case_input())).result()
    parties = desk.ask(ReadCase(case)).result().parties
    return case, tuple(party.person for party in parties if party.person)
