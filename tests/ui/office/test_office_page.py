"""调委会 on a real office: the people of each, added, changed and ended by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ids import named_id
from app.office.messages import Post
from app.samples.office import OFFICE
from tests.ui.real import RealWorld
from ui.forms.sheet import FormSheet
from ui.office.page import OfficePage

ACCEPT = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def page(real: RealWorld, qtbot: QtBot) -> OfficePage:
    """The page as it is first seen."""
    made = OfficePage(real.context)
    qtbot.addWidget(made)
    made.resize(1190, 646)
    made.show()
    made.activate()
    real.settle(qtbot)
    return made


def _sheet(page: OfficePage) -> FormSheet:
    return next(one for one in page.findChildren(FormSheet) if one.isVisible())


def _words(page: OfficePage) -> str:
    return " ".join(label.text() for label in page.detail.findChildren(QLabel))


def test_the_town_stands_first_with_what_the_law_still_asks(page: OfficePage) -> None:
    current = page.current()
    assert current is not None
    assert current.name == "江门市新会区大泽镇人民调解委员会"
    assert page.subtitle() == "16 个，调解员 6 人"
    assert "没有填本届委员哪天产生" in _words(page)
    assert page.model.spoken(current).endswith("不知道何时换届")


def test_arrows_go_through_the_committees(page: OfficePage, qtbot: QtBot) -> None:
    page.take_focus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    current = page.current()
    assert current is not None
    assert current.division is not None
    assert page.detail.model.items == current.mediators


def test_a_mediator_is_added_by_keyboard(real: RealWorld, page: OfficePage, qtbot: QtBot) -> None:
    page.add_mediator()
    sheet = _sheet(page)
    real.settle(qtbot)
    qtbot.keyClick(sheet, *ACCEPT)  # nothing typed: it says what is missing
    assert [gap.label for gap in sheet.grid.gaps()] == ["姓名", "职务"]
    sheet.grid.fill({"name": "罗㛃仪", "post": Post.CHAIR, "id_no": "440799198611059027"})
    qtbot.keyClick(sheet, *ACCEPT)
    real.settle(qtbot)
    assert real.toasts == ["已登记调解员"]
    shown = [page.detail.model.words(one) for one in page.detail.model.items]
    assert ("罗㛃仪", "主任", "女") in [words[:3] for words in shown]
    assert "440799198611059027" not in repr(shown)


def test_a_refusal_stands_beside_its_field(real: RealWorld, page: OfficePage, qtbot: QtBot) -> None:
    page.add_mediator()
    sheet = _sheet(page)
    sheet.grid.fill({"name": "陆䶮", "post": Post.MEMBER, "id_no": "440799200904109059"})
    sheet.send()
    real.settle(qtbot)
    assert "成年公民" in sheet.grid.field("id_no").message


def test_what_was_typed_is_there_again(real: RealWorld, page: OfficePage, qtbot: QtBot) -> None:
    page.add()
    sheet = _sheet(page)
    qtbot.keyClicks(sheet.grid.field("name").editor, "TCL")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    real.settle(qtbot)
    page.add()
    real.settle(qtbot)
    assert _sheet(page).grid.field("name").text() == "TCL"


def test_a_due_term_opens_its_committee(real: RealWorld, page: OfficePage, qtbot: QtBot) -> None:
    town = named_id("committee", OFFICE)
    page.activate(case=town, action="ReviseCommittee")
    real.settle(qtbot)
    sheet = _sheet(page)
    sheet.grid.fill({"term_start": date(2026, 11, 20)})
    sheet.send()
    real.settle(qtbot)
    assert real.toasts == ["已保存调委会"]
    current = page.current()
    assert current is not None
    assert (current.id, current.term_end) == (town, date(2029, 11, 20))


def test_money_and_trainings_are_noted(real: RealWorld, page: OfficePage, qtbot: QtBot) -> None:
    page.record_funding()
    sheet = _sheet(page)
    sheet.grid.fill({"amount_fen": 500_000, "giver": "镇政府"})
    sheet.send()
    real.settle(qtbot)
    page.detail._train()
    sheet = next(one for one in page.findChildren(FormSheet) if one.isVisible())
    assert len(sheet.grid.field("mediators").value()) == 4
    sheet.grid.fill({"topic": "调解技巧"})
    sheet.send()
    real.settle(qtbot)
    assert real.toasts == ["已记下经费", "已记下培训"]
    assert all(len(one.trainings) == 1 for one in page.detail.model.items)


def test_who_has_no_committee_is_led_to_the_first_one(
    real: RealWorld, page: OfficePage, qtbot: QtBot
) -> None:
    """A new office has none, and can accept nothing before."""
    assert not page.none.isVisible()
    page._on_read(())
    assert page.none.isVisible()
    assert page.none.button.hasFocus()
    qtbot.keyClick(page.none.button, Qt.Key.Key_Space)
    real.settle(qtbot)
    assert _sheet(page).isVisible()
