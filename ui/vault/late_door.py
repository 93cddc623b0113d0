"""A door whose house is still being built: the unlock window is shown meanwhile."""

from __future__ import annotations

__all__ = ["LateDoor"]

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from app.messages import Command, Query
    from ui.context import Desk
    from ui.vault.door import Door, Offer
    from ui.work import Promise

T = TypeVar("T")


class LateDoor:
    """Makes the real door in a thread, and hands everything on once it stands.

    Importing what a desk needs takes longer than showing a window; a user who types a passphrase
    meanwhile waits for both together, not for one after the other.
    """

    def __init__(self, make: Callable[[], Door]) -> None:
        self._pool = ThreadPoolExecutor(1, "late-door")
        self._make = make
        self._door: Door | None = None

    def ask(self, query: Query[T]) -> Future[T]:
        """ReadGate."""
        return self._pass(lambda door: door.ask(query))

    def do(self, command: Command[T]) -> Future[T]:
        """CreateVault, Unlock, ResetPassphrase."""
        return self._pass(lambda door: door.do(command))

    def founded(self) -> Future[bool]:
        """Whether the open vault already belongs to an office."""
        return self._pass(lambda door: door.founded())

    def found_sample(self) -> Future[Desk]:
        """Make the sample office in the open vault."""
        return self._pass(lambda door: door.found_sample())

    def open_desk(self) -> Future[Desk]:
        """The desk of whoever unlocked."""
        return self._pass(lambda door: door.open_desk())

    def enrol_online(self, server: str, code: str) -> Future[Offer]:
        """Ask the city over the network."""
        return self._pass(lambda door: door.enrol_online(server, code))

    def write_request(self, folder: Path) -> Future[str]:
        """Write the request to a stick."""
        return self._pass(lambda door: door.write_request(folder))

    def read_reply(self, folder: Path) -> Future[Offer]:
        """Read the reply from a stick."""
        return self._pass(lambda door: door.read_reply(folder))

    def accept(self, offer: Any) -> Future[Desk]:
        """A person compared the digits."""
        return self._pass(lambda door: door.accept(offer))

    def lock(self) -> Future[int]:
        """Close the desk and let go of the key."""
        return self._pass(lambda door: door.lock())

    def close(self) -> None:
        """Lock if it was ever opened, and end the thread."""
        if self._door is not None:
            self.lock().result()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _pass(self, call: Callable[[Door], Promise[T]]) -> Future[T]:
        return self._pool.submit(lambda: call(self._ready()).result())

    def _ready(self) -> Door:
        if self._door is None:
            self._door = self._make()
        return self._door
