"""The users of a laptop, from the settings page down to a real vault and real records."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.clock import FixedClock
from app.desk import Desk
from app.errors import Refused
from app.office.founding import Identity
from app.samples.office import OFFICE
from app.vault.gate import Gate
from app.vault.messages import (
    CreateVault,
    NewUser,
    ReadGate,
    ResetPassphrase,
    Role,
    Unlock,
    UserCard,
)
from app.vault.vault import DATABASE, Vault
from app.vault.wrap import Cost
from db.tables.office import User
from tests.ui.kit import World
from ui.shell.colleagues import RenewUserDialog
from ui.shell.newcards import NewCardsDialog
from ui.shell.settings_page import SettingsPage
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Label

CHEAP = Cost(memory=8, passes=1, lanes=1)
OLD, NEW, THIRD = "榕树下-三张石凳", "tea-at-four-oclock", "five white egrets"


class Laptop:
    """A vault, its records and the settings page of its head."""

    def __init__(self, world: World, qtbot: QtBot, folder: Path, clock: FixedClock) -> None:
        self.world, self.qtbot = world, qtbot
        self.vault = Vault(folder, clock, None, cost=CHEAP)
        self.gate = Gate(self.vault)
        made = self.gate.do(CreateVault(NewUser("梁志强", Role.HEAD, OLD)))
        assert made.recovery is not None
        assert self.gate.opened is not None
        self.head, self.cards = made.user, made.recovery
        self.books = bootstrap.open_books(folder / DATABASE, self.gate.opened.key)
        identity = Identity(
            device=os.urandom(16),
            device_no="01",
            office=OFFICE,
            office_name="江门市新会区大泽镇司法所",
            county_bureau="新会区司法局",
            sample=True,
        )
        bootstrap.found_office(self.books, identity, self.head, clock, self.vault.outside())
        self.pool = ThreadPoolExecutor(1)
        self.desk = self.open(self.head)

    def open(self, user: UserCard) -> Desk:
        """A desk for a user, behind the page of the world."""
        desk = bootstrap.open_desk(self.books, user, self.world.clock, self.gate)
        self.world.context.desk = desk
        return desk

    def page(self) -> SettingsPage:
        """The settings page, with its users read."""
        made = SettingsPage(self.world.context, lambda: self.pool.submit(self.gate.ask, ReadGate()))
        made.activate()
        self.world.show(made, size=(1180, 660))
        self.settle()
        return made

    def settle(self) -> None:
        """Wait until everything asked was answered."""
        self.qtbot.waitUntil(lambda: not self.world.work.busy)

    def known(self) -> dict[str, tuple[str, bool]]:
        """The users as the records have them."""
        with self.books.reading() as session:
            return {user.name: (user.role, user.active) for user in session.query(User)}

    def add(self, name: str, role: Role = Role.OFFICER) -> UserCard:
        """A colleague, entered on the page."""
        page = self.page()
        assert page.people is not None
        dialog = page.people.add()
        dialog.name.set_text(name)
        dialog.role.set_value(role)
        _type(self.qtbot, dialog.secret.editor, NEW)
        _type(self.qtbot, dialog.again.editor, NEW)
        with self.qtbot.waitSignal(dialog.accepted):
            self.qtbot.keyClick(dialog.again.editor, Qt.Key.Key_Return)
        return next(user for user in self.vault.users() if user.name == name)

    def opens(self, user: UserCard, passphrase: str) -> bool:
        """Whether this passphrase opens for a user."""
        try:
            Gate(self.vault).do(Unlock(user.id, passphrase))
        except Refused:
            return False
        return True


def _type(qtbot: QtBot, editor: QWidget, text: str) -> None:
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def _press(qtbot: QtBot, within: QWidget, words: str) -> None:
    buttons = within.findChildren(QPushButton)
    found = [one for one in buttons if words in (one.text(), one.accessibleName())]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def laptop(world: World, qtbot: QtBot, profile: Path, clock: FixedClock) -> Iterator[Laptop]:
    """An office with its head at the settings page."""
    made = Laptop(world, qtbot, profile, clock)
    yield made
    made.settle()
    made.pool.shutdown()
    made.desk.close()


def test_a_colleague_is_added_and_can_open(laptop: Laptop, world: World) -> None:
    user = laptop.add("陈丽华", Role.MEDIATOR)
    assert laptop.opens(user, NEW)
    assert laptop.known()["陈丽华"] == ("调解员", True)
    assert world.toasts == ["已添加 陈丽华"]


def test_a_colleague_gets_another_name_role_and_passphrase(
    laptop: Laptop, world: World, qtbot: QtBot
) -> None:
    user = laptop.add("陈丽华")
    page = laptop.page()
    _press(qtbot, page, "重设 陈丽华")
    dialog = page.findChild(RenewUserDialog)
    assert isinstance(dialog, RenewUserDialog)
    assert (dialog.name.text(), dialog.role.value()) == ("陈丽华", Role.OFFICER)
    dialog.name.set_text("陈丽桦")
    dialog.role.set_value(Role.AIDE)
    _type(qtbot, dialog.secret.editor, THIRD)
    _type(qtbot, dialog.again.editor, THIRD)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.again.editor, Qt.Key.Key_Return)
    laptop.settle()
    assert laptop.opens(user, THIRD)
    assert not laptop.opens(user, NEW)
    assert laptop.known() == {"梁志强": ("所长", True), "陈丽桦": ("社工", True)}
    assert world.toasts[-1] == "已重设 陈丽桦，请本人用新密码打开"
    words = [label.text() for label in page.findChildren(Label)]
    assert "社工，还没有打开过" in words


@pytest.mark.parametrize(
    ("name", "secret", "field", "said"),
    [
        ("梁志强", NEW, "name", "同名"),
        ("谭炽权", "short", "secret", "太短"),
        ("谭炽权", "", "secret", "太短"),
    ],
)
def test_faults_land_beside_their_fields(
    laptop: Laptop, qtbot: QtBot, name: str, secret: str, field: str, said: str
) -> None:
    page = laptop.page()
    assert page.people is not None
    dialog = page.people.add()
    dialog.name.set_text(name)
    _type(qtbot, dialog.secret.editor, secret)
    _type(qtbot, dialog.again.editor, secret)
    dialog.submit()
    laptop.settle()
    assert said in getattr(dialog, field).message
    assert getattr(dialog, field).editor.hasFocus()
    assert dialog.isVisible()
    assert len(laptop.vault.users()) == 1
    dialog.reject()


def test_a_colleague_is_removed_and_their_name_stays(
    laptop: Laptop, world: World, qtbot: QtBot
) -> None:
    user = laptop.add("陈丽华")
    page = laptop.page()
    assert page.people is not None
    dialog = page.people.remove(user)
    with qtbot.waitSignal(dialog.accepted):
        _press(qtbot, dialog, "移除")
    laptop.settle()
    assert not laptop.opens(user, NEW)
    assert laptop.known()["陈丽华"] == ("工作人员", False)
    assert world.toasts[-1] == "已移除 陈丽华"
    assert "陈丽华" not in [label.text() for label in page.findChildren(Label) if label.isVisible()]


def test_a_colleague_sees_who_works_here_and_changes_nothing(laptop: Laptop) -> None:
    user = laptop.add("陈丽华")
    laptop.open(user)
    page = laptop.page()
    assert "梁志强" in [label.text() for label in page.findChildren(Label)]
    words = {button.text() for button in page.findChildren(QPushButton)}
    assert "改密码" in words
    assert not words & {"添加用户", "重设", "移除", "重做恢复卡"}


class TestRecoveryCards:
    @pytest.fixture
    def shown(self, laptop: Laptop, qtbot: QtBot) -> NewCardsDialog:
        """The new code on the screen."""
        page = laptop.page()
        asked = page.renew_cards()
        _press(qtbot, asked, "重做恢复卡")
        laptop.settle()
        dialog = page.findChild(NewCardsDialog)
        assert isinstance(dialog, NewCardsDialog)
        return dialog

    def test_nothing_is_made_before_the_answer(self, laptop: Laptop, qtbot: QtBot) -> None:
        dialog = laptop.page().renew_cards()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        laptop.settle()
        first = " ".join((*laptop.cards.first, laptop.cards.first_check))
        second = " ".join((*laptop.cards.second, laptop.cards.second_check))
        Gate(laptop.vault).do(ResetPassphrase(laptop.head.id, first, second, THIRD))

    def test_the_new_cards_open_and_the_old_ones_do_not(
        self, laptop: Laptop, shown: NewCardsDialog, world: World, qtbot: QtBot
    ) -> None:
        card = shown.step._card
        for back in shown.step._backs:
            _type(qtbot, back.editor, back._digits)
        with qtbot.waitSignal(shown.accepted):
            _press(qtbot, shown, "抄好了")
        assert world.toasts == ["新恢复卡已做好，旧卡从此作废"]
        for halves, opens in ((laptop.cards, False), (card, True)):
            first = " ".join((*halves.first, halves.first_check))
            second = " ".join((*halves.second, halves.second_check))
            command = ResetPassphrase(laptop.head.id, first, second, THIRD)
            if opens:
                Gate(Vault(laptop.vault.folder, world.clock, None, cost=CHEAP)).do(command)
            else:
                with pytest.raises(Refused, match="恢复码不对"):
                    Gate(laptop.vault).do(command)

    def test_they_are_not_left_unwritten_by_a_slip_of_the_hand(
        self, shown: NewCardsDialog, qtbot: QtBot
    ) -> None:
        _press(qtbot, shown, "抄好了")
        assert shown.isVisible()
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
        assert shown.isVisible()
        _press(qtbot, shown, "回去抄")
        assert shown.isVisible()
        shown.reject()
        with qtbot.waitSignal(shown.rejected):
            _press(qtbot, shown.findChildren(Dialog)[-1], "不抄了，离开")

    def test_they_are_a_pdf_with_a_half_for_each_of_two(
        self, laptop: Laptop, shown: NewCardsDialog, tmp_path: Path
    ) -> None:
        path = tmp_path / "cards.pdf"
        shown.step.save_to(path)
        laptop.settle()
        card = shown.step._card
        text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
        assert all(group in text for group in (*card.first, *card.second))
        assert text.count("本机 01 号") == 2  # on each half
        for back in shown.step._backs:
            back.editor.setText(back._digits)
        shown.step.proceed()
