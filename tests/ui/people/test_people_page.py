"""人员档案 on a real office, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.ids import Id
from app.mediation.messages import OpenCase
from app.people.messages import FindPerson, IdKind, ListLooks, PersonInput, ReadPerson
from app.samples.office import person as sample
from tests.dispute import HUANG, applicant, case_input, respondent
from tests.ui.real import RealWorld
from ui.context import Place
from ui.people.page import PeoplePage
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.notices import Banner

RIGHT = sample("黄䶮", "1980-05-21", 901, "", "").id_no  # two digits of the day exchanged
TWIN = PersonInput("黄岩", IdKind.OTHER, phone=HUANG.phone, address="大泽镇")


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock, qtbot: QtBot) -> Iterator[RealWorld]:
    made = RealWorld(tmp_path / "office", clock, samples=False)
    for who in (HUANG, TWIN):
        parties = (applicant(who), respondent())
        made.office.desk.do(OpenCase(case_input(parties=parties))).result()
    yield made
    made.close()


@pytest.fixture
def page(world: RealWorld) -> PeoplePage:
    made = PeoplePage(world.context)
    world.show(made, size=(1186, 650))
    return made


def _person(world: RealWorld, name: str) -> Id:
    found = world.office.desk.ask(FindPerson(name=name)).result()
    return found[0].person.id


def _open(world: RealWorld, page: PeoplePage, qtbot: QtBot, name: str) -> Id:
    person = _person(world, name)
    page.activate(person=person)
    world.settle(qtbot)
    return person


def _words(widget: QWidget) -> str:
    return "\n".join(
        text
        for child in widget.findChildren(QWidget)
        if (text := str(child.property("text") or ""))
    )


def _button(where: QWidget, name: str) -> Button:
    return next(one for one in where.findChildren(Button) if one.accessibleName() == name)


def _dialog(page: PeoplePage) -> Any:
    return next(one for one in page.findChildren(Dialog) if one.isVisible())


def test_without_a_person_the_last_files_are_offered(
    world: RealWorld, page: PeoplePage, qtbot: QtBot
) -> None:
    page.activate()
    world.settle(qtbot)
    assert [one.name for one in page.roll.model.items][:2] == ["黄岩", "谭𬍛㛃"]
    qtbot.keyClick(page.roll.list, Qt.Key.Key_Return)
    assert world.went == [Place("people", {"person": _person(world, "黄岩")})]


def test_the_file_is_masked_until_somebody_says_what_for(
    world: RealWorld, page: PeoplePage, qtbot: QtBot
) -> None:
    person = _open(world, page, qtbot, HUANG.name)
    assert page.title() == HUANG.name
    assert "440799********911X" in _words(page.card)
    assert HUANG.id_no not in _words(page)
    assert HUANG.phone not in _words(page)
    _button(page.card, "看完整号码").click()
    dialog = _dialog(page)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle(qtbot)
    assert HUANG.id_no in _words(page.card)
    (banner,) = page.findChildren(Banner)
    assert banner.accessibleName().startswith("您正在看个人敏感信息")
    (look,) = world.office.desk.ask(ListLooks(person)).result()
    assert look.by == "陈丽华"
    page.deactivate()
    qtbot.waitUntil(lambda: HUANG.id_no not in _words(page.card))


def test_a_suggestion_becomes_a_link_and_is_parted_again(
    world: RealWorld, page: PeoplePage, qtbot: QtBot
) -> None:
    _open(world, page, qtbot, HUANG.name)
    assert page.records.model.rowCount() == 1
    _button(page, "是同一人：黄岩").click()
    dialog = _dialog(page)
    assert dialog.grid.field("reason").value() == "姓名读音相同、电话相同"
    dialog.send()
    world.settle(qtbot)
    assert page.records.model.rowCount() == 2
    assert world.toasts == ["已连在一起"]
    _button(page.near, "与 黄岩 分开").click()
    world.settle(qtbot)
    dialog = _dialog(page)
    dialog.send()  # without a reason it stays
    assert dialog.isVisible()
    dialog.grid.field("reason").set_value("是兄弟")
    dialog.send()
    world.settle(qtbot)
    assert page.records.model.rowCount() == 1


def test_a_record_opens_with_enter(world: RealWorld, page: PeoplePage, qtbot: QtBot) -> None:
    _open(world, page, qtbot, HUANG.name)
    assert page.records.table.hasFocus()
    assert "调解期限" in page.records.model.words(page.records.model.items[0])[-1]
    qtbot.keyClick(page.records.table, Qt.Key.Key_Return)
    assert world.went[-1].page == "mediation"


def test_what_is_known_is_changed_and_the_rest_stays(
    world: RealWorld, page: PeoplePage, qtbot: QtBot
) -> None:
    person = _open(world, page, qtbot, HUANG.name)
    _button(page.card, "改资料").click()
    dialog = _dialog(page)
    dialog.grid.field("languages").set_value(("台山话",))
    dialog.grid.field("name_alt").set_value("Wong Yim")
    dialog.send()
    world.settle(qtbot)
    view = world.office.desk.ask(ReadPerson(person)).result()
    assert (view.name_alt, view.languages, view.phone) == ("Wong Yim", ("台山话",), HUANG.phone)
    assert "Wong Yim" in _words(page.card)


def test_a_mistyped_number_is_corrected(world: RealWorld, page: PeoplePage, qtbot: QtBot) -> None:
    person = _open(world, page, qtbot, HUANG.name)
    _button(page.card, "改资料").click()
    dialog = _dialog(page)
    number = dialog.grid.field("id_no")
    assert (number.text(), dialog.grid.field("birth").value()) == ("", date(1980, 5, 12))
    number.set_text(RIGHT)
    number.validate()
    world.settle(qtbot)
    assert dialog.grid.field("birth").value() == date(1980, 5, 21)  # as the number says
    dialog.send()
    world.settle(qtbot)
    assert world.office.desk.ask(ReadPerson(person)).result().id_no == RIGHT
    assert f"440799********{RIGHT[-4:]}" in _words(page.card)


def test_a_number_of_another_file_joins_the_two_for_a_reason(
    world: RealWorld, page: PeoplePage, qtbot: QtBot
) -> None:
    _open(world, page, qtbot, "黄岩")
    _button(page.card, "改资料").click()
    dialog = _dialog(page)
    dialog.grid.field("id_kind").set_value(IdKind.RESIDENT)
    dialog.grid.field("id_no").set_text(HUANG.id_no)
    dialog.send()
    world.settle(qtbot)
    assert dialog.isVisible()
    assert dialog.grid.field("id_no").unexplained
    dialog.grid.field("id_no").set_reason("看过身份证")
    dialog.send()
    world.settle(qtbot)
    assert HUANG.name in _words(page.near)
    assert page.records.model.rowCount() == 2
