"""The one door for ui: do(command), ask(query), subscribe(event)."""

from __future__ import annotations

__all__ = ["Desk", "Rooms"]

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol, TypeVar

from sqlalchemy import select

from app.access import Role, deed_of, require
from app.clock import Clock
from app.events import Event
from app.history.messages import Undo
from app.history.trail import LASTING, PASSED_OVER, Span, Step, Trail
from app.ids import Id
from app.lines import Lines
from app.messages import Command, Me, Query
from app.storage import told
from app.work import Errand, Handler, Tools, Work
from db.journal import Pen
from db.tables.house import JournalEntry

T = TypeVar("T")
E = TypeVar("E", bound=Event)


class Books(Protocol):
    """Where transactions come from; each is opened, committed and closed on one thread."""

    def writing(self) -> AbstractContextManager[Any]:
        """A session with a pen; commits at the end, or rolls back on an error."""
        ...

    def reading(self) -> AbstractContextManager[Any]:
        """A session that cannot write."""
        ...

    def close(self) -> None:
        """Close the files."""
        ...


@dataclass(frozen=True)
class Rooms:
    """What the house can do, by class of message.

    Attributes:
        commands: run one at a time in the writer's transaction.
        queries: run in the reader's.
        errands: slow things that need no transaction of their own (layout of a paper); they
            come back to the desk for each short transaction.
        trips: errands that wait for a network or a stick, so that nothing else waits for them.
    """

    commands: Mapping[type, Handler] = field(default_factory=dict)
    queries: Mapping[type, Handler] = field(default_factory=dict)
    errands: Mapping[type, Errand] = field(default_factory=dict)
    trips: Mapping[type, Errand] = field(default_factory=dict)


class Desk:
    """Takes commands and queries from any thread and answers with futures.

    Four threads: the writer owns the read-write connection, the reader its own read-only one,
    the runner of errands and the traveller neither. Callbacks of subscribers run on the thread
    that committed.
    """

    def __init__(self, me: Me, clock: Clock, books: Books, rooms: Rooms, tools: Tools) -> None:
        self.me = me
        self.clock = clock
        self.tools = tools
        self._books = books
        self._rooms = rooms
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._runner = ThreadPoolExecutor(1, "errand")
        self._traveller = ThreadPoolExecutor(1, "trip")
        for pool in (self._writer, self._reader, self._runner, self._traveller):
            pool.submit(int)  # the thread starts here, and not when a window first asks
        self._lock = Lock()
        self._subscribers: dict[type[Event], list[Callable[[Any], None]]] = {}

    def do(self, command: Command[T]) -> Future[T]:
        """Carry out a command; the future fails with Refused, World or Bug, nothing changed."""
        if future := self._send_out(command):
            return future
        return self.write(self._rooms.commands[type(command)], command)

    def ask(self, query: Query[T]) -> Future[T]:
        """Answer a query; a future not yet begun may be cancelled."""
        if future := self._send_out(query):
            return future
        return self.read(self._rooms.queries[type(query)], query)

    def write(self, handler: Callable[[Any, Work], T], message: object) -> Future[T]:
        """Run a handler in one transaction of the writer, asking access for known messages."""
        return _submit(self._writer, self._write, handler, message)

    def read(self, handler: Callable[[Any, Work], T], message: object) -> Future[T]:
        """Run a handler in one transaction of the reader."""
        return _submit(self._reader, self._read, handler, message)

    def subscribe(self, kind: type[E], callback: Callable[[E], None]) -> Callable[[], None]:
        """Be told of events of a class; call what is returned to be told no more."""
        with self._lock:
            self._subscribers.setdefault(kind, []).append(callback)

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers[kind].remove(callback)

        return unsubscribe

    def publish(self, events: list[Event]) -> None:
        """Tell the subscribers."""
        for event in events:
            with self._lock:
                callbacks = list(self._subscribers.get(type(event), ()))
            for callback in callbacks:
                callback(event)

    def close(self) -> None:
        """Finish what is queued, then close the books.

        A trip that still waits for the network ends by itself, and finds the desk shut.
        """
        self.tools.stop()
        self._traveller.shutdown(wait=False, cancel_futures=True)
        for pool in (self._runner, self._reader, self._writer):
            pool.shutdown(wait=True, cancel_futures=pool is not self._writer)
        self.tools.close()
        self._books.close()

    def _send_out(self, message: object) -> Future[Any] | None:
        """Whoever runs an errand with this message; None where it is no errand."""
        for errands, pool in (
            (self._rooms.errands, self._runner),
            (self._rooms.trips, self._traveller),
        ):
            if errand := errands.get(type(message)):
                return _submit(pool, self._run_errand, errand, message)
        return None

    def _run_errand(self, errand: Errand, message: object) -> Any:
        self._require(message)
        return errand(message, self)

    def _write(self, handler: Handler, message: object) -> Any:
        self._require(message)
        with told(), self._books.writing() as session:
            work = Work(session, self.clock, self.me, self.tools)
            result = handler(message, work)
            wrote = _follow(work)
        self._remember(message, wrote)
        self.publish(work.events)
        return result

    def _remember(self, message: object, wrote: Span | None) -> None:
        """Keep what a command wrote, for undo: after the commit, on the writer's thread."""
        trail, name = self.tools.get(Trail), type(message).__name__
        if isinstance(message, Undo):
            trail.take_back(wrote)
        elif isinstance(message, Command) and wrote is not None and name not in PASSED_OVER:
            trail.push(Step(wrote, deed_of(name), lasting=name in LASTING))

    def _read(self, handler: Handler, message: object) -> Any:
        self._require(message)
        with told(), self._books.reading() as session:
            return handler(message, Work(session, self.clock, self.me, self.tools))

    def _require(self, message: object) -> None:
        if isinstance(message, Command | Query):
            require(Role(self.me.role), type(message).__name__)


def _submit(pool: ThreadPoolExecutor, function: Callable[..., T], *args: object) -> Future[T]:
    """Queue a call; once the desk is shut, the future is cancelled."""
    try:
        return pool.submit(function, *args)
    except RuntimeError:
        shut: Future[T] = Future()
        shut.cancel()
        shut.set_running_or_notify_cancel()
        return shut


def _follow(work: Work) -> Span | None:
    """Rebuild what is derived of the records just written; returns their entries, if any."""
    work.session.flush()
    pen = work.session.info.get("pen")
    if not isinstance(pen, Pen) or pen.lo > pen.hi:
        return None
    written = select(JournalEntry.tbl, JournalEntry.row).where(
        JournalEntry.stream_no == pen.stream_no, JournalEntry.seq.between(pen.lo, pen.hi)
    )
    touched: dict[str, set[Id]] = {}
    for table, row in work.session.execute(written):
        touched.setdefault(table, set()).add(row)
    for event in work.tool(Lines).after_change(work.session, work.tools, touched):
        work.emit(event)
    return Span(pen.stream_no, pen.lo, pen.hi)
