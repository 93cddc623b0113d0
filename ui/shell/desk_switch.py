"""The desk behind the window: one while unlocked, none while locked, another afterwards."""

from __future__ import annotations

__all__ = ["DeskSwitch"]

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from app.events import Event
from app.messages import Command, Me, Query
from ui.context import Desk

T = TypeVar("T")


class DeskSwitch:
    """Passes everything on to the desk that is open; while locked, futures are cancelled.

    Pages keep this one object, so that a lock and an unlock leave them as they were.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk: Desk | None = None
        self._me = desk.me
        self._heard: dict[int, tuple[type[Any], Callable[[Any], None]]] = {}
        self._stops: dict[int, Callable[[], None]] = {}
        self._count = 0
        self.attach(desk)

    @property
    def me(self) -> Me:
        """Who sits here, or sat here when it was locked."""
        return self._me

    def attach(self, desk: Desk) -> None:
        """This desk is open now."""
        self._desk, self._me = desk, desk.me
        self._stops = {
            number: desk.subscribe(kind, callback)
            for number, (kind, callback) in self._heard.items()
        }

    def detach(self) -> None:
        """No desk is open now."""
        for stop in self._stops.values():
            stop()
        self._stops.clear()
        self._desk = None

    def do(self, command: Command[T]) -> Future[T]:
        """Change records."""
        return self._desk.do(command) if self._desk is not None else _cancelled()

    def ask(self, query: Query[T]) -> Future[T]:
        """Read records."""
        return self._desk.ask(query) if self._desk is not None else _cancelled()

    def publish(self, event: Event) -> None:
        """Tell those who listen of what no desk knows: that the day turned."""
        for kind, callback in list(self._heard.values()):
            if isinstance(event, kind):
                callback(event)

    def subscribe(self, kind: type[Any], callback: Callable[[Any], None]) -> Callable[[], None]:
        """Hear of facts, whichever desk is open."""
        number = self._count
        self._count += 1
        self._heard[number] = (kind, callback)
        if self._desk is not None:
            self._stops[number] = self._desk.subscribe(kind, callback)

        def stop() -> None:
            self._heard.pop(number, None)
            unsubscribe = self._stops.pop(number, None)
            if unsubscribe is not None:
                unsubscribe()

        return stop


def _cancelled() -> Future[Any]:
    future: Future[Any] = Future()
    future.cancel()
    # Without this, whoever waits for it by callback would never hear.
    future.set_running_or_notify_cancel()
    return future
