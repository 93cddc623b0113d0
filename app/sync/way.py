"""What is known of the way to the city: the last try, and when to try again by oneself."""

from __future__ import annotations

__all__ = ["Way"]

from datetime import datetime, timedelta
from threading import Event

from app.sync.messages import Network

_SOON = timedelta(seconds=10)
_USUAL = timedelta(minutes=15)
_LONGEST = timedelta(hours=2)


class Way:
    """Shared by the errands, which change it, and the page, which shows it; a tool of the desk.

    Attributes:
        network: how the last try ended.
        next_at: when the next one is due; None before the first, and where nobody goes unasked.
        problem: a sentence when something needs a person, else "".
        stopping: set while a trip is to end early.
    """

    def __init__(self, *, automatic: bool = True) -> None:
        self.network = Network.UNKNOWN
        self.next_at: datetime | None = None
        self.problem = ""
        self.stopping = Event()
        self._failures = 0
        self._automatic = automatic

    def begin(self, now: datetime) -> None:
        """The desk is open: the first try comes soon."""
        if self._automatic:
            self.next_at = now + _SOON

    def went(self, network: Network, now: datetime, *, problem: str = "") -> None:
        """Note how a try ended; after failures the next one comes later and later."""
        self.network = network
        self.problem = problem
        self._failures = 0 if network is Network.REACHED else self._failures + 1
        wait = min(_USUAL * 2 ** max(0, self._failures - 1), _LONGEST)
        if self._automatic:
            self.next_at = now + wait

    def soon(self, now: datetime) -> None:
        """There is more to bring than one trip took."""
        if self._automatic:
            self.next_at = now + _SOON

    def stop(self) -> None:
        """Let the trip under way end at the next file; what has arrived stays."""
        self.stopping.set()
