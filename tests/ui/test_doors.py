"""The doors by keyboard: unlocking, the first run, a forgotten passphrase."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import CHINA
from app.errors import World as Trouble
from app.vault.messages import CreateVault, ResetPassphrase, Role, Unlock, Unlocked
from tests.ui.kit import World
from tests.ui.scripted_door import CARD, RIGHT, USERS, ScriptedDoor, ScriptedOffer
from ui.theme.theme import Mode
from ui.vault.enrol import EnrolStep
from ui.vault.firstrun import FirstRunWindow
from ui.vault.flow import Flow, Kind, Step
from ui.vault.forgotten import ForgottenWindow
from ui.vault.recovery import RecoveryStep
from ui.vault.steps import ChoiceStep, LookStep, PassphraseStep
from ui.vault.unlock import UnlockWindow
from ui.vault.words import last_opened

ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier


def _open(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


class TestUnlock:
    @pytest.fixture
    def door(self) -> ScriptedDoor:
        return ScriptedDoor()

    @pytest.fixture
    def window(self, world: World, door: ScriptedDoor, qtbot: QtBot) -> UnlockWindow:
        made = UnlockWindow(world.theme, world.work, door, world.clock)
        qtbot.addWidget(made)
        made.read()
        _open(made)
        qtbot.waitUntil(lambda: made._users.rowCount() == 3)
        return made

    def test_the_last_one_is_chosen_and_the_keyboard_is_in_the_passphrase(
        self, window: UnlockWindow
    ) -> None:
        assert window._list.currentIndex().data() == "陈丽华，工作人员，上次 今天 08:05"
        assert window._secret.editor.hasFocus()

    def test_the_right_passphrase_opens(
        self, window: UnlockWindow, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        qtbot.keyClick(window._secret.editor, Qt.Key.Key_Down)
        qtbot.keyClicks(window._secret.editor, RIGHT)
        with qtbot.waitSignal(window.unlocked) as heard:
            qtbot.keyClick(window._secret.editor, ENTER)
        assert heard.args is not None
        assert heard.args[0] == Unlocked(USERS[1])
        assert door.commands == [Unlock(USERS[1].id, RIGHT)]
        assert window._secret.text() == ""  # it is not kept

    def test_while_it_opens_the_button_says_so_and_nothing_is_sent_twice(
        self, window: UnlockWindow, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        door.hold = True
        qtbot.keyClicks(window._secret.editor, RIGHT)
        qtbot.keyClick(window._secret.editor, ENTER)
        qtbot.keyClick(window._secret.editor, ENTER)
        assert window._open.text() == "正在打开…"
        assert len(door.commands) == 1
        with qtbot.waitSignal(window.unlocked):
            door.release()

    def test_a_wrong_one_is_told_beside_the_field_and_waits(
        self, window: UnlockWindow, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(window._secret.editor, "wrong one")
        qtbot.keyClick(window._secret.editor, ENTER)
        qtbot.waitUntil(lambda: window._open.text() == "请等 5 秒再试")
        assert window._secret.state == "error"
        assert not window._open.isEnabled()
        qtbot.keyClick(window._secret.editor, ENTER)
        assert len(door.commands) == 1
        for _ in range(5):
            window._second.timeout.emit()
        assert window._open.text() == "打开"
        assert window._open.isEnabled()

    def test_another_name_does_not_wait(
        self, window: UnlockWindow, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        door.view = replace(door.view, waits=((USERS[0].id, 9),))
        window.read(USERS[0].id)
        qtbot.waitUntil(lambda: not window._open.isEnabled())
        qtbot.keyClick(window._secret.editor, Qt.Key.Key_Down)
        assert window._open.isEnabled()

    def test_nothing_typed_is_told(self, window: UnlockWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window._secret.editor, ENTER)
        assert window._secret.message == "请输入密码"

    def test_caps_lock_is_noticed_by_a_letter_in_the_wrong_case(
        self, window: UnlockWindow, qtbot: QtBot
    ) -> None:
        editor = window._secret.editor
        none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        for text, modifier, locked in (
            ("a", none, False),
            ("A", shift, False),
            ("A", none, True),
            ("a", shift, True),
            ("1", none, True),  # says nothing
            ("a", none, False),
        ):
            key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
            QApplication.sendEvent(editor, key)
            assert window._secret._caps.isVisible() is locked, (text, modifier)

    def test_the_eye_shows_and_hides(self, window: UnlockWindow) -> None:
        editor = window._secret.editor
        assert editor.echoMode() == QLineEdit.EchoMode.Password
        window._secret._eye.trigger()
        assert editor.echoMode() == QLineEdit.EchoMode.Normal
        window._secret._eye.trigger()
        assert editor.echoMode() == QLineEdit.EchoMode.Password

    def test_type_and_light_can_be_changed_here(self, window: UnlockWindow) -> None:
        assert (window._bigger.text(), window._darker.text()) == ("字号 大", "深色")
        window._bigger.click()
        window._darker.click()
        assert (window.theme.base, window.theme.mode) == (16, Mode.DARK)
        assert (window._bigger.text(), window._darker.text()) == ("字号 特大", "浅色")

    def test_an_empty_folder_is_a_first_run(self, world: World, qtbot: QtBot) -> None:
        window = UnlockWindow(world.theme, world.work, ScriptedDoor(stage="new"), world.clock)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.absent):
            window.read()

    @pytest.mark.parametrize(
        ("ago", "said"),
        [
            (timedelta(hours=2), "上次 今天 08:24"),
            (timedelta(hours=11), "上次 昨天 23:24"),
            (timedelta(days=4), "上次 11月20日"),
            (timedelta(days=400), "上次 2025年10月20日"),
        ],
    )
    def test_when_a_user_last_opened(self, ago: timedelta, said: str) -> None:
        now = datetime(2026, 11, 24, 10, 24, tzinfo=CHINA)
        assert last_opened(now - ago, now.date()) == said


class TestFlow:
    def test_a_sample_is_short(self) -> None:
        assert Flow(Kind.SAMPLE).steps == (Step.LOOK, Step.PASSPHRASE)

    def test_there_is_a_vault_before_there_are_keys_of_the_laptop(self) -> None:
        steps = Flow(Kind.OFFICE).steps
        assert steps.index(Step.PASSPHRASE) < steps.index(Step.ENROL)

    def test_nobody_goes_back_behind_the_vault(self) -> None:
        for step in (Step.RECOVERY, Step.ENROL):
            flow = Flow(Kind.OFFICE, step)
            assert flow.back() == flow
        assert Flow(Kind.OFFICE).back() is None
        assert Flow(Kind.OFFICE, Step.PASSPHRASE).back() == Flow(Kind.OFFICE)


class FirstRun:
    """A first run under way, with what its steps are asked."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.door = ScriptedDoor(stage="new")
        self.window = FirstRunWindow(world.theme, world.work, self.door, world.clock)
        self.desks: list[Any] = []
        self.window.opened.connect(self.desks.append)
        qtbot.addWidget(self.window)
        _open(self.window)

    def wait_for(self, kind: type[Any]) -> Any:
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, kind))
        return self.window.page

    def enter(self) -> None:
        self.qtbot.keyClick(self.window, ENTER)

    def set_passphrase(self) -> None:
        step = self.wait_for(PassphraseStep)
        step.name.set_text("梁志强")
        self.qtbot.keyClicks(step.first.editor, RIGHT)
        self.qtbot.keyClick(step.first.editor, ENTER)
        self.qtbot.keyClicks(step.again.editor, RIGHT)
        self.qtbot.keyClick(step.again.editor, ENTER)

    def write_down(self) -> None:
        step = self.wait_for(RecoveryStep)
        groups = (*CARD.first, *CARD.second)
        for number, back in zip(step._asked, step._backs, strict=True):
            self.qtbot.keyClicks(back.editor, groups[number])
        self.enter()


