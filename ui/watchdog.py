"""Reports every time the GUI thread was away for more than 50 ms, and where it was."""

from __future__ import annotations

__all__ = ["Block", "Watchdog"]

import sys
import threading
import time
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

LIMIT = 0.05
_PAUSE = 0.01


@dataclass(frozen=True, slots=True)
class Block:
    """One time the GUI thread did not answer.

    Attributes:
        seconds: how long.
        where: the call stack of the GUI thread when the limit passed.
    """

    seconds: float
    where: str


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
            start = time.monotonic()
            self._knock.emit()
            if self._answered.wait(self._limit):
                continue
            frame = sys._current_frames().get(self._gui)  # noqa: SLF001 - the documented way
            where = "".join(traceback.format_stack(frame)) if frame else ""
            self._answered.wait()
            if not self._over.is_set():
                self.blocks.append(Block(time.monotonic() - start, where))
