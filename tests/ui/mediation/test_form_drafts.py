"""Half a registration is a draft, and comes back as it stood."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts.messages import ListDrafts
from app.people.idnumbers import check_digit
from tests.ui.hands import Hand
from tests.ui.mediation.registering import (
    LI,
    open_form,
    party,
)
from tests.ui.real import RealWorld
from ui.mediation.form.page import FORM, FormPage

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DANIAN = "44070519550101003" + check_digit("44070519550101003")
CHILD = "44070520180101004" + check_digit("44070520180101004")


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> FormPage:
    """An empty form in a window."""
    return open_form(bare, qtbot)


def test_what_is_typed_is_kept_and_can_be_gone_on_with(
    page: FormPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.keeper.kept, timeout=3000):
        hand.type(LI)
        hand.at(party(page).person.field("name")).type("李桂英")
        hand.at(page.form.dispute.field("occurred_on")).type("202611")  # half a date
    bare.settle(qtbot)
    assert "已自动保存 10:24:00，断电不丢" in page.form._kept.text()
    assert page.subtitle() == "草稿 · 11月24日 10:24 开始"
    (draft,) = bare.office.desk.ask(ListDrafts(FORM)).result()
    assert draft.title == "李桂英"
    again = open_form(bare, qtbot)
    assert again.form.blank
    assert again.drafts.isVisible()
    again.drafts.wanted.emit(draft)
    bare.settle(qtbot)
    assert party(again).name == "李桂英"
    assert again.form.dispute.field("occurred_on").text() == "202611"
    assert party(again).person.field("age").text() == "47 岁"
    assert again.subtitle() == "草稿 · 11月24日 10:24 开始"


def test_leaving_the_page_keeps_at_once(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    hand.at(party(page).person.field("name")).type("李桂英")
    assert page.keeper.pending
    page.deactivate()
    hand.settle()
    (draft,) = bare.office.desk.ask(ListDrafts(FORM)).result()
    assert draft.title == "李桂英"


def test_a_draft_that_is_not_wanted_goes(
    page: FormPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    hand.at(party(page).person.field("name")).type("李桂英")
    page.deactivate()
    hand.settle()
    again = open_form(bare, qtbot)
    (draft,) = bare.office.desk.ask(ListDrafts(FORM)).result()
    again.drafts.dropped.emit(draft)
    hand.settle()
    assert bare.office.desk.ask(ListDrafts(FORM)).result() == ()
    assert not again.drafts.isVisible()


def test_a_new_form_leaves_the_old_one_as_a_draft(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    hand.at(party(page).person.field("name")).type("李桂英")
    page.primary_new()
    hand.settle()
    assert page.form.blank
    assert len(bare.office.desk.ask(ListDrafts(FORM)).result()) == 1
    assert page.drafts.isVisible()


def test_looking_writes_nothing(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    page.deactivate()
    hand.settle()
    assert bare.office.desk.ask(ListDrafts(FORM)).result() == ()