class TestFirstRun:
    @pytest.fixture
    def run(self, world: World, qtbot: QtBot) -> FirstRun:
        return FirstRun(world, qtbot)

    def test_a_sample_office(self, run: FirstRun) -> None:
        choice = run.wait_for(ChoiceStep)
        run.qtbot.keyClick(choice.sample, Qt.Key.Key_Space)
        run.wait_for(LookStep)
        run.enter()
        run.set_passphrase()
        run.qtbot.waitUntil(lambda: run.desks == [run.door.desk])
        command = run.door.commands[0]
        assert isinstance(command, CreateVault)
        assert (command.user.name, command.user.role) == ("梁志强", Role.HEAD)
        assert run.door.calls == [("found_sample", None)]

    def test_an_office_by_code(self, run: FirstRun) -> None:
        run.qtbot.keyClick(run.wait_for(ChoiceStep).office, Qt.Key.Key_Space)
        run.wait_for(LookStep)
        run.enter()
        run.set_passphrase()
        run.write_down()
        step: EnrolStep = run.wait_for(EnrolStep)
        for letter in "7k2mqp94hx3d9twr":  # the boxes pass the keyboard on
            run.qtbot.keyClick(QApplication.focusWidget(), letter)
        assert [box.text() for box in step.code.boxes] == ["7K2M", "QP94", "HX3D", "9TWR"]
        assert QApplication.focusWidget() is step.server.editor
        run.qtbot.keyClicks(step.server.editor, "https://127.0.0.1:8443")
        run.qtbot.keyClick(step.server.editor, Qt.Key.Key_Return)  # as the button says
        run.qtbot.waitUntil(step._card.isVisible)
        assert run.door.calls == [
            ("enrol_online", ("https://127.0.0.1:8443", "7K2M-QP94-HX3D-9TWR"))
        ]
        assert step._office.text() == "江门市新会区大泽镇司法所"
        run.enter()
        run.qtbot.waitUntil(lambda: run.desks == [run.door.desk])
        assert run.door.calls[-1] == ("accept", ScriptedOffer())

    def test_an_office_by_stick_takes_two_trips(self, run: FirstRun, tmp_path: Path) -> None:
        run.window.start_enrolment()
        step: EnrolStep = run.wait_for(EnrolStep)
        step._group.button(1).click()
        step.write_request(tmp_path)
        run.qtbot.waitUntil(lambda: "11 22 · 33 44 · 55 66" in step._words.text())
        step.read_reply(tmp_path)
        run.qtbot.waitUntil(step._card.isVisible)
        run.enter()  # the digits were not compared yet
        assert run.desks == []
        assert "核对" in step._words.text()
        run.qtbot.keyClick(step._same, Qt.Key.Key_Space)
        run.enter()
        run.qtbot.waitUntil(lambda: run.desks == [run.door.desk])
        names = [name for name, _what in run.door.calls]
        assert names == ["write_request", "read_reply", "accept"]

    def test_no_network_is_a_sentence(self, run: FirstRun) -> None:
        run.door.refuse_online = Trouble(
            "连不上服务器。", "已填的还在。", "请检查网络，或改用 U 盘。"
        )
        run.window.start_enrolment()
        step: EnrolStep = run.wait_for(EnrolStep)
        step.code.set_text("7K2MQP94HX3D9TWR")
        step.server.set_text("https://127.0.0.1:1")
        run.enter()
        run.qtbot.waitUntil(lambda: step._words.text().startswith("连不上服务器"))
        assert step.code.text() == "7K2M-QP94-HX3D-9TWR"

    def test_another_code_forgets_the_offer(self, run: FirstRun) -> None:
        run.window.start_enrolment()
        step: EnrolStep = run.wait_for(EnrolStep)
        step._on_offer(ScriptedOffer())
        run.qtbot.keyClicks(step.code.boxes[0], "a")
        assert not step._card.isVisible()
        assert step.primary() == "核对登记码"

    def test_passphrases_that_differ_make_no_vault(self, run: FirstRun) -> None:
        run.window.start_sample()
        run.wait_for(LookStep)
        run.enter()
        step: PassphraseStep = run.wait_for(PassphraseStep)
        run.qtbot.keyClicks(step.first.editor, RIGHT)
        run.qtbot.keyClicks(step.again.editor, "other one")
        run.qtbot.keyClick(step.again.editor, ENTER)
        assert step.again.state == "error"
        assert run.door.commands == []

    def test_a_group_typed_wrong_is_told(self, run: FirstRun) -> None:
        run.window.start_sample()
        step = RecoveryStep(
            run.window.theme, run.window._work, run.window._clock, CARD, pick=lambda _n: 2
        )
        run.window._show(step)
        assert step._asked == (2, 6)
        assert step.findChildren(QLineEdit)[1].accessibleName() == "第 7 组"
        run.qtbot.keyClicks(step._backs[0].editor, "1158")
        run.qtbot.keyClicks(step._backs[1].editor, "9999")
        step.proceed()
        assert step._said.isVisible()
        assert step._backs[1].editor.hasFocus()

    def test_alt_left_goes_back_to_the_choice(self, run: FirstRun) -> None:
        run.window.start_sample()
        run.qtbot.keyClick(run.window, Qt.Key.Key_Left, ALT)
        run.wait_for(ChoiceStep)

    def test_the_look_is_tried_on_at_once(self, run: FirstRun) -> None:
        run.window.start_sample()
        step: LookStep = run.wait_for(LookStep)
        step._group.button(18).click()
        assert run.window.theme.base == 18

    def test_the_cards_are_a_pdf_with_all_groups_a_half_on_each(
        self, run: FirstRun, tmp_path: Path
    ) -> None:
        step = RecoveryStep(run.window.theme, run.window._work, run.window._clock, CARD, who="梁")
        run.window._show(step)
        path = tmp_path / "cards.pdf"
        step.save_to(path)
        run.qtbot.waitUntil(lambda: not run.window._work.busy)
        pages = pypdfium2.PdfDocument(path)
        page = pages[0]
        assert len(pages) == 1
        assert [round(side) for side in page.get_size()] == [595, 842]
        text = page.get_textpage()
        upper = text.get_text_bounded(bottom=421)
        lower = text.get_text_bounded(top=421)
        for half, groups, check in (
            (upper, CARD.first, CARD.first_check),
            (lower, CARD.second, CARD.second_check),
        ):
            assert all(group in half for group in groups)
            assert f"核对码 {check}" in half
        assert not any(group in upper for group in CARD.second)


