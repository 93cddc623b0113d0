"""Work off the GUI thread: a future in, a callback on the GUI thread out."""

from __future__ import annotations

__all__ = ["Promise", "Work"]

import itertools
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

_HANDS = 2
_PATIENCE = 1.0  # seconds for a hand that is let go before all stand

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Promise(Protocol[T_co]):
    """What this needs of a future; unlike Future, one of a subtype will do."""

    def add_done_callback(self, fn: Callable[[Any], object], /) -> None:
        """Call when it ends, on any thread."""
        ...

    def cancelled(self) -> bool:
        """Whether it was cancelled."""
        ...

    def exception(self) -> BaseException | None:
        """What it ended with, if not with a result."""
        ...

    def result(self) -> T_co:
        """What it ended with."""
        ...


class Source(Protocol):
    """Where events come from (ui.context.Desk)."""

    def subscribe(self, kind: type[Any], callback: Callable[[Any], None]) -> Callable[[], None]:
        """Hear of facts, on any thread; returns how to stop."""
        ...


@dataclass(frozen=True, slots=True)
class _Order:
    """A future that somebody waits for."""

    future: Promise[Any]
    on_result: Callable[[Any], None]
    on_error: Callable[[Exception], bool | None] | None
    owner: QObject | None


class Work(QObject):
    """Brings results and errors of futures back to the GUI thread.

    Signals:
        refused: an error nobody handled that a sentence explains (app.errors.Refused, World).
        crashed: an error nobody handled that is ours (app.errors.Bug, or anything else).
    """

    refused = Signal(object)
    crashed = Signal(object)
    _ended = Signal(int)
    _heard = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: dict[int, _Order] = {}
        self._numbers = itertools.count()
        self._pool: ThreadPoolExecutor | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is still awaited."""
        return bool(self._orders)

    def run(
        self,
        future: Promise[T],
        on_result: Callable[[T], None],
        on_error: Callable[[Exception], bool | None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Call back on the GUI thread when a future ends; never, once its owner is gone.

        Args:
            future: what the desk, the vault or `call` returned.
            on_result: takes the result.
            on_error: takes the error; returns False to have it shown as if unhandled.
            owner: a widget; when it was destroyed, neither callback is made.
        """
        number = next(self._numbers)
        self._orders[number] = _Order(future, on_result, on_error, owner)
        # A signal crosses from the worker's thread to the thread this object lives in.
        future.add_done_callback(lambda _future: self._announce(number))

    def call(self, function: Callable[..., T], *args: Any) -> Future[T]:
        """Run a function that blocks (a file, a printer) in a thread."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(_HANDS, thread_name_prefix="ui-work")
            # All start now: later one would be waited for while another imports, and holds Python.
            together = Barrier(_HANDS)
            for _ in range(_HANDS):
                self._pool.submit(together.wait, _PATIENCE)
        return self._pool.submit(function, *args)

    def listen(
        self,
        desk: Source,
        event: type[Any],
        callback: Callable[[Any], None],
        *,
        owner: QObject,
    ) -> None:
        """Hear of a desk's events on the GUI thread, until the owner is destroyed."""
        stop = desk.subscribe(event, lambda fact: self._pass_on(owner, callback, fact))
        owner.destroyed.connect(stop)

    def close(self) -> None:
        """Let nothing more come back; running work ends by itself."""
        self._orders.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def report(self, error: Exception) -> None:
        """Show an error to the user: a sentence, or the report of a mistake of ours."""
        from app.errors import Bug, Problem  # noqa: PLC0415 - not needed to show a window

        known = isinstance(error, Problem) and not isinstance(error, Bug)
        (self.refused if known else self.crashed).emit(error)

    def _pass_on(self, owner: QObject, callback: Callable[[Any], None], fact: object) -> None:
        if shiboken6.isValid(self):
            self._heard.emit(owner, callback, fact)

    def _on_heard(self, owner: QObject, callback: Callable[[Any], None], fact: object) -> None:
        if shiboken6.isValid(owner):
            callback(fact)

    def _announce(self, number: int) -> None:
        if shiboken6.isValid(self):
            self._ended.emit(number)

    def _on_ended(self, number: int) -> None:
        order = self._orders.pop(number, None)
        if order is None or (order.owner is not None and not shiboken6.isValid(order.owner)):
            return
        if order.future.cancelled():
            return
        error = order.future.exception()
        if error is None:
            order.on_result(order.future.result())
        elif isinstance(error, CancelledError):
            return
        elif not isinstance(error, Exception):
            raise error
        elif order.on_error is None or order.on_error(error) is False:
            self.report(error)
