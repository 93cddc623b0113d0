"""What a handler works with: one transaction, the clock, the person, and the tools."""

from __future__ import annotations

__all__ = ["Errand", "Handler", "Outing", "Tools", "Work", "Writer", "in_steps"]

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.clock import Clock
from app.events import Event
from app.ids import Id, Mint
from app.messages import Me
from db.journal import reading

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Handler = Callable[[Any, "Work"], Any]
Errand = Callable[[Any, "Outing"], Any]
T = TypeVar("T")
P = TypeVar("P")


class Tools:
    """The shared, read-only helpers of a desk (rulebook, divisions …), asked for by class."""

    def __init__(self, *tools: object) -> None:
        self._tools = {type(tool): tool for tool in tools}

    def get(self, kind: type[T]) -> T:
        """The tool of this class; raises KeyError when the desk was built without one."""
        tool = self._tools[kind]
        if not isinstance(tool, kind):
            raise KeyError(kind)
        return tool

    def stop(self) -> None:
        """Let errands under way end early (a trip to the city)."""
        for tool in self._tools.values():
            if callable(stop := getattr(tool, "stop", None)):
                stop()

    def close(self) -> None:
        """Close those that hold something open (the press)."""
        for tool in self._tools.values():
            if callable(close := getattr(tool, "close", None)):
                close()


@dataclass(slots=True)
class Work:
    """One unit of work, inside one transaction.

    Attributes:
        session: writes journal themselves; a query's session is read-only.
        events: told to subscribers after the commit, in order.
    """

    session: Session
    clock: Clock
    me: Me
    tools: Tools
    events: list[Event] = field(default_factory=list)
    _mint: Mint | None = None

    def new_id(self) -> Id:
        """An id for a new row, sorting after every row this database knew when the work began."""
        if self._mint is None:
            self._mint = Mint(reading(self.session, self.clock))
        return self._mint()

    def tool(self, kind: type[T]) -> T:
        """A tool of the desk by its class."""
        return self.tools.get(kind)

    def emit(self, event: Event) -> None:
        """Tell subscribers after the commit; the same event twice is told once."""
        if event not in self.events:
            self.events.append(event)


class Outing(Protocol):
    """What an errand works with: the desk, for each short transaction it needs."""

    me: Me
    clock: Clock
    tools: Tools

    def write(self, handler: Callable[[Any, Work], T], message: object) -> Future[T]:
        """Run a handler in one transaction of the writer."""
        ...

    def read(self, handler: Callable[[Any, Work], T], message: object) -> Future[T]:
        """Run a handler in one transaction of the reader."""
        ...

    def publish(self, events: list[Event]) -> None:
        """Tell the subscribers."""
        ...


class Writer(Protocol):
    """Whoever runs a handler in one transaction."""

    def write(self, handler: Callable[[Any, Work], T], message: object) -> Future[T]:
        """Run it; the future is cancelled once the desk is shut."""
        ...


def in_steps(desk: Writer, step: Callable[[P, Work], P | int], start: P) -> Future[int]:
    """Run a step again and again, each time in a transaction of its own, from where it came to.

    A step returns the next place or, at the end, how many records there were. Other writes come in
    between. The future is cancelled with the desk.
    """
    ready: Future[int] = Future()

    def go_on(place: P) -> None:
        desk.write(step, place).add_done_callback(came)

    def came(ended: Future[P | int]) -> None:
        if ended.cancelled():
            ready.cancel()
        elif error := ended.exception():
            ready.set_exception(error)
        elif isinstance(result := ended.result(), int):
            ready.set_result(result)
        else:
            go_on(result)

    go_on(start)
    return ready
