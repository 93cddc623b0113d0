"""The registration form under the fingers: what its tests fill in."""

from __future__ import annotations

__all__ = ["HE", "LI", "fill", "fill_dispute", "fill_party", "message", "open_form", "party"]

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.people.idnumbers import check_digit
from tests.ui.hands import Hand
from tests.ui.real import RealWorld
from ui.mediation.form.page import FormPage
from ui.mediation.form.party import PartyPanel
from ui.widgets.field import Field

LI = "440705197906180006"  # a woman born on 18 June 1979 in 新会区
HE = "44070519850101001" + check_digit("44070519850101001")


def open_form(bare: RealWorld, qtbot: QtBot) -> FormPage:
    """An empty form in a window."""
    page = FormPage(bare.context)
    qtbot.addWidget(page)
    page.resize(1366, 676)
    page.show()
    qtbot.waitActive(page)
    page.activate()
    qtbot.waitUntil(lambda: page.form.whole)
    bare.settle(qtbot)
    return page


def party(page: FormPage, place: int = 0) -> PartyPanel:
    """The fields of a party."""
    return page.form.parties.panels[place]


def message(field: Field) -> str:
    """What is said below a field."""
    return field.message


def fill_party(page: FormPage, hand: Hand, place: int, number: str, name: str, phone: str) -> None:
    """One party whole."""
    page.form.parties.go_to(place)
    fields = party(page, place).person
    hand.at(fields.field("id_no")).type(number)
    hand.at(fields.field("name")).type(name)
    hand.at(fields.field("phone")).type(phone)
    hand.at(fields.field("address")).type("大泽镇田金村 3 队 18 号")


def fill_dispute(page: FormPage, hand: Hand) -> None:
    """All but the parties."""
    dispute = page.form.dispute
    hand.at(dispute.field("dispute_type")).type("lljf").key(Qt.Key.Key_Return)
    hand.at(dispute.field("occurred_on")).type("20261120")
    hand.at(dispute.field("amount_fen")).type("3000")
    hand.at(dispute.field("facts")).type("填高后墙排水沟，雨天倒灌。")
    hand.at(dispute.field("claims")).type("恢复排水沟原状\n赔偿墙体修补费 3,000 元")
    hand.at(page.consent.tick).key(Qt.Key.Key_Space)


def fill(page: FormPage, hand: Hand) -> None:
    """A dispute that can be accepted."""
    fill_party(page, hand, 0, HE, "何少芳", "13800002210")
    fill_party(page, hand, 1, LI, "李桂英", "0750-6681234")
    fill_dispute(page, hand)
