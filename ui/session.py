"""From the closed door to the window and back: which window is on the screen when."""

from __future__ import annotations

__all__ = ["Session"]

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.theme.fonts import load_rare
from ui.vault.unlock import UnlockWindow

if TYPE_CHECKING:
    from app.clock import Clock
    from app.errors import Problem
    from app.ids import Id
    from app.vault.messages import Unlocked
    from ui.context import Desk
    from ui.inside import Inside
    from ui.shell.memory import Memory
    from ui.theme.theme import Theme
    from ui.vault.door import Door
    from ui.vault.firstrun import FirstRunWindow
    from ui.work import Work

# ruff: noqa: PLC0415 - nothing but the unlock window is imported before it is shown


class Session(QObject):
    """One profile on the screen.

    Attributes:
        unlock: the unlock window; it lives as long as the session.
        inside: the main window and what belongs to it, once somebody was inside.

    Signals:
        ready: the desk is open and the first page is on the screen.
        locked: the screen is locked and the key is let go of.
    """

    ready = Signal()
    locked = Signal()

    def __init__(
        self,
        theme: Theme,
        work: Work,
        door: Door,
        clock: Clock,
        memory: Memory,
        *,
        sample: bool = False,
    ) -> None:
        super().__init__()
        self._sample = sample
        self.theme, self.work, self.door = theme, work, door
        self.clock, self.memory = clock, memory
        self.inside: Inside | None = None
        self._shown: QWidget | None = None
        self._wanted: Id | None = None
        self.unlock = UnlockWindow(theme, work, door, clock)
        self.unlock.unlocked.connect(self._on_unlocked)
        self.unlock.absent.connect(self._on_absent)
        self.unlock.forgotten.connect(self._on_forgotten)
        work.refused.connect(self._on_refused)
        work.crashed.connect(self._on_crashed)

    def start(self) -> None:
        """Show the unlock window, then read who may open."""
        memory = self.memory
        self.unlock.show_place(
            memory.get("office", ""),
            memory.get("device", ""),
            sample=bool(memory.get("sample", False)),
        )
        self._show(self.unlock)
        # After the first paint: building the door takes the interpreter for itself.
        QTimer.singleShot(20, self.unlock.read)

    def lock(self, note: str = "") -> None:
        """Keep drafts, close the desk, let go of the key, show the unlock window."""
        inside = self.inside
        if inside is None or not inside.open:
            return
        inside.close_desk()
        self.unlock.show_note(note)
        self._show(self.unlock)
        self.work.run(self.door.lock(), self._on_locked, owner=self)

    # -- opening -------------------------------------------------------------------------

    def _on_unlocked(self, unlocked: Unlocked) -> None:
        self._wanted = unlocked.user.id
        self.work.run(self.door.founded(), self._on_founded, self._on_not_opened, owner=self)

    def _on_founded(self, founded: bool) -> None:
        if founded:
            load_rare()  # while the desk is opened; names are shown next
            future = self.door.open_desk()
            self.work.run(future, self._on_desk, self._on_not_opened, owner=self)
        else:
            self._first_run().start_enrolment()

    def _on_not_opened(self, _error: Exception) -> bool:
        self.unlock.show_opened()
        return False

    def _on_desk(self, desk: Desk) -> None:
        from ui.inside import Inside

        me = desk.me
        for key, value in (
            ("office", me.office_name),
            ("device", me.device_no),
            ("sample", me.sample),
        ):
            self.memory.put(key, value)
        if self.inside is not None and self.inside.me.user == me.user:
            self._show(self.inside.window)
            self.inside.open_desk(desk)
        else:
            if self.inside is not None:
                self.inside.destroy()
            self.inside = Inside(self, desk)
            self._show(self.inside.window)
        self.unlock.show_opened()
        self.unlock.show_place(me.office_name, me.device_no, sample=me.sample)
        self.ready.emit()

    def _on_locked(self, held: int) -> None:
        if held:
            words = tr(
                "还有 {n} 份没有加密的改稿没能抹掉：WPS 还开着，或者收不进案件。已保存的改动都在；"
                "请关掉 WPS，下次打开榕下时再收回、抹掉。"
            )
            self.unlock.show_note(words.format(n=held))
        self.unlock.read(self._wanted)
        self.locked.emit()

    # -- the other doors -----------------------------------------------------------------

    def _on_absent(self) -> None:
        window = self._first_run()
        if self._sample:
            window.start_sample()

    def _first_run(self) -> FirstRunWindow:
        from ui.vault.firstrun import FirstRunWindow

        load_rare()
        window = FirstRunWindow(self.theme, self.work, self.door, self.clock)
        window.opened.connect(self._on_desk)
        self._show(window)
        return window

    def _on_forgotten(self, user: Id, name: str) -> None:
        from ui.vault.forgotten import ForgottenWindow

        window = ForgottenWindow(self.theme, self.work, self.door)
        window.start(user, name)
        window.welcome.show_place(self.memory.get("office", ""), "")
        window.unlocked.connect(self._on_unlocked)
        window.given_up.connect(self._on_given_up)
        self._show(window)

    def _on_given_up(self) -> None:
        self._show(self.unlock)
        self.unlock.read(self._wanted)

    # -- inside --------------------------------------------------------------------------

    def _show(self, window: QWidget) -> None:
        # The new one first: the program ends with its last window.
        before, self._shown = self._shown, window
        window.show()
        window.activateWindow()
        if before is not None and before is not window:
            before.hide()
            kept = before is self.unlock or (self.inside and before is self.inside.window)
            if not kept:
                before.deleteLater()

    def _on_refused(self, error: Problem) -> None:
        from ui.shell.problems import show_refused

        show_refused(self.theme, self._shown or self.unlock, error)

    def _on_crashed(self, error: Exception) -> None:
        from ui.shell.problems import show_crash

        show_crash(self.theme, self._shown or self.unlock, self.work, error)
