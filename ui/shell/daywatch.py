"""Notices that the day is another: past midnight, after a sleep, or when the clock was set."""

from __future__ import annotations

__all__ = ["DayWatch"]

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock

_LOOK_MS = 20_000


class DayWatch(QObject):
    """Looks at the clock now and then: a timer set to midnight sleeps with the laptop.

    Signals:
        turned: today is another day than when it was last looked at, later or earlier.
    """

    turned = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = clock.today()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Somebody is inside, and reads everything now."""
        self._seen = self._clock.today()
        self._timer.start(_LOOK_MS)

    def stop(self) -> None:
        """Nobody is."""
        self._timer.stop()

    def look(self) -> None:
        """Look now."""
        today = self._clock.today()
        if today != self._seen:
            self._seen = today
            self.turned.emit()
