"""Watches for a hand on the keyboard or the mouse, and asks for the lock when there is none."""

from __future__ import annotations

__all__ = ["IdleGuard"]

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from app.clock import Clock
from app.vault.lock import IdleLock, LockState

_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleGuard(QObject):
    """The policy is app.vault.lock; this gives it a timer and what the hands do.

    It listens to windows, not to the application: only what comes from outside passes there,
    so painting and timers cost nothing.

    Signals:
        warned: it will lock in a minute.
        idle: it is time to lock.
    """

    warned = Signal()
    idle = Signal()

    def __init__(self, clock: Clock, parent: QObject, *, policy: IdleLock | None = None) -> None:
        super().__init__(parent)
        self._policy = policy or IdleLock(clock, time.monotonic)
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window_changed)

    def start(self) -> None:
        """Somebody has just unlocked."""
        self._policy.unlocked()
        self._warned = False
        self._on_focus_window_changed(QGuiApplication.focusWindow())
        self._wait()

    def stop(self) -> None:
        """It is locked."""
        self._policy.lock()
        self._timer.stop()

    def look(self) -> None:
        """Look at the time now."""
        state = self._policy.look()
        if state is LockState.LOCKED:
            self._timer.stop()
            self.idle.emit()
            return
        if state is LockState.WARNING and not self._warned:
            self._warned = True
            self.warned.emit()
        self._wait()

    def touched(self) -> None:
        """A hand was there."""
        if not self._timer.isActive():
            return  # locked
        if not self._policy.touch():
            self.look()  # it came too late: the timer slept with the laptop
        elif self._warned:
            self._warned = False
            self._wait()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self.touched()
        return False

    def _wait(self) -> None:
        self._timer.start(max(1, int(self._policy.next_look * 1000) + 1))

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
