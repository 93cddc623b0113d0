"""When an unlocked laptop locks itself: fifteen minutes without a hand on it."""

from __future__ import annotations

__all__ = ["IDLE", "IdleLock", "LockState"]

from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto

from app.clock import Clock

IDLE = timedelta(minutes=15)
WARNING = timedelta(minutes=1)


class LockState(Enum):
    """What the screen should be."""

    OPEN = auto()  # somebody is working
    WARNING = auto()  # nobody is; say that it will lock
    LOCKED = auto()  # only unlocking leads out


class IdleLock:
    """Decides when to lock; it has no timer and no key of its own.

    Idleness is the greater of what the wall clock and the monotonic clock say: the first counts
    the hours a laptop sleeps, the second cannot be set back. A clock set forward locks early,
    which costs a passphrase and nothing more.
    """

    def __init__(
        self,
        clock: Clock,
        monotonic: Callable[[], float],
        *,
        idle: timedelta = IDLE,
        warning: timedelta = WARNING,
    ) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._idle = idle.total_seconds()
        self._warning = warning.total_seconds()
        self._locked = True
        self._touched()

    def look(self) -> LockState:
        """What the screen should be now; LOCKED stays until unlocked()."""
        left = self.seconds_left
        if left <= 0:
            self._locked = True
            return LockState.LOCKED
        return LockState.WARNING if left <= self._warning else LockState.OPEN

    @property
    def seconds_left(self) -> float:
        """Seconds until it locks; 0 when locked."""
        if self._locked:
            return 0.0
        wall = (self._clock.now() - self._at).total_seconds()
        return max(0.0, self._idle - max(wall, self._monotonic() - self._mark))

    @property
    def next_look(self) -> float:
        """Seconds after which the state may have changed; a single-shot timer takes it."""
        left = self.seconds_left
        return left - self._warning if left > self._warning else left

    def touch(self) -> bool:
        """A key or the mouse was used; False when it comes too late."""
        if self.look() is LockState.LOCKED:
            return False
        self._touched()
        return True

    def unlocked(self) -> None:
        """A passphrase was accepted."""
        self._locked = False
        self._touched()

    def lock(self) -> None:
        """Lock at once (Ctrl+L, the lid, the session of the system)."""
        self._locked = True

    def _touched(self) -> None:
        self._at = self._clock.now()
        self._mark = self._monotonic()
