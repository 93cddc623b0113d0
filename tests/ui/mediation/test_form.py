"""Registering a dispute, by keyboard, on a real office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.attachments.messages import ListAttachments
from app.drafts.messages import ListDrafts
from app.mediation.messages import DisputeType, ListCases, PartyRole, ReadCase, RiskLevel, Source
from app.people.messages import FindPerson, Sex
from db.tables.warnings import PassedWarning
from tests.attachments.files import JPEG, PDF
from tests.ui.hands import Hand
from tests.ui.mediation.registering import HE, LI, fill, fill_party, message, open_form, party
from tests.ui.real import RealWorld
from ui.context import Place
from ui.mediation.form.page import FORM, FormPage
from ui.widgets.buttons import LinkButton
from ui.widgets.picks import PicksField

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> FormPage:
    """An empty form in a window."""
    return open_form(bare, qtbot)


# -- accepting --------------------------------------------------------------------------------


def test_a_dispute_is_registered_by_keyboard(
    page: FormPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    fill(page, hand)
    hand.at(page.form.dispute.field("facts")).key(Qt.Key.Key_Return, _CTRL)
    (place,) = bare.went
    case = bare.office.desk.ask(ReadCase(place.where["case"])).result()
    assert [(party.role, party.name) for party in case.parties] == [
        (PartyRole.APPLICANT, "何少芳"),
        (PartyRole.RESPONDENT, "李桂英"),
    ]
    li = case.parties[1].person
    assert li is not None
    assert (li.id_no, li.sex, li.birth, li.phone, li.division) == (
        LI, Sex.FEMALE, date(1979, 6, 18), "0750-6681234", "440705101219",
    )  # fmt: skip
    assert case.dispute_type is DisputeType.NEIGHBOUR
    assert case.claims == ("恢复排水沟原状", "赔偿墙体修补费 3,000 元")
    assert (case.amount_fen, case.occurred_on) == (300_000, date(2026, 11, 20))
    assert (case.accepted_on, case.source, case.risk) == (
        date(2026, 11, 24), Source.APPLICATION, RiskLevel.BLUE,
    )  # fmt: skip
    assert [mediator.name for mediator in case.mediators] == ["陈丽华"]
    assert bare.toasts == ["已受理 何少芳、李桂英"]
    assert bare.office.desk.ask(ListDrafts(FORM)).result() == ()
    qtbot.waitUntil(lambda: page.form.blank)


def test_twice_the_key_is_one_case(
    page: FormPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    fill(page, hand)
    for _press in range(3):
        qtbot.keyClick(page.form.submit, Qt.Key.Key_Return, _CTRL)
    hand.settle()
    assert bare.office.desk.ask(ListCases()).result().total == 1


def test_the_next_dispute_may_be_typed_at_once(
    page: FormPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    fill(page, hand)
    qtbot.keyClick(page.form.submit, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: bool(bare.went))
    page.activate()  # before the form was emptied behind the case
    assert page.form.blank
    hand.at(party(page).person.field("name")).type("谭伟健")
    assert party(page).name == "谭伟健"


def test_nothing_filled_in_leads_to_the_first_gap(page: FormPage, hand: Hand) -> None:
    assert page.form.submit.isEnabled()
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert QApplication.focusWidget() is party(page).person.field("id_no").editor
    spoken = page.form.line.accessibleName()
    assert spoken.startswith("还差 ")
    assert "申请人身份证号" in spoken
    assert "被申请人姓名" in spoken
    assert "各方都愿意调解" in spoken
    page._to_next_gap()
    assert QApplication.focusWidget() is party(page).person.field("name").editor


def test_the_gap_of_another_party_brings_its_tab(page: FormPage, hand: Hand) -> None:
    fill_party(page, hand, 0, HE, "何少芳", "13800002210")
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert page.form.parties.current is party(page, 1)
    assert QApplication.focusWidget() is party(page, 1).person.field("id_no").editor


def test_one_person_on_both_sides_is_refused_beside_the_number(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    fill(page, hand)
    page.form.parties.go_to(1)
    number = party(page, 1).person.field("id_no")
    hand.at(number).key(Qt.Key.Key_A, _CTRL).type(HE)
    hand.at(party(page, 1).person.field("name")).key(Qt.Key.Key_A, _CTRL).type("何少芳")
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert bare.went == []
    assert number.state == "error"
    assert "同时在另一方" in message(number)
    assert QApplication.focusWidget() is number.editor
    assert "身份证号" in page.form.line.accessibleName()


def test_a_mediator_who_is_a_party_needs_everybodys_consent(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    fill(page, hand)
    page.form.parties.go_to(0)
    hand.at(party(page).person.field("name")).key(Qt.Key.Key_A, _CTRL).type("陈丽华")
    tick = page.form.plan.field("recusal_ok")
    assert not tick.isVisible()
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert page.form.plan.field("mediators").state == "error"
    assert "利害关系" in message(page.form.plan.field("mediators"))
    hand.at(tick).key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert len(bare.went) == 1


def test_out_of_scope_is_refused_with_its_article(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    fill(page, hand)
    field = page.form.origin.field("exclusion")
    hand.at(field).key(Qt.Key.Key_Down).key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert bare.went == []
    assert "人民调解法 第2条" in message(field)


def test_a_referred_dispute_asks_for_the_letter(page: FormPage, hand: Hand) -> None:
    letter = page.form.origin.field("source_doc_no")
    assert not letter.isVisible()
    hand.at(page.form.origin.field("source")).key(Qt.Key.Key_A, _CTRL).type("公安").key(
        Qt.Key.Key_Return
    )
    assert letter.isVisible()
    assert letter.required


def test_a_doubtful_date_is_passed_by_a_reason_that_is_kept(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    fill(page, hand)
    people = page.form.dispute.field("people_count")
    hand.at(people).type("1").key(Qt.Key.Key_Return, _CTRL)
    assert bare.went == []
    assert people.state == "warn"
    assert page.form.line.accessibleName() == "还差 1 项：涉及人数的理由"
    hand.type("一方是夫妻，只来了一人").key(Qt.Key.Key_Return, _CTRL)
    assert len(bare.went) == 1
    with bare.office.books.reading() as session:
        (passed,) = session.scalars(select(PassedWarning))
        assert (passed.rule, passed.reason) == ("med.M30", "一方是夫妻，只来了一人")


def test_a_gap_says_whose_it_is(page: FormPage, hand: Hand) -> None:
    fill(page, hand)
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT).key(Qt.Key.Key_Return, _CTRL)
    spoken = page.form.line.accessibleName()
    assert (
        spoken
        == "还差 4 项：被申请人 2 身份证号、被申请人 2 姓名、被申请人 2 联系电话、被申请人 2 现住地"
    )
    links = [link.text() for link in page.form.line.findChildren(LinkButton)]
    assert links[-4:] == ["被申请人 2 身份证号", "姓名", "联系电话", "现住地"]


# -- parties ----------------------------------------------------------------------------------


def test_a_party_may_be_an_organisation(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    fill(page, hand)
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT)
    panel = party(page, 2)
    assert page.form.parties.current is panel
    assert QApplication.focusWidget() is panel.person.field("id_no").editor
    panel.set_unit(unit=True)
    hand.at(panel.unit.field("uscc")).type("91440705MA4UABCD1").key(Qt.Key.Key_Tab)
    assert panel.unit.field("uscc").state == "error"
    hand.at(panel.unit.field("uscc")).key(Qt.Key.Key_A, _CTRL).key(Qt.Key.Key_Delete)
    hand.at(panel.unit.field("name")).type("江门市某照明有限公司")
    hand.key(Qt.Key.Key_Return, _CTRL)
    case = bare.office.desk.ask(ReadCase(bare.went[0].where["case"])).result()
    unit = case.parties[2].organisation
    assert unit is not None
    assert unit.name == "江门市某照明有限公司"


def test_ctrl_tab_goes_round_and_a_third_party_can_go(page: FormPage, hand: Hand) -> None:
    tabs = page.form.parties.tabs
    assert tabs.current() == 0
    hand.key(Qt.Key.Key_Tab, _CTRL)
    assert tabs.current() == 1
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT)
    assert tabs.current() == 2
    page.form.parties._drop.click()
    assert len(page.form.parties.panels) == 2
    assert not page.form.parties._drop.isVisible()


def test_enter_goes_on_and_esc_goes_back(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    fields = party(page).person
    hand.at(fields.field("name")).key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is fields.field("sex").editor
    hand.key(Qt.Key.Key_Escape)
    assert bare.went == [Place("mediation")]


def test_mediators_are_picked_in_order_and_dropped(page: FormPage, hand: Hand) -> None:
    field = page.form.plan.field("mediators")
    assert isinstance(field, PicksField)
    hand.at(field).type("lzq").key(Qt.Key.Key_Return)
    assert field.text() == "陈丽华、梁志强"
    hand.key(Qt.Key.Key_Backspace)
    assert field.text() == "陈丽华"
    hand.key(Qt.Key.Key_Backspace).key(Qt.Key.Key_Tab)
    assert field.value() == ()


def test_tab_visits_the_parties_in_order(page: FormPage, hand: Hand) -> None:
    hand.key(Qt.Key.Key_A, _CTRL | _SHIFT)
    third = party(page, 2).person
    hand.at(third.field("division")).key(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert third.field("traits").isAncestorOf(focused)
    for _trait in range(6):
        hand.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.form.dispute.field("dispute_type").editor


def test_after_the_last_field_comes_the_consent(page: FormPage, hand: Hand) -> None:
    hand.at(page.form.plan.field("mediators")).key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.form.materials.button
    hand.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.consent.tick.editor


def test_the_age_of_a_foreigner_follows_the_day_typed(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.at(fields.field("birth")).type("19630101").key(Qt.Key.Key_Return)
    assert fields.field("age").text() == "63 岁"
    assert fields.field("traits").value() == ("60 岁以上",)


def test_what_was_settled_at_once_has_a_short_way(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    page.oral.asked.emit()
    assert bare.went == [Place("mediation.oral")]


# -- for everybody ----------------------------------------------------------------------------


def test_every_input_has_a_name(page: FormPage) -> None:
    page.form.parties.add()
    inputs: list[QWidget] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    assert len(inputs) > 40
    assert [one for one in inputs if not one.accessibleName()] == []


def test_sections_say_what_is_missing(page: FormPage, hand: Hand) -> None:
    fill_party(page, hand, 0, HE, "何少芳", "13800002210")
    names = [row.accessibleName() for row in page.sections.rows]
    assert names == [
        "1 当事人，差 4 项", "2 纠纷情况，差 2 项", "3 来源与受理", "4 调解安排", "5 材料，0 份",
    ]  # fmt: skip


def test_files_chosen_in_the_form_are_in_the_case(
    page: FormPage, hand: Hand, bare: RealWorld, tmp_path: Path
) -> None:
    photo, other = tmp_path / "现场.jpg", tmp_path / "说明.pdf"
    photo.write_bytes(JPEG)
    other.write_bytes(PDF)
    fill(page, hand)
    page.form.materials.add((photo, other, photo))
    assert page.sections.rows[-1].accessibleName() == "5 材料，2 份"
    page.form.restore(page.form.kept())  # as from a draft
    assert page.form.materials.files == (photo, other)
    hand.at(page.form.dispute.field("facts")).key(Qt.Key.Key_Return, _CTRL)
    case = bare.went[0].where["case"]
    kept = bare.office.desk.ask(ListAttachments(case)).result()
    assert [row.name for row in kept] == ["现场.jpg", "说明.pdf"]
    assert list(page.form.materials.files) == []


def test_a_narrow_window_gives_the_fields_the_room(page: FormPage) -> None:
    assert page.sections.isVisible()
    page.resize(1024, 600)
    assert not page.sections.isVisible()
    page.resize(800, 600)
    assert page.form.isAncestorOf(page.consent)
    page.resize(1366, 676)
    assert not page.form.isAncestorOf(page.consent)
    assert page.sections.isVisible()


def test_nobody_is_registered_by_asking(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    fill(page, hand)
    desk = bare.office.desk
    assert desk.ask(FindPerson(id_no=LI)).result() == ()
    before = desk.ask(ListCases()).result().total
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert desk.ask(ListCases()).result().total == before + 1
