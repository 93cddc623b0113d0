"""Agents and guardians, entered with the party they act for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.drafts.messages import ListDrafts
from app.mediation.messages import (
    AgentBasis,
    AgentProof,
    Authority,
    Certification,
    ReadCase,
)
from app.people.idnumbers import check_digit
from tests.ui.hands import Hand
from tests.ui.mediation.registering import (
    LI,
    fill,
    fill_party,
    message,
    open_form,
    party,
)
from tests.ui.real import RealWorld
from ui.forms.grid import FieldGrid
from ui.mediation.form.page import FORM, FormPage
from ui.widgets.marks import TicksField

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DANIAN = "44070519550101003" + check_digit("44070519550101003")
CHILD = "44070520180101004" + check_digit("44070520180101004")


@pytest.fixture
def page(bare: RealWorld, qtbot: QtBot) -> FormPage:
    """An empty form in a window."""
    return open_form(bare, qtbot)


def _fill_agent(page: FormPage, hand: Hand) -> FieldGrid:
    (box,) = page.form.parties.current.agents.boxes
    hand.at(box.grid.field("name")).type("何大年")
    hand.at(box.grid.field("id_no")).type(DANIAN)
    return box.grid


def test_an_agent_is_added_to_the_party_in_hand(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    fill(page, hand)
    page.form.parties.go_to(0)
    hand.key(Qt.Key.Key_G, _CTRL | _SHIFT)
    grid = _fill_agent(page, hand)
    grid.field("authority").set_value(Authority.SPECIAL)
    hand.at(grid.field("valid_to")).type("20261231").key(Qt.Key.Key_Return, _CTRL)
    case = bare.office.desk.ask(ReadCase(bare.went[0].where["case"])).result()
    (agent,) = case.parties[0].agents
    assert (agent.name, agent.basis, agent.authority) == (
        "何大年", AgentBasis.ENTRUSTED, Authority.SPECIAL,
    )  # fmt: skip
    assert agent.valid_to == date(2026, 12, 31)
    assert case.parties[1].agents == ()


def test_a_child_gets_a_guardian(page: FormPage, hand: Hand, bare: RealWorld) -> None:
    fill_party(page, hand, 1, LI, "李桂英", "0750-6681234")
    page.form.parties.go_to(0)
    fields = party(page).person
    hand.at(fields.field("id_no")).type(CHILD)
    assert message(fields.field("name")) == "未成年人，请加监护人"
    assert not fields.field("own_income").isVisible()
    hand.key(Qt.Key.Key_G, _CTRL | _SHIFT)
    (box,) = page.form.parties.current.agents.boxes
    assert box.title == "监护人"
    assert box.grid.field("basis").value() is AgentBasis.STATUTORY
    assert box.grid.field("proof").value() is AgentProof.HOUSEHOLD
    assert not box.grid.field("authority").isVisible()
    gaps = [gap.spoken for gap in page.form.parties.gaps()]
    assert "申请人监护人姓名" in gaps
    box.drop.click()
    assert page.form.parties.current.agents.boxes == []


def test_of_sixteen_one_may_live_on_what_one_earns(page: FormPage, hand: Hand) -> None:
    fields = party(page).person
    hand.at(fields.field("birth")).type("20100110").key(Qt.Key.Key_Return)
    assert fields.field("age").text() == "16 岁"
    assert fields.field("own_income").isVisible()
    hand.at(fields.field("birth")).key(Qt.Key.Key_A, _CTRL).type("20001110")
    hand.key(Qt.Key.Key_Return)
    assert not fields.field("own_income").isVisible()


def test_ticking_that_there_is_an_agent_asks_who(page: FormPage, hand: Hand) -> None:
    traits = party(page).person.field("traits")
    assert isinstance(traits, TicksField)
    traits._boxes["有代理人"].click()
    assert len(party(page).agents.boxes) == 1


def test_a_wrong_proof_is_told_beside_it_and_a_doubt_asks_for_a_reason(
    page: FormPage, hand: Hand, bare: RealWorld
) -> None:
    fill(page, hand)
    page.form.parties.go_to(0)
    page.form.parties.add_agent()
    grid = _fill_agent(page, hand)
    grid.field("proof").set_value(AgentProof.OTHER)
    grid.field("certification").set_value(Certification.MISSING)
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert "委托代理人须有授权委托书" in message(grid.field("proof"))
    assert grid.field("certification").state == "warn"
    grid.field("proof").set_value(AgentProof.POWER)
    grid.field("proof").clear_message()
    grid.field("certification").set_reason("使领馆的证明下周寄到")
    hand.key(Qt.Key.Key_Return, _CTRL)
    assert len(bare.went) == 1


def test_an_agent_is_kept_with_the_draft(
    page: FormPage, hand: Hand, bare: RealWorld, qtbot: QtBot
) -> None:
    hand.at(party(page).person.field("name")).type("何少芳")
    page.form.parties.add_agent()
    _fill_agent(page, hand)
    page.deactivate()
    hand.settle()
    (draft,) = bare.office.desk.ask(ListDrafts(FORM)).result()
    again = open_form(bare, qtbot)
    again.drafts.wanted.emit(draft)
    bare.settle(qtbot)
    (box,) = party(again).agents.boxes
    assert box.grid.field("name").text() == "何大年"
