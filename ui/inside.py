"""Everything that exists while somebody is inside: the window, its context, the idle guard."""

from __future__ import annotations

__all__ = ["Inside"]

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from app.clock import Clock
from app.events import DayTurned, MadeAnew
from app.i18n import tr
from app.messages import Me
from app.vault.messages import ReadGate
from ui.context import Context, Desk, Place
from ui.pages import load_ahead, register
from ui.shell.autosync import AutoSync
from ui.shell.backups import DailyBackup
from ui.shell.daywatch import DayWatch
from ui.shell.desk_switch import DeskSwitch
from ui.shell.idle import IdleGuard
from ui.shell.memory import Memory
from ui.shell.pulse import Pulse
from ui.shell.window import MainWindow
from ui.theme.theme import Theme
from ui.vault.door import Door
from ui.work import Work

_AHEAD_MS = 400  # once 今日 is read and painted


class Host(Protocol):
    """What the session gives (ui.session.Session)."""

    theme: Theme
    work: Work
    door: Door
    clock: Clock
    memory: Memory

    def lock(self, note: str = "") -> None:
        """Lock the screen."""
        ...


class Inside(QObject):
    """The main window over one user's desk; it outlives a lock.

    Attributes:
        open: whether the desk is open.
    """

    def __init__(self, host: Host, desk: Desk) -> None:
        super().__init__()
        self._host = host
        self.open = True
        self._switch = DeskSwitch(desk)
        self.context = Context(
            desk=self._switch,
            theme=host.theme,
            work=host.work,
            clock=host.clock,
            settings=host.memory,
            go=self._go,
            toast=self._toast,
            saved=self._saved,
        )
        self.window = MainWindow(self.context)
        register(self.window, lambda: host.door.ask(ReadGate()))
        self.window.lockAsked.connect(host.lock)
        self._pulse = Pulse(self.context, self.window.navigation, self.window.top.pill)
        self._pulse.offline.connect(self.window.show_offline)
        self._autosync = AutoSync(self.context, self)
        self._pulse.synced.connect(self._autosync.plan)
        self._backup = DailyBackup(self.context, self)
        self._backup.start()
        self._pulse.read()
        self._day = DayWatch(host.clock, self)
        self._day.turned.connect(self._on_day_turned)
        self._day.start()
        self._guard = IdleGuard(host.clock, self)
        self._guard.idle.connect(self._on_idle)
        self._guard.warned.connect(self._on_warned)
        self._guard.start()
        self.window.go_home()
        QTimer.singleShot(_AHEAD_MS, self, lambda: load_ahead(self.context, self))

    @property
    def me(self) -> Me:
        """Who sits here."""
        return self._switch.me

    def open_desk(self, desk: Desk) -> None:
        """The same person unlocked again."""
        self._switch.attach(desk)
        self.open = True
        self._guard.start()
        self._backup.start()
        self._day.start()
        self._pulse.read()
        self._switch.publish(DayTurned())  # it may have been locked over night
        self.window.come_back()

    def close_desk(self) -> None:
        """The screen is being locked; drafts are asked for first."""
        self.window.leave()
        self.window.veil()
        self.open = False
        self._guard.stop()
        self._autosync.stop()
        self._backup.stop()
        self._day.stop()
        self._switch.detach()
        self.window.status.show_anew(MadeAnew(0, 0))

    def destroy(self) -> None:
        """Somebody else unlocked."""
        self._guard.stop()
        self._autosync.stop()
        self._backup.stop()
        self._day.stop()
        self.window.deleteLater()
        self.deleteLater()

    def _go(self, place: Place) -> None:
        self.window.go(place)

    def _toast(self, text: str, *, undo: bool = False, good: bool = True) -> None:
        self.window.toast.show_text(text, undo=undo, good=good)

    def _saved(self) -> None:
        time = self.context.clock.now().strftime("%H:%M:%S")
        self.window.status.show_saved(tr("已自动保存 {time}").format(time=time))

    def _on_day_turned(self) -> None:
        self._pulse.read()
        self._switch.publish(DayTurned())
        if self.window.page is not None:
            self.window.page.resume()

    def _on_idle(self) -> None:
        self._host.lock(tr("15 分钟没有操作，已锁上。填了一半的内容还在。"))

    def _on_warned(self) -> None:
        self._toast(tr("1 分钟后自动锁上，动一下鼠标或按一个键就不锁"), good=False)
