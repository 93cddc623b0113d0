"""Reports every time the GUI thread was away for more than 50 ms, and where it was."""

from __future__ import annotations

__all__ = ["Block", "Watchdog"]

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal

LIMIT = 0.05
_PAUSE = 0.01
_WAITING = frozenset(
    {"_base.py", "queue.py", "selectors.py", "socket.py", "ssl.py", "subprocess.py", "threading.py"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """One time the GUI thread did not answer.

    Attributes:
        seconds: how long.
        busy: how much of that it computed; the rest it waited, or others had the processor.
        waited: it stood in a call that waits (for a lock, a future, a socket, a process).
        where: the call stack of the GUI thread when the limit passed.
    """

    seconds: float
    where: str
    busy: float = 0.0
    waited: bool = False

    @property
    def ours(self) -> bool:
        """Whether we are to blame, and not a machine that does much else beside."""
        return self.waited or self.busy > LIMIT


class Watchdog(QObject):
    """Knocks at the GUI thread from a thread of its own; for journeys and benchmarks.

    Attributes:
        blocks: what was found, in order.
    """

    _knock = Signal()

    def __init__(self, *, limit: float = LIMIT) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._limit = limit
        self._gui = threading.get_ident()
        self._computed = _clock_of(self._gui)
        self._answered, self._over = threading.Event(), threading.Event()
        self._knock.connect(self._answered.set, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Watchdog:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._over.set()
        self._answered.set()
        self._thread.join(1)

    def forgive(self) -> None:
        """Forget what was found (start-up and a change of theme are allowed)."""
        self.blocks.clear()

    def _watch(self) -> None:
        while not self._over.wait(_PAUSE):
            self._answered.clear()
            start, before = time.monotonic(), self._computed()
            self._knock.emit()
            if self._answered.wait(self._limit):
                continue
            frame = sys._current_frames().get(self._gui)  # noqa: SLF001 - the documented way
            where = "".join(traceback.format_stack(frame)) if frame else ""
            waited = frame is not None and _waits(frame)
            self._answered.wait()
            if not self._over.is_set():
                seconds, busy = time.monotonic() - start, self._computed() - before
                self.blocks.append(Block(seconds, where, busy, waited))


def _waits(frame: FrameType) -> bool:
    """Whether a call waits for something of ours; how soon a new thread runs is the machine's."""
    up: FrameType | None = frame
    while up is not None:
        if up.f_code is threading.Thread.start.__code__:
            return False
        up = up.f_back
    return Path(frame.f_code.co_filename).name in _WAITING


def _clock_of(thread: int) -> Callable[[], float]:
    """How long a thread has computed, seconds; the time of day where the system does not tell."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)
