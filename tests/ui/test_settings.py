"""设置: the look, the passphrase, who works on this laptop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.errors import Fault, Refused
from app.vault.messages import (
    AddUser,
    ChangePassphrase,
    GateView,
    RemoveUser,
    Role,
    UserCard,
)
from tests.ui.kit import World
from tests.ui.real import RealWorld
from tests.ui.scripted import ME
from tests.ui.scripted_door import USERS, ScriptedDoor
from ui.shell.backups import DailyBackup
from ui.shell.colleagues import AddUserDialog, LeaveDialog
from ui.shell.settings_page import SettingsPage
from ui.theme.theme import Mode
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.labels import Label


def _gate() -> Callable[[], Future[GateView]]:
    door = ScriptedDoor()

    def read() -> Future[GateView]:
        future: Future[GateView] = Future()
        future.set_result(door.view)
        return future

    return read


@pytest.fixture
def page(world: World, qtbot: QtBot) -> SettingsPage:
    """The page of a head of office."""
    world.desk.me = replace(ME, role="所长", user=USERS[1].id, name="梁志强")
    made = SettingsPage(world.context, _gate())
    made.activate()
    world.show(made, size=(1180, 660))
    qtbot.waitUntil(lambda: len(made.findChildren(LinkButton)) == 5)
    return made


def test_backups_are_made_while_somebody_works_and_older_ones_dropped(
    bare: RealWorld, qtbot: QtBot
) -> None:
    (bare.office.path.parent / "vault.json").write_text("the slots", "utf-8")
    page = SettingsPage(bare.context)
    bare.show(page)
    page.activate()
    bare.settle(qtbot)
    assert page.backups.newest.text() == "还没有备份"
    assert not page.backups.drop.isEnabled()
    daily = DailyBackup(bare.context, page)
    for _ in range(3):  # asked again the same hour, it makes no other
        daily.make()
    bare.settle(qtbot)
    page.activate()
    bare.settle(qtbot)
    assert page.backups.newest.text().startswith("最近一次 2026-11-24，共 1 份，")
    page.backups.ask_drop().accept()
    bare.settle(qtbot)
    assert bare.toasts == ["已备份现在的资料，删除了 1 份以前的"]
    (kept,) = (bare.office.path.parent / "backups").glob("*.db")
    assert kept.name == "office-000002-2026-11-24.db"
    assert bare.problems == []


def test_a_backup_that_cannot_be_made_is_told_once_a_day(bare: RealWorld, qtbot: QtBot) -> None:
    (bare.office.path.parent / "backups").write_text("in the way", "utf-8")
    daily = DailyBackup(bare.context, bare.work)
    for _ in range(2):
        daily.make()
        bare.settle(qtbot)
    (told,) = bare.problems
    assert "资料和以前的备份都在" in str(told)


def test_the_look_changes_at_once(page: SettingsPage, world: World, qtbot: QtBot) -> None:
    page._size._group.button(1).click()
    page._mode._group.button(2).click()
    page._rows._group.button(1).click()
    assert (world.theme.base, world.theme.mode, world.theme.roomy) == (16, Mode.DARK, True)


def test_a_passphrase_is_changed(page: SettingsPage, world: World, qtbot: QtBot) -> None:
    world.desk.answers[ChangePassphrase] = lambda _command: None
    dialog = page.change_passphrase()
    qtbot.keyClicks(dialog.old.editor, "the old one")
    qtbot.keyClicks(dialog.new.editor, "the new one")
    qtbot.keyClicks(dialog.again.editor, "the new one")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.again.editor, Qt.Key.Key_Return)
    assert world.desk.done == [ChangePassphrase(USERS[1].id, "the old one", "the new one")]
    assert world.toasts == ["密码已改，下次用新密码打开"]


@pytest.mark.parametrize("field", ["old", "new"])
def test_a_refusal_lands_beside_its_field(
    page: SettingsPage, world: World, qtbot: QtBot, field: str
) -> None:
    def refuse(_command: Any) -> None:
        raise Refused(Fault("密码不对。请再输一次。", field=field))

    world.desk.answers[ChangePassphrase] = refuse
    dialog = page.change_passphrase()
    dialog.submit()
    qtbot.waitUntil(lambda: getattr(dialog, field).state == "error")
    assert {"old": dialog.new, "new": dialog.old}[field].state == ""
    dialog.reject()


def test_two_that_differ_are_not_sent(page: SettingsPage, world: World, qtbot: QtBot) -> None:
    dialog = page.change_passphrase()
    qtbot.keyClicks(dialog.new.editor, "the new one")
    dialog.submit()
    assert dialog.again.state == "error"
    assert world.desk.done == []
    dialog.reject()


def test_who_works_here(page: SettingsPage) -> None:
    words = [label.text() for label in page.findChildren(Label)]
    assert "陈丽华" in words
    assert "所长，上次 昨天 17:52" in words
    names = [button.accessibleName() for button in page.findChildren(LinkButton)]
    assert names == [  # nobody resets or removes themselves
        "添加用户",
        "重设 陈丽华",
        "移除 陈丽华",
        "重设 冯敏仪",
        "移除 冯敏仪",
    ]


def test_only_the_head_changes_who_works_here(world: World, qtbot: QtBot) -> None:
    page = SettingsPage(world.context, _gate())
    page.activate()
    world.show(page)
    qtbot.waitUntil(lambda: not world.work.busy)
    assert page.findChildren(LinkButton) == []
    assert "重做恢复卡" not in [button.text() for button in page.findChildren(Button)]


def test_a_colleague_is_added(page: SettingsPage, world: World, qtbot: QtBot) -> None:
    world.desk.answers[AddUser] = lambda command: UserCard(
        b"x" * 16, command.user.name, command.user.role, None, True
    )
    assert page.people is not None
    dialog: AddUserDialog = page.people.add()
    dialog.name.set_text("谭炽权")
    dialog.role.set_value(Role.MEDIATOR)
    dialog.secret.set_text("一棵大榕树下")
    dialog.again.set_text("一棵大榕树下")
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    command = world.desk.done[0]
    assert isinstance(command, AddUser)
    assert (command.user.name, command.user.role) == ("谭炽权", Role.MEDIATOR)
    assert world.toasts == ["已添加 谭炽权"]


def test_a_colleague_is_removed_only_after_a_question(
    page: SettingsPage, world: World, qtbot: QtBot
) -> None:
    world.desk.answers[RemoveUser] = lambda _command: None
    page.findChildren(LinkButton)[2].click()
    dialog = page.findChild(LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    assert world.desk.done == []
    with qtbot.waitSignal(dialog.accepted):
        dialog.submit()
    assert world.desk.done == [RemoveUser(USERS[0].id)]


def test_the_licences_are_named(page: SettingsPage) -> None:
    dialog = page.show_licences()
    assert "SIL OFL 1.1" in dialog._words.text()
    assert "fonts/NotoSansSC-LICENSE.txt" in dialog._words.text()
    dialog.reject()