class TestForgotten:
    @pytest.fixture
    def window(self, world: World, qtbot: QtBot) -> ForgottenWindow:
        made = ForgottenWindow(world.theme, world.work, ScriptedDoor())
        made.start(USERS[0].id, USERS[0].name)
        qtbot.addWidget(made)
        _open(made)
        return made

    def _fill(self, window: ForgottenWindow, first: str) -> None:
        window.first.set_text(first)
        window.second.set_text("6093 4415 2870 5536 08")
        window.new.set_text("a new one")
        window.again.set_text("a new one")

    def test_both_halves_and_a_new_passphrase_open(
        self, window: ForgottenWindow, qtbot: QtBot
    ) -> None:
        self._fill(window, "3862 9047 1158 7724 31")
        with qtbot.waitSignal(window.unlocked):
            qtbot.keyClick(window.again.editor, ENTER)
        door = window._door
        assert isinstance(door, ScriptedDoor)
        command = door.commands[0]
        assert isinstance(command, ResetPassphrase)
        assert command.user == USERS[0].id
        assert window.new.text() == ""

    def test_a_slip_is_told_beside_its_half(self, window: ForgottenWindow, qtbot: QtBot) -> None:
        self._fill(window, "3826 9047 1158 7724 31")
        qtbot.keyClick(window.again.editor, ENTER)
        qtbot.waitUntil(lambda: window.first.state == "error")
        assert window.second.state == ""

    def test_escape_goes_back_and_forgets(self, window: ForgottenWindow, qtbot: QtBot) -> None:
        self._fill(window, "3862")
        with qtbot.waitSignal(window.given_up):
            qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window.first.text() == ""
