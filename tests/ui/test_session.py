"""From the closed door to the desk, through a lock and back, with everything that holds it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLockFile, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.errors import Bug, Fault, Refused
from app.errors import World as Trouble
from app.events import SyncChanged
from app.today.messages import ReadToday
from app.vault.lock import IdleLock
from tests.ui.kit import World
from tests.ui.scripted import ME, ScriptedDesk
from tests.ui.scripted_door import RIGHT, ScriptedDoor
from ui.main import _enter
from ui.session import Session
from ui.shell.desk_switch import DeskSwitch
from ui.shell.idle import IdleGuard
from ui.shell.keysheet import KeySheet
from ui.shell.memory import Memory
from ui.shell.problems import report
from ui.today.page import TodayPage
from ui.vault.firstrun import FirstRunWindow
from ui.vault.forgotten import ForgottenWindow
from ui.vault.late_door import LateDoor
from ui.watchdog import Watchdog
from ui.widgets.dialog import Dialog

ROOT = Path(__file__).parents[2]


@pytest.fixture
def door() -> ScriptedDoor:
    """A laptop that was founded."""
    return ScriptedDoor()


@pytest.fixture
def session(world: World, door: ScriptedDoor) -> Iterator[Session]:
    """A session at the unlock window."""
    world.work.refused.disconnect(world.problems.append)
    made = Session(world.theme, world.work, door, world.clock, Memory())
    made.start()
    yield made
    if made.inside is not None:
        made.inside.destroy()


def _unlock(session: Session, qtbot: QtBot) -> None:
    unlock = session.unlock
    qtbot.waitUntil(lambda: unlock._users.rowCount() == 3)
    qtbot.keyClicks(unlock._secret.editor, RIGHT)
    with qtbot.waitSignal(session.ready):
        qtbot.keyClick(unlock._secret.editor, Qt.Key.Key_Return)


class TestSession:
    def test_unlocking_leads_to_the_desk(self, session: Session, qtbot: QtBot) -> None:
        _unlock(session, qtbot)
        assert session.inside is not None
        assert session.inside.window.isVisible()
        assert not session.unlock.isVisible()
        assert session.inside.window.windowTitle() == "榕下 · 江门市新会区大泽镇司法所"
        assert session.memory.get("office") == "江门市新会区大泽镇司法所"

    def test_a_lock_keeps_the_window_and_lets_go_of_the_key(
        self, session: Session, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        _unlock(session, qtbot)
        inside = session.inside
        assert inside is not None
        inside.window.go_home()
        here, window = inside.window.here, inside.window
        with qtbot.waitSignal(session.locked):
            qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert not window.isVisible()
        assert session.unlock.isVisible()
        assert door.calls[-1] == ("lock", None)
        _unlock(session, qtbot)
        assert session.inside is inside
        assert window.isVisible()
        assert window.here == here

    def test_a_lock_tells_of_a_paper_that_wps_holds_open(
        self, session: Session, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        _unlock(session, qtbot)
        door.out = 1
        with qtbot.waitSignal(session.locked):
            session.lock()
        assert "请关掉 WPS" in session.unlock._note.text()

    def test_a_dialog_is_hidden_while_locked_and_is_there_again(
        self, session: Session, qtbot: QtBot
    ) -> None:
        _unlock(session, qtbot)
        assert session.inside is not None
        window = session.inside.window
        window._show_keys()
        sheet = window.findChild(KeySheet)
        assert isinstance(sheet, KeySheet)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
        with qtbot.waitSignal(session.locked):
            qtbot.keyClick(sheet, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        assert shown == [session.unlock]
        _unlock(session, qtbot)
        assert sheet.isVisible()
        assert sheet.isModal()

    def test_while_locked_nothing_is_asked(self, session: Session, qtbot: QtBot) -> None:
        _unlock(session, qtbot)
        assert session.inside is not None
        context = session.inside.context
        session.lock()
        assert context.desk.ask(ReadToday()).cancelled()

    def test_another_day_is_read_again_behind_the_lock_and_at_midnight(
        self, world: World, session: Session, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        """今日 of yesterday would show as due today what is late."""
        desk = door.desk
        assert isinstance(desk, ScriptedDesk)

        def reads() -> int:
            return sum(isinstance(query, ReadToday) for query in desk.asked)

        _unlock(session, qtbot)
        inside = session.inside
        assert inside is not None
        qtbot.waitUntil(lambda: isinstance(inside.window.page, TodayPage) and reads() == 2)
        inside._day.look()
        assert reads() == 2  # the same day
        world.clock.advance(hours=14)
        inside._day.look()
        qtbot.waitUntil(lambda: reads() == 4)  # the page and the counts in the navigation
        with qtbot.waitSignal(session.locked):
            session.lock()
        assert not inside._day._timer.isActive()
        _unlock(session, qtbot)
        qtbot.waitUntil(lambda: reads() == 6)

    def test_another_person_gets_another_window(
        self, session: Session, door: ScriptedDoor, qtbot: QtBot
    ) -> None:
        _unlock(session, qtbot)
        first = session.inside
        with qtbot.waitSignal(session.locked):
            session.lock()
        other = {name: getattr(ME, name) for name in ME.__dataclass_fields__}
        door.desk = ScriptedDesk(type(ME)(**other | {"user": b"v" * 16, "name": "梁志强"}))
        _unlock(session, qtbot)
        assert session.inside is not first
        assert session.inside is not None
        assert session.inside.me.name == "梁志强"

    def test_idleness_locks_and_says_why(self, session: Session, qtbot: QtBot) -> None:
        _unlock(session, qtbot)
        assert session.inside is not None
        session.inside._guard.idle.emit()
        assert session.unlock.isVisible()
        assert session.unlock._note.text().startswith("15 分钟没有操作")

    def test_an_empty_folder_leads_to_the_first_run(self, world: World, qtbot: QtBot) -> None:
        door = ScriptedDoor(stage="new")
        session = Session(world.theme, world.work, door, world.clock, Memory())
        session.start()
        qtbot.waitUntil(lambda: isinstance(session._shown, FirstRunWindow))
        assert not session.unlock.isVisible()

    def test_an_unfinished_first_run_is_finished(self, world: World, qtbot: QtBot) -> None:
        door = ScriptedDoor()
        door.stage = "unfounded"
        session = Session(world.theme, world.work, door, world.clock, Memory())
        session.start()
        qtbot.waitUntil(lambda: session.unlock._users.rowCount() == 3)
        qtbot.keyClicks(session.unlock._secret.editor, RIGHT)
        qtbot.keyClick(session.unlock._secret.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(session._shown, FirstRunWindow))
        shown = session._shown
        assert isinstance(shown, FirstRunWindow)
        assert shown.page is not None
        assert shown.page.accessibleName() == "登记本机"

    def test_a_forgotten_passphrase_and_back(self, session: Session, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: session.unlock._users.rowCount() == 3)
        session.unlock._on_forgotten()
        shown = session._shown
        assert isinstance(shown, ForgottenWindow)
        shown.given_up.emit()
        assert session.unlock.isVisible()

    def test_a_desk_that_does_not_open_is_told_and_may_be_tried_again(
        self, session: Session, door: ScriptedDoor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail() -> Any:
            return door._failed("资料文件打不开，可能已损坏。", "")

        monkeypatch.setattr(door, "open_desk", fail)
        qtbot.waitUntil(lambda: session.unlock._users.rowCount() == 3)
        qtbot.keyClicks(session.unlock._secret.editor, RIGHT)
        qtbot.keyClick(session.unlock._secret.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: session.unlock.findChild(Dialog) is not None)
        assert session.unlock._open.text() == "打开"
        assert session.unlock._open.isEnabled()


class TestProblems:
    def test_a_world_problem_says_what_happened_and_what_is_kept(
        self, session: Session, qtbot: QtBot
    ) -> None:
        session.work.report(Trouble("磁盘满了。", "填的内容还在。", "请删去不用的文件再试。"))
        dialog = session.unlock.findChild(Dialog)
        assert isinstance(dialog, Dialog)
        assert dialog.windowTitle() == "磁盘满了。"
        assert dialog._words.text() == "填的内容还在。请删去不用的文件再试。"
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    def test_a_refusal_shows_its_sentence(self, session: Session) -> None:
        session.work.report(Refused(Fault("不能移除正在使用的自己")))
        dialog = session.unlock.findChild(Dialog)
        assert isinstance(dialog, Dialog)
        assert dialog._words.text() == "不能移除正在使用的自己"

    def test_our_mistake_offers_a_report(self, session: Session) -> None:
        session.work.report(Bug("slip"))
        dialog = session.unlock.findChild(Dialog)
        assert isinstance(dialog, Dialog)
        assert dialog.windowTitle() == "榕下出了差错"

    def test_the_report_holds_no_words_of_a_person(self) -> None:
        name, number = "李桂英", "440705197906180006"
        try:
            try:
                raise ValueError(number)
            except ValueError as inner:
                raise Bug(name) from inner
        except Bug as error:
            text = report(error)
        assert text.startswith("Bug\n")
        assert "\nValueError\n" in text
        assert text.count("test_session.py") == 2
        assert "李桂英" not in text
        assert "4407" not in text


class TestDeskSwitch:
    def test_subscriptions_outlive_a_lock(self) -> None:
        first, second = ScriptedDesk(), ScriptedDesk()
        switch = DeskSwitch(first)
        heard: list[object] = []
        stop = switch.subscribe(SyncChanged, heard.append)
        first.publish(SyncChanged())
        switch.detach()
        first.publish(SyncChanged())
        switch.attach(second)
        second.publish(SyncChanged())
        assert len(heard) == 2
        stop()
        second.publish(SyncChanged())
        assert len(heard) == 2
        assert first._callbacks == second._callbacks == []


class TestIdleGuard:
    class Hand:
        """A guard over clocks that stand still until they are moved."""

        def __init__(self, world: World) -> None:
            self.clock, self.seconds = world.clock, 0.0
            self.owner = QObject()
            policy = IdleLock(world.clock, lambda: self.seconds)
            self.guard = IdleGuard(world.clock, self.owner, policy=policy)
            self.told: list[str] = []
            self.guard.warned.connect(lambda: self.told.append("warned"))
            self.guard.idle.connect(lambda: self.told.append("idle"))
            self.guard.start()

        def wait(self, minutes: float) -> None:
            self.seconds += minutes * 60
            self.clock.advance(minutes=minutes)
            self.guard.look()

    def test_it_warns_and_then_locks(self, world: World, qtbot: QtBot) -> None:
        hand = self.Hand(world)
        hand.wait(13.9)
        assert hand.told == []
        hand.wait(0.2)
        hand.wait(0.2)
        assert hand.told == ["warned"]
        hand.wait(1)
        assert hand.told == ["warned", "idle"]
        assert not hand.guard._timer.isActive()

    def test_a_key_or_the_mouse_puts_it_off(self, world: World, qtbot: QtBot) -> None:
        hand = self.Hand(world)
        line = QLineEdit()
        qtbot.addWidget(line)
        line.show()
        window = line.windowHandle()
        hand.guard._on_focus_window_changed(window)
        for event in (
            QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
            QMouseEvent(
                QMouseEvent.Type.MouseMove,
                QPointF(1, 1),
                QPointF(1, 1),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        ):
            hand.wait(10)
            QApplication.sendEvent(window, event)
        hand.wait(10)
        assert hand.told == []

    def test_a_hand_after_the_laptop_slept_comes_too_late(self, world: World, qtbot: QtBot) -> None:
        hand = self.Hand(world)
        hand.clock.advance(hours=2)  # the timer slept too
        hand.guard.touched()
        assert hand.told == ["idle"]

    def test_the_timer_is_set_to_the_next_change(self, world: World, qtbot: QtBot) -> None:
        hand = self.Hand(world)
        wanted = timedelta(minutes=14) / timedelta(milliseconds=1)
        assert abs(hand.guard._timer.interval() - wanted) < 5


class TestLateDoor:
    def test_it_is_made_once_elsewhere_and_passes_everything_on(
        self, world: World, qtbot: QtBot
    ) -> None:
        made: list[int] = []
        real = ScriptedDoor()

        def make() -> ScriptedDoor:
            made.append(threading.get_ident())
            return real

        late = LateDoor(make)
        results: list[Any] = []
        futures: tuple[Future[Any], ...] = (late.founded(), late.open_desk(), late.lock())
        for future in futures:
            world.work.run(future, results.append)
        qtbot.waitUntil(lambda: len(results) == 3)
        assert results == [True, real.desk, 0]
        assert len(made) == 1
        assert made[0] != threading.get_ident()
        late.close()

    def test_what_fails_inside_comes_out(self, world: World, qtbot: QtBot) -> None:
        def make() -> ScriptedDoor:
            raise Trouble("打不开资料文件夹。", "资料没有动。", "请检查文件夹。")

        late = LateDoor(make)
        answers: list[bool] = []
        world.work.run(late.founded(), answers.append)
        qtbot.waitUntil(lambda: len(world.problems) == 1)
        late.close()


class TestWatchdog:
    def test_it_sees_a_block_and_where_it_was(self, qtbot: QtBot) -> None:
        def dawdle() -> None:
            end = time.monotonic() + 0.12
            while time.monotonic() < end:
                pass

        with Watchdog() as dog:
            QTimer.singleShot(0, dawdle)
            qtbot.waitUntil(lambda: bool(dog.blocks))
        assert 0.05 < dog.blocks[0].seconds < 1
        assert "dawdle" in dog.blocks[0].where

    def test_it_is_quiet_when_all_is_well(self, qtbot: QtBot) -> None:
        timer = QTimer()
        with Watchdog(limit=0.5) as dog, qtbot.waitSignal(timer.timeout):
            timer.start(80)
        assert dog.blocks == []


class TestStart:
    def test_nothing_heavy_comes_before_the_unlock_window(self) -> None:
        script = (
            "import sys, ui.main, ui.session, ui.vault.late_door, ui.shell.memory\n"
            "print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
        )
        names = _python(script).split()
        heavy = {"sqlalchemy", "reportlab", "fastapi", "pypinyin", "keyring", "argon2", "msgspec"}
        assert heavy.isdisjoint(names)
        assert "PySide6" in names

    def test_the_command_line_needs_no_qt(self) -> None:
        script = "import sys, ui.main\nui.main._parser()\nprint('PySide6' in sys.modules)"
        assert _python(script).strip() == "False"


def _python(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


class TestFolder:
    def test_one_window_for_a_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "new" / "profile"
        first, second = (QLockFile(str(folder / "open.lock")) for _ in range(2))
        assert _enter(folder, first) == ""
        assert "另一个榕下窗口" in _enter(folder, second)
        first.unlock()
        assert _enter(folder, second) == ""
        second.unlock()

    def test_a_folder_that_cannot_be_written_is_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        folder = tmp_path / "file" / "profile"
        said = _enter(folder, QLockFile(str(folder / "open.lock")))
        assert said.startswith("不能写入资料文件夹")
